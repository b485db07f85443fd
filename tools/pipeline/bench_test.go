//go:build unix

package pipeline

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// BenchmarkImport imports dumps cut from the five pages, each another matter by its name, into an empty folder and
// once more into the full one. Run one size in a process of its own for its peak memory:
//
//	go test ./tools/pipeline -run '^$' -bench 'Import/10000$' -benchtime 1x
func BenchmarkImport(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000, 50_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			sources := b.TempDir()
			synthesize(b, sources, n)
			for b.Loop() {
				dir := b.TempDir()
				opts := options(b, sources, dir)
				for _, pass := range []string{"first", "second"} {
					before := cpu(b)
					run, err := Import(context.Background(), opts)
					if err != nil {
						b.Fatal(err)
					}
					if len(run.Pages) != n || run.ExitCode() == 1 {
						b.Fatalf("%d pages", len(run.Pages))
					}
					b.ReportMetric(float64(n)/(cpu(b)-before), pass+"-pages/cpu-s")
				}
			}
			b.ReportMetric(float64(2*n*b.N)/b.Elapsed().Seconds(), "pages/s")
			b.ReportMetric(float64(usage(b).Maxrss)/1024, "peak-MB")
		})
	}
}

func usage(b *testing.B) syscall.Rusage {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return u
}

// cpu returns the processor seconds this process has used.
func cpu(b *testing.B) float64 {
	u := usage(b)
	return float64(u.Utime.Sec+u.Stime.Sec) + float64(u.Utime.Usec+u.Stime.Usec)/1e6
}

// synthesize writes n dumps cut from the five pages: the head of each with part of its text, under a name of its own.
func synthesize(b *testing.B, dir string, n int) {
	files, err := filepath.Glob(filepath.Join(seeds, "*.txt"))
	if err != nil || len(files) == 0 {
		b.Fatalf("no pages to cut from: %v", err)
	}
	var texts []string
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	for i := range n {
		lines := strings.SplitAfter(texts[i%len(texts)], "\n")
		const head = 8 // enough for every page's title and date
		from := head + i*7%max(1, len(lines)/2)
		cut := strings.Join(lines[:head], "") + strings.Join(lines[min(from, len(lines)):], "")
		cut = strings.NewReplacer("李沧", fmt.Sprintf("李沧%d号", i), "莱山区", fmt.Sprintf("莱山%d区", i), "山东省数字", fmt.Sprintf("山东省%d数字", i)).Replace(cut)
		folder := filepath.Join(dir, fmt.Sprintf("%03d", i/1000))
		if err := os.MkdirAll(folder, 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("page_%06d.txt", i)), []byte(cut), 0o644); err != nil {
			b.Fatal(err)
		}
	}
}

//go:build unix

package search_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"gonggao/tools/search"
)

// BenchmarkSite builds the index of synthetic sites and asks it for arbitrary words; `make bench-search` runs it. PAGES
// names the sizes, in announcements of about 1,500 characters, each in both scripts. KEEP names a folder to leave sites,
// indexes and words in, for the measurements in a browser.
func BenchmarkSite(b *testing.B) {
	sizes := os.Getenv("PAGES")
	if sizes == "" {
		sizes = "1000"
	}
	for _, size := range strings.Fields(sizes) {
		n, err := strconv.Atoi(size)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(size, func(b *testing.B) {
			w := newWorld(b)
			folder := b.TempDir()
			if keep := os.Getenv("KEEP"); keep != "" {
				folder = filepath.Join(keep, size)
			}
			site, index := filepath.Join(folder, "site"), filepath.Join(folder, "search")
			w.write(b, site, n)
			for b.Loop() {
				measureBuild(b, w, site, index)
			}
			measureQueries(b, w, n, index)
			keepWords(b, w, n, folder)
		})
	}
}

func measureBuild(b *testing.B, w *world, site, index string) {
	b.Helper()
	debug.FreeOSMemory()
	resetPeak()
	start, cpu := time.Now(), cpuTime()
	r, err := search.Build(os.DirFS(site), search.Options{Simplify: w.simplify}, func(name string, data []byte) error {
		name = filepath.Join(index, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		return os.WriteFile(name, data, 0o644)
	})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(time.Since(start).Seconds(), "build-s")
	b.ReportMetric((cpuTime() - cpu).Seconds(), "build-cpu-s")
	b.ReportMetric(peak(), "peak-MB")
	b.ReportMetric(float64(r.Bytes)/1e6, "disk-MB")
	b.ReportMetric(float64(r.Files), "files")
	b.ReportMetric(float64(r.Tokens), "tokens")
}

const (
	queries = 150
	shown   = 10 // rows on a page of results
)

// measureQueries compares what is found with which pages, folded, contain the folded term.
func measureQueries(b *testing.B, w *world, n int, index string) {
	b.Helper()
	counted := &counter{FS: os.DirFS(index)}
	for _, kind := range []struct {
		name  string
		terms []string
		truth []map[string]bool
	}{
		{name: "", terms: w.terms(n, queries, true)},
		{name: "any-", terms: w.terms(n, queries, false)},
	} {
		kind.truth = w.truth(n, kind.terms)
		var recall, precision, after, most, bytes float64
		for q, term := range kind.terms {
			counted.reset()
			x, err := search.Open(counted)
			if err != nil {
				b.Fatal(err)
			}
			found, err := x.Search(term)
			if err != nil {
				b.Fatal(err)
			}
			truth := kind.truth[q]
			right, fetched, rows, rightRows := 0, 0, 0, 0
			for _, h := range found.Hits {
				if truth[w.path(h.Document)] {
					right++
				}
			}
			for rows < shown && (fetched < 2*shown || rows == 0) && len(found.Hits) > 0 { // as in rows.js
				next, err := found.Next(shown - rows)
				if err != nil {
					b.Fatal(err)
				}
				fetched += len(next)
				for _, h := range next {
					ok, err := x.Verify(term, "zh-hans", h.Document)
					if err != nil {
						b.Fatal(err)
					}
					if ok {
						rows++
						if truth[w.path(h.Document)] {
							rightRows++
						}
					}
				}
			}
			recall += ratio(right, len(truth))
			precision += ratio(rows, fetched)
			after += ratio(rightRows, rows)
			bytes += float64(counted.bytes)
			most = max(most, float64(counted.bytes))
		}
		b.ReportMetric(recall/queries, kind.name+"recall")
		b.ReportMetric(precision/queries, kind.name+"precision")
		b.ReportMetric(after/queries, kind.name+"precision-shown")
		b.ReportMetric(bytes/queries/1e3, kind.name+"kB/query")
		b.ReportMetric(most/1e3, kind.name+"kB-most")
	}
}

// keepWords writes the words and where they stand.
func keepWords(b *testing.B, w *world, n int, folder string) {
	b.Helper()
	type word struct {
		Term   string
		Folded string
		Pages  []string
	}
	terms := w.terms(n, queries, true)
	words := make([]word, len(terms))
	for i, pages := range w.truth(n, terms) {
		words[i] = word{terms[i], w.flat(terms[i]), slices.Sorted(maps.Keys(pages))}
	}
	data, err := json.Marshal(words)
	if err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "words.json"), data, 0o644); err != nil {
		b.Fatal(err)
	}
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

// counter counts the bytes of the files that a query reads, each once.
type counter struct {
	fs.FS
	seen  map[string]bool
	bytes int
}

func (c *counter) reset() { c.seen, c.bytes = map[string]bool{}, 0 }

func (c *counter) ReadFile(name string) ([]byte, error) {
	data, err := fs.ReadFile(c.FS, name)
	if !c.seen[name] {
		c.bytes += len(data)
	}
	c.seen[name] = true
	return data, err
}

// resetPeak makes Linux forget the most memory that the process has held.
func resetPeak() { _ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) }

// peak returns the most memory held since, in MB; 0 where the system does not say.
func peak() float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		var kB float64
		if n, _ := fmt.Sscanf(line, "VmHWM: %f kB", &kB); n == 1 {
			return kB / 1e3
		}
	}
	return 0
}

// cpuTime returns the processor time that the process has used, which a busy machine does not change much.
func cpuTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// parallel calls do for 0 … n-1, four at a time.
func parallel(n int, do func(i int)) {
	var wg sync.WaitGroup
	const workers = 4
	for first := range workers {
		wg.Go(func() {
			for i := first; i < n; i += workers {
				do(i)
			}
		})
	}
	wg.Wait()
}

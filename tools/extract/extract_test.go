package extract

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gonggao/tools/announcement"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden reads every fixture and compares its outline, a line a block.
func TestGolden(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txt")
	if len(files) == 0 {
		t.Fatal("no fixtures")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			doc := Text(string(text))
			if diff := cmp.Diff(string(text), doc.Source()); diff != "" {
				t.Errorf("the blocks do not add up to the page (-page +blocks):\n%s", diff)
			}
			golden := strings.TrimSuffix(file, ".txt") + ".golden"
			got := outline(doc)
			for _, f := range doc.Flags {
				got += fmt.Sprintf("flag %s %q %v\n", f.Kind, f.Quote, f.Data)
			}
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("outline (-want +got):\n%s", diff)
			}
		})
	}
}

func outline(doc announcement.Document) string {
	var b strings.Builder
	for _, block := range doc.Blocks {
		what := string(block.Kind)
		switch block.Kind {
		case announcement.Heading:
			what += fmt.Sprint(block.Level)
		case announcement.Chrome:
			what += "/" + string(block.Chrome)
		case announcement.Field:
			what += "/" + string(block.Label)
		}
		fmt.Fprintf(&b, "%3d %-18s %q\n", block.Line, what, block.Text)
	}
	return b.String()
}

func FuzzText(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txt")
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Add("\r\n\r\n标题:\r\n\n来源:")
	f.Add("《《《》\n\n(征求意见稿)\n2021年3月2日")
	f.Fuzz(func(t *testing.T, text string) {
		doc := Text(text)
		if got := doc.Source(); got != text {
			t.Errorf("the blocks add up to %q, the page is %q", got, text)
		}
		for i, b := range doc.Blocks {
			if b.Kind == announcement.Chrome && b.Chrome == "" || b.Kind == announcement.Field && b.Label == "" {
				t.Errorf("block %d says not what it is: %+v", i, b)
			}
		}
	})
}

func BenchmarkText(b *testing.B) {
	text, err := os.ReadFile("testdata/index-table.txt")
	if err != nil {
		b.Fatal(err)
	}
	page := string(text)
	b.SetBytes(int64(len(page)))
	b.ReportAllocs()
	for b.Loop() {
		Text(page)
	}
}

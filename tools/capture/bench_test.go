package capture_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gonggao/tools/capture"
)

// BenchmarkArchive opens a .warc.gz of 10,000 pages and reads them all.
func BenchmarkArchive(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	path := filepath.Join(b.TempDir(), "a.warc.gz")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	plain := 0
	for i := range 10_000 {
		var page strings.Builder
		for range 4000 {
			page.WriteRune(rune(0x4e00 + random.IntN(2500)))
			if random.IntN(10) == 0 {
				page.WriteString("</p>\r\n<p class=\"MsoNormal\" style=\"text-indent:2em\">")
			}
		}
		r := response(fmt.Sprintf("http://www.x.gov.cn/art/%d.html", i), 1, "text/html", page.String())
		plain += len(r)
		if _, err := f.WriteString(gz(r)); err != nil {
			b.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	for name, read := range map[string]bool{"open": false, "open and read": true} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(plain))
			b.ReportAllocs()
			for b.Loop() {
				c, err := capture.Open(path, capture.Options{})
				if err != nil || len(c.Sources) != 10_000 {
					b.Fatal(len(c.Sources), err)
				}
				for _, s := range c.Sources {
					if !read {
						break
					}
					if _, err := s.Read(); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

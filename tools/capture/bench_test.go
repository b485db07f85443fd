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

// BenchmarkArchive opens a .warc.gz of 10,000 pages and reads them all, without digests and with two of each page.
func BenchmarkArchive(b *testing.B) {
	for _, digests := range []bool{false, true} {
		path, plain := benchmarkArchive(b, digests)
		for _, read := range []bool{false, true} {
			b.Run(fmt.Sprintf("read=%v/digests=%v", read, digests), func(b *testing.B) {
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
						if page, err := s.Read(); err != nil || page.Mismatch.Of != "" {
							b.Fatal(err, page.Mismatch)
						}
					}
				}
			})
		}
	}
}

// benchmarkArchive writes an archive and returns its path and the bytes it unpacks to.
func benchmarkArchive(b *testing.B, digests bool) (string, int) {
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
		const head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
		fields := []string{httpBlock}
		if digests {
			fields = append(fields, "WARC-Payload-Digest: "+sha1Base32(page.String()), "WARC-Block-Digest: "+sha1Base32(head+page.String()))
		}
		r := rec("response", fmt.Sprintf("http://www.x.gov.cn/art/%d.html", i), head+page.String(), fields...)
		plain += len(r)
		if _, err := f.WriteString(gz(r)); err != nil {
			b.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	return path, plain
}

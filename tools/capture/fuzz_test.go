package capture_test

import (
	"archive/zip"
	"strings"
	"testing"

	"gonggao/tools/capture"
)

// readAll reads every source of a crawl: none panics, and each error is one that a person can act on.
func readAll(t *testing.T, files map[string]string) {
	for _, s := range open(t, write(t, files), capture.Options{MaxBytes: 1 << 16}).Sources {
		if page, err := s.Read(); err != nil {
			_ = problem(t, err)
		} else if len(page.Body) > 1<<16 {
			t.Fatalf("%s: %d bytes", s.Name, len(page.Body))
		}
	}
}

func FuzzArchive(f *testing.F) {
	a, b := response("http://a.cn/1", 1, "text/html", "one"), response("http://a.cn/1", 2, "", "<html>two")
	f.Add([]byte(a+b), uint8(0))
	f.Add([]byte(members(a, b)), uint8(1))
	f.Add([]byte(zipped(f, member{"archive/a.warc", a, zip.Store}, member{"archive/b.warc.gz", members(b), zip.Deflate})), uint8(2))
	f.Fuzz(func(t *testing.T, file []byte, kind uint8) {
		readAll(t, map[string]string{[]string{"a.warc", "a.warc.gz", "a.wacz"}[kind%3]: string(file)})
	})
}

// FuzzWACZ changes what a WACZ holds, which changes of its bytes do not reach past its checksums.
func FuzzWACZ(f *testing.F) {
	one := response("http://a.cn/1", 1, "text/html", "one")
	f.Add(`{"resources":[{"path":"archive/a.warc","hash":"`+sha256Hex(one)+`"}]}`, `{"hash":"sha256:00"}`, "a 1 {\"filename\":\"a.warc\"}\n", "archive/b.warc.gz", one, true)
	f.Add(`{"resources":[{"path":"indexes/index.cdx","stats":{"hash":"00"},"hashing":"md5"}]}`, "", gz("a 1 {}"), "../x.wacz", members(one), false)
	f.Fuzz(func(t *testing.T, list, digest, index, name, data string, stored bool) {
		name = strings.TrimRight(name, "/") + "x" // a folder holds nothing
		method := map[bool]uint16{false: zip.Deflate, true: zip.Store}[stored]
		readAll(t, map[string]string{"a.wacz": zipped(t,
			member{"datapackage.json", list, zip.Deflate}, member{"datapackage-digest.json", digest, zip.Deflate},
			member{"indexes/index.cdx", index, method}, member{"archive/a.warc", data, method}, member{name, data, method})})
	})
}

func FuzzSidecar(f *testing.F) {
	f.Add("url = 'http://a.cn/1'\ncaptured = 2024-05-01\nsite = '某网'", uint8(0))
	f.Add("[columns]\nhtml = 'b'", uint8(1))
	f.Fuzz(func(t *testing.T, sidecar string, kind uint8) {
		name := []string{"a.txt", "a.csv", "a.warc", "a.html"}[kind%4]
		readAll(t, map[string]string{"a.toml": sidecar, name: "a,b\n1,2\n"})
	})
}

package check

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"path"
	"strings"
	"unicode/utf8"
)

// budget is what a file may weigh, in bytes after gzip: the longest plan seen, 17,000 characters, takes 19.8 kB.
var budget = map[string]int{".html": 25_000, ".css": 6_000, ".js": 5_000}

// checkPath asks for paths that every host, archive and e-mail program keeps as they are.
func checkPath(name string, add adder) {
	for _, r := range name {
		if r <= ' ' || r > '~' || strings.ContainsRune(`"*:<>?\|`, r) {
			add(NonASCIIPath, "")
			return
		}
	}
}

func checkBytes(name string, body []byte, add adder) {
	if !utf8.Valid(body) {
		add(NotUTF8, "")
	}
	if limit := budget[path.Ext(name)]; limit > 0 && len(body) > limit {
		if size := compressed(body); size > limit {
			add(Heavy, fmt.Sprintf("%.1f kB > %.0f kB", float64(size)/1e3, float64(limit)/1e3))
		}
	}
}

// compressed returns the size of body after gzip, in bytes.
func compressed(body []byte) int {
	var buf bytes.Buffer
	w := gzip.NewWriter(&buf)
	_, _ = w.Write(body) // a buffer takes everything
	_ = w.Close()
	return buf.Len()
}

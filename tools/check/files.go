package check

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"path"
	"strings"
	"unicode/utf8"
)

// budget returns what a file may weigh, in bytes after gzip, or 0: the longest plan seen, 17,000 characters, takes 19.8 kB.
func budget(name string) int {
	switch path.Ext(name) {
	case ".html":
		return 25_000
	case ".css":
		return 6_000
	case ".js":
		if strings.HasPrefix(path.Base(name), "search.") { // on the search page only
			return 5_000
		}
		return 2_000
	}
	return 0
}

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
	if limit := budget(name); limit > 0 && len(body) > limit {
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

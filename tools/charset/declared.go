package charset

import (
	"bytes"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
)

// The head of a page is searched no further than this, in bytes; the latest declaration seen stands at 4030.
const farthest = 1 << 16

// declarations returns what a page says it is in, GB18030 or Big5, the HTTP header's word first.
func declarations(body []byte, header string) []string {
	var all []string
	add := func(label string) {
		e, err := htmlindex.Get(strings.TrimSpace(label))
		if err != nil {
			return
		}
		switch name, _ := htmlindex.Name(e); name {
		case "gbk", GB18030:
			all = append(all, GB18030)
		case Big5:
			all = append(all, Big5)
		}
	}
	if label := labelIn([]byte(header)); label != "" {
		add(label)
	} else {
		add(header)
	}
	head := bytes.ToLower(body[:min(len(body), farthest)])
	for {
		at := bytes.Index(head, []byte("<meta"))
		if at < 0 {
			return all
		}
		head = head[at+len("<meta"):]
		tag, _, _ := bytes.Cut(head, []byte(">"))
		add(labelIn(tag))
	}
}

// labelIn returns what stands behind charset=.
func labelIn(s []byte) string {
	_, rest, ok := bytes.Cut(bytes.ToLower(s), []byte("charset"))
	if !ok {
		return ""
	}
	rest, ok = bytes.CutPrefix(bytes.TrimLeft(rest, " \t\r\n"), []byte("="))
	if !ok {
		return ""
	}
	rest = bytes.TrimLeft(rest, " \t\r\n\"'")
	if end := bytes.IndexAny(rest, " \t\r\n\"';/>"); end >= 0 {
		rest = rest[:end]
	}
	return string(rest)
}

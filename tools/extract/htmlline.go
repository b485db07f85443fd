package extract

import (
	"sort"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlLine is what stands on one line of a page when it is shown without style sheets.
type htmlLine struct {
	text      string
	from, end int32  // the nodes it was read from
	last      int32  // of its texts
	block     int32  // the element that makes it a line
	link      bool   // all of it is inside links
	shape     *shape // nil until asked for
	squash    string // likewise
}

// readLines cuts what is shown into lines.
func (p *htmlPage) readLines() { p.lines = p.linesOf(0) }

// linesOf cuts what is shown below node i into lines. A text that opens with a label is kept apart from the text
// before it, for pages part them by style alone.
func (t *tree) linesOf(i int32) []htmlLine {
	r := lineReader{tree: t}
	r.read(i, i, false)
	r.flush(t.nodes[i].end)
	return r.lines
}

type lineReader struct {
	*tree
	lines []htmlLine
	line  htmlLine
	text  strings.Builder
	plain bool // some of the line is outside links
}

func (r *lineReader) read(i, block int32, link bool) {
	n := &r.nodes[i]
	switch n.Type {
	case html.TextNode:
		if n.chars == 0 {
			if r.text.Len() > 0 && len(n.Data) > 0 {
				r.text.WriteByte(' ')
			}
			return
		}
		if r.text.Len() == 0 {
			r.line.from, r.line.block = i, block
		} else if n.labels > 0 {
			r.text.WriteByte(' ')
		}
		r.text.WriteString(n.Data)
		r.line.last = i
		r.plain = r.plain || !link
		return
	case html.ElementNode:
		if n.DataAtom == atom.Br {
			r.flush(i)
			return
		}
		link = link || n.DataAtom == atom.A && n.linkChars > 0
		if isBlock(n.DataAtom) {
			r.flush(i)
			block = i
			defer func() { r.flush(n.end) }()
		}
	}
	for c := i + 1; c < n.end; c = r.nodes[c].end {
		if r.nodes[c].role == unread {
			r.read(c, block, link)
		}
	}
}

func (r *lineReader) flush(end int32) {
	if r.text.Len() > 0 {
		r.line.text, r.line.end, r.line.link = strings.TrimFunc(collapse(r.text.String()), isBlank), end, !r.plain
		r.lines = append(r.lines, r.line)
	}
	r.text.Reset()
	r.plain, r.line = false, htmlLine{}
}

// linesBetween returns the first line that begins at node from or after it, and the first that begins at end or after it.
func (p *htmlPage) linesBetween(from, end int32) (first, after int) {
	first = sort.Search(len(p.lines), func(n int) bool { return p.lines[n].from >= from })
	after = sort.Search(len(p.lines), func(n int) bool { return p.lines[n].from >= end })
	return first, after
}

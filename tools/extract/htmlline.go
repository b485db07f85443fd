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
	texts := 0
	for j := i; j < t.nodes[i].end; j++ {
		if n := &t.nodes[j]; n.chars > 0 && n.end == j+1 {
			texts++
		}
	}
	r := lineReader{tree: t, lines: make([]htmlLine, 0, texts)}
	r.read(i, i, false)
	r.flush(t.nodes[i].end)
	return r.lines
}

type lineReader struct {
	*tree
	lines []htmlLine
	line  htmlLine
	text  string // the first text of the line
	all   []byte // all of them, when there are several
	blank bool   // stands behind the last
	plain bool   // some of the line is outside links
}

func (r *lineReader) read(i, block int32, link bool) {
	n := &r.nodes[i]
	switch n.Type {
	case html.TextNode:
		if n.chars == 0 {
			r.blank = r.blank || len(n.Data) > 0
			return
		}
		r.add(i, block)
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

// add adds text i to the line.
func (r *lineReader) add(i, block int32) {
	n := &r.nodes[i]
	r.line.last = i
	if r.text == "" {
		r.text, r.line.from, r.line.block = n.Data, i, block
		r.blank = false
		return
	}
	if len(r.all) == 0 {
		r.all = append(r.all, r.text...)
	}
	if r.blank || n.labels > 0 {
		r.all = append(r.all, ' ')
	}
	r.all = append(r.all, n.Data...)
	r.blank = false
}

func (r *lineReader) flush(end int32) {
	if r.text != "" {
		text := r.text
		if len(r.all) > 0 {
			text = string(r.all)
		}
		r.line.text, r.line.end, r.line.link = collapse(strings.TrimFunc(text, isBlank)), end, !r.plain
		r.lines = append(r.lines, r.line)
	}
	r.text, r.all, r.blank = "", r.all[:0], false
	r.plain, r.line = false, htmlLine{}
}

// linesBetween returns the first line that begins at node from or after it, and the first that begins at end or after it.
func (p *htmlPage) linesBetween(from, end int32) (first, after int) {
	first = sort.Search(len(p.lines), func(n int) bool { return p.lines[n].from >= from })
	after = sort.Search(len(p.lines), func(n int) bool { return p.lines[n].from >= end })
	return first, after
}

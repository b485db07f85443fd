package extract

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gonggao/tools/announcement"
)

// domCellText is a cell that was read.
type domCellText struct {
	text    string
	spans   []announcement.Span
	figures []announcement.Block
	bold    bool
}

// readCell reads a cell as one text, its lines parted by CellBreak.
func (r *domReader) readCell(n *html.Node, depth int) domCellText {
	saved, line := r.context, r.line
	r.line, r.cell = domLine{}, true
	r.context = domContext{plain: n.DataAtom == atom.Th}
	r.style(n)
	r.children(n, depth)
	l := r.line
	r.context, r.line, r.cell = saved, line, false

	p := cutLine(&l, string(l.b), 0, len(l.b))
	var c domCellText
	for _, f := range l.figures {
		c.figures = append(c.figures, f.block)
	}
	if isEmptyText(p.text) {
		return c
	}
	strong, whole := meaningful(p.text, p.spans, p.links)
	c.bold = whole
	c.text, c.spans = cellText(p.text, spansOf(strong, p))
	return c
}

// cellText writes line feeds, one for each run of them, as CellBreak and takes out what would part cells.
func cellText(text string, spans []announcement.Span) (string, []announcement.Span) {
	if !strings.ContainsAny(text, "\n\t\u2028") {
		return text, spans
	}
	var b strings.Builder
	moved := make([]int, len(text)+1) // where a byte of text went
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		for k := range size {
			moved[i+k] = b.Len() + k
		}
		switch {
		case r == '\n':
			end := i + 1
			for end < len(text) && (text[end] == '\n' || text[end] == ' ') {
				moved[end] = b.Len() + len(announcement.CellBreak)
				end++
			}
			b.WriteString(announcement.CellBreak)
			size = end - i
		case r == '\t' || r == '\u2028':
			b.WriteByte(' ')
		default:
			b.WriteString(text[i : i+size])
		}
		i += size
	}
	moved[len(text)] = b.Len()
	for i := range spans {
		spans[i].At, spans[i].End = moved[spans[i].At], moved[spans[i].End]
	}
	return b.String(), spans
}

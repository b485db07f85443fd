package extract

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gonggao/tools/announcement"
)

// htmlLine is what stands on one line of a page when it is shown without style sheets.
type htmlLine struct {
	text      string
	from, end int32  // the nodes it was read from
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

// collapse makes one space of each run of the blanks that HTML does not show, as browsers do; U+3000 and NBSP stay.
func collapse(s string) string {
	if !strings.ContainsAny(s, "\n\t\r\f") && !strings.Contains(s, "  ") {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	blank := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case ' ', '\n', '\t', '\r', '\f':
			blank = true
		default:
			if blank {
				b.WriteByte(' ')
			}
			blank = false
			b.WriteByte(c)
		}
	}
	if blank {
		b.WriteByte(' ')
	}
	return b.String()
}

// look returns the shape of line n.
func (p *htmlPage) look(n int) *shape {
	l := &p.lines[n]
	if l.shape == nil {
		s := htmlShape(l.text)
		l.shape = &s
	}
	return l.shape
}

// htmlShape is shapeOf with the chrome that only HTML pages have.
func htmlShape(text string) shape {
	if len(text) > 300 && len(text) <= longLine && strings.Contains(text, "。") {
		// Chrome, fields and titles have no full stop in a hundred characters: only what the text is asked for.
		s := shape{fold: folded{text: foldText(text)}, sentence: true}
		s.runes = utf8.RuneCountInString(s.fold.text)
		s.enum = enumeratorOf(s.fold.text)
		return s
	}
	s := shapeOf(text)
	if s.chrome != "" || s.runes > 40 {
		return s
	}
	if r, n := utf8.DecodeRuneInString(text); r >= 0xe000 && r <= 0xf8ff { // an icon of a font
		s.chrome = chromeOf(text[n:], strings.TrimLeft(s.fold.text, string(r)), s.runes)
	}
	switch {
	case s.chrome != "":
	case isTools(s.fold.text):
		s.chrome, s.fields, s.title, s.body = announcement.Toolbar, nil, noTitle, false
	case containsAny(s.fold.text, pageWords):
		s.chrome, s.fields, s.title, s.body = announcement.Pager, nil, noTitle, false
	case containsAny(s.fold.text, scanWords) && !s.sentence:
		s.chrome, s.fields, s.title, s.body = announcement.Toolbar, nil, noTitle, false
	}
	return s
}

// squashed returns line n as squash has it; of a line too long for a title, something no title is equal to.
func (p *htmlPage) squashed(n int) string {
	l := &p.lines[n]
	if l.squash == "" {
		l.squash = "\x00"
		if len(l.text) <= 4*longestTitle {
			l.squash += squash(l.text)
		}
	}
	return l.squash[1:]
}

var (
	pageWords = words(`上一页 下一页`)
	scanWords = words(`扫一扫 二维码`)
)

// foldText is fold without the way back, and without an eye for glosses.
func foldText(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if !isBlank(r) {
			b.WriteRune(foldRune(r))
		}
	}
	return b.String()
}

// linesBetween returns the first line that begins at node from or after it, and the first that begins at end or after it.
func (p *htmlPage) linesBetween(from, end int32) (first, after int) {
	first = sort.Search(len(p.lines), func(n int) bool { return p.lines[n].from >= from })
	after = sort.Search(len(p.lines), func(n int) bool { return p.lines[n].from >= end })
	return first, after
}

// squash reduces a text to its letters and digits, folded: what two spellings of one title share.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if r = foldRune(r); unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

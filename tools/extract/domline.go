package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/width"

	"gonggao/tools/announcement"
)

// domLine is the text between two block boundaries. A line feed in it is a <br>, nothing else.
type domLine struct {
	b       []byte
	space   bool // white space was read and not yet written
	feed    bool // with a line end in the source among it
	spans   []announcement.Span
	strong  int // index of the last span of strong words, plus 1
	links   []domLink
	figures []domFigure
	context domContext // of its first word
}

// domLink is a link of a line that leads somewhere.
type domLink struct {
	at, end int
	node    *html.Node
	href    string
}

// domFigure is a picture of a line.
type domFigure struct {
	at    int
	block announcement.Block
}

// text appends a text. Runs of white space become one blank, or nothing at the start of the line, before and after a
// break, and where the source was only folded between two Chinese characters (CSS Text 3 §4.1.3).
func (l *domLine) text(s string, c domContext) {
	for s != "" {
		i := 0
		for i < len(s) && (s[i] == ' ' || s[i] == '\n' || s[i] == '\t' || s[i] == '\r' || s[i] == '\f') {
			l.space = true
			l.feed = l.feed || s[i] == '\n'
			i++
		}
		s = s[i:]
		if s == "" {
			return
		}
		end := strings.IndexAny(s, " \n\t\r\f")
		if end < 0 {
			end = len(s)
		}
		l.word(s[:end], c)
		s = s[end:]
	}
}

func (l *domLine) word(word string, c domContext) {
	if l.space && len(l.b) > 0 && l.b[len(l.b)-1] != '\n' {
		last, _ := utf8.DecodeLastRune(l.b)
		first, _ := utf8.DecodeRuneInString(word)
		if !l.feed || !isWide(last) || !isWide(first) {
			l.b = append(l.b, ' ')
		}
	}
	l.space, l.feed = false, false
	at := len(l.b)
	if at == 0 {
		l.context = c
	}
	l.b = append(l.b, word...)
	switch {
	case c.link != nil:
		l.linked(at, c)
	case c.strong && !c.plain:
		l.stress(at)
	}
}

func (l *domLine) linked(at int, c domContext) {
	if n := len(l.links); n > 0 && l.links[n-1].node == c.link {
		l.links[n-1].end = len(l.b)
		return
	}
	l.links = append(l.links, domLink{at: at, end: len(l.b), node: c.link, href: c.href})
}

func (l *domLine) stress(at int) {
	if i := l.strong - 1; i >= 0 && len(strings.TrimFunc(string(l.b[l.spans[i].End:at]), isBlank)) == 0 && l.noLinkSince(l.spans[i].End) {
		l.spans[i].End = len(l.b)
		return
	}
	l.spans = append(l.spans, announcement.Span{At: at, End: len(l.b), Kind: announcement.Strong})
	l.strong = len(l.spans)
}

func (l *domLine) noLinkSince(at int) bool {
	return len(l.links) == 0 || l.links[len(l.links)-1].end <= at
}

// breakLine is a <br>.
func (l *domLine) breakLine() {
	l.space, l.feed = false, false
	l.b = append(l.b, '\n')
}

// cellBreak is a block boundary within a cell.
func (l *domLine) cellBreak() {
	l.space, l.feed = false, false
	if n := len(l.b); n > 0 && l.b[n-1] != '\n' {
		l.b = append(l.b, '\n')
	}
}

// gap is a boundary that shows as a blank.
func (l *domLine) gap() { l.space = true }

// isWide reports whether r is a Chinese character or mark.
func isWide(r rune) bool {
	if r < 0x2E80 {
		return false
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return !unicode.Is(unicode.Hangul, r)
	}
	return false
}

// raised writes superscripts and subscripts as what they are, so that 10<sup>4</sup> does not become 104. What
// Unicode has no such form of stays as it is.
func raised(text string, script rune) string {
	plain, forms := "0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"
	if script == '_' {
		plain, forms = "0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"
	}
	all := []rune(forms)
	var b strings.Builder
	for _, r := range text {
		if r == '−' || r == '－' {
			r = '-'
		}
		i := strings.IndexRune(plain, r)
		if i < 0 {
			return text
		}
		b.WriteRune(all[i])
	}
	return b.String()
}

package hugosite

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// place is where a text stands in Markdown.
type place struct {
	heading bool   // a # may end it
	link    bool   // a ] ends it
	cell    bool   // a | ends it, and no line starts in it
	oneLine bool   // no line feed may stay
	hard    bool   // a line feed is a line break to see
	indent  string // of the lines after the first
}

var (
	entity      = regexp.MustCompile(`^&(?:#|[0-9A-Za-z]+;)`)
	orderedItem = regexp.MustCompile(`^[0-9]{1,9}[.)](?:[ \t\n]|$)`)
)

// escape returns Markdown that Goldmark, with Hugo's extensions, and Hugo's own lexer read as nothing but the text.
// What would be lost or unseen (blanks at an edge, control and format characters) becomes a character reference;
// what means something becomes escaped, and only where it does, so that people can read and edit the result.
// The text is valid UTF-8 without NUL, which Markdown cannot express.
func escape(text string, p place) string {
	e := escaper{text: text, place: p, lineStart: true}
	e.run(0, len(text))
	return e.b.String()
}

// escaper writes one text, run by run.
type escaper struct {
	place
	text      string
	b         strings.Builder
	lineStart bool
	opened    bool // a link's bracket stands before
}

// run writes the bytes of the text from one mark to the next.
func (e *escaper) run(from, to int) {
	for i := from; i < to; {
		r, n := utf8.DecodeRuneInString(e.text[i:])
		rest := e.text[i:to]
		switch {
		case r == '\n' && !e.oneLine && wraps(e.text, i):
			if e.hard {
				e.b.WriteByte('\\')
			}
			e.b.WriteString("\n" + e.indent)
			i += n
			e.lineStart = true
			continue
		case r == ' ':
			n = runLength(rest, ' ')
			if after := e.text[i+n:]; e.lineStart || after == "" || after[0] == '\n' {
				e.b.WriteString(strings.Repeat("&#32;", n))
			} else {
				e.b.WriteString(rest[:n])
			}
		case r == '_':
			n = runLength(rest, '_')
			cut := i == from && from > 0 || i+n == to && to < len(e.text)
			if !cut && endsWord(e.text[:i]) && startsWord(rest[n:]) {
				e.b.WriteString(rest[:n]) // inside a word it is no emphasis
			} else {
				e.b.WriteString(strings.Repeat(`\_`, n))
			}
		case e.hard && r == '\\' && i+1 < len(e.text) && e.text[i+1] == '\n':
			e.b.WriteString("&#92;") // Goldmark takes three before a line end for a backslash and no break
		case r == '<':
			e.b.WriteString("&lt;") // \< would leave <!--more-->, which Hugo looks for in the raw bytes
		case r == '\u00a0':
			e.b.WriteString("&nbsp;")
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp):
			fmt.Fprintf(&e.b, "&#%d;", r)
		case e.lineStart && !e.cell && orderedItem.MatchString(rest):
			n = strings.IndexAny(rest, ".)") + 1
			e.b.WriteString(rest[:n-1] + `\` + rest[n-1:n])
		case e.meansSomething(rest) || r == '!' && i+n == to && to < len(e.text):
			e.b.WriteString(`\` + rest[:n])
		default:
			e.b.WriteString(rest[:n])
		}
		e.lineStart, e.opened = false, false
		i += n
	}
}

// meansSomething reports whether the first character is Markdown there.
func (e *escaper) meansSomething(rest string) bool {
	switch rest[0] {
	case '\\', '`', '*', '[', '~', '{':
		return true
	case '&':
		return entity.MatchString(rest)
	case '#':
		return e.lineStart && !e.cell || e.heading
	case ']':
		return e.link
	case '^':
		return (e.lineStart || e.opened) && e.link // a footnote
	case '|':
		return e.lineStart || e.cell
	case '+', '-', '=', ':', '>':
		return e.lineStart && !e.cell
	}
	return false
}

func runLength(s string, b byte) int {
	n := 0
	for n < len(s) && s[n] == b {
		n++
	}
	return n
}

func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func endsWord(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// wraps reports whether the line feed at i can stay one: it has text on both sides.
func wraps(text string, i int) bool {
	return i > 0 && text[i-1] != '\n' && i+1 < len(text) && text[i+1] != '\n'
}

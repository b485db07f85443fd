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
	oneLine bool   // no line feed may stay
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
	var b strings.Builder
	lineStart := true
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		rest := text[i:]
		switch {
		case r == '\n' && !p.oneLine && wraps(text, i):
			b.WriteString("\n" + p.indent)
			i += n
			lineStart = true
			continue
		case r == ' ':
			n = runLength(rest, ' ')
			if lineStart || n == len(rest) || rest[n] == '\n' {
				b.WriteString(strings.Repeat("&#32;", n))
			} else {
				b.WriteString(rest[:n])
			}
		case r == '_':
			n = runLength(rest, '_')
			if endsWord(text[:i]) && startsWord(rest[n:]) {
				b.WriteString(rest[:n]) // inside a word it is no emphasis
			} else {
				b.WriteString(strings.Repeat(`\_`, n))
			}
		case r == '<':
			b.WriteString("&lt;") // \< would leave <!--more-->, which Hugo looks for in the raw bytes
		case r == '\u00a0':
			b.WriteString("&nbsp;")
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp):
			fmt.Fprintf(&b, "&#%d;", r)
		case lineStart && orderedItem.MatchString(rest):
			n = strings.IndexAny(rest, ".)") + 1
			b.WriteString(rest[:n-1] + `\` + rest[n-1:n])
		case meansSomething(rest, lineStart, p):
			b.WriteString(`\` + rest[:n])
		default:
			b.WriteString(rest[:n])
		}
		lineStart = false
		i += n
	}
	return b.String()
}

// meansSomething reports whether the first character is Markdown there.
func meansSomething(rest string, lineStart bool, p place) bool {
	switch rest[0] {
	case '\\', '`', '*', '[', '~', '{':
		return true
	case '&':
		return entity.MatchString(rest)
	case '#':
		return lineStart || p.heading
	case ']':
		return p.link
	case '^':
		return lineStart && p.link // a footnote
	case '+', '-', '=', ':', '>', '|':
		return lineStart
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

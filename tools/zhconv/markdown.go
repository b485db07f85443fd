package zhconv

import (
	"bytes"
	"strings"
)

// Markdown returns the body of a Markdown document for Hugo converted. Beside what String leaves alone it leaves code
// spans and fenced code, link destinations, autolinks, shortcodes, and attributes such as {#id}. The rest of Markdown's
// syntax is ASCII, which conversion never changes. Front matter is not Markdown: give it only the body.
func (c *Converter) Markdown(s string) string {
	src := []byte(s)
	return string(c.appendConvert(nil, src, merge(markdownSyntax(c.protected(nil, src), src))))
}

// markdownSyntax finds what is not text in a Markdown body.
func markdownSyntax(found []span, src []byte) []span {
	for at := 0; at < len(src); {
		if end := fencedCode(src[at:]); end > 0 {
			found = append(found, span{at, at + end})
			at += end
			continue
		}
		end := paragraphEnd(src, at)
		for _, s := range inlineSyntax(src[at:end]) {
			found = append(found, span{at + s.start, at + s.end})
		}
		at = end
	}
	return found
}

// fencedCode returns the length of the code block that opens in the first line, 0 when none does (CommonMark §4.5).
func fencedCode(src []byte) int {
	line, rest, _ := bytes.Cut(src, []byte("\n"))
	text := bytes.TrimLeft(line, " >")
	var fence []byte
	for _, mark := range []string{"`", "~"} {
		if n := len(text) - len(bytes.TrimLeft(text, mark)); n >= 3 {
			fence = text[:n]
		}
	}
	if fence == nil || fence[0] == '`' && bytes.IndexByte(text[len(fence):], '`') >= 0 {
		return 0
	}
	at := len(src) - len(rest)
	for line := range bytes.Lines(rest) {
		at += len(line)
		text := bytes.TrimSpace(bytes.TrimLeft(line, " >"))
		if bytes.HasPrefix(text, fence) && len(bytes.Trim(text, string(fence[:1]))) == 0 {
			return at
		}
	}
	return len(src) // a fence that never closes runs to the end
}

// paragraphEnd returns the end of the lines from at on that inline syntax may span: up to a blank line or a fence.
func paragraphEnd(src []byte, at int) int {
	for end := at; end < len(src); {
		line, _, _ := bytes.Cut(src[end:], []byte("\n"))
		if end > at && fencedCode(src[end:]) > 0 {
			return end
		}
		end = min(end+len(line)+1, len(src))
		if len(bytes.TrimSpace(line)) == 0 {
			return end
		}
	}
	return len(src)
}

// longestSyntax bounds, in bytes, a link destination, an autolink, a shortcode and attributes, so that a text full of
// opening marks takes no longer than another.
const longestSyntax = 4096

// inlineSyntax finds what is not text in one paragraph.
func inlineSyntax(p []byte) []span {
	var found []span
	for i := 0; i < len(p); {
		n := 0
		rest, near := p[i:], p[i:min(i+longestSyntax, len(p))]
		switch rest[0] {
		case '\\':
			i += min(2, len(rest))
			continue
		case '`':
			n = codeSpan(rest)
			if n == 0 { // no closing run: the whole run is text
				i += len(rest) - len(bytes.TrimLeft(rest, "`"))
				continue
			}
		case '<':
			n = within(near, '>', " \t\n<")
		case '{':
			n = braces(near)
		case ']':
			n = destination(near)
		}
		if n > 0 {
			found = append(found, span{i, i + n})
		}
		i += max(n, 1)
	}
	return found
}

// codeSpan returns the length of a code span: two runs of backquotes of one length with anything between.
func codeSpan(s []byte) int {
	mark := len(s) - len(bytes.TrimLeft(s, "`"))
	for at := mark; ; {
		i := bytes.IndexByte(s[at:], '`')
		if i < 0 {
			return 0
		}
		at += i
		run := len(s[at:]) - len(bytes.TrimLeft(s[at:], "`"))
		at += run
		if run == mark {
			return at
		}
	}
}

// braces returns the length of a shortcode, or of attributes that end their line.
func braces(s []byte) int {
	for _, mark := range [][2]string{{"{{<", ">}}"}, {"{{%", "%}}"}} {
		if bytes.HasPrefix(s, []byte(mark[0])) {
			if i := bytes.Index(s, []byte(mark[1])); i >= 0 {
				return i + len(mark[1])
			}
		}
	}
	n := within(s, '}', "\n{")
	line, _, _ := bytes.Cut(s[n:], []byte("\n"))
	if n > 0 && strings.IndexByte("#.", s[1]) >= 0 && len(bytes.TrimSpace(line)) == 0 {
		return n
	}
	return 0
}

// destination returns the length of "](dest" or "]: dest" (CommonMark §6.3, §4.7); a title after it is text.
func destination(s []byte) int {
	var at int
	switch {
	case bytes.HasPrefix(s, []byte("](")):
		at = 2
	case bytes.HasPrefix(s, []byte("]: ")):
		at = 3
	default:
		return 0
	}
	if bytes.HasPrefix(s[at:], []byte("<")) {
		if n := within(s[at:], '>', "\n"); n > 0 {
			return at + n
		}
	}
	depth := 0
	for ; at < len(s); at++ {
		switch s[at] {
		case '\\':
			at++
		case ' ', '\t', '\n':
			return at
		case '(':
			depth++
		case ')':
			if depth--; depth < 0 {
				return at
			}
		}
	}
	return min(at, len(s))
}

// within returns the length of s up to and with the closing byte, 0 when a forbidden byte comes before or nothing closes.
// The first byte is the opening one.
func within(s []byte, closing byte, forbidden string) int {
	for i, b := range s[1:] {
		if b == closing {
			return i + 2
		}
		if strings.IndexByte(forbidden, b) >= 0 {
			return 0
		}
	}
	return 0
}

package extract

import (
	"io"
	"slices"
	"strings"
)

// skimmed returns a page without what stands in its style sheets and scripts, often half of it: nobody reads them, so
// they need not be parsed. Scripts that write links to further pages stay.
//
// It reads tags as the tokenizer of the parser does. Where the parser has a word in that (the style elements of SVG are
// no raw text, those of a frameset no elements), and where a script hides scripts in comments, the rest of the page stays.
func skimmed(page string) io.Reader {
	s := skimmer{page: page}
	for {
		open := strings.IndexByte(page[s.at:], '<')
		if open < 0 || s.at+open+1 == len(page) {
			break
		}
		if s.at += open + 1; !s.markup() {
			break
		}
	}
	s.kept = append(s.kept, page[s.done:])
	return &s.kept
}

type skimmer struct {
	page string
	at   int // the next byte to look at
	done int // what precedes it is kept or left out
	kept pieces
}

var (
	rawTags  = words(`script style title textarea iframe noscript noembed noframes xmp`) // their text has no tags
	lastTags = words(`svg math frameset plaintext`)
)

// markup reads what a < opens; s.at is behind it. It returns false where the skimming ends.
func (s *skimmer) markup() bool {
	rest := s.page[s.at:]
	switch c := rest[0]; {
	case isLetter(c):
		if !s.tag() {
			return false
		}
		for _, name := range rawTags {
			if isNamed(rest, name) {
				return s.raw(name)
			}
		}
		return !slices.ContainsFunc(lastTags, func(name string) bool { return isNamed(rest, name) })
	case c == '/' && len(rest) > 1 && isLetter(rest[1]):
		return s.tag()
	case strings.HasPrefix(rest, "!--"):
		return s.comment()
	case c == '/' || c == '!' || c == '?':
		return s.to('>')
	}
	return true
}

// to goes on behind the next c.
func (s *skimmer) to(c byte) bool {
	n := strings.IndexByte(s.page[s.at:], c)
	s.at += n + 1
	return n >= 0
}

// raw reads the text of an element as far as its end tag, and leaves it out when nobody reads it.
func (s *skimmer) raw(name string) bool {
	start := s.at
	for {
		n := strings.Index(s.page[s.at:], "</")
		if n < 0 {
			return false
		}
		if s.at += n; isNamed(s.page[s.at+len("</"):], name) {
			break
		}
		s.at += len("</")
	}
	text := s.page[start:s.at]
	switch name {
	case "script":
		if strings.Contains(text, "<!--") && strings.Contains(strings.ToLower(text), "<script") {
			return false
		}
		if strings.Contains(text, pageScript) {
			return true
		}
	case "style":
	default:
		return true
	}
	s.kept = append(s.kept, s.page[s.done:start])
	s.done = s.at
	return true
}

// comment reads what <! opens: it ends with -->, --!>, or right after dashes.
func (s *skimmer) comment() bool {
	s.at += len("!--")
	for start := s.at; s.to('>'); {
		text := s.page[start : s.at-1]
		if strings.HasSuffix(text, "--") || strings.HasSuffix(text, "--!") || text == "" || text == "-" {
			return true
		}
	}
	return false
}

// tag reads a tag from its name, or the slash before it, on. A > within quotation marks does not end it.
func (s *skimmer) tag() bool {
	for s.at++; s.at < len(s.page) && !endsName(s.page[s.at]); {
		s.at++
	}
	for s.skipBlanks() {
		switch s.page[s.at] {
		case '>':
			s.at++
			return true
		case '=': // may begin the name of an attribute
			s.at++
		}
		for s.at < len(s.page) && !endsName(s.page[s.at]) && s.page[s.at] != '=' {
			s.at++
		}
		if !s.skipBlanks() {
			break
		}
		switch s.page[s.at] {
		case '/':
			s.at++
		case '=':
			s.at++
			if !s.value() {
				return false
			}
		}
	}
	return false
}

// value reads the value of an attribute.
func (s *skimmer) value() bool {
	if !s.skipBlanks() {
		return false
	}
	if c := s.page[s.at]; c == '"' || c == '\'' {
		s.at++
		return s.to(c)
	}
	for s.at < len(s.page) && s.page[s.at] != '>' && !isTagBlank(s.page[s.at]) {
		s.at++
	}
	return true
}

// skipBlanks returns false at the end of the page.
func (s *skimmer) skipBlanks() bool {
	for s.at < len(s.page) && isTagBlank(s.page[s.at]) {
		s.at++
	}
	return s.at < len(s.page)
}

// isNamed reports whether what follows < or </ is a tag of that name.
func isNamed(s, name string) bool {
	return len(s) > len(name) && s[0]|0x20 == name[0] && endsName(s[len(name)]) && strings.EqualFold(s[:len(name)], name)
}

func endsName(c byte) bool { return c == '>' || c == '/' || isTagBlank(c) }

func isTagBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// pieces reads several strings as one.
type pieces []string

func (p *pieces) Read(b []byte) (n int, err error) {
	for n < len(b) && len(*p) > 0 {
		k := copy(b[n:], (*p)[0])
		if (*p)[0] = (*p)[0][k:]; (*p)[0] == "" {
			*p = (*p)[1:]
		}
		n += k
	}
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

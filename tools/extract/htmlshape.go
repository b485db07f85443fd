package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// collapse makes one space of each run of the blanks that HTML does not show, as browsers do; U+3000 and NBSP stay.
func collapse(s string) string {
	kept := 0 // of s, what needs no change
	for kept < len(s) && (s[kept] > ' ' || s[kept] == ' ' && !strings.HasPrefix(s[kept+1:], " ")) {
		kept++
	}
	if kept == len(s) {
		return s
	}
	if kept > 0 && s[kept-1] == ' ' {
		kept--
	}
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:kept])
	blank := false
	for i := kept; i < len(s); i++ {
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
	if len(text) > 200 && len(text) <= longLine && strings.Contains(text, "。") {
		// Chrome, fields and titles have no full stop in seventy characters: only what the text is asked for.
		s := shape{fold: fold(text), sentence: true}
		s.runes = s.fold.runes
		s.enum = enumeratorOf(s.fold.text)
		if isTerms(s.fold.text) {
			s.chrome = announcement.Footer
		}
		return s
	}
	s := shapeOf(text)
	if s.chrome == "" && isTerms(s.fold.text) {
		s.chrome, s.title, s.body = announcement.Footer, noTitle, false
	}
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

// squash reduces a text to its letters and digits, folded: what two spellings of one title share.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if r = foldRune(r); unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

package repair

import (
	"strings"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// controls removes what no reader can see and no Chinese text needs.
func controls(p *page) {
	for block, text := range p.all(withInvisible) {
		var edits []edit
		rightToLeft := strings.ContainsFunc(text, isRightToLeft)
		for i, r := range text {
			if r < utf8.RuneSelf && r >= ' ' && r != 0x7F || isHan(r) {
				continue
			}
			if rightToLeft && isDirection(r) {
				continue // Uyghur and Kazakh pages need them
			}
			if reason := invisible(r); reason != "" {
				edits = append(edits, edit{
					at: i, before: string(r), confidence: announcement.Certain, reason: reason,
				})
			}
		}
		p.apply("controls", block, edits)
	}
}

// invisible says why r is removed, "" when it stays.
func invisible(r rune) string {
	switch {
	case r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0x7F:
		return "a control character has no place in text"
	case r == 0xFEFF:
		return "a byte order mark inside a text has no meaning"
	case r == 0x200B || r == 0x2060 || r == 0xAD:
		return "an invisible break hint of the page's layout"
	case isDirection(r):
		return "a direction override can make a text read other than it is stored"
	case r >= 0xFDD0 && r <= 0xFDEF || r&0xFFFE == 0xFFFE:
		return "a Unicode noncharacter has no meaning"
	}
	return ""
}

func isDirection(r rune) bool {
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0x200E || r == 0x200F
}

func isRightToLeft(r rune) bool {
	return r >= 0x590 && r <= 0x8FF || r >= 0xFB1D && r <= 0xFDFF || r >= 0xFE70 && r < 0xFEFF
}

func isPrivate(r rune) bool {
	return r >= 0xE000 && r <= 0xF8FF || r >= 0xF0000
}

// lostCharacters flags the characters that a decoder gave up on or that only one font could show.
func lostCharacters(p *page) {
	for block, text := range p.all(withLost) {
		lost := p.flags(announcement.LostCharacter, block)
		for i, r := range text {
			if r == utf8.RuneError || isPrivate(r) {
				lost.raise(around(text, i, utf8.RuneLen(r)))
			}
		}
	}
}

// around returns size bytes of text at byte i with up to eight characters on either side.
func around(text string, i, size int) string {
	from, to := i, min(i+size, len(text))
	for n := 0; n < 8 && from > 0; n++ {
		_, w := utf8.DecodeLastRuneInString(text[:from])
		from -= w
	}
	for n := 0; n < 8 && to < len(text); n++ {
		_, w := utf8.DecodeRuneInString(text[to:])
		to += w
	}
	return text[from:to]
}

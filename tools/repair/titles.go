package repair

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

var (
	// letterSpaced matches five or more characters with one blank between each two: fewer may be a name.
	letterSpaced = regexp.MustCompile(`\p{Han}(?:[ \x{A0}\x{3000}]\p{Han}){4,}`)

	// lineBreak matches the end of a line with the blanks around it.
	lineBreak = regexp.MustCompile(`[ \t\x{A0}\x{3000}]*[\r\n][ \t\r\n\x{A0}\x{3000}]*`)
)

// titles joins titles that a page broke over lines or spaced out by their letters: both are layout.
func titles(p *page) {
	for block, text := range p.body(0) {
		if b := &p.doc.Blocks[block]; !isTitle(b) {
			continue
		}
		var edits []edit
		remove := func(from, to int, with, reason string) {
			edits = append(edits, edit{at: from, before: text[from:to], after: with, confidence: announcement.Certain, reason: reason})
		}
		if p.traits[block]&withLineEnd != 0 {
			for _, m := range lineBreak.FindAllStringIndex(text, -1) {
				with := ""
				if isLatin(before(text, m[0])) && isLatin(after(text, m[1])) {
					with = " "
				}
				remove(m[0], m[1], with, "a title broken over lines")
			}
			p.apply("space", block, edits)
		}
		if p.traits[block]&withBlank == 0 {
			continue
		}
		text, edits = p.doc.Blocks[block].Text, nil
		for _, m := range letterSpaced.FindAllStringIndex(text, -1) {
			for i := m[0]; i < m[1]; {
				r, size := utf8.DecodeRuneInString(text[i:])
				if strings.ContainsRune(" \u00a0\u3000", r) {
					remove(i, i+size, "", "a title spaced out by its letters")
				}
				i += size
			}
		}
		p.apply("space", block, edits)
	}
}

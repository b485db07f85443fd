package repair

import (
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// gloss takes back the damage of text farms that replace characters of a GBK page by "X(reading)": the pieces
// where the replacement cut through two characters are inverted by their bytes, the rest is stripped.
func gloss(p *page) {
	known := glossed(p)
	if known == nil {
		return
	}
	for block, text := range p.all(withCut) {
		p.apply("gloss-bytes", block, invert(text, known))
	}
	for block, text := range p.all(withCut) {
		p.apply("gloss-bytes", block, unfold(text))
	}
	for block, text := range p.all(withReading) {
		var edits []edit
		for at, g := range glosses(text) {
			if known[g.char] && reads(g.char, g.reading) {
				edits = append(edits, edit{
					at: at, before: g.text, confidence: announcement.High,
					reason: "the reading of " + string(g.char) + ", put behind it all over the page",
				})
			}
		}
		p.apply("gloss", block, edits)
	}
}

// aGloss is a reading in brackets behind a character.
type aGloss struct {
	char    rune
	reading string
	text    string // with its brackets
}

// glosses yields each gloss in a text with the byte it starts at, several behind one character one by one.
func glosses(text string) func(func(int, aGloss) bool) {
	return func(yield func(int, aGloss) bool) {
		var char rune // what a bracket at this place would gloss
		for i := 0; i < len(text); {
			r, size := utf8.DecodeRuneInString(text[i:])
			if r == '(' || r == '（' {
				if reading, end, ok := glossEnd(text, i+size); ok && isHan(char) {
					if !yield(i, aGloss{char: char, reading: reading, text: text[i:end]}) {
						return
					}
					i = end
					continue
				}
			}
			char = r
			i += size
		}
	}
}

// A page is the work of a text farm when at least so many fitting glosses stand behind suspect characters.
const (
	minGlosses = 5
	minGlossed = 2 // different characters
)

// glossed returns the characters that the page glosses against all habit, nil when it is no such page.
// A person glosses a rare character once, where it first occurs; a text farm glosses everyday Traditional
// characters, or any other again and again, wherever they occur.
func glossed(p *page) map[rune]bool {
	count := map[rune]int{}
	for _, text := range p.all(withReading) {
		for _, g := range glosses(text) {
			if reads(g.char, g.reading) {
				count[g.char]++
			}
		}
	}
	if len(count) < minGlossed {
		return nil
	}
	occurs := map[rune]int{}
	for _, text := range p.all(withHan) {
		for _, r := range text {
			if isHan(r) && count[r] > 0 {
				occurs[r]++
			}
		}
	}
	known, total := map[rune]bool{}, 0
	for r, n := range count {
		everyday := n*2 >= occurs[r] && isEverydayTraditional(r)
		if everyday || n >= 3 && n*5 >= occurs[r]*4 {
			known[r] = true
			total += n
		}
	}
	if total < minGlosses || len(known) < minGlossed {
		return nil
	}
	return known
}

func isEverydayTraditional(r rune) bool { return !inGB2312(r) && inBig5Level1(r) }

// undecoded flags pieces of cut characters that were not inverted.
func undecoded(p *page) {
	for block, text := range p.all(withCut) {
		flags := p.flags(announcement.UndecodedGloss, block)
		for i, r := range text {
			if r != '?' && r != utf8.RuneError {
				continue
			}
			if l, ok := lostByte(text, i); ok && l.reading != "" && isHan(before(text, i)) && hasTone(l.reading) {
				flags.raise(around(text, i, l.end-i))
			}
		}
	}
}

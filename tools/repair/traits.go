package repair

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// traits are what rules look for in a text. All are found in one pass, so that each rule reads only the texts that
// can be for it. A trait that is not there rules the rule out; one that is there promises nothing, but for those of
// one character, which are exact.
type traits uint32

const (
	inPage traits = 1 << iota // a text of the page, not chrome
	inBody                    // of a sentence or a title; the value of any other field is data, not prose

	withHan
	withBlank
	withInvisible // what controls removes
	withLost      // U+FFFD or a private-use code point
	withCut       // U+FFFD or ?
	withReading   // a round bracket and a letter of pinyin behind it
	withASCIIMark // one that has a full-width form in Chinese text
	withCurly     // “ or ”
	withBracket   // of any kind, title marks included
	withTitle     // 《
	withLess      // <
	withDot       // .
	withLineEnd
	withSeparators // ， 、 ； 。 at the start, or two of them together
	withBreak      // a blank behind a sentence
	withLostMonth  // three digits and 日, or six digits that begin with a year
	withPadded     // 0 and a digit before 月, or after it and before 日
	withSpeeder
	withEvent
	withActingList
	withTerm
	withPosition

	// Of characters that mean something with their neighbours only; no rule looks for them.
	aDigit
	aSeparator
	aSentenceEnd
	aRoundBracket
	aStart // of a word
)

// traitTable says what single characters and words mean.
type traitTable struct {
	classes [1 << 16]uint8 // of each character; those of one class mean the same
	traits  [256]traits    // of each class
	cues    [256][]cue     // that start with the one character of a class
}

// cue is a word that means something.
type cue struct {
	text string
	traits
}

var characterTraits = sync.OnceValue(func() *traitTable {
	t := &traitTable{}
	known := map[traits]uint8{}
	for i := range t.classes {
		of := traitsOf(rune(i))
		class, ok := known[of]
		if !ok {
			class = uint8(len(known))
			known[of], t.traits[class] = class, of
		}
		t.classes[i] = class
	}
	next := len(known)
	for _, c := range cues() {
		first, _ := utf8.DecodeRuneInString(c.text)
		class := t.classes[first]
		if t.traits[class]&aStart == 0 {
			t.traits[next] = t.traits[class] | aStart
			class = uint8(next)
			t.classes[first] = class
			next++ // out of range when there are too many, which any test shows
		}
		t.cues[class] = append(t.cues[class], c)
	}
	return t
})

// cues returns the words that rules look for.
func cues() []cue {
	var all []cue
	add := func(t traits, words ...string) {
		for _, text := range words {
			all = append(all, cue{text, t})
		}
	}
	add(withSpeeder, speeders...)
	add(withEvent, eventVerbs...)
	add(withActingList, listVerbs...)
	add(withPosition, positioned...)
	for _, t := range officialTerms() {
		add(withTerm, t.Variants...)
	}
	return all
}

// traitsOf returns what a character means by itself.
func traitsOf(r rune) traits {
	var all traits
	add := func(is bool, t traits) {
		if is {
			all |= t
		}
	}
	add(isHan(r), withHan)
	add(isBlank(r), withBlank)
	add(invisible(r) != "", withInvisible)
	add(r == utf8.RuneError || isPrivate(r), withLost)
	add(r == utf8.RuneError || r == '?', withCut)
	add(r < utf8.RuneSelf && classOf(r) == mark, withASCIIMark)
	add(r == '“' || r == '”', withCurly)
	add(isBracket(r), withBracket)
	add(r == '《', withTitle)
	add(r == '<', withLess)
	add(r == '.', withDot)
	add(r == '\n' || r == '\r', withLineEnd)
	add(isDigit(r), aDigit)
	add(isSeparator(r), aSeparator)
	add(isSentenceEnd(r), aSentenceEnd)
	add(halfWidth(r) == '(', aRoundBracket)
	return all
}

// of returns the traits of a text.
func (t *traitTable) of(text string) traits {
	var all traits
	separator := 0 // where the last one ended; what begins the text stands behind one
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		switch {
		case r < utf8.RuneSelf:
		case r&0xF0 == 0xE0 && i+2 < len(text) && text[i+1]&0xC0 == 0x80 && text[i+2]&0xC0 == 0x80: // nearly all of a Chinese text
			r, size = r&0xF<<12|rune(text[i+1]&0x3F)<<6|rune(text[i+2]&0x3F), 3
		default:
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		if r >= rune(len(t.classes)) {
			all |= traitsOf(r)
			i += size
			continue
		}
		class := t.classes[uint16(r)]
		found := t.traits[class]
		if found&(aDigit|aSeparator|aSentenceEnd|aRoundBracket|aStart) != 0 {
			found |= beside(text, i, i+size, found)
			if found&aSeparator != 0 {
				if separator == i {
					found |= withSeparators
				}
				separator = i + size
			}
			for _, c := range t.cues[class] {
				if strings.HasPrefix(text[i:], c.text) {
					found |= c.traits
				}
			}
		}
		all |= found
		i += size
	}
	return all
}

// beside returns what the character from byte i to end means together with its neighbours.
func beside(text string, i, end int, found traits) traits {
	var all traits
	if found&aDigit != 0 && (i == 0 || !isDigit(rune(text[i-1]))) {
		all |= digitTraits(text, i)
	}
	if found&aSentenceEnd != 0 && isBlank(after(text, end)) {
		all |= withBreak
	}
	if found&aRoundBracket != 0 && isPinyin(after(text, end)) {
		all |= withReading
	}
	return all
}

// digitTraits returns what the run of digits that starts at byte i means.
func digitTraits(text string, i int) traits {
	end := i
	for end < len(text) && isDigit(rune(text[end])) {
		end++
	}
	var found traits
	rest := text[end:]
	switch n := end - i; {
	case n >= 6 && (text[i:i+2] == "19" || text[i:i+2] == "20"), n >= 3 && strings.HasPrefix(rest, "日"):
		found = withLostMonth
	case n == 2 && text[i] == '0' && strings.HasPrefix(rest, "日"):
		found = withPadded
	}
	if end-i >= 2 && text[end-2] == '0' && strings.HasPrefix(rest, "月") {
		found |= withPadded
	}
	return found
}

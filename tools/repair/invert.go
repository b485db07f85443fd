package repair

import (
	"strings"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// lost is the place of one byte that a decoder could not read: "?" together with the bracket it swallowed, or
// U+FFFD with the bracket behind it.
type lost struct {
	reading   string // of the gloss that was put behind the byte, "" when there is none
	end       int    // byte behind the whole piece
	swallowed bool   // one ASCII character, which is not known, went with the byte
}

// lostByte reads a lost byte at byte i of text.
func lostByte(text string, i int) (lost, bool) {
	switch {
	case strings.HasPrefix(text[i:], "?"):
		if reading, end, ok := glossEnd(text, i+1); ok {
			return lost{reading: reading, end: end}, true
		}
		return lost{end: i + 1, swallowed: true}, true
	case strings.HasPrefix(text[i:], "\uFFFD"):
		i += len("\uFFFD")
		if strings.HasPrefix(text[i:], "(") {
			if reading, end, ok := glossEnd(text, i+1); ok {
				return lost{reading: reading, end: end}, true
			}
		}
		return lost{end: i}, true
	}
	return lost{}, false
}

// invert finds the pieces of text where a byte-wise replacement put a gloss between the two bytes of a character,
// and works out the lost bytes: each forms, with the byte before it, a character that is read as the gloss.
// known are the characters that the page proves to be glossed.
func invert(text string, known map[rune]bool) []edit {
	var edits []edit
	var last rune // the character before byte i, as repaired
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if (r == '?' || r == utf8.RuneError) && isHan(last) {
			if s, ok := cutAt(text, i, last); ok {
				if e, ok := s.solve(text, known); ok {
					edits = append(edits, e)
					last, _ = utf8.DecodeLastRuneInString(e.after)
					i += len(e.before)
					continue
				}
			}
		}
		if r == '(' && isHan(last) {
			if _, end, ok := glossEnd(text, i+size); ok {
				i = end // last stays: the cut can follow the gloss of the character before it
				continue
			}
		}
		last = r
		i += size
	}
	return edits
}

// cut is a stretch of text between two lost bytes, where every character is shifted by one byte.
type cut struct {
	from, to int  // bytes of the text
	prev     rune // the character before, which is whole
	trail    byte // its second byte
	first    lost
	shifted  []byte // the bytes between the two lost ones
	last     lost
	letter   byte // instead of last: an ASCII trail byte that survived
}

const maxShifted = 80 // bytes; a longer stretch has met no second gloss and cannot be proved

// cutAt reads a cut that starts with a lost byte at byte i, behind the character prev.
func cutAt(text string, i int, prev rune) (c cut, ok bool) {
	pair, ok := toGBK(prev)
	if !ok {
		return c, false
	}
	first, ok := lostByte(text, i)
	if !ok || first.reading == "" {
		return c, false
	}
	c = cut{from: i, prev: prev, trail: pair[1], first: first}
	for j := first.end; j < len(text) && len(c.shifted) <= maxShifted; {
		r, size := utf8.DecodeRuneInString(text[j:])
		if l, ok := lostByte(text, j); ok {
			c.last, c.to = l, l.end
			return c, true
		}
		if r >= '@' && r < 0x7F {
			c.letter, c.to = byte(r), j+size
			if strings.HasPrefix(text[c.to:], "(") {
				if reading, end, ok := glossEnd(text, c.to+1); ok {
					c.last, c.to = lost{reading: reading}, end
				}
			}
			return c, true
		}
		pair, ok := toGBK(r)
		if !ok {
			return c, false
		}
		c.shifted = append(c.shifted, pair[0], pair[1])
		j += size
		if strings.HasPrefix(text[j:], "(") {
			if reading, end, ok := glossEnd(text, j+1); ok && reads(r, reading) {
				j = end // the replacement hit a phantom character of the shifted stretch
			}
		}
	}
	return c, false
}

// solution is one way to fill in the lost bytes of a cut.
type solution struct {
	text    []rune
	phantom rune // what the replacement took for a character
}

// solve returns the edit that undoes the cut, when there is exactly one.
func (c *cut) solve(text string, known map[rune]bool) (edit, bool) {
	all := c.solutions()
	reason := "by GBK bytes this is the only text that the glosses " + c.readings() + " can have cut"
	confidence := announcement.Certain
	if len(all) > 1 {
		confidence = announcement.High
		reason = "of the texts that the glosses " + c.readings() + " can have cut, the only one with "
		if proved := filter(all, func(s solution) bool { return known[s.phantom] }); len(proved) > 0 {
			all = proved
		}
		if everyday := filter(all, func(s solution) bool { return isEverydayTraditional(s.phantom) }); len(everyday) > 0 {
			all = everyday
		}
		if len(all) == 1 {
			reason += "a character that the page glosses"
		} else {
			next := after(text, c.to)
			all = filter(all, func(s solution) bool { return c.makesWord(s, next) })
			reason += "a word"
		}
	}
	if len(all) != 1 {
		return edit{}, false
	}
	result := string(all[0].text)
	if c.last.swallowed {
		// Between two Chinese characters the one ASCII character that stands in GBK text is the blank.
		if !isHan(after(text, c.to)) {
			return edit{}, false
		}
		result += " "
		confidence = announcement.Reconstructed
		reason += "; the blank behind it was swallowed with the byte"
	}
	return edit{at: c.from, before: text[c.from:c.to], after: result, confidence: confidence, reason: reason}, true
}

func (c *cut) readings() string {
	if c.last.reading == "" {
		return c.first.reading
	}
	return c.first.reading + " and " + c.last.reading
}

func (c *cut) solutions() []solution {
	var all []solution
	for b1 := byte(0x81); b1 < 0xFF; b1++ { // the first lost byte leads a character
		phantom, ok := fromGBK(c.trail, b1)
		if !ok || !isHan(phantom) || !reads(phantom, c.first.reading) {
			continue
		}
		stretch := append([]byte{b1}, c.shifted...)
		lead := stretch[len(stretch)-1]
		for _, b2 := range c.closing() {
			end, ok := fromGBK(lead, b2)
			if !ok || !isHan(end) || c.last.reading != "" && !reads(end, c.last.reading) {
				continue
			}
			if whole, ok := decodePairs(append(stretch[:len(stretch):len(stretch)], b2)); ok {
				all = append(all, solution{text: whole, phantom: phantom})
			}
		}
	}
	return all
}

// closing returns the bytes that can end the stretch.
func (c *cut) closing() []byte {
	if c.letter != 0 {
		return []byte{c.letter}
	}
	all := make([]byte, 0, 190)
	for b := 0x40; b < 0xFF; b++ {
		if isTrail(byte(b)) {
			all = append(all, byte(b))
		}
	}
	return all
}

func decodePairs(b []byte) ([]rune, bool) {
	var all []rune
	for i := 0; i+1 < len(b); i += 2 {
		r, ok := fromGBK(b[i], b[i+1])
		if !ok || !isHan(r) && !isCJKMark(r) {
			return nil, false
		}
		all = append(all, r)
	}
	return all, true
}

// makesWord reports whether the last character of s is in a word with the one before it or, when nothing was
// swallowed, the one behind.
func (c *cut) makesWord(s solution, next rune) bool {
	n := len(s.text)
	prev := c.prev
	if n > 1 {
		prev = s.text[n-2]
	}
	return isWord(prev, s.text[n-1]) || !c.last.swallowed && isWord(s.text[n-1], next)
}

func filter(all []solution, keep func(solution) bool) []solution {
	var kept []solution
	for _, s := range all {
		if keep(s) {
			kept = append(kept, s)
		}
	}
	return kept
}

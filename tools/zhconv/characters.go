package zhconv

import (
	"sort"
	"unicode/utf8"
)

// characters maps characters to numbers, in pages: most of Unicode's are empty.
type characters struct {
	pages [(utf8.MaxRune + 1) >> 8]*[256]uint32
}

func (c *characters) get(r rune) uint32 {
	if page := r >> 8; uint32(page) < uint32(len(c.pages)) && c.pages[page] != nil {
		return c.pages[page][r&0xFF]
	}
	return 0
}

func (c *characters) set(r rune, v uint32) {
	page := &c.pages[r>>8]
	if *page == nil {
		*page = new([256]uint32)
	}
	(*page)[r&0xFF] = v
}

// newCharacters takes character, result, character, result.
func newCharacters(pairs []rune) *characters {
	var c characters
	for i := 0; i+1 < len(pairs); i += 2 {
		c.set(pairs[i], uint32(pairs[i+1]))
	}
	return &c
}

// to returns what r becomes; a character without an entry stays.
func (c *characters) to(r rune) rune {
	if v := c.get(r); v != 0 {
		return rune(v & runeBits)
	}
	return r
}

// What stands beside the result of a character.
const (
	tells    = 1 << 24 // its neighbours may change the result: see engine.telling
	odd      = 1 << 25 // it is not three bytes that become three, or its neighbours must be looked at anyway
	runeBits = tells - 1
)

// wide holds the three-byte characters with the UTF-8 of their result, first byte lowest, below the marks.
type wide [1 << 16]uint32

func newWide(c *characters) *wide {
	var t wide
	for i := range t {
		r := rune(i)
		if r < 0x800 || 0xD800 <= r && r <= 0xDFFF || operands(r) > 0 {
			t[i] = odd // too long, a surrogate, or the start of a description
			continue
		}
		t[i] = packed(r)
	}
	for number, page := range c.pages[:0x100] {
		if page == nil {
			continue
		}
		for low, v := range page {
			r := rune(number<<8 | low)
			if v == 0 || t[r] == odd {
				continue
			}
			if to := rune(v & runeBits); v&odd != 0 || to < 0x800 || to > 0xFFFF {
				t[r] = odd
			} else {
				t[r] = packed(to) | v&tells
			}
		}
	}
	return &t
}

// compatibility holds the compatibility ideographs, sorted: character, what it stands for, and so on.
type compatibility []rune

// normal returns what a character stands for.
func (c compatibility) normal(r rune) rune {
	if r < 0xF900 || r > 0x2FA1F || 0xFAFF < r && r < 0x2F800 {
		return r
	}
	if i := sort.Search(len(c)/2, func(i int) bool { return c[2*i] >= r }); 2*i < len(c) && c[2*i] == r {
		return c[2*i+1]
	}
	return r
}

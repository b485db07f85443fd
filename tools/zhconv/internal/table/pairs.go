package table

import (
	"math/bits"
	"slices"
)

// Pairs is a set of pairs of characters, as bits at their hash: it has every pair that was added, and a few others.
// The length is a power of two.
type Pairs []byte

// Bits for each pair. Of other pairs at most one in so many is found by mistake.
const (
	Loose = 6
	Tight = 16
)

// NewPairs returns a set for n pairs.
func NewPairs(n, bitsPerPair int) Pairs {
	return make(Pairs, 1<<bits.Len(uint(max(n, 64)*bitsPerPair/8)))
}

// Add takes the characters as Word gives them.
func (p Pairs) Add(left, right uint32) {
	h := p.hash(left, right)
	p[h>>3] |= 1 << (h & 7)
}

// Has takes the characters as Word gives them.
func (p Pairs) Has(left, right uint32) bool {
	h := p.hash(left, right)
	return p[h>>3]>>(h&7)&1 != 0
}

func (p Pairs) hash(left, right uint32) uint64 {
	h := uint64(left)*0x9E3779B97F4A7C15 + uint64(right)*0xD6E8FEB86659FD93
	return h >> 36 & (uint64(len(p))<<3 - 1)
}

// Word packs a character's UTF-8 into a number, the first byte lowest, so that it can be read from the text at once.
func Word(r rune) uint32 {
	var w uint32
	for i, b := range []byte(string(r)) {
		w |= uint32(b) << (8 * i)
	}
	return w
}

// Grown returns a copy with room for n more.
func (p Pairs) Grown(n int) Pairs {
	grown := slices.Clone(p)
	for len(grown)*8 < n*Tight {
		grown = append(grown, grown...) // a pair's place in the double has the same low bits
	}
	return grown
}

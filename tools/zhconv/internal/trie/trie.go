// Package trie finds the keys of a fixed set at the start of a text: a double array over characters (Aoe 1989).
package trie

import (
	"encoding/binary"
	"errors"
	"math/bits"
)

// Trie does not change once built. The zero value has no keys.
type Trie struct {
	cells []cell
}

// cell is a node. Where its children are is the number of bias added to them: cells[base+r] holds the child for r
// when its parent is this node.
type cell struct {
	base   uint32 // with hasValue and leaf in the highest bits; of a leaf, the value
	parent uint32
}

const (
	hasValue = 1 << 23 // a key ends here
	leaf     = 1 << 22 // and none goes on: the rest is its value
	rest     = leaf - 1

	bias = 1 << 21   // above the last character: bases stay positive
	free = 1<<24 - 1 // no node here
	none = free - 1  // the parent of the root: else the root would be its own child

	// MaxValue is the greatest value of a key.
	MaxValue = rest
)

// Root is the node that every key starts from.
const Root = 0

// Next returns the node that r leads to.
func (t *Trie) Next(node uint32, r rune) (uint32, bool) {
	if node >= uint32(len(t.cells)) {
		return 0, false
	}
	base := t.cells[node].base
	// A leaf has no children. NUL is where an inner node keeps its value.
	if base&leaf != 0 || r == 0 {
		return 0, false
	}
	at := base&rest + uint32(r) - bias
	if at >= uint32(len(t.cells)) || t.cells[at].parent != node {
		return 0, false
	}
	return at, true
}

// Value returns the value of the key that ends at a node.
func (t *Trie) Value(node uint32) (uint32, bool) {
	base := t.cells[node].base
	switch {
	case base&leaf != 0:
		return base & rest, true
	case base&hasValue != 0:
		return t.cells[base&rest-bias].base & rest, true
	}
	return 0, false
}

// cellSize is the bytes of a cell when written: the numbers fit into three each.
const cellSize = 6

// AppendBinary writes the trie: the number of cells, and for each 64 of them a bit map of the used ones and these.
func (t *Trie) AppendBinary(b []byte) []byte {
	b = binary.LittleEndian.AppendUint32(b, uint32(len(t.cells)))
	for start := 0; start < len(t.cells); start += 64 {
		block := t.cells[start:min(start+64, len(t.cells))]
		var used uint64
		for i, c := range block {
			if c.parent != free {
				used |= 1 << i
			}
		}
		b = binary.LittleEndian.AppendUint64(b, used)
		for _, c := range block {
			if c.parent != free {
				b = append(b, byte(c.base), byte(c.base>>8), byte(c.base>>16), byte(c.parent), byte(c.parent>>8), byte(c.parent>>16))
			}
		}
	}
	return b
}

// Decode reads what AppendBinary wrote and returns the rest.
func Decode(b []byte) (*Trie, []byte, error) {
	if len(b) < 4 {
		return nil, nil, errShort
	}
	n := int(binary.LittleEndian.Uint32(b))
	b = b[4:]
	if n > rest {
		return nil, nil, errShort
	}
	t := &Trie{make([]cell, n)}
	for start := 0; start < n; start += 64 {
		if len(b) < 8 {
			return nil, nil, errShort
		}
		used := binary.LittleEndian.Uint64(b)
		b = b[8:]
		if len(b) < cellSize*bits.OnesCount64(used) {
			return nil, nil, errShort
		}
		block := t.cells[start:min(start+64, n)]
		for i := range block {
			if used&1 == 0 {
				block[i].parent = free
			} else {
				c := b[:cellSize]
				block[i] = cell{uint32(c[0]) | uint32(c[1])<<8 | uint32(c[2])<<16, uint32(c[3]) | uint32(c[4])<<8 | uint32(c[5])<<16}
				b = b[cellSize:]
			}
			used >>= 1
		}
	}
	return t, b, nil
}

var errShort = errors.New("trie is cut short")

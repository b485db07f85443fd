package zhconv

import (
	"encoding/binary"
	"math/bits"
	"slices"

	"gonggao/tools/zhconv/internal/trie"
)

const (
	highBits = 0x8080808080808080

	// A three-byte character, and two of them, are what these bits of their bytes say.
	threeMask, threeIs = 0xC0C0F0, 0x8080E0
	pairMask, pairIs   = threeMask<<24 | threeMask, threeIs<<24 | threeIs
)

// slack is how many bytes a step of the loop may write beyond what it keeps.
const slack = 8

// scan is a conversion under way.
type scan struct {
	*engine
	src    []byte
	i      int // bytes of the source that are converted
	floor  int // no entry reaches over this place, for one has just ended here
	dst    []byte
	window window
}

// convert appends the conversion of src. Of a part that is not the last one it leaves the end, which it may need more
// text to tell. It returns the number of bytes of src that it converted. The first ones are only to show what stands
// before, from: where a part begins.
func (e *engine) convert(dst, src []byte, from int, last bool) ([]byte, int) {
	s := scan{engine: e, src: src, i: from, floor: from, dst: dst}
	s.window.compatibility = e.compatibility
	stop := len(src)
	if !last {
		stop -= leastPart
	}
	for s.i < stop {
		s.run(stop)
		if s.i < stop {
			s.character()
		}
	}
	if !last && s.i > from {
		s.settle()
	}
	return s.dst, s.i
}

// leastPart is how many bytes after a place decide about it, at most.
const leastPart = windowSize * 4

// run converts up to the next character that takes more than a look into the table, or nearly to the stop.
func (s *scan) run(stop int) {
	src, i, wide := s.src, s.i, s.wide
	start := len(s.dst)
	if cap(s.dst)-start < len(src)-i+slack {
		s.dst = slices.Grow(s.dst, (len(src)-i)+(len(src)-i)/32+slack)
	}
	out := s.dst[:cap(s.dst)]
	j := start
	for i < stop && i+8 <= len(src) && j+slack <= len(out) {
		x := binary.LittleEndian.Uint64(src[i:])
		var v uint32
		if x&pairMask == pairIs {
			v = wide[uint16(x&0xF<<12|x>>2&0xFC0|x>>16&0x3F)]
			next := wide[uint16(x>>12&0xF000|x>>26&0xFC0|x>>40&0x3F)]
			if (v|next)>>24 == 0 {
				binary.LittleEndian.PutUint64(out[j:], uint64(v)|uint64(next)<<24)
				i += 6
				j += 6
				continue
			}
			if v>>24 == 0 {
				binary.LittleEndian.PutUint32(out[j:], v)
				i += 3
				j += 3
				v = next
				if i >= stop {
					break
				}
			}
		} else if n := bits.TrailingZeros64(x&highBits) / 8; n > 0 { // ASCII
			binary.LittleEndian.PutUint64(out[j:], x)
			i += n
			j += n
			continue
		} else if x&threeMask == threeIs {
			v = wide[uint16(x&0xF<<12|x>>2&0xFC0|x>>16&0x3F)]
		} else if r := rune(x&0x1F<<6 | x>>8&0x3F); x&0xC0E0 == 0x80C0 && r >= 0x80 && s.alone.get(r) == 0 {
			binary.LittleEndian.PutUint16(out[j:], uint16(x))
			i += 2
			j += 2
			continue
		} else {
			break
		}
		if v>>24 == tells>>24 {
			if i+6 <= len(src) && !s.differs(i) {
				v &= runeBits
			}
		}
		if v>>24 != 0 {
			break
		}
		binary.LittleEndian.PutUint32(out[j:], v)
		i += 3
		j += 3
	}
	s.i, s.dst = i, out[:j]
}

// differs reports whether an entry may make the character at i differ, one of those that tell. Six bytes are left.
func (s *scan) differs(i int) bool {
	src := s.src
	this := uint32(src[i]) | uint32(src[i+1])<<8 | uint32(src[i+2])<<16
	switch {
	case i == s.floor:
	case src[i-1] < 0x80:
		if s.telling.Has(uint32(src[i-1]), this) {
			return true
		}
	case i < s.floor+3:
		return true
	default:
		left := uint32(src[i-3]) | uint32(src[i-2])<<8 | uint32(src[i-1])<<16
		if !plain(left) || s.telling.Has(left, this) {
			return true
		}
	}
	right := uint32(src[i+3]) | uint32(src[i+4])<<8 | uint32(src[i+5])<<16
	if !plain(right) {
		return src[i+3] >= 0x80 || s.telling.Has(this, uint32(src[i+3]))
	}
	return s.telling.Has(this, right)
}

// plain reports whether bytes are a three-byte character that stands for itself.
func plain(word uint32) bool {
	return word&threeMask == threeIs && (word&0xFF != 0xEF || word>>8&0xFF >= 0xAC)
}

// character converts the character at i, and the word or run that it stands in where that matters.
func (s *scan) character() {
	r, size := decode(s.src[s.i:])
	v := s.alone.get(r)
	if v&(tells|odd) != 0 || operands(r) > 0 {
		s.resolve()
		return
	}
	if v == 0 {
		s.dst = append(s.dst, s.src[s.i:s.i+size]...)
	} else {
		s.dst = appendRune(s.dst, rune(v&runeBits))
	}
	s.i += size
}

// resolve converts the word or run that the character at i stands in.
func (s *scan) resolve() {
	at := s.i
	start, written := s.back()
	s.window.reset(s.src, start)
	if r, size := decode(s.src[at:]); s.cuts != nil && operands(r) == 0 && !s.mayDiffer(at) {
		s.dst = appendRune(s.dst, s.alone.to(r))
		s.i += size
		return
	}
	s.dst = s.dst[:len(s.dst)-written]
	i := 0
	for s.window.offset(i) <= at {
		var n int
		n, s.dst = s.token(&s.window, i, s.dst)
		i = s.window.drop(i + n)
	}
	s.i = s.window.offset(i)
	s.floor = s.i
}

// mayDiffer reports whether an entry stands over a place, in the window or beyond, that may make it differ. Weighing cuts
// takes longer than to see that there is none. The first stage must have no phrases.
func (s *scan) mayDiffer(place int) bool {
	w := &s.window
	for i := 0; i < lookahead; i++ {
		first := w.at(i)
		if w.offset(i) > place {
			return false
		}
		covers := func(length int) bool { return w.offset(i+length) > place }
		if s.overlay != nil {
			for n := s.overlay.matches(w, i, &w.found[0]); n > 0 && covers(w.found[0][n-1].length); n-- {
				if s.overlay.words[w.found[0][n-1].number].differs {
					return true
				}
			}
		}
		for n := matches(s.words.Keys, w, i, first, &w.found[1]); n > 0 && covers(w.found[1][n-1].length); n-- {
			if s.words.Value(w.found[1][n-1].number) != nil {
				return true
			}
		}
		if len(s.between) > 0 && covers(s.between[1].reach(w, i, s.between[0].alone)) {
			return true
		}
	}
	return true
}

// reach returns the length of the longest phrase whose source may stand at a place of the window.
func (s *stage) reach(w *window, i int, before *characters) int {
	longest := 0
	node := uint32(trie.Root)
	for length := 1; ; length++ {
		var ok bool
		if node, ok = s.phrases.Keys.Next(node, before.to(w.at(i+length-1))); !ok {
			return longest
		}
		if _, ok := s.phrases.Keys.Value(node); ok {
			longest = length
		}
	}
}

// back returns the last place not after i that no entry reaches over, and how many bytes were written for what stands
// from there to i.
func (s *scan) back() (start, written int) {
	start = s.i
	r, _ := decode(s.src[start:])
	word := packed(s.compatibility.normal(r))
	for start > s.floor {
		r, size := decodeLast(s.src[:start])
		left := packed(s.compatibility.normal(r))
		if !s.joined.Has(left, word) {
			break
		}
		start -= size
		written += encodedLen(s.alone.to(r))
		word = left
	}
	return start, written
}

// settle goes back to a place that no entry reaches over, or on to the end of a word.
func (s *scan) settle() {
	start, written := s.back()
	if start > s.floor {
		s.i = start
		s.dst = s.dst[:len(s.dst)-written]
		return
	}
	if s.i > s.floor {
		s.resolve()
	}
}

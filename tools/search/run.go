package search

import (
	"encoding/binary"
	"math/bits"
)

// A run is the postings of a batch of documents, sorted by token, as the spool keeps it until it is merged with the others. It has a part
// for each range of first elements, so that ranges can be merged beside one another. In a part each token is
//
//	uvarint distance of its first element from that of the token before, uvarint second element
//	uvarint number of documents
//	for each document: uvarint distance from the one before (of the first: the number within the batch), two bits of weight below it;
//	  of a pair a byte with its place modulo 32, or 32 and four bytes with a bit for each of its places
type run struct {
	first int // document
	parts [ranges]section
}

const (
	rangeWidth = 512
	ranges     = commonIDs/rangeWidth + 1 // the last has all but the common characters
)

func rangeOf(first uint32) int { return min(int(first/rangeWidth), ranges-1) }

// sorter sorts and encodes entries; it keeps its memory.
type sorter struct {
	entries, spare []entry
	out            []byte
}

// radix sorts by token, and leaves the order of equal ones as it is.
func (s *sorter) radix() {
	const digit = 11 // bits
	var most uint32
	for _, e := range s.entries {
		most = max(most, e.first, e.second)
	}
	if cap(s.spare) < len(s.entries) {
		s.spare = make([]entry, len(s.entries))
	}
	s.spare = s.spare[:len(s.entries)]
	for _, second := range []bool{true, false} {
		for shift := 0; shift < bits.Len32(most); shift += digit {
			of := func(e entry) uint32 {
				id := e.first
				if second {
					id = e.second
				}
				return id >> shift & (1<<digit - 1)
			}
			var at [1 << digit]int
			for _, e := range s.entries {
				at[of(e)]++
			}
			sum := 0
			for i, n := range at {
				at[i], sum = sum, sum+n
			}
			for _, e := range s.entries {
				k := of(e)
				s.spare[at[k]] = e
				at[k]++
			}
			s.entries, s.spare = s.spare, s.entries
		}
	}
}

// encode sorts the entries, which come by document, and returns their parts, valid until the next call.
func (s *sorter) encode() (parts [ranges][]byte) {
	s.radix()
	s.out = s.out[:0]
	begin, part, last := 0, 0, uint32(0)
	var body []byte
	for rest := s.entries; len(rest) > 0; {
		e := rest[0]
		n := 1
		for n < len(rest) && rest[n].first == e.first && rest[n].second == e.second {
			n++
		}
		if k := rangeOf(e.first); k != part {
			parts[part] = s.out[begin:]
			begin, part, last = len(s.out), k, 0
		}
		count := 0
		count, body = postingsOf(body[:0], rest[:n])
		s.out = binary.AppendUvarint(s.out, uint64(e.first-last))
		s.out = binary.AppendUvarint(s.out, uint64(e.second))
		s.out = binary.AppendUvarint(s.out, uint64(count))
		s.out = append(s.out, body...)
		last = e.first
		rest = rest[n:]
	}
	parts[part] = s.out[begin:]
	return parts
}

// postingsOf appends the documents of a token.
func postingsOf(out []byte, entries []entry) (count int, _ []byte) {
	last := uint32(0)
	for len(entries) > 0 {
		e := entries[0]
		weight, places := uint32(0), uint32(0)
		for len(entries) > 0 && entries[0].doc() == e.doc() {
			weight = max(weight, entries[0].weight())
			places |= 1 << entries[0].place()
			entries = entries[1:]
		}
		out = binary.AppendUvarint(out, uint64(e.doc()-last)<<weightBits|uint64(weight))
		if e.second != 0 {
			out = appendPlaces(out, places)
		}
		last = e.doc()
		count++
	}
	return count, out
}

func appendPlaces(out []byte, places uint32) []byte {
	if bits.OnesCount32(places) == 1 {
		return append(out, byte(bits.TrailingZeros32(places)))
	}
	return binary.LittleEndian.AppendUint32(append(out, 32), places)
}

func (d *decoder) places() uint32 {
	if len(d.data) > 0 && d.data[0] < 32 {
		places := uint32(1) << d.data[0]
		d.data = d.data[1:]
		return places
	}
	if len(d.data) < 5 {
		d.data, d.err = nil, errDamaged
		return 0
	}
	places := binary.LittleEndian.Uint32(d.data[1:])
	d.data = d.data[5:]
	return places
}

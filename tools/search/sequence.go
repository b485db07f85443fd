package search

import "encoding/binary"

// A sequence is the elements of a document as the spool keeps them, line by line, each a row of uvarints: the weight, how many elements
// of the text stand before the line, how many are in it, and their numbers, 0 for a break.

// sequence appends the lines of a document's texts. What a line of one script has in common with that of another is said once.
func (n *names) sequence(out []byte, f *Folding, texts []*text) []byte {
	var said [][]byte
	var ids []uint32
	for _, t := range texts {
		at := 0
		for i, l := range t.Lines {
			ids = ids[:0]
			f.each(l.Text, func(han rune, word []byte, _, _ int) {
				switch {
				case han != 0:
					ids = append(ids, n.ofHan(han))
				case len(word) > 0:
					ids = append(ids, n.ofWord(word))
				case len(ids) > 0 && ids[len(ids)-1] != 0:
					ids = append(ids, 0)
				}
			})
			before := len(out)
			out = binary.AppendUvarint(out, uint64(l.Weight))
			out = binary.AppendUvarint(out, uint64(at))
			out = binary.AppendUvarint(out, uint64(len(ids)))
			for _, id := range ids {
				out = binary.AppendUvarint(out, uint64(id))
			}
			at += len(ids)
			if line := out[before:]; i >= len(said) {
				said = append(said, line)
			} else if string(said[i]) == string(line) {
				out = out[:before]
			}
		}
	}
	return out
}

// entry is a token at a place of a document: two elements, or one and 0.
type entry struct {
	first, second uint32
	what          uint32 // the document in its batch, the place modulo 32 and the weight
}

const (
	weightBits = 2
	placeBits  = 5
	batchSize  = 128 // documents
)

func (e entry) weight() uint32 { return e.what & (1<<weightBits - 1) }
func (e entry) place() uint32  { return e.what >> weightBits & (1<<placeBits - 1) }
func (e entry) doc() uint32    { return e.what >> (weightBits + placeBits) }

// entriesOf appends the tokens of a sequence.
func entriesOf(out []entry, sequence []byte, doc int) ([]entry, error) {
	d := decoder{data: sequence}
	for len(d.data) > 0 && d.err == nil {
		weight := uint32(d.number()) | uint32(doc)<<(weightBits+placeBits)
		at := d.number()
		last := uint32(0)
		for n := d.number(); n > 0 && d.err == nil; n-- {
			id := uint32(d.number())
			at++
			if id != 0 {
				out = append(out, entry{id, 0, weight})
				if last != 0 {
					out = append(out, entry{last, id, weight | uint32(at%32)<<weightBits})
				}
			}
			last = id
		}
	}
	return out, d.err
}

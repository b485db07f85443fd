package search

import (
	"cmp"
	"encoding/binary"
	"errors"
	"math/bits"
	"slices"
)

// A shard is a sequence of entries in the order of their tokens:
//
//	uvarint length of the token, in bytes; the token
//	uvarint length of what follows, in bytes; 0 when the list has a file of its own
//	for the weights 3, 2, 1: uvarint number of documents
//	for the weights 3, 2, 1: for each document the uvarint distance from the one before, less one
//	of a pair, for the weights 3, 2, 1: for each document a byte with its places
//
// A byte has its places modulo 8. A long list has a file of its own, in another form: most of what is fetched in vain are phrases of
// frequent tokens, so that their places have to be better known, and few of them are ever looked at, those of the first rows.
//
//	for the weights 3 and 2: uvarint number of documents
//	a bit for each document, least bit first, set when it has the token
//	for the weights 3 and 2: for each document the uvarint distance from the one before, less one
//	of a pair: four bytes for each of the newest 4,096 documents, going back, with their places modulo 32, least byte first; all bits
//	  are set where more than 8 would be
//
// Each 4,096 documents before them have a file with their places.
//
// A shard's number is the token's FNV-1a hash modulo the number of shards. As the whole token is hashed, no
// shard grows hot, and the client needs no table.

// shardSize is how many bytes of entries a shard holds on average, before compression: see docs/benchmarks.md.
const shardSize = 6_000

// ownFile is from how many bytes on a list has a file of its own, so that a rare token never costs a frequent one's list.
const ownFile = 6_000

// fnv is FNV-1a, 32 bits.
func fnv(token string) uint32 {
	h := uint32(2166136261)
	for i := range len(token) {
		h = (h ^ uint32(token[i])) * 16777619
	}
	return h
}

// byWeight holds a token's lists: those of weight 3, 2, 1.
type byWeight [3]list

// list holds the numbers of the documents with one token at one weight, each as its distance from the one before.
type list struct {
	next   uint32 // the last number and one
	n      uint32
	gaps   []byte
	places []uint32 // of each document of a pair: bit p is set when the token begins at element p, modulo 32, of the text
}

func (b *byWeight) reset() {
	for i := range b {
		b[i] = list{gaps: b[i].gaps[:0], places: b[i].places[:0]}
	}
}

// add notes a document, which comes after those before it; places are 0 of a single element.
func (b *byWeight) add(doc uint32, weight int, places uint32) {
	l := &b[inTitle-weight]
	l.gaps = binary.AppendUvarint(l.gaps, uint64(doc-l.next))
	if places != 0 {
		l.places = append(l.places, places)
	}
	l.next = doc + 1
	l.n++
}

// encode appends the lists as a shard has them.
func (b *byWeight) encode(out []byte) []byte {
	for _, l := range b {
		out = binary.AppendUvarint(out, uint64(l.n))
	}
	for _, l := range b {
		out = append(out, l.gaps...)
	}
	for _, l := range b {
		for _, p := range l.places {
			out = append(out, byte(p|p>>8|p>>16|p>>24))
		}
	}
	return out
}

// telling is how many places of a document in a list of its own say something. More rule out little, and take the most bytes.
const telling = 8

// chunk is how many places one file has.
const chunk = 4096

// encodeOwn returns the file of a list of its own, and those of its further places. Documents are below total.
func (b *byWeight) encodeOwn(total int) (file []byte, further [][]byte) {
	all := make([]byte, (total+7)/8)
	at := make([]uint32, total) // places by document
	for i, l := range b {
		doc := -1
		for n, gaps := 0, l.gaps; len(gaps) > 0; n++ {
			gap, size := binary.Uvarint(gaps)
			gaps = gaps[size:]
			doc += int(gap) + 1
			all[doc/8] |= 1 << (doc % 8)
			if n < len(l.places) {
				at[doc] = l.places[n]
				if bits.OnesCount32(at[doc]) > telling {
					at[doc] = everywhere
				}
			}
		}
		if i < len(b)-1 {
			file = binary.AppendUvarint(file, uint64(l.n))
		}
	}
	file = append(file, all...)
	for _, l := range b[:len(b)-1] {
		file = append(file, l.gaps...)
	}
	var places []byte
	for _, p := range slices.Backward(at) {
		if p != 0 {
			places = binary.LittleEndian.AppendUint32(places, p)
		}
	}
	for part := range slices.Chunk(places, 4*chunk) {
		further = append(further, part)
	}
	if len(further) > 0 {
		file, further = append(file, further[0]...), further[1:]
	}
	return file, further
}

func appendEntry(shard []byte, token string, lists []byte) []byte {
	shard = binary.AppendUvarint(shard, uint64(len(token)))
	shard = append(shard, token...)
	shard = binary.AppendUvarint(shard, uint64(len(lists)))
	return append(shard, lists...)
}

var errDamaged = errors.New("damaged")

// findEntry returns the lists of a token in a shard: nil when the token is not there, empty when they are in a file of their own.
func findEntry(shard []byte, token string) ([]byte, error) {
	for len(shard) > 0 {
		name, rest, err := cut(shard)
		if err != nil {
			return nil, err
		}
		lists, rest, err := cut(rest)
		if err != nil {
			return nil, err
		}
		if string(name) == token {
			return lists, nil
		}
		shard = rest
	}
	return nil, nil
}

// cut takes a length and that many bytes from b.
func cut(b []byte) (head, rest []byte, err error) {
	n, size := binary.Uvarint(b)
	if size <= 0 || n > uint64(len(b)-size) {
		return nil, nil, errDamaged
	}
	b = b[size:]
	return b[:n:n], b[n:], nil
}

// everywhere is the places of a single element, which are not noted, and those that have not been read.
const everywhere = 1<<32 - 1

// posting is a document of a token's lists.
type posting struct {
	doc, weight int
	places      uint32
}

// decoder reads numbers, and remembers damage.
type decoder struct {
	data []byte
	err  error
}

func (d *decoder) number() uint64 {
	v, size := binary.Uvarint(d.data)
	if size <= 0 {
		d.data, d.err = nil, errDamaged
		return 0
	}
	d.data = d.data[size:]
	return v
}

// documents reads the documents of a weight, which are below total.
func (d *decoder) documents(count uint64, weight, total int) (found []posting) {
	doc := uint64(0)
	for ; count > 0 && d.err == nil; count-- {
		gap := d.number()
		if gap >= uint64(total) || doc+gap >= uint64(total) {
			d.err = errDamaged
			break
		}
		doc += gap
		found = append(found, posting{int(doc), weight, everywhere})
		doc++
	}
	return found
}

// decode returns the postings of a token's lists in a shard. Documents are below total.
func decode(lists []byte, total int) ([]posting, error) {
	d := &decoder{data: lists}
	counts := [3]uint64{d.number(), d.number(), d.number()}
	var found []posting
	for i, count := range counts {
		found = append(found, d.documents(count, inTitle-i, total)...)
	}
	if d.err != nil || len(d.data) != 0 && len(d.data) != len(found) {
		return nil, errDamaged
	}
	for i, p := range d.data { // none of a single element
		found[i].places = uint32(p) * 0x01010101
	}
	return found, nil
}

// decodeOwn returns the postings of a list of its own, the newest first, with as many places as it has.
func decodeOwn(file []byte, pair bool, total int) ([]posting, error) {
	d := &decoder{data: file}
	counts := [2]uint64{d.number(), d.number()}
	size := (total + 7) / 8
	if len(d.data) < size {
		return nil, errDamaged
	}
	all := d.data[:size]
	d.data = d.data[size:]
	weights := map[int]int{}
	for i, count := range counts {
		for _, p := range d.documents(count, inTitle-i, total) {
			weights[p.doc] = p.weight
		}
	}
	if d.err != nil {
		return nil, d.err
	}
	var found []posting
	for doc := total - 1; doc >= 0; doc-- {
		if all[doc/8]>>(doc%8)&1 != 0 {
			found = append(found, posting{doc, cmp.Or(weights[doc], inBody), everywhere})
		}
	}
	if !pair {
		return found, nil
	}
	return found, setPlaces(found[:min(chunk, len(found))], d.data)
}

// setPlaces gives each posting its places.
func setPlaces(postings []posting, places []byte) error {
	if len(places) != 4*len(postings) {
		return errDamaged
	}
	for i := range postings {
		postings[i].places = binary.LittleEndian.Uint32(places[4*i:])
	}
	return nil
}

package search

import (
	"encoding/binary"
	"errors"
	"slices"
	"strings"
)

// A shard is a sequence of entries in the order of their tokens:
//
//	uvarint length of the token, in bytes; the token
//	uvarint length of what follows, in bytes; 0 when the list has a file of its own
//	for the weights 3, 2, 1: uvarint number of documents
//	for the weights 3, 2, 1: for each document the uvarint distance from the one before, less one
//	of a pair, for the weights 3, 2, 1: for each document a byte with its places
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

func (b *byWeight) encode() []byte {
	var out []byte
	for _, l := range b {
		out = binary.AppendUvarint(out, uint64(l.n))
	}
	for _, l := range b {
		out = append(out, l.gaps...)
	}
	for _, l := range b {
		out = append(out, l.places...)
	}
	return out
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

// everywhere is the places of a single element, which are not noted.
const everywhere = 1<<8 - 1

// decode calls visit with every document of a token's lists, its weight and its places. Documents are below total.
func decode(lists []byte, pair bool, total int, visit func(doc, weight int, places byte)) error {
	var counts [3]uint64
	next := func() (uint64, error) {
		v, size := binary.Uvarint(lists)
		if size <= 0 {
			return 0, errDamaged
		}
		lists = lists[size:]
		return v, nil
	}
	var err error
	for i := range counts {
		if counts[i], err = next(); err != nil {
			return err
		}
	}
	type posting struct{ doc, weight int }
	var found []posting
	for i, count := range counts {
		doc := uint64(0)
		for ; count > 0; count-- {
			gap, err := next()
			if err != nil {
				return err
			}
			if gap >= uint64(total) || doc+gap >= uint64(total) {
				return errDamaged
			}
			doc += gap
			found = append(found, posting{int(doc), inTitle - i})
			doc++
		}
	}
	if pair && len(lists) != len(found) {
		return errDamaged
	}
	for i, p := range found {
		places := byte(everywhere)
		if pair {
			places = lists[i]
		}
		visit(p.doc, p.weight, places)
	}
	return nil
}

// shards writes the postings, and returns how many shards and tokens there are. It empties the postings.
func (p *postings) shards(packer *packer, write Writer) (shards, tokens int, err error) {
	type token struct {
		name  string
		lists byWeight
	}
	keys := make([]uint64, 0, len(p.at))
	bytes := 0
	for k, i := range p.at {
		keys = append(keys, k)
		bytes += len(p.lists[i].gaps) + len(p.lists[i].places) + 8
	}
	slices.Sort(keys)
	shards = max(1, bytes/shardSize)
	buckets := make([][]uint64, shards)
	for i, k := range keys {
		if i > 0 && keys[i-1]>>2 == k>>2 {
			continue
		}
		tokens++
		n := int(fnv(p.names.name(k)) % uint32(shards))
		buckets[n] = append(buckets[n], k>>2)
	}
	for n, bucket := range buckets {
		all := make([]token, 0, len(bucket))
		for _, k := range bucket {
			t := token{name: p.names.name(k << 2)}
			for w := range t.lists {
				if i, ok := p.at[k<<2|uint64(inTitle-w)]; ok {
					t.lists[w] = p.lists[i]
				}
			}
			all = append(all, t)
		}
		slices.SortFunc(all, func(a, b token) int { return strings.Compare(a.name, b.name) })
		var shard []byte
		for _, t := range all {
			lists := t.lists.encode()
			if len(lists) >= ownFile {
				if err := packer.write(write, listFile(t.name), lists); err != nil {
					return 0, 0, err
				}
				lists = nil
			}
			shard = appendEntry(shard, t.name, lists)
		}
		if err := packer.write(write, shardFile(n), shard); err != nil {
			return 0, 0, err
		}
	}
	return shards, tokens, nil
}

package search

import (
	"bytes"
	"maps"
	"slices"
)

// merge makes the lists of all tokens.
func (b *builder) merge() error {
	return inOrder(ranges, func(i int) (*merger, error) {
		m := &merger{total: len(b.ranked), packer: b.packer, names: &b.names}
		parts := make([]stream, len(b.batches))
		for k, r := range b.batches {
			data, err := b.runs.read(nil, r.parts[i])
			if err != nil {
				return nil, err
			}
			parts[k] = stream{decoder: decoder{data: data}, base: uint32(r.first)}
		}
		if err := m.run(parts); err != nil {
			return nil, err
		}
		at, err := b.lists.write(m.out)
		for k := range m.tokens {
			m.tokens[k].offset += at.offset
		}
		m.out = nil
		return m, err
	}, func(m *merger) error {
		b.tokens = append(b.tokens, m.tokens...)
		b.postings += m.bytes
		return nil
	})
}

// shard is a shard as it is written, after the files of long lists.
type shard struct {
	names []string
	files [][]byte
}

// shards writes the lists, and returns how many shards there are.
func (b *builder) shards() (int, error) {
	n := max(1, b.postings/shardSize)
	begins := make([]int, n+1)
	for _, t := range b.tokens {
		begins[t.hash%uint32(n)+1]++
	}
	for i := range n {
		begins[i+1] += begins[i]
	}
	order, at := make([]uint32, len(b.tokens)), slices.Clone(begins)
	for i, t := range b.tokens {
		k := t.hash % uint32(n)
		order[at[k]] = uint32(i)
		at[k]++
	}
	return n, inOrder(n, func(i int) (shard, error) {
		return b.shard(i, order[begins[i]:begins[i+1]])
	}, func(s shard) error {
		for i, name := range s.names {
			if err := b.put(name, s.files[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

func (b *builder) shard(number int, tokens []uint32) (s shard, err error) {
	names := make(map[string]merged, len(tokens))
	for _, i := range tokens {
		t := b.tokens[i]
		names[b.names.token(t.first, t.second)] = t
	}
	var data, lists []byte
	for _, name := range slices.Sorted(maps.Keys(names)) {
		t := names[name]
		at, own := t.lists()
		if lists, err = b.lists.read(lists[:0], at); err != nil {
			return s, err
		}
		if !own {
			data = appendEntry(data, name, lists)
			continue
		}
		data = appendEntry(data, name, nil)
		for n := 0; len(lists) > 0; n++ {
			var file []byte
			if file, lists, err = cut(lists); err != nil {
				return s, err
			}
			s.names, s.files = append(s.names, listFile(name, n)), append(s.files, bytes.Clone(file))
		}
	}
	packed, err := b.packer.pack(data)
	s.names, s.files = append(s.names, shardFile(number)), append(s.files, packed)
	return s, err
}

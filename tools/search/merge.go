package search

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// stream reads the tokens of a part of a run.
type stream struct {
	decoder
	base          uint32 // the run's first document
	first, second uint32 // the token; 0 behind the last
}

func (s *stream) next() {
	if len(s.data) == 0 || s.err != nil {
		s.first = 0
		return
	}
	s.first += uint32(s.number())
	s.second = uint32(s.number())
}

// copyTo adds the documents of the token to those of the runs before.
func (s *stream) copyTo(lists *byWeight) {
	doc := s.base
	for n := s.number(); n > 0 && s.err == nil; n-- {
		v := s.number()
		doc += uint32(v >> weightBits)
		places := uint32(0)
		if s.second != 0 {
			places = s.places()
		}
		if s.err == nil {
			lists.add(doc, int(v&(1<<weightBits-1)), places)
		}
	}
}

func (s *stream) compare(o *stream) int {
	return cmp.Or(cmp.Compare(s.first, o.first), cmp.Compare(s.second, o.second), cmp.Compare(s.base, o.base))
}

// merged is a token with all its documents.
type merged struct {
	first, second uint32
	hash          uint32 // of the token
	size          uint32 // of its lists; ownFile more when they have files of their own
	offset        int64  // of its lists in the spool
}

// lists returns where a token's lists are, or the files of its own.
func (m merged) lists() (at section, own bool) {
	if m.size >= ownFile {
		return section{m.offset, int64(m.size - ownFile)}, true
	}
	return section{m.offset, int64(m.size)}, false
}

// merger merges the parts of a range.
type merger struct {
	streams []*stream // a heap
	lists   byWeight
	total   int // documents
	packer  *packer
	names   *names

	tokens []merged
	out    []byte // their lists, to be put into the spool; offset and size are of this
	bytes  int    // that the lists will take in the shards
}

func (m *merger) run(parts []stream) error {
	for i := range parts {
		if s := &parts[i]; len(s.data) > 0 {
			s.next()
			m.streams = append(m.streams, s)
		}
	}
	slices.SortFunc(m.streams, (*stream).compare) // a sorted slice is a heap
	for len(m.streams) > 0 {
		first, second := m.streams[0].first, m.streams[0].second
		m.lists.reset()
		for len(m.streams) > 0 && m.streams[0].first == first && m.streams[0].second == second {
			s := m.streams[0]
			s.copyTo(&m.lists)
			if s.next(); s.err != nil {
				return s.err
			}
			if s.first == 0 {
				last := len(m.streams) - 1
				m.streams[0] = m.streams[last]
				m.streams = m.streams[:last]
			}
			m.sink()
		}
		if err := m.token(first, second); err != nil {
			return err
		}
	}
	return nil
}

// sink puts the first stream where it belongs in the heap.
func (m *merger) sink() {
	for i := 0; ; {
		least := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(m.streams); child++ {
			if m.streams[child].compare(m.streams[least]) < 0 {
				least = child
			}
		}
		if least == i {
			return
		}
		m.streams[i], m.streams[least] = m.streams[least], m.streams[i]
		i = least
	}
}

// token encodes the lists of a token. Files of their own are packed at once, and stand behind their lengths.
func (m *merger) token(first, second uint32) error {
	for _, l := range m.lists {
		if l.n > 0 {
			m.bytes += len(l.gaps) + len(l.places) + 8
		}
	}
	t := merged{first: first, second: second, hash: fnv(m.names.token(first, second)), offset: int64(len(m.out))}
	m.out = m.lists.encode(m.out)
	if len(m.out)-int(t.offset) >= ownFile {
		file, further := m.lists.encodeOwn(m.total)
		m.out = m.out[:t.offset]
		for _, data := range append([][]byte{file}, further...) {
			packed, err := m.packer.packList(data)
			if err != nil {
				return err
			}
			m.out = appendField(m.out, packed)
		}
		t.size = ownFile
	}
	t.size += uint32(len(m.out) - int(t.offset))
	m.tokens = append(m.tokens, t)
	return nil
}

func appendField(out, field []byte) []byte {
	return append(binary.AppendUvarint(out, uint64(len(field))), field...)
}

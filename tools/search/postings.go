package search

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
	"sync"
)

// postings say which documents have a token, and with what weight.
type postings struct {
	names *names
	at    map[uint64]uint32 // token → its list
	lists []list
}

// list holds the numbers of the documents with one token at one weight, each as its distance from the one before.
type list struct {
	next   uint32 // the last number and one
	n      uint32
	gaps   []byte
	places []uint32 // of each document of a pair, see occurrence
}

// occurrence is a token of a document and where it stands: bit p of places is set when it begins at element p, modulo 32, of the
// text. So most pairs that do not follow one another are told from a phrase.
type occurrence struct {
	key    uint64
	places uint32
}

func newPostings() *postings {
	return &postings{names: &names{ids: map[string]uint32{}}, at: map[uint64]uint32{}}
}

// key packs a token and a weight: the elements' ids and two bits.
func key(first, second uint32, weight int) uint64 {
	return uint64(first)<<33 | uint64(second)<<2 | uint64(weight)
}

func isPair(key uint64) bool { return key>>2&(1<<31-1) != 0 }

// add notes the tokens of a document; documents come in order, each once.
func (p *postings) add(doc uint32, tokens []occurrence) {
	for _, o := range tokens {
		i, ok := p.at[o.key]
		if !ok {
			i = uint32(len(p.lists))
			p.at[o.key] = i
			p.lists = append(p.lists, list{})
		}
		l := &p.lists[i]
		l.gaps = binary.AppendUvarint(l.gaps, uint64(doc-l.next))
		if isPair(o.key) {
			l.places = append(l.places, o.places)
		}
		l.next = doc + 1
		l.n++
	}
}

// tokens returns the tokens of a document's texts, each once, at its highest weight, in order.
func (p *postings) tokens(f *Folding, texts map[string]*text) []occurrence {
	var all []occurrence
	for _, t := range texts { // sorted below
		at := 0
		for _, l := range t.Lines {
			var last uint32
			for _, e := range f.elements(l.Text) {
				at++
				if e.breaks() {
					last = 0
					continue
				}
				id := p.names.id(e.text)
				all = append(all, occurrence{key: key(id, 0, l.Weight)})
				if last != 0 {
					all = append(all, occurrence{key(last, id, l.Weight), 1 << (at % 32)})
				}
				last = id
			}
		}
	}
	slices.SortFunc(all, func(a, b occurrence) int { return cmp.Compare(a.key, b.key) })
	kept := all[:0]
	for i, o := range all {
		if i+1 < len(all) && all[i+1].key>>2 == o.key>>2 {
			all[i+1].places |= o.places
			continue
		}
		kept = append(kept, o)
	}
	return slices.Clone(kept)
}

// names number the elements from 1, in the order they are met: ids never reach a file.
type names struct {
	mu    sync.RWMutex
	ids   map[string]uint32
	texts []string
}

func (n *names) id(text string) uint32 {
	n.mu.RLock()
	id, ok := n.ids[text]
	n.mu.RUnlock()
	if ok {
		return id
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if id, ok := n.ids[text]; ok {
		return id
	}
	text = strings.Clone(text) // not the page it stands in
	n.texts = append(n.texts, text)
	id = uint32(len(n.texts))
	n.ids[text] = id
	return id
}

// name returns the token of a key: its elements with a separator between them.
func (n *names) name(k uint64) string {
	first, second := n.texts[k>>33-1], uint32(k>>2)&(1<<31-1)
	if second == 0 {
		return first
	}
	return first + separator + n.texts[second-1]
}

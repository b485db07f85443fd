package search

import (
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
	next uint32 // the last number and one
	n    uint32
	buf  []byte
}

func newPostings() *postings {
	return &postings{names: &names{ids: map[string]uint32{}}, at: map[uint64]uint32{}}
}

// key packs a token and a weight: the elements' ids and two bits.
func key(first, second uint32, weight int) uint64 {
	return uint64(first)<<33 | uint64(second)<<2 | uint64(weight)
}

// add notes the tokens of a document; documents come in order, each once.
func (p *postings) add(doc uint32, tokens []uint64) {
	for _, k := range tokens {
		i, ok := p.at[k]
		if !ok {
			i = uint32(len(p.lists))
			p.at[k] = i
			p.lists = append(p.lists, list{})
		}
		l := &p.lists[i]
		l.buf = binary.AppendUvarint(l.buf, uint64(doc-l.next))
		l.next = doc + 1
		l.n++
	}
}

// tokens returns the tokens of a document's texts, each once, at its highest weight, in order.
func (p *postings) tokens(f *Folding, texts map[string]*text) []uint64 {
	var keys []uint64
	for _, t := range texts { // sorted below
		for _, l := range t.Lines {
			var last uint32
			for _, e := range f.elements(l.Text) {
				if e.breaks() {
					last = 0
					continue
				}
				id := p.names.id(e.text)
				keys = append(keys, key(id, 0, l.Weight))
				if last != 0 {
					keys = append(keys, key(last, id, l.Weight))
				}
				last = id
			}
		}
	}
	slices.Sort(keys)
	kept := keys[:0]
	for i, k := range keys {
		if i+1 == len(keys) || keys[i+1]>>2 != k>>2 {
			kept = append(kept, k)
		}
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

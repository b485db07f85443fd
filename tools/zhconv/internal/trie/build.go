package trie

import (
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"
)

// Build returns the trie of keys and their values. Equal input gives equal bytes.
func Build(keys map[string]uint32) (*Trie, error) {
	root := &node{}
	for key, value := range keys {
		if key == "" || key[0] == 0 || !utf8.ValidString(key) || value > MaxValue {
			return nil, fmt.Errorf("build trie: key %q with value %d", key, value)
		}
		n := root
		for _, r := range key {
			n = n.child(r)
		}
		n.value, n.ends = value, true
	}
	nodes := []*node{root}
	for i := 0; i < len(nodes); i++ {
		n := nodes[i]
		if n.ends && len(n.children) > 0 {
			n.child(0).value, n.child(0).ends = n.value, true
		}
		for r, c := range n.children {
			n.labels = append(n.labels, r)
			c.label = r
		}
		slices.Sort(n.labels)
		for _, r := range n.labels {
			nodes = append(nodes, n.children[r])
		}
	}
	t := place(nodes)
	if len(t.cells) > rest-bias-utf8.MaxRune || len(t.cells) > none {
		return nil, fmt.Errorf("build trie: too large, with %d cells", len(t.cells))
	}
	return t, nil
}

type node struct {
	children map[rune]*node
	labels   []rune // of the children, sorted
	label    rune
	value    uint32
	ends     bool
	at, base int
}

func (n *node) child(r rune) *node {
	if n.children == nil {
		n.children = map[rune]*node{}
	}
	c := n.children[r]
	if c == nil {
		c = &node{}
		n.children[r] = c
	}
	return c
}

// place gives every node its cell: those with many children choose first, at the first base where all of them fit.
func place(nodes []*node) *Trie {
	wide := slices.Clone(nodes)
	slices.SortStableFunc(wide, func(a, b *node) int { return cmp.Compare(len(b.labels), len(a.labels)) })
	next := []int{1} // the next free cell at or after each; the root has cell 0
	next[0] = 1
	firstFree := func(at int) int {
		for at >= len(next) {
			next = append(next, len(next))
		}
		end := at
		for next[end] != end {
			if end = next[end]; end == len(next) {
				next = append(next, end)
			}
		}
		for next[at] != end {
			at, next[at] = next[at], end
		}
		return end
	}
	last := 0
	for _, n := range wide {
		if len(n.labels) == 0 {
			continue
		}
		first := int(n.labels[0])
	search:
		for at := firstFree(1); ; at = firstFree(at + 1) {
			n.base = at - first
			if n.base+bias < 0 {
				continue
			}
			for _, r := range n.labels[1:] {
				if c := n.base + int(r); firstFree(c) != c {
					continue search
				}
			}
			break
		}
		for _, r := range n.labels {
			c := n.base + int(r)
			n.children[r].at = c
			next[c] = c + 1
			if c+1 == len(next) {
				next = append(next, c+1)
			}
			last = max(last, c)
		}
	}
	t := &Trie{make([]cell, last+1)}
	for i := range t.cells {
		t.cells[i].parent = free
	}
	t.cells[0].parent = none
	for _, n := range nodes {
		c := &t.cells[n.at]
		switch {
		case n.ends && len(n.labels) == 0:
			c.base = hasValue | leaf | n.value
		case n.ends:
			c.base = hasValue | uint32(n.base+bias)
		default:
			c.base = uint32(n.base + bias)
		}
		for _, r := range n.labels {
			t.cells[n.base+int(r)].parent = uint32(n.at)
		}
	}
	return t
}

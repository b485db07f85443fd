package zhconv

import (
	"slices"
	"sort"

	"gonggao/tools/zhconv/internal/table"
)

// overlay holds the words of the lexicons, which come before those of the dictionaries. They are few, and change with
// every converter: a sorted list is made sooner than a trie.
type overlay struct {
	words  []word      // sorted by key, each key once
	first  *characters // to the number of the group of words that begin with a character, from 1
	groups []span
}

// word is an entry of a lexicon. The sure ones stand whatever the words around them.
type word struct {
	key   []rune
	value []byte
	sure  bool

	differs bool // from what the characters become alone
}

// newOverlay joins words; of equal ones the last counts.
func newOverlay(words []word) *overlay {
	slices.SortStableFunc(words, func(a, b word) int { return slices.Compare(a.key, b.key) })
	o := &overlay{first: &characters{}}
	for _, w := range words {
		if n := len(o.words); n > 0 && slices.Equal(o.words[n-1].key, w.key) {
			o.words[n-1] = w
			continue
		}
		if n := len(o.words); n == 0 || o.words[n-1].key[0] != w.key[0] {
			o.groups = append(o.groups, span{n, n})
			o.first.set(w.key[0], uint32(len(o.groups)))
		}
		o.words = append(o.words, w)
		o.groups[len(o.groups)-1].end = len(o.words)
	}
	return o
}

// matches notes the words that stand at a place of the window, the shortest first, and returns how many.
func (o *overlay) matches(w *window, i int, found *[lookahead]match) int {
	group := o.first.get(w.at(i))
	if group == 0 {
		return 0
	}
	n := 0
	at := o.groups[group-1]
	for depth := 1; at.start < at.end; depth++ {
		if len(o.words[at.start].key) == depth {
			found[n] = match{depth, uint32(at.start)}
			n++
			at.start++
		}
		r := w.at(i + depth)
		candidates := o.words[at.start:at.end]
		low := sort.Search(len(candidates), func(k int) bool { return candidates[k].key[depth] >= r })
		high := sort.Search(len(candidates), func(k int) bool { return candidates[k].key[depth] > r })
		at = span{at.start + low, at.start + high}
	}
	return n
}

// lay puts the overlay's words over the tables of a mode: which neighbours are joined, and which tell.
func (o *overlay) lay(e *engine, m *table.Mode) {
	pairs := 0
	for _, w := range o.words {
		pairs += len(w.key) - 1
	}
	m.Joined, m.Telling = m.Joined.Grown(pairs), m.Telling.Grown(len(o.words))
	for n, w := range o.words {
		for i := range len(w.key) - 1 {
			m.Joined.Add(table.Word(w.key[i]), table.Word(w.key[i+1]))
		}
		at := e.difference(w.key, []rune(string(w.value)))
		if at < 0 {
			continue
		}
		o.words[n].differs = true
		if w.key[at] < 0x80 { // ASCII is passed over quickly
			at = slices.IndexFunc(w.key, func(r rune) bool { return r >= 0x80 })
		}
		switch {
		case len(w.key) == 1:
			m.Always = append(m.Always, w.key[0])
			continue
		case at > 0:
			m.Telling.Add(table.Word(w.key[at-1]), table.Word(w.key[at]))
		default:
			m.Telling.Add(table.Word(w.key[0]), table.Word(w.key[1]))
		}
		m.Tells = append(m.Tells, w.key[at])
	}
}

// difference returns the first place where a word's value is not what its characters become alone, -1 for none.
func (e *engine) difference(key, value []rune) int {
	for i, r := range key {
		if i >= len(value) || e.alone.to(r) != value[i] {
			return i
		}
	}
	if len(value) > len(key) {
		return len(key) - 1
	}
	return -1
}

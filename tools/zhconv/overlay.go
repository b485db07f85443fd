package zhconv

import (
	"slices"

	"gonggao/tools/zhconv/internal/table"
	"gonggao/tools/zhconv/internal/trie"
)

// overlay holds the words of the lexicons, which come before those of the dictionaries.
type overlay struct {
	keys  *trie.Trie
	words []word
}

// word is an entry of a lexicon. The sure ones stand whatever the words around them.
type word struct {
	key   []rune
	value []byte
	sure  bool
}

// newOverlay joins words; of equal ones the last counts.
func newOverlay(words []word) (*overlay, error) {
	numbers := make(map[string]uint32, len(words))
	for i, w := range words {
		numbers[string(w.key)] = uint32(i)
	}
	keys, err := trie.Build(numbers)
	return &overlay{keys, words}, err
}

// lay puts the overlay's words over the tables of a mode: which neighbours are joined, and which tell.
func (o *overlay) lay(e *engine, m *table.Mode) {
	pairs := 0
	for _, w := range o.words {
		pairs += len(w.key) - 1
	}
	m.Joined, m.Telling = m.Joined.Grown(pairs), m.Telling.Grown(len(o.words))
	for _, w := range o.words {
		for i := range len(w.key) - 1 {
			m.Joined.Add(table.Word(w.key[i]), table.Word(w.key[i+1]))
		}
		at := e.difference(w.key, []rune(string(w.value)))
		if at < 0 {
			continue
		}
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

package zhconv

import "gonggao/tools/zhconv/internal/trie"

// match is a word found at a place.
type match struct {
	length int // characters
	number uint32
}

// wordAt returns the word that stands at a place of the window: the longest that the boundaries allow. The value is nil
// for what the characters become alone; the length is 0 when there is none.
func (e *engine) wordAt(w *window, i int) (length int, value []byte) {
	first := w.at(i)
	own := 0
	if e.overlay != nil {
		own = e.overlay.matches(w, i, &w.found[0])
	}
	n := matches(e.words.Keys, w, i, first, &w.found[1])
	for own > 0 || n > 0 {
		if own > 0 && (n == 0 || w.found[0][own-1].length >= w.found[1][n-1].length) {
			own--
			m := w.found[0][own]
			if n > 0 && w.found[1][n-1].length == m.length {
				n--
			}
			if entry := &e.overlay.words[m.number]; entry.sure || e.allow(w, i, m.length) {
				w.origin, w.number = fromLexicon, m.number
				return m.length, entry.value
			}
			w.pass(i, m.length)
			continue
		}
		n--
		m := w.found[1][n]
		if e.allow(w, i, m.length) {
			w.origin = fromDictionary
			return m.length, e.words.Value(m.number)
		}
		w.pass(i, m.length)
	}
	return 0, nil
}

// matches notes the keys that stand at a place, the shortest first, and returns how many.
func matches(keys *trie.Trie, w *window, i int, r rune, found *[lookahead]match) int {
	n := 0
	node := uint32(trie.Root)
	for length := 1; length <= lookahead; length++ {
		var ok bool
		if node, ok = keys.Next(node, r); !ok {
			break
		}
		if number, ok := keys.Value(node); ok {
			found[n] = match{length, number}
			n++
		}
		r = w.at(i + length)
	}
	return n
}

func (e *engine) allow(w *window, i, length int) bool {
	return e.cuts == nil || e.cuts.allow(w, i, length)
}

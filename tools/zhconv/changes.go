package zhconv

import "unicode/utf8"

// Change is one run of characters that conversion changes.
type Change struct {
	At            int // byte offset in the source
	Before, After string
}

// Changes returns what String would change, in order: runs of changed characters without an unchanged one between.
// The source with every Before replaced by its After is String(s).
func (c *Converter) Changes(s string) []Change {
	var changes []Change
	at := 0
	src := []byte(s)
	split(src, c.protected(nil, src), func(piece []byte, protected bool) {
		if protected {
			at += len(piece)
			return
		}
		c.engine.tokens(piece, func(w *window, i, n int, after []byte) {
			for _, pair := range align(piece[w.offset(i):w.offset(i+n)], after) {
				if old, new := string(pair.before), string(pair.after); old != new {
					changes = appendChange(changes, Change{at, old, new})
				}
				at += len(pair.before)
			}
		})
	})
	return changes
}

// tokens calls do with every word and run of a text, as its place in the window and length in characters, and what it
// becomes. That is valid during the call only.
func (e *engine) tokens(text []byte, do func(w *window, i, n int, after []byte)) {
	w := window{compatibility: e.compatibility}
	w.reset(text, 0)
	var after []byte
	for i := 0; w.at(i) != nothing; {
		var n int
		n, after = e.token(&w, i, after[:0])
		do(&w, i, n, after)
		end := i + n
		i = w.drop(end)
		w.keepPassed(end, i)
	}
}

// appendChange adds a change, to the last one where they touch.
func appendChange(changes []Change, next Change) []Change {
	if n := len(changes); n > 0 {
		last := &changes[n-1]
		if last.At+len(last.Before) == next.At {
			last.Before += next.Before
			last.After += next.After
			return changes
		}
	}
	return append(changes, next)
}

type pair struct{ before, after []byte }

// align matches a word or run with its conversion, character by character where they have as many characters,
// else as what lies between their common ends.
func align(before, after []byte) []pair {
	var pairs []pair
	if utf8.RuneCount(before) == utf8.RuneCount(after) {
		for len(before) > 0 {
			_, n := decode(before)
			_, m := decode(after)
			pairs = append(pairs, pair{before[:n], after[:m]})
			before, after = before[n:], after[m:]
		}
		return pairs
	}
	head, tail := 0, 0
	for head < min(len(before), len(after)) {
		a, n := decode(before[head:])
		if b, _ := decode(after[head:]); a != b {
			break
		}
		head += n
	}
	for tail < min(len(before), len(after))-head {
		a, n := decodeLast(before[head : len(before)-tail])
		if b, _ := decodeLast(after[head : len(after)-tail]); a != b {
			break
		}
		tail += n
	}
	return []pair{
		{before[:head], after[:head]},
		{before[head : len(before)-tail], after[head : len(after)-tail]},
		{before[len(before)-tail:], after[len(after)-tail:]},
	}
}

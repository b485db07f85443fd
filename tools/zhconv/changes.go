package zhconv

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
	split(src, find(src, c.protect), func(piece []byte, protected bool) {
		if protected {
			at += len(piece)
			return
		}
		c.chain.convert(piece, func(before, after []rune) {
			for _, pair := range align(before, after) {
				end := at + encodedLen(pair.before)
				if old, new := s[at:end], string(appendRunes(nil, pair.after)); old != new {
					changes = appendChange(changes, Change{at, old, new})
				}
				at = end
			}
		})
	})
	return changes
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

type pair struct{ before, after []rune }

// align matches a segment with its conversion, character by character where they are of one length,
// else as what lies between their common ends.
func align(before, after []rune) []pair {
	n := len(before)
	if n == len(after) {
		pairs := make([]pair, n)
		for i := range pairs {
			pairs[i] = pair{before[i : i+1], after[i : i+1]}
		}
		return pairs
	}
	head := 0
	for head < min(n, len(after)) && before[head] == after[head] {
		head++
	}
	tail := 0
	for tail < min(n, len(after))-head && before[n-1-tail] == after[len(after)-1-tail] {
		tail++
	}
	return []pair{
		{before[:head], after[:head]},
		{before[head : n-tail], after[head : len(after)-tail]},
		{before[n-tail:], after[len(after)-tail:]},
	}
}

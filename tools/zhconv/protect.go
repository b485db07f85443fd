package zhconv

import (
	"bytes"
	"fmt"
	"slices"
	"unicode/utf8"
)

// span is a part of a text, by byte offsets.
type span struct{ start, end int }

// protected appends what must stay as it is in a text, sorted and merged.
func (c *Converter) protected(found []span, src []byte) []span {
	if c.addresses {
		found = addresses(found, src, 0, len(src))
	}
	if c.literals != nil {
		found = c.literals.find(found, src, len(src))
	}
	if c.keepOther {
		found = c.inOtherScript(found, src)
	}
	return merge(found)
}

// merge sorts spans, which may overlap, and joins those that touch.
func merge(all []span) []span {
	slices.SortFunc(all, func(a, b span) int { return a.start - b.start })
	merged := all[:0]
	for _, s := range all {
		if n := len(merged); n > 0 && s.start <= merged[n-1].end {
			merged[n-1].end = max(merged[n-1].end, s.end)
			continue
		}
		merged = append(merged, s)
	}
	return merged
}

// split calls do with every piece of src in order, protected or not, never an empty one.
func split(src []byte, protected []span, do func(piece []byte, protected bool)) {
	at := 0
	for _, s := range protected {
		if at < s.start {
			do(src[at:s.start], false)
		}
		do(src[s.start:s.end], true)
		at = s.end
	}
	if at < len(src) {
		do(src[at:], false)
	}
}

// literals finds strings, by their first byte.
type literals struct {
	byFirst [256][][]byte
	longest int // bytes
}

func newLiterals(words []string) (*literals, error) {
	var l literals
	for _, w := range words {
		if w == "" || !utf8.ValidString(w) {
			return nil, fmt.Errorf("protected string %q is empty or not UTF-8", w)
		}
		l.byFirst[w[0]] = append(l.byFirst[w[0]], []byte(w))
		l.longest = max(l.longest, len(w))
	}
	return &l, nil
}

// find appends the strings that start before limit.
func (l *literals) find(found []span, src []byte, limit int) []span {
	for i := range src[:limit] {
		longest := 0
		for _, w := range l.byFirst[src[i]] {
			if len(w) > longest && bytes.HasPrefix(src[i:], w) {
				longest = len(w)
			}
		}
		if longest > 0 {
			found = append(found, span{i, i + longest})
		}
	}
	return found
}

package zhconv

import (
	"bytes"
	"slices"
)

// Rule names what made a part of a text come out as it did.
type Rule string

// The rules.
const (
	ByCharacter  Rule = "character"  // the character has one form, or this is its usual one
	ByDictionary Rule = "dictionary" // a phrase of OpenCC's dictionaries stands here
	ByVariant    Rule = "variant"    // a phrase of the regional dictionaries stands here, between words
	ByLexicon    Rule = "lexicon"    // a word of a lexicon stands here
)

// Explanation says how a part of a text came out: one character, or a word as a whole.
type Explanation struct {
	Change
	Rule Rule

	// Reason and Source are those of the lexicon.
	Reason, Source string

	// Passed are words of the dictionaries that would have begun in this part, as plain OpenCC has it, had not word
	// frequencies told that the text is cut otherwise.
	Passed []string
}

// Explain returns what String would change and why, in order. Where a word was passed over, the part is listed even if
// it stays as it is.
func (c *Converter) Explain(s string) []Explanation {
	var all []Explanation
	at := 0
	src := []byte(s)
	split(src, c.protected(nil, src), func(piece []byte, protected bool) {
		if !protected {
			all = c.explain(all, piece, at)
		}
		at += len(piece)
	})
	return all
}

// explain appends the explanations for a piece that begins at a byte offset of the text.
func (c *Converter) explain(all []Explanation, piece []byte, at int) []Explanation {
	c.engine.tokens(piece, func(w *window, i, n int, after []byte) {
		before := piece[w.offset(i):w.offset(i+n)]
		from := len(all)
		if w.origin == fromRun {
			start := at + w.offset(i)
			for _, pair := range align(before, after) {
				e := Explanation{Change: Change{start, string(pair.before), string(pair.after)}, Rule: ByCharacter}
				if e.After != string(c.alone(pair.before)) {
					e.Rule = ByVariant
				}
				start += len(pair.before)
				if e.Before != e.After || slices.ContainsFunc(w.passed[:w.passes], func(m match) bool { return at+w.offset(int(m.number)) == e.At }) {
					all = append(all, e)
				}
			}
		} else if w.passedBefore(i+n) || !bytes.Equal(before, after) {
			e := Explanation{Change: Change{at + w.offset(i), string(before), string(after)}, Rule: ByDictionary}
			if w.origin == fromLexicon {
				e.Rule = ByLexicon
				e.Reason, e.Source = c.reason(string(c.engine.overlay.words[w.number].key))
			}
			all = append(all, e)
		}
		for _, m := range w.passed[:w.passes] {
			start := int(m.number)
			if start >= i+n {
				continue // the next part's
			}
			w.at(start + m.length)
			word := string(piece[w.offset(start):w.offset(start+m.length)])
			for k := len(all) - 1; k >= from; k-- {
				if all[k].At <= at+w.offset(start) {
					all[k].Passed = append(all[k].Passed, word)
					break
				}
			}
		}
	})
	return all
}

// alone returns what the characters of a text become each by itself.
func (c *Converter) alone(text []byte) []byte {
	var out []byte
	for len(text) > 0 {
		r, n := decode(text)
		out = appendRune(out, c.engine.alone.to(r))
		text = text[n:]
	}
	return out
}

// reason returns why a lexicon has a word, and who says so.
func (c *Converter) reason(word string) (reason, source string) {
	for _, l := range slices.Backward(c.lexicons) {
		if w, ok := l.words[c.mode][word]; ok {
			return w.Reason, w.Source
		}
	}
	l, err := BuiltInLexicon()
	if err != nil {
		return "", ""
	}
	w := l.words[c.mode][word]
	return w.Reason, w.Source
}

// passedBefore reports whether a word was passed over that would have begun before a place.
func (w *window) passedBefore(place int) bool {
	return slices.ContainsFunc(w.passed[:w.passes], func(m match) bool { return int(m.number) < place })
}

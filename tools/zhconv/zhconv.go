// Package zhconv converts Chinese text between Simplified and Traditional script by OpenCC's dictionaries, corrected
// for government text by a lexicon.
package zhconv

import "fmt"

// Options say what a Converter does beside the dictionaries. The zero value is right for government text.
type Options struct {
	// Strict gives plain OpenCC: no built-in lexicon, and web addresses are text like any other.
	// Protect and Lexicons still hold.
	Strict bool

	// RareForms also converts to simplified forms that common fonts lack, as OpenCC's library does and its
	// command does not. Only modes towards Simplified know any.
	RareForms bool

	// Protect lists strings that stay as they are wherever they stand, such as file names or code.
	// At one place the longest one counts.
	Protect []string

	// Lexicons correct the dictionaries; a later one wins over an earlier one and over the built-in one.
	Lexicons []Lexicon
}

// Converter converts text in one mode. It never changes and is safe for concurrent use.
//
// Whatever it is given, it never changes ASCII, and keeps bytes that are not UTF-8 as they are.
type Converter struct {
	chain   *chain
	protect []finder
}

// New returns a converter. It reads the dictionaries of the mode, which takes some milliseconds: keep the converter.
// An unknown mode and an empty or invalid Protect string are errors.
func New(mode Mode, opts Options) (*Converter, error) {
	chain, err := newChain(mode, opts)
	if err != nil {
		return nil, fmt.Errorf("convert %s: %w", mode, err)
	}
	c := &Converter{chain: chain}
	if !opts.Strict {
		c.protect = append(c.protect, addresses)
	}
	if len(opts.Protect) > 0 {
		literals, err := newLiterals(opts.Protect)
		if err != nil {
			return nil, fmt.Errorf("convert %s: %w", mode, err)
		}
		c.protect = append(c.protect, literals.find)
	}
	return c, nil
}

// String returns s converted.
func (c *Converter) String(s string) string {
	return string(c.AppendConvert(nil, []byte(s)))
}

// AppendConvert appends the conversion of src to dst and returns the extended buffer, which may share memory with dst.
func (c *Converter) AppendConvert(dst, src []byte) []byte {
	return c.appendConvert(dst, src, find(src, c.protect))
}

func (c *Converter) appendConvert(dst, src []byte, protected []span) []byte {
	split(src, protected, func(piece []byte, protected bool) {
		if protected {
			dst = append(dst, piece...)
			return
		}
		c.chain.convert(piece, func(_, after []rune) { dst = appendRunes(dst, after) })
	})
	return dst
}

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

// Package zhconv converts Chinese text between Simplified and Traditional script by OpenCC's dictionaries, with word
// frequencies to tell where words end and a lexicon of government text.
package zhconv

import (
	"fmt"
	"slices"
)

// Options say what a Converter does beside the dictionaries. The zero value is right for government text.
type Options struct {
	// Strict gives OpenCC 1.4.2 byte for byte: the longest word always counts, there is no built-in lexicon, and web
	// addresses are text like any other. Protect and Lexicons still hold.
	Strict bool

	// RareForms also converts to simplified forms that common fonts lack, as OpenCC's library does and its
	// command does not. Only modes towards Simplified know any.
	RareForms bool

	// KeepOther leaves lines and quotations alone that are already in the script the mode leads to. (Most of such text
	// stays anyway, but not a 后 or 里 that is meant.) Streams do not heed it.
	KeepOther bool

	// Protect lists strings that stay as they are wherever they stand, such as file names or code.
	// At one place the longest one counts.
	Protect []string

	// Lexicons correct the dictionaries; a later one wins over an earlier one and over the built-in one.
	Lexicons []Lexicon
}

// Converter converts text in one mode. It never changes and is safe for concurrent use.
//
// Whatever it is given, it keeps bytes that are not UTF-8 as they are, and never changes ASCII; only the modes that replace
// vocabulary do, in words such as B超.
type Converter struct {
	mode      Mode
	engine    *engine
	lexicons  []Lexicon
	addresses bool // web addresses stay
	keepOther bool
	literals  *literals // and so do these, unless nil
}

// New returns a converter. It reads the tables of the mode, which takes a few milliseconds: keep the converter.
// An unknown mode and an empty or invalid Protect string are errors.
func New(mode Mode, opts Options) (*Converter, error) {
	engine, err := newEngine(mode, opts)
	if err != nil {
		return nil, fmt.Errorf("convert %s: %w", mode, err)
	}
	c := &Converter{mode: mode, engine: engine, lexicons: opts.Lexicons, addresses: !opts.Strict, keepOther: opts.KeepOther}
	if len(opts.Protect) > 0 {
		if c.literals, err = newLiterals(opts.Protect); err != nil {
			return nil, fmt.Errorf("convert %s: %w", mode, err)
		}
	}
	return c, nil
}

// String returns s converted.
func (c *Converter) String(s string) string {
	return string(c.AppendConvert(nil, []byte(s)))
}

// AppendConvert appends the conversion of src to dst and returns the extended buffer, which may share memory with dst.
func (c *Converter) AppendConvert(dst, src []byte) []byte {
	var few [16]span
	return c.appendConvert(dst, src, c.protected(few[:0], src))
}

func (c *Converter) appendConvert(dst, src []byte, protected []span) []byte {
	dst = slices.Grow(dst, len(src)+len(src)/32+slack)
	at := 0
	for _, s := range protected {
		dst, _ = c.engine.convert(dst, src[at:s.start], 0, true)
		dst = append(dst, src[s.start:s.end]...)
		at = s.end
	}
	dst, _ = c.engine.convert(dst, src[at:], 0, true)
	return dst
}

// Package zhconv converts Chinese text between Simplified and Traditional script by OpenCC's dictionaries, with word
// frequencies to tell where words end and a lexicon of government text.
package zhconv

import "fmt"

// Options say what a Converter does beside the dictionaries. The zero value is right for government text.
type Options struct {
	// Strict gives OpenCC 1.4.2 byte for byte: the longest word always counts, there is no built-in lexicon, and web
	// addresses are text like any other. Protect and Lexicons still hold.
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
	engine  *engine
	protect []finder
}

// New returns a converter. It reads the tables of the mode, which takes a few milliseconds: keep the converter.
// An unknown mode and an empty or invalid Protect string are errors.
func New(mode Mode, opts Options) (*Converter, error) {
	engine, err := newEngine(mode, opts)
	if err != nil {
		return nil, fmt.Errorf("convert %s: %w", mode, err)
	}
	c := &Converter{engine: engine}
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
		dst, _ = c.engine.convert(dst, piece, 0, true)
	})
	return dst
}

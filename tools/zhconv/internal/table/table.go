// Package table holds the conversion tables of the modes in the form in which they are embedded.
package table

import (
	"encoding/binary"
	"errors"
	"fmt"

	"gonggao/tools/zhconv/internal/trie"
)

// Mode is what one mode does. Its texts are normalised first: compatibility ideographs are what they stand for.
type Mode struct {
	// Alone is what each character becomes where no entry has a say: character, result, character, result.
	Alone []rune

	// Words cut the text, the longest at each place. Their values are final.
	Words Dictionary

	// Between are the stages that a run between words goes through; none when characters go alone.
	Between []Stage

	// Joined has each pair of neighbours that may stand in one entry: between others there is always a cut.
	Joined Pairs

	// Telling has the pairs of neighbours where an entry may differ from what its characters become alone.
	// Of such a pair at least one character is in Tells; those in Always differ whatever stands beside them.
	Telling Pairs
	Tells   []rune
	Always  []rune
}

// Stage is one pass over a run: the longest phrase at each place, else its character alone.
type Stage struct {
	Phrases Dictionary
	Alone   []rune // as in Mode
}

// Dictionary maps keys to values.
type Dictionary struct {
	Keys   *trie.Trie // to the number of the key; nil when the mode shares another's
	values []uint32   // by number: where in the pool the value is; keys beyond become what their characters do alone
	pool   []byte
}

// NewDictionary returns a dictionary of the values by number.
func NewDictionary(keys *trie.Trie, values []string) Dictionary {
	d := Dictionary{Keys: keys}
	seen := map[string]uint32{}
	for _, v := range values {
		at, ok := seen[v]
		if !ok {
			at = uint32(len(d.pool))<<8 | uint32(len(v))
			d.pool = append(d.pool, v...)
			seen[v] = at
		}
		d.values = append(d.values, at)
	}
	return d
}

// Value returns the value of a key's number in UTF-8; nil for what its characters become alone. It must not be changed.
func (d *Dictionary) Value(number uint32) []byte {
	if number >= uint32(len(d.values)) {
		return nil
	}
	v := d.values[number]
	if v&0xFF == 0 {
		return nil
	}
	return d.pool[v>>8:][:v&0xFF]
}

// AppendBinary writes the tables.
func (m *Mode) AppendBinary(b []byte) []byte {
	b = appendRunes(b, m.Alone)
	b = m.Words.append(b)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(m.Between)))
	for _, s := range m.Between {
		b = appendRunes(s.Phrases.append(b), s.Alone)
	}
	b = appendBytes(b, m.Joined)
	b = appendBytes(b, m.Telling)
	return appendRunes(appendRunes(b, m.Tells), m.Always)
}

func (d *Dictionary) append(b []byte) []byte {
	var keys []byte
	if d.Keys != nil {
		keys = d.Keys.AppendBinary(nil)
	}
	b = appendBytes(b, keys)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(d.values)))
	for _, v := range d.values {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	return appendBytes(b, d.pool)
}

func appendBytes(b, data []byte) []byte {
	return append(binary.LittleEndian.AppendUint32(b, uint32(len(data))), data...)
}

func appendRunes(b []byte, runes []rune) []byte {
	return appendBytes(b, []byte(string(runes)))
}

// Decode reads what AppendBinary wrote. The tables share the memory of b.
func Decode(b []byte) (*Mode, error) {
	r := reader{rest: b}
	m := &Mode{Alone: r.runes(), Words: r.dictionary()}
	for range min(r.number(), 2) {
		m.Between = append(m.Between, Stage{r.dictionary(), r.runes()})
	}
	m.Joined, m.Telling = r.bytes(), r.bytes()
	m.Tells, m.Always = r.runes(), r.runes()
	if r.err == nil && len(r.rest) > 0 {
		r.err = fmt.Errorf("%d bytes too many", len(r.rest))
	}
	if r.err != nil {
		return nil, fmt.Errorf("decode table: %w", r.err)
	}
	return m, nil
}

type reader struct {
	rest []byte
	err  error
}

func (r *reader) number() int {
	if len(r.rest) < 4 {
		r.rest, r.err = nil, errors.New("cut short")
		return 0
	}
	n := binary.LittleEndian.Uint32(r.rest)
	r.rest = r.rest[4:]
	return int(n)
}

func (r *reader) bytes() []byte {
	n := r.number()
	if n > len(r.rest) {
		r.rest, r.err = nil, errors.New("cut short")
		return nil
	}
	data := r.rest[:n:n]
	r.rest = r.rest[n:]
	return data
}

func (r *reader) runes() []rune { return []rune(string(r.bytes())) }

func (r *reader) dictionary() Dictionary {
	var d Dictionary
	if keys := r.bytes(); len(keys) > 0 {
		var err error
		if d.Keys, _, err = trie.Decode(keys); err != nil && r.err == nil {
			r.err = err
		}
	}
	n := r.number()
	if n > len(r.rest)/4 {
		n = 0
		r.err = errors.New("cut short")
	}
	d.values = make([]uint32, n)
	for i := range d.values {
		d.values[i] = uint32(r.number())
	}
	d.pool = r.bytes()
	return d
}

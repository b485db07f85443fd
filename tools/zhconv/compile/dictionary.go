package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

type entry struct {
	key, value []rune
}

// dictionary finds the longest of its keys at a place; slow, for building only.
type dictionary struct {
	values  map[string][]rune
	entries []entry // sorted by key
	longest int     // characters
}

func newDictionary(entries []entry) *dictionary {
	d := &dictionary{values: map[string][]rune{}}
	for _, e := range entries {
		if _, ok := d.values[string(e.key)]; ok {
			continue // the first one counts
		}
		d.values[string(e.key)] = e.value
		d.entries = append(d.entries, e)
		d.longest = max(d.longest, len(e.key))
	}
	slices.SortFunc(d.entries, func(a, b entry) int { return slices.Compare(a.key, b.key) })
	return d
}

// match returns the longest key that text starts with, as its length and value.
func (d *dictionary) match(text []rune) (int, []rune) {
	for n := min(d.longest, len(text)); n > 0; n-- {
		if v, ok := d.values[string(text[:n])]; ok {
			return n, v
		}
	}
	return 0, nil
}

// apply replaces the longest key at each place.
func (d *dictionary) apply(text []rune) []rune {
	var out []rune
	for len(text) > 0 {
		n, v := d.match(text)
		if n == 0 {
			n, v = 1, text[:1]
		}
		out = append(out, v...)
		text = text[n:]
	}
	return out
}

// read reads dictionaries with the default value of each key.
func (c *compiler) read(names ...string) ([]entry, error) {
	var entries []entry
	for _, name := range names {
		err := c.each(name, func(key, values string) error {
			value, _, _ := strings.Cut(values, " ")
			if len(value) > 255 || strings.ContainsFunc(key, isDescription) {
				return fmt.Errorf("the tables cannot hold %q", key)
			}
			entries = append(entries, entry{[]rune(key), []rune(value)})
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return entries, nil
}

// readAll reads a dictionary of characters with all their values.
func (c *compiler) readAll(name string) (map[rune]string, error) {
	all := map[rune]string{}
	err := c.each(name, func(key, values string) error {
		all[[]rune(key)[0]] = values
		return nil
	})
	return all, err
}

// each reads one of OpenCC's text dictionaries, each line a key, a tab, and values with blanks between, the default
// one first.
func (c *compiler) each(name string, do func(key, values string) error) error {
	data, err := os.ReadFile(filepath.Join(c.dir, name+".txt"))
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		key, values, ok := strings.Cut(line, "\t")
		if !ok || key == "" || values == "" {
			return fmt.Errorf("%s: no key, tab and value in %q", name, line)
		}
		if err := do(key, values); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// isDescription reports whether r opens an ideographic description sequence: those are passed over.
func isDescription(r rune) bool { return 0x2FF0 <= r && r <= 0x2FFF }

// stage reads dictionaries of which the first one that has any match at a place decides. That makes one dictionary:
// an entry whose key starts with a key of an earlier dictionary never has its turn.
func (c *compiler) stage(names []string) (*dictionary, error) {
	var kept []entry
	for _, name := range names {
		entries, err := c.read(name)
		if err != nil {
			return nil, err
		}
		earlier := newDictionary(kept)
		for _, e := range entries {
			if n, _ := earlier.match(e.key); n == 0 {
				kept = append(kept, e)
			}
		}
	}
	return newDictionary(kept), nil
}

// compatibility packs the compatibility ideographs: character, what it stands for, and so on, sorted.
func (c *compiler) compatibility() ([]byte, error) {
	entries, err := c.read("CJK_Compatibility_Ideographs")
	if err != nil {
		return nil, err
	}
	var packed []rune
	for _, e := range newDictionary(entries).entries {
		packed = append(packed, e.key[0], e.value[0])
	}
	return []byte(string(packed)), nil
}

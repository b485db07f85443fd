package main

import (
	"fmt"
	"maps"
	"slices"

	"gonggao/tools/zhconv/internal/table"
	"gonggao/tools/zhconv/internal/trie"
)

type compiler struct {
	dir    string // of the dictionaries
	counts map[[2]rune]int
}

// words are the keys that several modes share, and their numbers: those come first that in any of the modes become
// something else than their characters do alone, so that only these need a value.
type words struct {
	keys    *trie.Trie
	sorted  []string
	special int
}

// rules are the parts of a mode before they are packed.
type rules struct {
	normal *dictionary // compatibility ideographs
	words  *dictionary // with final values
	stages []*dictionary
}

func (c *compiler) rules(r recipe, rare bool) (*rules, error) {
	var m rules
	entries, err := c.read("CJK_Compatibility_Ideographs")
	if err != nil {
		return nil, err
	}
	m.normal = newDictionary(entries)
	for _, names := range r.stages {
		if !rare {
			names = slices.DeleteFunc(slices.Clone(names), func(name string) bool { return name == rareForms })
		}
		stage, err := c.stage(names)
		if err != nil {
			return nil, err
		}
		m.stages = append(m.stages, stage)
	}
	if entries, err = c.read(r.words...); err != nil {
		return nil, err
	}
	for i, e := range entries {
		if r.cutOnly {
			entries[i].value = pass(e.key, m.stages)
		} else {
			entries[i].value = pass(e.value, m.stages[1:])
		}
		if len(e.key) < 2 {
			return nil, fmt.Errorf("a word of one character: %s", string(e.key))
		}
	}
	m.words = newDictionary(entries)
	return &m, nil
}

func pass(text []rune, stages []*dictionary) []rune {
	for _, s := range stages {
		text = s.apply(text)
	}
	return text
}

// alone returns what the characters of a text become, each by itself. Entries of one character with a longer value are
// no matter of the character alone: its place is among the phrases.
func (m *rules) alone(text []rune) []rune {
	out := make([]rune, len(text))
	for i, r := range text {
		for _, s := range append([]*dictionary{m.normal}, m.stages...) {
			if v := s.values[string(r)]; len(v) == 1 {
				r = v[0]
			}
		}
		out[i] = r
	}
	return out
}

// simplifiedWords numbers the words that the modes from Simplified share.
func (c *compiler) simplifiedWords() (*words, error) {
	special := map[string]bool{}
	for _, r := range recipes() {
		if !r.simplified {
			continue
		}
		m, err := c.rules(r, false)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", r.mode, err)
		}
		m.markSpecial(special)
	}
	return number(special)
}

// markSpecial adds the words, true for those that become something else than their characters do alone.
func (m *rules) markSpecial(special map[string]bool) {
	for _, e := range m.words.entries {
		key := string(e.key)
		special[key] = special[key] || !slices.Equal(e.value, m.alone(e.key))
	}
}

func number(special map[string]bool) (*words, error) {
	var w words
	for _, wanted := range []bool{true, false} {
		for _, key := range slices.Sorted(maps.Keys(special)) {
			if special[key] == wanted {
				w.sorted = append(w.sorted, key)
			}
		}
		if wanted {
			w.special = len(w.sorted)
		}
	}
	var err error
	w.keys, err = numbered(w.sorted)
	return &w, err
}

func numbered(keys []string) (*trie.Trie, error) {
	numbers := map[string]uint32{}
	for i, key := range keys {
		numbers[key] = uint32(i)
	}
	return trie.Build(numbers)
}

// mode packs a mode's tables. Shared words bring their trie along elsewhere.
func (c *compiler) mode(r recipe, rare bool, shared *words) (*table.Mode, error) {
	m, err := c.rules(r, rare)
	if err != nil {
		return nil, err
	}
	w := shared
	if w == nil {
		special := map[string]bool{}
		m.markSpecial(special)
		if w, err = number(special); err != nil {
			return nil, err
		}
	}
	values := make([]string, w.special)
	for i, key := range w.sorted[:w.special] {
		if v := m.words.values[key]; !slices.Equal(v, m.alone([]rune(key))) {
			values[i] = string(v)
		}
	}
	out := &table.Mode{Alone: m.packAlone(), Words: table.NewDictionary(w.keys, values)}
	if shared != nil {
		out.Words.Keys = nil
	}
	if len(m.stages) > 1 {
		for _, s := range m.stages {
			stage, err := packStage(s)
			if err != nil {
				return nil, err
			}
			out.Between = append(out.Between, stage)
		}
	}
	m.packPairs(out, c.counts)
	return out, nil
}

// packAlone lists every character that does not stay as it is.
func (m *rules) packAlone() []rune {
	all := map[rune]bool{}
	for _, d := range append([]*dictionary{m.normal}, m.stages...) {
		for _, e := range d.entries {
			if len(e.key) == 1 {
				all[e.key[0]] = true
			}
		}
	}
	var packed []rune
	for _, r := range slices.Sorted(maps.Keys(all)) {
		if to := m.alone([]rune{r})[0]; to != r {
			packed = append(packed, r, to)
		}
	}
	return packed
}

func packStage(d *dictionary) (table.Stage, error) {
	var s table.Stage
	var keys, values []string
	for _, e := range d.entries {
		if len(e.key) == 1 && len(e.value) == 1 {
			s.Alone = append(s.Alone, e.key[0], e.value[0])
			continue
		}
		if len(e.value) > 4*len(e.key) {
			return s, fmt.Errorf("%s is more than four times as long: the converter leaves no room for it", string(e.value))
		}
		keys, values = append(keys, string(e.key)), append(values, string(e.value))
	}
	t, err := numbered(keys)
	if err != nil {
		return s, err
	}
	s.Phrases = table.NewDictionary(t, values)
	return s, nil
}

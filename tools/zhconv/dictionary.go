package zhconv

import (
	"embed"
	"fmt"
	"iter"
	"slices"
	"sort"
	"strings"
)

//go:generate ./refresh.sh

//go:embed dictionary/*.txt
var dictionaryFiles embed.FS

// dictionary finds its keys at the start of a text. It does not change once built.
type dictionary[V any] struct {
	entries []entry[V] // sorted by key, each key once
	first   map[rune]span
}

type entry[V any] struct {
	key   []rune
	value V
}

type span struct{ start, end int }

// newDictionary sorts the entries; of equal keys the last one counts.
func newDictionary[V any](entries []entry[V]) *dictionary[V] {
	byKey := func(a, b entry[V]) int { return slices.Compare(a.key, b.key) }
	if !slices.IsSortedFunc(entries, byKey) {
		slices.SortStableFunc(entries, byKey)
	}
	kept := entries[:0]
	for _, e := range entries {
		if n := len(kept); n > 0 && slices.Equal(kept[n-1].key, e.key) {
			kept[n-1] = e
			continue
		}
		kept = append(kept, e)
	}
	d := &dictionary[V]{entries: kept, first: map[rune]span{}}
	for start := 0; start < len(kept); {
		end := start + 1
		for end < len(kept) && kept[end].key[0] == kept[start].key[0] {
			end++
		}
		d.first[kept[start].key[0]] = span{start, end}
		start = end
	}
	return d
}

// prefixes yields the keys that text starts with, the shortest first, as their length and value.
func (d *dictionary[V]) prefixes(text []rune) iter.Seq2[int, V] {
	return func(yield func(int, V) bool) {
		at := d.first[text[0]]
		candidates := d.entries[at.start:at.end]
		for depth := 1; len(candidates) > 0; depth++ {
			if e := candidates[0]; len(e.key) == depth {
				if !yield(depth, e.value) {
					return
				}
				candidates = candidates[1:]
			}
			if depth == len(text) {
				return
			}
			r := text[depth]
			start := sort.Search(len(candidates), func(i int) bool { return candidates[i].key[depth] >= r })
			candidates = candidates[start:]
			end := sort.Search(len(candidates), func(i int) bool { return candidates[i].key[depth] > r })
			candidates = candidates[:end]
		}
	}
}

// longest returns the length and value of the longest key that text starts with; 0 when there is none.
func (d *dictionary[V]) longest(text []rune) (length int, value V) {
	for n, v := range d.prefixes(text) {
		length, value = n, v
	}
	return length, value
}

// loadDictionary reads one of OpenCC's text dictionaries.
func loadDictionary(name string) (*dictionary[[]rune], error) {
	entries, err := loadEntries(name)
	if err != nil {
		return nil, err
	}
	return newDictionary(entries), nil
}

// loadEntries reads dictionaries, each line a key, a tab, and values with blanks between, the default one first.
// Of equal keys the first file's comes last.
func loadEntries(names ...string) ([]entry[[]rune], error) {
	var all []entry[[]rune]
	for _, name := range slices.Backward(names) {
		data, err := dictionaryFiles.ReadFile("dictionary/" + name + ".txt")
		if err != nil {
			return nil, fmt.Errorf("load dictionary: %w", err)
		}
		if all, err = parseEntries(all, string(data)); err != nil {
			return nil, fmt.Errorf("load dictionary %s: %w", name, err)
		}
	}
	return all, nil
}

func parseEntries(entries []entry[[]rune], data string) ([]entry[[]rune], error) {
	entries = slices.Grow(entries, len(data)/16)
	arena := make([]rune, 0, len(data)/2) // one allocation for all keys and values
	keep := func(s string) []rune {
		start := len(arena)
		for _, r := range s {
			arena = append(arena, r)
		}
		return arena[start:len(arena):len(arena)]
	}
	err := eachEntry(data, func(key, values string) {
		value, _, _ := strings.Cut(values, " ")
		entries = append(entries, entry[[]rune]{keep(key), keep(value)})
	})
	return entries, err
}

// eachEntry calls do with every key and its values.
func eachEntry(data string, do func(key, values string)) error {
	for line := range strings.Lines(data) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		key, values, ok := strings.Cut(line, "\t")
		if !ok || key == "" || values == "" {
			return fmt.Errorf("no key, tab and value in %q", line)
		}
		do(key, values)
	}
	return nil
}

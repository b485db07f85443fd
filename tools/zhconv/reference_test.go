package zhconv

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"iter"
	"math"
	"os"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// reference converts as OpenCC does: compatibility ideographs are normalised, the text is cut into words by longest match,
// then each word, and each run between words, goes through the stages by itself.
type reference struct {
	normal *dictionary[[]rune]
	words  *dictionary[refWord]
	stages []refStage
	cuts   *refBoundaries // nil: the longest word always counts
}

// refWord is a word's final form. The sure ones stand whatever the words around them.
type refWord struct {
	value []rune
	sure  bool
}

// refStage looks a place up in its dictionaries until one has a match.
type refStage []*dictionary[[]rune]

func newReference(mode Mode, opts Options) (*reference, error) {
	recipe, ok := recipeOf(mode)
	if !ok {
		return nil, fmt.Errorf("unknown mode, have %v", Modes())
	}
	var c reference
	var err error
	if c.normal, err = loadDictionary("CJK_Compatibility_Ideographs"); err != nil {
		return nil, err
	}
	for _, names := range recipe.stages {
		var s refStage
		for _, name := range names {
			if name == rareForms && !opts.RareForms {
				continue
			}
			d, err := loadDictionary(name)
			if err != nil {
				return nil, err
			}
			s = append(s, d)
		}
		c.stages = append(c.stages, s)
	}
	words, err := c.loadWords(recipe)
	if err != nil {
		return nil, err
	}
	own, err := lexiconWords(mode, opts)
	if err != nil {
		return nil, err
	}
	for _, w := range own {
		words = append(words, entry[refWord]{w.key, refWord{[]rune(string(w.value)), w.sure}})
	}
	if !opts.Strict && recipe.simplified { // the word list is Simplified
		if c.cuts, err = loadRefBoundaries(); err != nil {
			return nil, err
		}
	}
	c.words = newDictionary(words)
	return &c, nil
}

func (c *reference) loadWords(r recipe) ([]entry[refWord], error) {
	entries, err := loadEntries(r.words...)
	if err != nil {
		return nil, err
	}
	words := make([]entry[refWord], len(entries))
	for i, e := range entries {
		if r.cutOnly {
			words[i] = entry[refWord]{e.key, refWord{value: pass(e.key, c.stages)}}
		} else {
			words[i] = entry[refWord]{e.key, refWord{value: pass(e.value, c.stages[1:])}}
		}
	}
	return words, nil
}

// convert calls emit with each piece of the text and what it becomes, in order. The runes are only valid during the call.
// Memory does not grow with the text, but with the longest stretch that holds no word.
func (c *reference) convert(text []byte, emit func(before, after []rune)) {
	for at, size := 0, 1<<14; at < len(text); {
		start := max(0, at-reach*utf8.UTFMax)
		for start < at && !utf8.RuneStart(text[start]) {
			start++
		}
		end := min(at+size, len(text))
		for back := 0; end < len(text) && !utf8.RuneStart(text[end]) && back < utf8.UTFMax; back++ {
			end--
		}
		used := c.convertWindow(text[start:end], at-start, end == len(text), emit)
		if used == 0 {
			size *= 2
		}
		at += used
	}
}

// convertWindow converts from a byte offset up to the end of the last word that is surely one, or to the end of the
// last window. It returns the bytes used.
func (c *reference) convertWindow(window []byte, from int, last bool, emit func(before, after []rune)) int {
	raw := refDecode(window)
	text := c.normalise(raw)
	begin := len(refDecode(window[:from]))
	stop := len(text)
	if !last {
		stop -= lookahead
	}
	run := begin // start of what no word covers
	for i := begin; i < stop; {
		length, value := c.wordAt(text, i)
		if length == 0 {
			i += skip(text[i:])
			continue
		}
		if run < i {
			emit(raw[run:i], pass(text[run:i], c.stages))
		}
		emit(raw[i:i+length], value)
		i += length
		run = i
	}
	if !last {
		return refEncodedLen(raw[begin:run])
	}
	if run < len(text) {
		emit(raw[run:], pass(text[run:], c.stages))
	}
	return len(window) - from
}

// wordAt returns the word that stands at a place, 0 when there is none.
func (c *reference) wordAt(text []rune, at int) (length int, value []rune) {
	if c.cuts == nil {
		n, w := c.words.longest(text[at:])
		return n, w.value
	}
	for n, w := range c.words.prefixes(text[at:]) {
		if w.sure || c.cuts.allow(text, at, at+n) {
			length, value = n, w.value
		}
	}
	return length, value
}

func (c *reference) normalise(raw []rune) []rune {
	for _, r := range raw {
		if _, ok := c.normal.first[r]; ok {
			return pass(raw, []refStage{{c.normal}})
		}
	}
	return raw
}

// pass returns text after the stages.
func pass(text []rune, stages []refStage) []rune {
	for _, s := range stages {
		text = s.apply(text)
	}
	return text
}

// apply returns text itself when nothing in it is found.
func (s refStage) apply(text []rune) []rune {
	var out []rune
	kept := 0 // what is not yet copied
	for i := 0; i < len(text); {
		length, value := s.longest(text[i:])
		if length == 0 {
			i += skip(text[i:])
			continue
		}
		if out == nil {
			out = make([]rune, 0, len(text)+8)
		}
		out = append(append(out, text[kept:i]...), value...)
		i += length
		kept = i
	}
	if out == nil {
		return text
	}
	return append(out, text[kept:]...)
}

func (s refStage) longest(text []rune) (length int, value []rune) {
	for _, d := range s {
		if length, value = d.longest(text); length > 0 {
			break
		}
	}
	return length, value
}

// dictionary finds its keys at the start of a text. It does not change once built.
type dictionary[V any] struct {
	entries []entry[V] // sorted by key, each key once
	first   map[rune]span
}

type entry[V any] struct {
	key   []rune
	value V
}

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
		data, err := os.ReadFile("dictionary/" + name + ".txt")
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

type refBoundaries struct {
	words *dictionary[float64] // the logarithm of a word's share in the corpus
}

func loadRefBoundaries() (*refBoundaries, error) {
	frequencyFile, err := os.ReadFile("frequency/words.txt.gz")
	if err != nil {
		return nil, err
	}
	unzip, err := gzip.NewReader(bytes.NewReader(frequencyFile))
	if err != nil {
		return nil, fmt.Errorf("load word frequencies: %w", err)
	}
	data, err := io.ReadAll(unzip)
	if err != nil {
		return nil, fmt.Errorf("load word frequencies: %w", err)
	}
	entries := make([]entry[float64], 0, len(data)/12)
	arena := make([]rune, 0, len(data)/3)
	for line := range strings.Lines(string(data)) {
		word, digits, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		count, err := strconv.Atoi(digits)
		if err != nil {
			return nil, fmt.Errorf("load word frequencies: %w", err)
		}
		start := len(arena)
		for _, r := range word {
			arena = append(arena, r)
		}
		entries = append(entries, entry[float64]{arena[start:len(arena):len(arena)], math.Log(float64(count) / corpusWords)})
	}
	return &refBoundaries{newDictionary(entries)}, nil
}

// allow reports whether the characters [start,end) of the text may stand as a word of their own.
func (b *refBoundaries) allow(text []rune, start, end int) bool {
	if end-start < 2 || !b.crossed(text, start, end) {
		return true
	}
	low, high := start, end
	for low > 0 && start-low < reach && unicode.Is(unicode.Han, text[low-1]) {
		low--
	}
	for high < len(text) && high-end < reach && unicode.Is(unicode.Han, text[high]) {
		high++
	}
	free := b.likelihood(text[low:high])
	cut := b.likelihood(text[low:start]) + b.likelihood(text[start:end]) + b.likelihood(text[end:high])
	return free-cut <= margin
}

// crossed reports whether a known word begins or ends inside [start,end) and reaches over its ends.
func (b *refBoundaries) crossed(text []rune, start, end int) bool {
	for i := start + 1; i < end; i++ {
		if n, _ := b.words.longest(text[i:min(i+longestWord, len(text))]); i+n > end {
			return true
		}
	}
	for i := max(0, start-longestWord+1); i < start; i++ {
		for n := range b.words.prefixes(text[i:end]) {
			if i+n > start && i+n < end {
				return true
			}
		}
	}
	return false
}

// likelihood is that of the most likely sequence of words, as a logarithm.
func (b *refBoundaries) likelihood(text []rune) float64 {
	best := make([]float64, len(text)+1)
	for i := 1; i <= len(text); i++ {
		best[i] = math.Inf(-1)
	}
	for i := range text {
		best[i+1] = max(best[i+1], best[i]+unknown)
		for n, share := range b.words.prefixes(text[i:]) {
			best[i+n] = max(best[i+n], best[i]+share)
		}
	}
	return best[len(text)]
}

// refDecode returns the text's characters; a byte that is not UTF-8 becomes its negative.
func refDecode(text []byte) []rune {
	runes := make([]rune, 0, len(text)/2)
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		if r == utf8.RuneError && n == 1 {
			r = -rune(text[0])
		}
		runes = append(runes, r)
		text = text[n:]
	}
	return runes
}

// appendRunes undoes decode.
func appendRunes(dst []byte, runes []rune) []byte {
	for _, r := range runes {
		if r < 0 {
			dst = append(dst, byte(-r))
			continue
		}
		dst = utf8.AppendRune(dst, r)
	}
	return dst
}

// refEncodedLen is the length in bytes of what appendRunes appends.
func refEncodedLen(runes []rune) int {
	n := 0
	for _, r := range runes {
		if r < 0 {
			n++
			continue
		}
		n += utf8.RuneLen(r)
	}
	return n
}

// recipe names the dictionaries of a mode: OpenCC's configuration file of that name, in short.
type recipe struct {
	simplified bool       // the text is in Simplified
	words      []string   // the text is cut into these first, the longest at each place
	cutOnly    bool       // words pass through every stage; else they bring the value of the first one along
	stages     [][]string // each looks a place up in its dictionaries, in this order
}

// rareForms is read only when Options.RareForms asks for it.
const rareForms = "TSCharactersExt"

func recipeOf(mode Mode) (r recipe, known bool) {
	st := []string{"STPhrases", "STPhrases_GeneratedFromRegionalPhrases"}
	ts := []string{"TSPhrases"}
	toSimplified := []string{"TSPhrases", rareForms, "TSCharacters"}
	switch mode {
	case S2T:
		return recipe{true, st, false, [][]string{{"STCharacters"}}}, true
	case S2TWP:
		return recipe{true, st, false, [][]string{{"STCharacters"}, {"TWPhrases", "TWVariantsPhrases", "TWVariants"}}}, true
	case TW2SP:
		return recipe{false, ts, true, [][]string{{"TWPhrasesRev", "TWVariantsRevPhrases", "TWVariantsRev"}, toSimplified}}, true
	case T2TW:
		return recipe{false, []string{"TWVariantsPhrases"}, false, [][]string{{"TWVariants"}}}, true
	case TW2T:
		return recipe{false, []string{"TWVariantsRevPhrases"}, false, [][]string{{"TWVariantsRev"}}}, true
	case T2HK:
		return recipe{false, []string{"HKVariantsPhrases"}, false, [][]string{{"HKVariants"}}}, true
	case HK2T:
		return recipe{false, []string{"HKVariantsRevPhrases"}, false, [][]string{{"HKVariantsRev"}}}, true
	case T2S:
		return recipe{false, ts, false, [][]string{{rareForms, "TSCharacters"}}}, true
	case S2TW:
		return recipe{true, st, false, [][]string{{"STCharacters"}, {"TWVariantsPhrases", "TWVariants"}}}, true
	case TW2S:
		return recipe{false, ts, true, [][]string{{"TWVariantsRevPhrases", "TWVariantsRev"}, toSimplified}}, true
	case S2HK:
		return recipe{true, st, false, [][]string{{"STCharacters"}, {"HKVariantsPhrases", "HKVariants"}}}, true
	case HK2S:
		return recipe{false, ts, true, [][]string{{"HKVariantsRevPhrases", "HKVariantsRev"}, toSimplified}}, true
	}
	return recipe{}, false
}

package zhconv

import (
	"fmt"
	"unicode/utf8"
)

// chain converts as OpenCC does: compatibility ideographs are normalised, the text is cut into words by longest match,
// then each word, and each run between words, goes through the stages by itself.
type chain struct {
	normal *dictionary[[]rune]
	words  *dictionary[word]
	stages []stage
	cuts   *boundaries // nil: the longest word always counts
}

// word is a word's final form. The sure ones stand whatever the words around them.
type word struct {
	value []rune
	sure  bool
}

// stage looks a place up in its dictionaries until one has a match.
type stage []*dictionary[[]rune]

func newChain(mode Mode, opts Options) (*chain, error) {
	recipe, ok := recipeOf(mode)
	if !ok {
		return nil, fmt.Errorf("unknown mode, have %v", Modes())
	}
	var c chain
	var err error
	if c.normal, err = loadDictionary("CJK_Compatibility_Ideographs"); err != nil {
		return nil, err
	}
	for _, names := range recipe.stages {
		var s stage
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
	if !opts.Strict {
		lexicon, err := builtInLexicon()
		if err != nil {
			return nil, err
		}
		words = append(words, lexicon.entries(mode, false)...)
		if recipe.simplified { // the word list is Simplified
			if c.cuts, err = loadBoundaries(); err != nil {
				return nil, err
			}
		}
	}
	for _, lexicon := range opts.Lexicons {
		words = append(words, lexicon.entries(mode, true)...)
	}
	c.words = newDictionary(words)
	return &c, nil
}

func (c *chain) loadWords(r recipe) ([]entry[word], error) {
	entries, err := loadEntries(r.words...)
	if err != nil {
		return nil, err
	}
	words := make([]entry[word], len(entries))
	for i, e := range entries {
		if r.cutOnly {
			words[i] = entry[word]{e.key, word{value: pass(e.key, c.stages)}}
		} else {
			words[i] = entry[word]{e.key, word{value: pass(e.value, c.stages[1:])}}
		}
	}
	return words, nil
}

// lookahead is how many characters decide what happens at one place: the longest word, the longest ideographic
// description sequence, or the reach of a boundary, whichever is longest.
const lookahead = 64

// convert calls emit with each piece of the text and what it becomes, in order. The runes are only valid during the call.
// Memory does not grow with the text, but with the longest stretch that holds no word.
func (c *chain) convert(text []byte, emit func(before, after []rune)) {
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
func (c *chain) convertWindow(window []byte, from int, last bool, emit func(before, after []rune)) int {
	raw := decode(window)
	text := c.normalise(raw)
	begin := len(decode(window[:from]))
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
		return encodedLen(raw[begin:run])
	}
	if run < len(text) {
		emit(raw[run:], pass(text[run:], c.stages))
	}
	return len(window) - from
}

// wordAt returns the word that stands at a place, 0 when there is none.
func (c *chain) wordAt(text []rune, at int) (length int, value []rune) {
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

func (c *chain) normalise(raw []rune) []rune {
	for _, r := range raw {
		if _, ok := c.normal.first[r]; ok {
			return pass(raw, []stage{{c.normal}})
		}
	}
	return raw
}

// pass returns text after the stages.
func pass(text []rune, stages []stage) []rune {
	for _, s := range stages {
		text = s.apply(text)
	}
	return text
}

// apply returns text itself when nothing in it is found.
func (s stage) apply(text []rune) []rune {
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

func (s stage) longest(text []rune) (length int, value []rune) {
	for _, d := range s {
		if length, value = d.longest(text); length > 0 {
			break
		}
	}
	return length, value
}

package zhconv

import (
	"fmt"
	"unicode/utf8"
)

// chain converts as OpenCC does: compatibility ideographs are normalised, the text is cut into words by longest match,
// then each word, and each run between words, goes through the stages by itself.
type chain struct {
	normal *dictionary
	words  *dictionary // with the value they have after all stages
	stages []stage
}

// stage looks a place up in its dictionaries until one has a match.
type stage []*dictionary

func newChain(mode Mode, rare bool, lexicons []Lexicon) (chain, error) {
	recipe, ok := recipeOf(mode)
	if !ok {
		return chain{}, fmt.Errorf("unknown mode, have %v", Modes())
	}
	var c chain
	var err error
	if c.normal, err = loadDictionary("CJK_Compatibility_Ideographs"); err != nil {
		return chain{}, err
	}
	for _, names := range recipe.stages {
		var s stage
		for _, name := range names {
			if name == rareForms && !rare {
				continue
			}
			d, err := loadDictionary(name)
			if err != nil {
				return chain{}, err
			}
			s = append(s, d)
		}
		c.stages = append(c.stages, s)
	}
	words, err := loadEntries(recipe.words...)
	if err != nil {
		return chain{}, err
	}
	for i, word := range words {
		if recipe.cutOnly {
			words[i].value = pass(word.key, c.stages)
		} else {
			words[i].value = pass(word.value, c.stages[1:])
		}
	}
	for _, lexicon := range lexicons {
		words = append(words, lexicon.words(mode)...)
	}
	c.words = newDictionary(words)
	return c, nil
}

// lookahead is how many characters decide what happens at one place: the longest word, or the longest
// ideographic description sequence, whichever is longer.
const lookahead = 64

// convert calls emit with each piece of the text and what it becomes, in order. The runes are only valid during the call.
// Memory does not grow with the text, but with the longest stretch that holds no word.
func (c *chain) convert(text []byte, emit func(before, after []rune)) {
	for size := 1 << 14; len(text) > 0; {
		end := min(size, len(text))
		for back := 0; end < len(text) && !utf8.RuneStart(text[end]) && back < utf8.UTFMax; back++ {
			end--
		}
		used := c.convertWindow(text[:end], end == len(text), emit)
		if used == 0 {
			size *= 2
		}
		text = text[used:]
	}
}

// convertWindow converts up to the end of the last word that is surely one, or all when the window is the last one.
// It returns the bytes used.
func (c *chain) convertWindow(window []byte, last bool, emit func(before, after []rune)) int {
	raw := decode(window)
	text := c.normalise(raw)
	stop := len(text)
	if !last {
		stop -= lookahead
	}
	run := 0 // start of what no word covers
	for i := 0; i < stop; {
		value, length := c.words.longest(text[i:])
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
		return encodedLen(raw[:run])
	}
	if run < len(text) {
		emit(raw[run:], pass(text[run:], c.stages))
	}
	return len(window)
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
		value, length := s.longest(text[i:])
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

func (s stage) longest(text []rune) (value []rune, length int) {
	for _, d := range s {
		if value, length = d.longest(text); length > 0 {
			break
		}
	}
	return value, length
}

// decode returns the text's characters; a byte that is not UTF-8 becomes its negative.
func decode(text []byte) []rune {
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

func encodedLen(runes []rune) int {
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

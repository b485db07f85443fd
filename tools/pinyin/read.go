package pinyin

import (
	"slices"
	"unicode"
)

// Read returns the reading of each character of a text, "" for what has none or none that is certain.
func (r *Reader) Read(text string) []string {
	runes := []rune(text)
	out := make([]string, len(runes))
	for start, end := range runs(runes) {
		run := runes[start:end]
		copy(out[start:end], r.read(run, r.simplified(run)))
	}
	return out
}

// runs yields the stretches of Han characters of a text.
func runs(text []rune) func(func(int, int) bool) {
	return func(yield func(int, int) bool) {
		for i := 0; i < len(text); i++ {
			start := i
			for i < len(text) && unicode.Is(unicode.Han, text[i]) {
				i++
			}
			if i > start && !yield(start, i) {
				return
			}
		}
	}
}

// read reads characters that stand together.
func (r *Reader) read(run, simple []rune) []string {
	out := make([]string, len(run))
	for i, c := range run {
		if known := r.chars[c]; known.sure {
			out[i] = known.readings[0]
		}
	}
	end := len(run)
	for _, cut := range append(r.cut(simple)[1:], 0) {
		r.word(simple[cut:end], run[cut:end], out[cut:end])
		end = cut
	}
	return out
}

// simplified returns a run in Simplified characters, one for one.
func (r *Reader) simplified(run []rune) []rune {
	out := make([]rune, len(run))
	for i, c := range run {
		out[i] = c
		if s, ok := r.simple[c]; ok {
			out[i] = s
		}
	}
	return out
}

// word reads a word, else the longest words in it, from the left.
func (r *Reader) word(simple, run []rune, out []string) {
	for i := 0; i < len(simple); {
		n := r.deciding.longest(simple, i)
		for ; n > 1; n-- {
			if readings, ok := r.words[string(simple[i:i+n])]; ok {
				for k, reading := range readings {
					out[i+k] = r.own(run[i+k], reading)
				}
				break
			}
		}
		i += n
	}
}

// own returns the reading if a character can be read so: a Traditional character has not all readings of its Simplified form.
func (r *Reader) own(c rune, reading string) string {
	readings := r.chars[c].readings
	switch {
	case slices.Contains(readings, reading) || len(readings) == 0:
		return reading
	case len(readings) == 1:
		return readings[0]
	}
	return ""
}

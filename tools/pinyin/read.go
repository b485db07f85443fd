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
			for i < len(text) && isHan(text[i]) {
				i++
			}
			if i > start && !yield(start, i) {
				return
			}
		}
	}
}

func isHan(c rune) bool {
	return firstCommon <= c && c <= lastCommon || c > unicode.MaxLatin1 && unicode.Is(unicode.Han, c)
}

// read reads characters that stand together.
func (r *Reader) read(run, simple []rune) []string {
	out := make([]string, len(run))
	for i, c := range run {
		if known := r.char(c); known.sure {
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
		out[i] = r.char(c).simple
	}
	return out
}

// word reads a word, else the longest words in it, from the left.
func (r *Reader) word(simple, run []rune, out []string) {
	for i := 0; i < len(simple); {
		node, length, value := int32(0), 1, int32(0)
		for n, c := range simple[i:] {
			if node = r.deciding.step(node, c); node == 0 {
				break
			}
			if v := r.deciding.values[node]; v != 0 && n > 0 {
				length, value = n+1, v
			}
		}
		if value != 0 {
			for k, reading := range r.readings[value] {
				out[i+k] = r.own(run[i+k], reading)
			}
		}
		i += length
	}
}

// own returns the reading if a character can be read so: a Traditional character has not all readings of its Simplified form.
func (r *Reader) own(c rune, reading string) string {
	readings := r.char(c).readings
	switch {
	case slices.Contains(readings, reading) || len(readings) == 0:
		return reading
	case len(readings) == 1:
		return readings[0]
	}
	return ""
}

package pinyin

import (
	"slices"
	"unicode"
)

// Read returns the reading of each character of a text, "" for what has none or none that is certain.
func (r *Reader) Read(text string) []string {
	runes := []rune(text)
	out := make([]string, len(runes))
	w := &work{Reader: r}
	for start, end := range runs(runes) {
		w.begin(runes[start:end])
		copy(out[start:end], w.read())
	}
	return out
}

// work is what reading a run takes; it keeps its memory for the next one.
type work struct {
	*Reader
	run, simple []rune // the same in Simplified characters
	steps       []step
	ends        []int
	readings    []string
	found       []match
}

func (w *work) begin(run []rune) {
	w.run, w.simple = run, w.simple[:0]
	for _, c := range run {
		w.simple = append(w.simple, w.char(c).simple)
	}
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

// read reads the run; what it returns is valid until the next one.
func (w *work) read() []string {
	w.readings = w.readings[:0]
	for _, c := range w.run {
		usual := ""
		if known := w.char(c); known.sure {
			usual = known.readings[0]
		}
		w.readings = append(w.readings, usual)
	}
	w.cut()
	for i, end := range w.ends {
		start := 0
		if i+1 < len(w.ends) {
			start = w.ends[i+1]
		}
		w.word(w.simple[start:end], w.run[start:end], w.readings[start:end])
	}
	return w.readings
}

// word reads a word, else the longest words in it, from the left.
func (r *Reader) word(simple, run []rune, out []string) {
	for i := 0; i < len(simple); {
		node, length, value := int32(0), 1, int32(0)
		for n, c := range simple[i:] {
			var v int32
			if node, v = r.deciding.step(node, c); node == 0 {
				break
			}
			if v != 0 && n > 0 {
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

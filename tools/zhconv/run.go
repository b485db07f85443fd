package zhconv

import (
	"unicode/utf8"

	"gonggao/tools/zhconv/internal/table"
	"gonggao/tools/zhconv/internal/trie"
)

// longestRun bounds, in characters, how much of a run is converted at once.
const longestRun = lookahead

// image is a run after the first stage.
type image struct {
	runes [longestImage]rune
	from  [longestImage]int16 // the place in the window where the source of a character begins; -1 inside a phrase
	n     int
}

// longestImage has room for what the first stage makes of a run and of the description that may end it: at most four
// characters of one, as the command compile sees to.
const longestImage = 8 * longestRun

func (m *image) add(r rune, from int) {
	if m.n < longestImage {
		m.runes[m.n], m.from[m.n] = r, int16(from)
		m.n++
	}
}

// run appends what the run between words becomes that starts at a place where no word stands. It returns its length; of
// a long run, that of its beginning.
func (e *engine) run(w *window, i int, dst []byte) (int, []byte) {
	end, whole := i+w.skip(i), false
	for {
		if w.at(end) == nothing || !e.joined.Has(packed(w.at(end-1)), packed(w.at(end))) {
			whole = true
			break
		}
		if length, value := e.wordAt(w, end); length > 0 {
			w.ahead.start, w.ahead.length, w.ahead.value, w.ahead.origin = w.offset(end), length, value, w.origin
			whole = true
			break
		}
		if end-i >= longestRun {
			break
		}
		end += w.skip(end)
	}
	e.between[0].image(w, i, end)
	dst, used := e.between[1].convert(w, i, end, whole, dst)
	return used, dst
}

// image makes the image of the characters [i,end) of the window.
func (s *stage) image(w *window, i, end int) {
	m := &w.image
	m.n = 0
	for i < end {
		if n, value := longest(s.phrases, w.runes[i:end]); n > 0 {
			for at := i; len(value) > 0; at = -1 {
				r, size := utf8.DecodeRune(value)
				m.add(r, at)
				value = value[size:]
			}
			i += n
			continue
		}
		n := skip(w.runes[i:end])
		for k := i; k < i+n; k++ {
			r := s.alone.to(w.runes[k])
			if n > 1 { // nothing in a description is normalised either
				r, _ = decode(w.src[w.offset(k):])
			}
			m.add(r, k)
		}
		i += n
	}
}

// convert appends the conversion of the window's image, of which [i,end) is the source, and returns how much of the
// source it is. Where the image is not that of a whole run it ends early, so that what follows can have its say.
func (s *stage) convert(w *window, i, end int, whole bool, dst []byte) ([]byte, int) {
	text := w.image.runes[:w.image.n]
	for at := 0; at < len(text); {
		if from := int(w.image.from[at]); !whole && from > end-longestRun/2 {
			return dst, from - i
		}
		if n, value := longest(s.phrases, text[at:]); n > 0 {
			dst = append(dst, value...)
			at += n
			continue
		}
		n := skip(text[at:])
		for _, r := range text[at : at+n] {
			if n == 1 {
				r = s.alone.to(r)
			}
			dst = appendRune(dst, r)
		}
		at += n
	}
	return dst, end - i
}

// longest returns the longest key that text starts with, as its length and value.
func longest(d *table.Dictionary, text []rune) (length int, value []byte) {
	node := uint32(trie.Root)
	for i, r := range text {
		var ok bool
		if node, ok = d.Keys.Next(node, r); !ok {
			break
		}
		if number, ok := d.Keys.Value(node); ok {
			length, value = i+1, d.Value(number)
		}
	}
	return length, value
}

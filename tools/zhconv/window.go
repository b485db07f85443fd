package zhconv

import "unicode/utf8"

// lookahead is how many characters decide what happens at one place: the longest word, the longest ideographic
// description sequence, or the reach of a boundary, whichever is longest.
const lookahead = 64

// window shows a part of the text as normalised characters, read as they are asked for.
type window struct {
	compatibility compatibility
	src           []byte
	start         int // byte offset of the first character
	runes         [windowSize]rune
	ends          [windowSize]int // byte offset after each character
	n             int             // characters read
	found         [2][lookahead]match
	image         image
	context       [reach + lookahead + reach]rune // of a word, for boundaries.allow

	// ahead is the word that ended the last run: what it took to find it need not be done again.
	ahead struct {
		start, length int // byte offset, characters
		value         []byte
		origin        origin
	}

	// How the last token came about, for Explain.
	origin origin
	number uint32   // of the lexicon's word
	passed [8]match // words passed over because the text is cut otherwise: number is their place in the window
	passes int
}

type origin byte

const (
	fromRun origin = iota
	fromDictionary
	fromLexicon
)

// pass notes a word passed over.
func (w *window) pass(i, length int) {
	if w.passes < len(w.passed) {
		w.passed[w.passes] = match{length, uint32(i)}
		w.passes++
	}
}

// windowSize leaves room for a run of the longest length and the words that may begin in it.
const windowSize = 5 * lookahead

// keepPassed forgets the words passed over before a place, which is another now.
func (w *window) keepPassed(place, now int) {
	all := w.passed[:w.passes]
	w.passes = 0
	for _, m := range all {
		if int(m.number) >= place {
			w.pass(int(m.number)-place+now, m.length)
		}
	}
}

// nothing is what stands after the end of the text. A byte that is not UTF-8 stands as its negative.
const nothing = -0x100

func (w *window) reset(src []byte, start int) {
	w.src, w.start, w.n = src, start, 0
	w.ahead.length = 0
}

// at returns a character by its place in the window, which must be below windowSize.
func (w *window) at(i int) rune {
	if i < w.n {
		return w.runes[i]
	}
	return w.read(i)
}

func (w *window) read(i int) rune {
	for w.n <= i {
		end := w.offset(w.n)
		if end >= len(w.src) {
			return nothing
		}
		r, size := decode(w.src[end:])
		w.runes[w.n] = w.compatibility.normal(r)
		w.ends[w.n] = end + size
		w.n++
	}
	return w.runes[i]
}

// offset is where a character starts in the source, in bytes; all before it must have been read.
func (w *window) offset(i int) int {
	if i == 0 {
		return w.start
	}
	return w.ends[i-1]
}

// drop forgets the characters before i when there are many, and returns the new place of i.
func (w *window) drop(i int) int {
	if i < lookahead {
		return i
	}
	w.start = w.offset(i)
	copy(w.runes[:], w.runes[i:w.n])
	copy(w.ends[:], w.ends[i:w.n])
	w.n -= i
	return 0
}

// before fills text from its end with the characters before i, as many as there are or fit, and returns how many.
func (w *window) before(i int, text []rune) int {
	n := 0
	for ; n < len(text) && i > 0; n++ {
		i--
		text[len(text)-1-n] = w.runes[i]
	}
	for start := w.start; n < len(text) && start > 0; n++ {
		r, size := decodeLast(w.src[:start])
		start -= size
		text[len(text)-1-n] = w.compatibility.normal(r)
	}
	return n
}

// copy fills text with the characters from i on, as many as there are or fit, and returns how many.
func (w *window) copy(text []rune, i int) int {
	for k := range text {
		if text[k] = w.at(i + k); text[k] == nothing {
			return k
		}
	}
	return len(text)
}

// decode returns the first character of a text and its size; a byte that is not UTF-8 as its negative.
func decode(text []byte) (rune, int) {
	if len(text) >= 3 && text[0]&0xF0 == 0xE0 && text[1]&0xC0 == 0x80 && text[2]&0xC0 == 0x80 {
		r := rune(text[0]&0xF)<<12 | rune(text[1]&0x3F)<<6 | rune(text[2]&0x3F)
		if r >= 0x800 && (r < 0xD800 || r > 0xDFFF) {
			return r, 3
		}
	}
	r, size := utf8.DecodeRune(text)
	if r == utf8.RuneError && size == 1 {
		return -rune(text[0]), 1
	}
	return r, size
}

func decodeLast(text []byte) (rune, int) {
	if n := len(text); n >= 3 && text[n-3]&0xF0 == 0xE0 {
		if r, size := decode(text[n-3:]); size == 3 {
			return r, size
		}
	}
	r, size := utf8.DecodeLastRune(text)
	if r == utf8.RuneError && size == 1 {
		return -rune(text[len(text)-1]), 1
	}
	return r, size
}

func appendRune(dst []byte, r rune) []byte {
	if r < 0 {
		return append(dst, byte(-r))
	}
	return utf8.AppendRune(dst, r)
}

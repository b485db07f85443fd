package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Folding makes texts comparable: compatibility forms, marks and case are taken away, Traditional characters become
// Simplified ones, each by itself. It never changes and is safe for concurrent use.
type Folding struct {
	simple map[rune]rune                      // the characters that change
	common [lastCommon - firstCommon + 1]rune // what each of the common ones becomes
}

// The block of Unicode where nearly all Chinese characters stand. None of them decomposes.
const (
	firstCommon = 0x4e00
	lastCommon  = 0x9fff
)

// NewFolding asks simplify about every Chinese character.
func NewFolding(simplify func(rune) rune) *Folding {
	changes := map[rune]rune{}
	ask := func(r rune) {
		if s := simplify(r); s != r {
			changes[r] = s
		}
	}
	for _, span := range unicode.Han.R16 {
		for r := rune(span.Lo); r <= rune(span.Hi); r += rune(span.Stride) {
			ask(r)
		}
	}
	for _, span := range unicode.Han.R32 {
		for r := rune(span.Lo); r <= rune(span.Hi); r += rune(span.Stride) {
			ask(r)
		}
	}
	return foldingBy(changes)
}

func foldingBy(changes map[rune]rune) *Folding {
	f := &Folding{simple: changes}
	for i := range f.common {
		r := rune(firstCommon + i)
		f.common[i] = r
		if s, ok := changes[r]; ok {
			f.common[i] = s
		}
	}
	return f
}

// longestWord is where a word of letters and digits is cut, in characters: an element stays small whatever the page holds.
const longestWord = 32

// element is one Chinese character or one word of letters and digits, folded. The empty element is a break, over which
// no phrase goes.
type element struct {
	text       string
	start, end int // bytes in the text it was read from
}

func (e element) breaks() bool { return e.text == "" }

// elements returns the elements of s in order. Blanks, brackets, hyphens, quotation marks and the like between two elements
// are bridged; 。，、；！？ and a line's end break.
func (f *Folding) elements(s string) []element {
	out := make([]element, 0, len(s)/3)
	f.each(s, func(han rune, word []byte, start, end int) {
		if han != 0 {
			out = append(out, element{string(han), start, end})
		} else if n := len(out); len(word) > 0 || n > 0 && !out[n-1].breaks() {
			out = append(out, element{string(word), start, end})
		}
	})
	return out
}

// each yields the elements of s in order: a Chinese character, or a word, which is not to be kept, or neither, a break; several
// breaks may follow one another.
func (f *Folding) each(s string, yield func(han rune, word []byte, start, end int)) {
	var word []byte
	runes, start, end := 0, 0, 0
	flush := func() {
		if runes > 0 {
			yield(0, word, start, end)
			word, runes = word[:0], 0
		}
	}
	one := func(r rune, at, next int) {
		r = unicode.ToLower(r)
		switch {
		case unicode.Is(unicode.M, r):
		case unicode.Is(unicode.Han, r):
			flush()
			if s, ok := f.simple[r]; ok {
				r = s
			}
			yield(r, nil, at, next)
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			if runes == longestWord {
				flush()
			}
			if runes == 0 {
				start = at
			}
			word = utf8.AppendRune(word, r)
			runes++
			end = next
		case strings.ContainsRune("。、,;!?\n", r): // ，；！？ have become ,;!?
			flush()
			yield(0, nil, at, next)
		default:
			flush()
		}
	}
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		next := i + size
		switch {
		case r >= firstCommon && r <= lastCommon:
			flush()
			yield(f.common[r-firstCommon], nil, i, next)
		case r < utf8.RuneSelf:
			one(r, i, next)
		case r >= '！' && r <= '～': // the wide forms of ASCII
			one(r-'！'+'!', i, next)
		case r == utf8.RuneError && size == 1:
			flush()
		default:
			// Decomposed, a character by itself says the same as within its text, which NFKC cannot promise.
			for _, d := range norm.NFKD.String(s[i:next]) {
				one(d, i, next)
			}
		}
		i = next
	}
	flush()
}

// separator stands around every element in a canonical text; no element contains it.
const separator = "|"

// canonical writes elements so that one text contains another's elements if and only if its string contains the other's.
func canonical(elements []element) string {
	var b strings.Builder
	b.WriteString(separator)
	for _, e := range elements {
		if e.breaks() {
			b.WriteByte('\n')
		}
		b.WriteString(e.text)
		b.WriteString(separator)
	}
	return b.String()
}

// phrases splits a query into the runs of elements that have to be found as they are: at blanks and at breaks.
func (f *Folding) phrases(query string) [][]element {
	var out [][]element
	for _, term := range strings.Fields(query) {
		var run []element
		for _, e := range append(f.elements(term), element{}) {
			if !e.breaks() {
				run = append(run, e)
			} else if len(run) > 0 {
				out = append(out, run)
				run = nil
			}
		}
	}
	return out
}

package repair

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isHan reports whether r is a Chinese character, 〇 included.
func isHan(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3005 && unicode.Is(unicode.Han, r)
}

// isCJKMark reports whether r is a mark of Chinese punctuation (GB/T 15834-2011), full-width forms included.
func isCJKMark(r rune) bool {
	switch r {
	case '‘', '’', '“', '”', '—', '…', '·':
		return true
	}
	return r > 0x3000 && r <= 0x303F && !isHan(r) || r >= 0xFF00 && r <= 0xFF65
}

// isBlank reports whether r leaves white space on a line.
func isBlank(r rune) bool {
	switch r {
	case ' ', '\t', 0xA0, 0x1680, 0x202F, 0x205F, 0x3000:
		return true
	}
	return r >= 0x2000 && r <= 0x200A
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isLatin(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

func hasHan(s string) bool { return strings.ContainsFunc(s, isHan) }

// before returns the rune that ends at byte i, 0 at the start of s.
func before(s string, i int) rune {
	if i <= 0 {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return r
}

// after returns the rune that starts at byte i, 0 at the end of s.
func after(s string, i int) rune {
	if i >= len(s) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r
}

// runeSize returns how many bytes the rune at byte i takes.
func runeSize(s string, i int) int {
	_, size := utf8.DecodeRuneInString(s[i:])
	return size
}

// nextBlank returns the byte at or after byte i where the next blank is, len(s) when there is none.
func nextBlank(s string, i int) int {
	for ; i < len(s); i++ {
		switch s[i] {
		case ' ', '\t', 0xC2, 0xE1, 0xE2, 0xE3: // the first bytes of every blank
			if isBlank(after(s, i)) {
				return i
			}
		}
	}
	return len(s)
}

// skipBlanks returns the byte behind the blanks at byte i.
func skipBlanks(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isBlank(r) {
			break
		}
		i += size
	}
	return i
}

// sentence returns the sentence of s that ends at byte end, its own end mark included, back to the end of
// the sentence before; of a very long one the end.
func sentence(s string, end int) string {
	s = s[max(0, end-2*maxQuote):end]
	head := strings.TrimRight(s, sentenceEnds)
	if from := strings.LastIndexAny(head, sentenceEnds); from >= 0 {
		_, size := utf8.DecodeRuneInString(head[from:])
		s = s[from+size:]
	}
	return clip(strings.TrimFunc(s, isBlank))
}

// maxQuote is how many bytes of the page a flag quotes, about 200 characters.
const maxQuote = 600

// clip keeps the end of an overlong quote, where the finding is.
func clip(quote string) string {
	if len(quote) <= maxQuote {
		return quote
	}
	from := len(quote) - maxQuote
	for from < len(quote) && !utf8.RuneStart(quote[from]) {
		from++
	}
	return "…" + quote[from:]
}

const sentenceEnds = "。！？；"

func isSentenceEnd(r rune) bool { return r == '。' || r == '！' || r == '？' || r == '；' }

// containsOne reports whether s holds one of the words. For a few words that are not ASCII it is many times
// faster than strings.ContainsAny.
func containsOne(s string, words ...string) bool {
	for _, word := range words {
		if strings.Contains(s, word) {
			return true
		}
	}
	return false
}

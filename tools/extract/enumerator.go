package extract

import (
	"strings"
	"unicode/utf8"
)

// enumerator is the number that a line starts with.
type enumerator struct {
	class int    // 1–4: 一、 （一） 1. （1）, the levels of GB/T 9704-2012 §7.3.3; 5: 第一章; 6: 第一节; 0: none
	rest  string // the folded line after it
}

// Level returns the heading level, 1–4.
func (e enumerator) level() int {
	switch e.class {
	case 5:
		return 1
	case 6:
		return 2
	}
	return e.class
}

// enumeratorOf reads the number that folded text starts with.
func enumeratorOf(text string) enumerator {
	first, size := utf8.DecodeRuneInString(text)
	switch {
	case first >= '0' && first <= '9':
		n := digits(text, 2)
		mark, size := utf8.DecodeRuneInString(text[n:])
		if rest := text[n+size:]; strings.ContainsRune(".．、", mark) && !startsWithDigit(rest) { // 3.5亿元
			return enumerator{3, rest}
		}
	case first == '(' || first == '（':
		class, n := 4, size+digits(text[size:], 2)
		if n == size {
			class, n = 2, size+hanDigits(text[size:])
		}
		mark, after := utf8.DecodeRuneInString(text[n:])
		if n > size && (mark == ')' || mark == '）') {
			return enumerator{class, strings.TrimPrefix(text[n+after:], "、")}
		}
	case first == '第':
		n := size + hanDigits(text[size:])
		if n == size {
			break
		}
		for _, division := range divisions {
			if rest, ok := strings.CutPrefix(text[n:], division.name); ok && !strings.HasPrefix(rest, "，") && !strings.HasPrefix(rest, ",") { // 第一章，主要是…
				return enumerator{division.class, rest}
			}
		}
	default:
		if n := hanDigits(text); n > 0 && first != '零' && first != '〇' {
			if rest, ok := strings.CutPrefix(text[n:], "、"); ok {
				return enumerator{1, rest}
			}
		}
	}
	return enumerator{}
}

var divisions = []struct {
	name  string
	class int
}{{"章", 5}, {"编", 5}, {"篇", 5}, {"部分", 5}, {"节", 6}}

// digits returns how many digits text starts with, at most limit.
func digits(text string, limit int) (n int) {
	for n < limit && startsWithDigit(text[n:]) {
		n++
	}
	return n
}

func startsWithDigit(text string) bool { return text != "" && text[0] >= '0' && text[0] <= '9' }

// hanDigits returns the length of the Chinese number that text starts with, in bytes; it has up to five characters.
func hanDigits(text string) (n int) {
	for range 5 {
		r, size := utf8.DecodeRuneInString(text[n:])
		if !strings.ContainsRune("一二三四五六七八九十百零〇", r) {
			break
		}
		n += size
	}
	return n
}

// headingLike reports whether the words after the number are a heading, not a sentence.
// A final full stop is tolerated on a short one: webmasters type it.
func (e enumerator) headingLike() bool {
	n := utf8.RuneCountInString(e.rest)
	if e.class == 0 || n == 0 || n > 50 {
		return false
	}
	body := strings.TrimRight(e.rest, "。:：")
	if strings.ContainsAny(body, "。；;！!？?：:") {
		return false
	}
	return body == e.rest || n <= 22 && !strings.ContainsAny(body, ",，@")
}

// runIn reports whether the words after the number open with a short sentence that heads a longer text.
func (e enumerator) runIn() bool {
	head, rest, found := strings.Cut(e.rest, "。")
	return found && rest != "" && utf8.RuneCountInString(head) <= 30
}

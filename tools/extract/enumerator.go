package extract

import (
	"regexp"
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

const hanNumber = `[一二三四五六七八九十百零〇]{1,5}`

var enumerators = []struct {
	class   int
	pattern *regexp.Regexp
}{
	{1, regexp.MustCompile(`^` + hanNumber + `、`)},
	{2, regexp.MustCompile(`^[(（]` + hanNumber + `[)）]、?`)},
	{3, regexp.MustCompile(`^\d{1,2}(?:[.．]|、|．)`)},
	{4, regexp.MustCompile(`^[(（]\d{1,2}[)）]、?`)},
	{5, regexp.MustCompile(`^第` + hanNumber + `(?:章|编|篇|部分)`)},
	{6, regexp.MustCompile(`^第` + hanNumber + `节`)},
}

// enumeratorOf reads the number that folded text starts with.
func enumeratorOf(text string) enumerator {
	first, _ := utf8.DecodeRuneInString(text)
	if !strings.ContainsRune("(（第0123456789一二三四五六七八九十百", first) {
		return enumerator{}
	}
	for _, e := range enumerators {
		n := len(e.pattern.FindString(text))
		if n == 0 {
			continue
		}
		rest := text[n:]
		if e.class == 3 && rest != "" && rest[0] >= '0' && rest[0] <= '9' { // 3.5亿元
			continue
		}
		if e.class >= 5 && strings.IndexAny(rest, "，,") == 0 { // 第一章，主要是…
			continue
		}
		return enumerator{e.class, rest}
	}
	return enumerator{}
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

package eval

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// bag counts tokens: each Han character is one, each run of other letters and digits is one.
type bag map[string]int

func bagOf(text string) bag {
	b := bag{}
	start := -1
	for i, r := range text {
		if unicode.Is(unicode.Han, r) || !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) {
			if start >= 0 {
				b[text[start:i]]++
				start = -1
			}
			if unicode.Is(unicode.Han, r) {
				b[string(r)]++
			}
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		b[text[start:]]++
	}
	return b
}

func (b bag) size() (n int) {
	for _, c := range b {
		n += c
	}
	return n
}

// without returns what is left when the other is taken out.
func (b bag) without(other bag) bag {
	rest := bag{}
	for t, n := range b {
		if n > other[t] {
			rest[t] = n - other[t]
		}
	}
	return rest
}

// f1 is twice the tokens that both have, by all the tokens of both.
func f1(got, want bag) float64 {
	all := got.size() + want.size()
	if all == 0 {
		return 1
	}
	both := 0
	for t, n := range want {
		both += min(n, got[t])
	}
	return 2 * float64(both) / float64(all)
}

// BodyF1 scores a text against the page's. Whether the title is part of the text is forgiven, for some keep it there and
// some apart; a title alone is worth nothing.
func (p Page) BodyF1(text string) float64 {
	got, want := bagOf(width.Fold.String(text)), bagOf(width.Fold.String(p.Text))
	best, title := f1(got, want), plain(p.Title)
	if title == "" {
		return best
	}
	words := bagOf(width.Fold.String(p.Title))
	if strings.Contains(plain(text), title) {
		best = max(best, f1(got.without(words), want))
	}
	if strings.Contains(plain(p.Text), title) {
		best = max(best, f1(got, want.without(words)))
	}
	return best
}

// plain returns a text without blanks and with its letters, digits and marks in one width: what a reader calls the same.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' {
			return -1
		}
		return r
	}, width.Fold.String(s))
}

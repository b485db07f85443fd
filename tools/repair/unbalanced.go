package repair

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// opener returns the mark that a closing mark needs, 0 for any other character; ( and （ count as one.
func opener(r rune) rune {
	switch r {
	case ')', '》', '〉', '】', '〕', '」', '』', '”':
		return r - 1
	case ']':
		return '['
	}
	return 0
}

// maxApart is over how many blocks two marks can belong together: a quotation goes on over paragraphs, and a page
// may break its lines anywhere.
const maxApart = 5

// unbalanced flags brackets, title marks and quotation marks that have no fellow after all repairs.
func unbalanced(p *page) {
	waiting := map[rune][]lonelyMark{} // by the opening mark
	var alone []lonelyMark
	last := -1
	for block, text := range p.body(0) {
		if n := len(waiting['“']); n > 0 && waiting['“'][n-1].block == last && strings.HasPrefix(text, "“") {
			waiting['“'] = waiting['“'][:n-1] // every paragraph of a quotation opens with “, only the last closes it
		}
		last = block
		if p.traits[block]&(withBracket|withCurly) == 0 {
			continue
		}
		lonely := lonelyBrackets(text)
		if p.traits[block]&withCurly != 0 {
			lonely = append(lonely, lonelyQuotes(text)...)
		}
		for _, at := range lonely {
			r := halfWidth(after(text, at))
			m := lonelyMark{block, at, around(text, at, runeSize(text, at))}
			open := opener(r)
			n := len(waiting[open])
			switch {
			case open == 0:
				waiting[r] = append(waiting[r], m)
			case n == 0 || block == waiting[open][n-1].block || block-waiting[open][n-1].block > maxApart:
				alone = append(alone, m)
			default:
				waiting[open] = waiting[open][:n-1]
			}
		}
	}
	for _, marks := range waiting {
		alone = append(alone, marks...)
	}
	slices.SortFunc(alone, func(a, b lonelyMark) int {
		return cmp.Or(cmp.Compare(a.block, b.block), cmp.Compare(a.at, b.at))
	})
	var flags *flagger
	for _, m := range alone {
		if flags == nil || flags.block != m.block {
			flags = p.flags(announcement.UnbalancedMarks, m.block)
		}
		flags.raise(m.quote)
	}
}

type lonelyMark struct {
	block, at int
	quote     string
}

// lonelyBrackets returns the bytes of brackets and title marks without a fellow, in order.
func lonelyBrackets(text string) []int {
	type bracket struct {
		r  rune
		at int
	}
	var open []bracket
	var lonely []int
	var waiting [64]int // by the low bits of the opening mark, which tell them apart
	spans := protected(text)
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '(', ')', '[', ']', 0xE3, 0xEF: // the first bytes of every bracket
		default:
			continue
		}
		for len(spans) > 0 && spans[0].to <= i {
			spans = spans[1:]
		}
		if len(spans) > 0 && spans[0].from <= i {
			continue
		}
		switch r := halfWidth(after(text, i)); r {
		case '(', '《', '〈', '【', '〔', '[', '「', '『':
			open = append(open, bracket{r, i})
			waiting[r&63]++
		case ')', '》', '〉', '】', '〕', ']', '」', '』':
			want := opener(r)
			if waiting[want&63] == 0 {
				if r != ')' || !isItemNumber(text[:i]) {
					lonely = append(lonely, i)
				}
				continue
			}
			for found := false; !found; {
				top := open[len(open)-1]
				open = open[:len(open)-1]
				waiting[top.r&63]--
				if found = top.r == want; !found {
					lonely = append(lonely, top.at)
				}
			}
		}
	}
	for _, b := range open {
		lonely = append(lonely, b.at)
	}
	slices.Sort(lonely)
	return lonely
}

// isBracket reports whether r is one of the marks that lonelyBrackets looks for.
func isBracket(r rune) bool {
	return strings.ContainsRune("()（）[]《》〈〉【】〔〕「」『』", r)
}

// halfWidth makes one character of ( and （, and of ) and ）.
func halfWidth(r rune) rune {
	if r == '（' || r == '）' {
		return r - '（' + '('
	}
	return r
}

// isItemNumber reports whether head ends in the number of a list item, whose bracket stands alone: 1) or 二).
func isItemNumber(head string) bool {
	n := 0
	for ; n < 3; n++ {
		r, size := utf8.DecodeLastRuneInString(head)
		if !isDigit(r) && !strings.ContainsRune("一二三四五六七八九十", r) && !(n == 0 && isLatin(r)) {
			break
		}
		head = head[:len(head)-size]
	}
	prev := before(head, len(head))
	return n > 0 && !isHan(prev) && !isDigit(prev) && !isLatin(prev)
}

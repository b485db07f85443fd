package repair

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// opener maps a closing mark to the one that opens it; ( and （ count as one.
var opener = map[rune]rune{
	')': '(', '》': '《', '〉': '〈', '】': '【', '〕': '〔', ']': '[', '」': '「', '』': '『',
}

// maxQuoteBlocks is over how many blocks a quotation can go on before its “ and ” have nothing to do with each other.
const maxQuoteBlocks = 5

// unbalanced flags brackets, title marks and quotation marks that have no fellow after all repairs.
func unbalanced(p *page) {
	var waiting []lonelyQuote // “ without ” so far: in a quotation over paragraphs each opens with “
	for block, text := range p.body() {
		flags := p.flags(announcement.UnbalancedMarks, block)
		for _, at := range lonelyBrackets(text) {
			flags.raise(around(text, at, len(string(after(text, at)))))
		}
		_, lonely := quotePairs(text)
		for _, at := range lonely {
			q := lonelyQuote{block, around(text, at, len("“"))}
			switch n := len(waiting); {
			case strings.HasPrefix(text[at:], "“"):
				waiting = append(waiting, q)
			case n > 0 && block-waiting[n-1].block <= maxQuoteBlocks:
				waiting = waiting[:0]
			default:
				flags.raise(q.quote)
			}
		}
	}
	for _, q := range waiting {
		p.flags(announcement.UnbalancedMarks, q.block).raise(q.quote)
	}
}

type lonelyQuote struct {
	block int
	quote string
}

// lonelyBrackets returns the bytes of brackets and title marks without a fellow, in order.
func lonelyBrackets(text string) []int {
	type bracket struct {
		r  rune
		at int
	}
	var open []bracket
	var lonely []int
	waiting := map[rune]int{}
	spans := protected(text)
	for i, r := range text {
		for len(spans) > 0 && spans[0].to <= i {
			spans = spans[1:]
		}
		if len(spans) > 0 && spans[0].from <= i {
			continue
		}
		if r >= '（' && r <= '）' {
			r -= '（' - '('
		}
		switch r {
		case '(', '《', '〈', '【', '〔', '[', '「', '『':
			open = append(open, bracket{r, i})
			waiting[r]++
		case ')', '》', '〉', '】', '〕', ']', '」', '』':
			want := opener[r]
			if waiting[want] == 0 {
				if r != ')' || !isItemNumber(text[:i]) {
					lonely = append(lonely, i)
				}
				continue
			}
			for found := false; !found; {
				top := open[len(open)-1]
				open = open[:len(open)-1]
				waiting[top.r]--
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

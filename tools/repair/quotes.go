package repair

import (
	"strings"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// minQuoted is how often a page has to put words in quotation marks before a missing mark counts as lost.
const minQuoted = 3

// maxLonely is how many marks may stand alone on a page before its quotation marks prove nothing.
const maxLonely = 10

// quotes puts back a lost “ or ” around words that the page quotes everywhere else, as in 十四五”时期.
func quotes(p *page) {
	quoted := map[string]int{}
	for _, text := range p.body(withCurly) {
		pairs, _ := quotePairs(text)
		for _, pair := range pairs {
			if words := text[pair[0]+len("“") : pair[1]]; isQuotable(words) {
				quoted[words]++
			}
		}
	}
	if !hasHabit(quoted) || countLonely(p) > maxLonely {
		return
	}
	for block, text := range p.body(withCurly) {
		var edits []edit
		for _, at := range lonelyQuotes(text) {
			words, missing, ok := lostFellow(text, at, quoted)
			if ok && !writesBare(p, words) {
				edits = append(edits, edit{
					at: missing.at, after: missing.after, confidence: announcement.High,
					reason: "the page has “" + words + "” with both marks everywhere else",
				})
			}
		}
		p.apply("quotes", block, edits)
	}
}

func hasHabit(quoted map[string]int) bool {
	for _, n := range quoted {
		if n >= minQuoted {
			return true
		}
	}
	return false
}

func countLonely(p *page) int {
	n := 0
	for _, text := range p.body(withCurly) {
		n += len(lonelyQuotes(text))
	}
	return n
}

// lonelyQuotes returns the bytes of the “ and ” of a text that stand alone.
func lonelyQuotes(text string) []int {
	_, lonely := quotePairs(text)
	return lonely
}

// quotePairs returns the bytes of the “ and ” that belong together and of those that stand alone. Chinese does not
// put “ inside “.
func quotePairs(text string) (pairs [][2]int, lonely []int) {
	open := -1
	for i := strings.IndexByte(text, "“"[0]); i >= 0; i = nextByte(text, i+1, "“"[0]) {
		switch after(text, i) {
		case '“':
			if open >= 0 {
				lonely = append(lonely, open)
			}
			open = i
		case '”':
			if open < 0 {
				lonely = append(lonely, i)
			} else {
				pairs = append(pairs, [2]int{open, i})
			}
			open = -1
		}
	}
	if open >= 0 {
		lonely = append(lonely, open)
	}
	return pairs, lonely
}

// nextByte returns the byte at or after byte i that is c, -1 when there is none.
func nextByte(text string, i int, c byte) int {
	n := strings.IndexByte(text[i:], c)
	if n < 0 {
		return -1
	}
	return i + n
}

const (
	minQuotable = 2 // characters
	maxQuotable = 8
)

func isQuotable(words string) bool {
	n := utf8.RuneCountInString(words)
	return n >= minQuotable && n <= maxQuotable && strings.IndexFunc(words, func(r rune) bool {
		return !isHan(r) && !isLatin(r) && !isDigit(r) && r != '+' && r != '-'
	}) < 0
}

// writesBare reports whether the page has the words without any marks somewhere: then quoting is no habit.
func writesBare(p *page, words string) bool {
	for _, text := range p.body(0) {
		if strings.Count(text, words) > strings.Count(text, "“"+words)+strings.Count(text, words+"”")-
			strings.Count(text, "“"+words+"”") {
			return true
		}
	}
	return false
}

// lostFellow returns the words that the lonely mark at byte i belongs to and the edit that puts the other mark
// back. The words must be the only ones ending, or starting, at the mark that the page quotes by habit.
func lostFellow(text string, i int, quoted map[string]int) (words string, missing edit, ok bool) {
	closing := strings.HasPrefix(text[i:], "”")
	from, to := i, i
	if !closing {
		from, to = i+len("“"), i+len("“")
	}
	for range maxQuotable {
		var r rune
		var size int
		if closing {
			r, size = utf8.DecodeLastRuneInString(text[:from])
			from -= size
		} else {
			r, size = utf8.DecodeRuneInString(text[to:])
			to += size
		}
		if size == 0 || r == '“' || r == '”' {
			break
		}
		if quoted[text[from:to]] < minQuoted {
			continue
		}
		if words != "" {
			return "", edit{}, false
		}
		words, missing = text[from:to], edit{at: to, after: "”"}
		if closing {
			missing = edit{at: from, after: "“"}
		}
	}
	return words, missing, words != ""
}

package repair

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// spacedLabels are the words that page designers letter-space to make labels equally wide: 邮 箱.
const spacedLabels = "邮箱|电话|地址|邮编|传真|网址|标题|名称|来源|作者|编辑|日期|时间|文号|主题词|索引号|联系人|" +
	"附件|通知|公告|通告|公示|意见|决定|批复|目录|备注"

var spacedLabel = regexp.MustCompile(spaced(spacedLabels))

// spaced returns a pattern for words with any blanks between their letters.
func spaced(words string) string {
	var b strings.Builder
	for i, r := range words {
		if isHan(r) && isHan(before(words, i)) {
			b.WriteString(`[\s\x{A0}\x{3000}]*`)
		}
		b.WriteRune(r)
	}
	return b.String()
}

// spaces removes the blanks that were layout: indents, trailing blanks, blanks beside Chinese marks and inside
// letter-spaced labels. Blanks between words stay: 第一部分 发展现状, 记者 任晓萌.
func spaces(p *page) {
	breaks := sentenceBreaks(p)
	for block, text := range p.all(withBlank) {
		b := &p.doc.Blocks[block]
		prose := (b.Kind.InBody() || isTitle(b)) && !isFileName(text)
		var labels [][]int
		looked := false
		var edits []edit
		var breakEnds []int // in the text without those blanks
		removed := 0
		for i, end := nextBlank(text, 0), 0; i < len(text); i = nextBlank(text, end) {
			end = skipBlanks(text, i)
			inLabel := false
			if isHan(before(text, i)) && isHan(after(text, end)) {
				if !looked {
					labels, looked = findSpacedLabels(text), true
				}
				for len(labels) > 0 && labels[0][1] <= i {
					labels = labels[1:]
				}
				inLabel = len(labels) > 0 && labels[0][0] < i && end < labels[0][1]
			}
			if reason := needless(text, i, end, prose, inLabel); reason != "" {
				edits = append(edits, edit{
					at: i, before: text[i:end], confidence: announcement.Certain, reason: reason,
				})
				if reason == breakReason && breaks <= maxBreaks && isHan(after(text, end)) && !enumerated(text[end:]) {
					breakEnds = append(breakEnds, i-removed)
				}
				removed += end - i
			}
		}
		p.apply("space", block, edits)
		cut := p.flags(announcement.TruncatedSentence, block)
		for _, at := range breakEnds {
			cut.raise(sentence(b.Text, at))
		}
	}
}

const (
	markReason  = "a mark has the width of a character already (GB/T 15834-2011 §5.1)"
	breakReason = markReason + "; here it can be the trace of lost words"
)

// needless says why the blanks from byte i to end are layout, "" when they stay.
func needless(text string, i, end int, prose, inLabel bool) string {
	left, right := before(text, i), after(text, end)
	switch {
	case left == 0:
		return "an indent is layout"
	case right == 0:
		return "a trailing blank is layout"
	case isHan(left) && isHan(right):
		if inLabel {
			return "a label spaced out by its letters"
		}
		return ""
	case !prose:
		return ""
	case isSentenceEnd(left):
		if utf8.RuneCountInString(text[i:end]) > 1 {
			return "" // a lost line break or a signature set to the right: its place is still worth seeing
		}
		return breakReason
	case touches(left, right), touches(right, left):
		return markReason
	}
	return ""
}

// touches reports whether m is a Chinese mark that takes no blank beside r. Quotation marks and dashes are Latin
// too, so they need Chinese on the other side.
func touches(m, r rune) bool {
	switch m {
	case '‘', '’', '“', '”', '—', '…', '·':
		return isHan(r) || isCJKMark(r)
	}
	return isCJKMark(m)
}

// findSpacedLabels returns the places of known labels in a text that are spaced out and stand by themselves.
func findSpacedLabels(text string) [][]int {
	if !mayBeSpaced(text) {
		return nil
	}
	return slices.DeleteFunc(spacedLabel.FindAllStringIndex(text, -1), func(m []int) bool {
		return strings.IndexFunc(text[m[0]:m[1]], isBlank) < 0 || isHan(before(text, m[0])) || isHan(after(text, m[1]))
	})
}

// mayBeSpaced reports cheaply whether blanks part two letters of labels anywhere in a text.
func mayBeSpaced(text string) bool {
	for i, end := nextBlank(text, 0), 0; i < len(text); i = nextBlank(text, end) {
		end = skipBlanks(text, i)
		if labelLetters[before(text, i)] && labelLetters[after(text, end)] {
			return true
		}
	}
	return false
}

var labelLetters = func() map[rune]bool {
	letters := map[rune]bool{}
	for _, r := range spacedLabels {
		letters[r] = r != '|'
	}
	return letters
}()

// maxBreaks is how many blanks behind a full stop a page may have before they are its author's habit.
const maxBreaks = 2

// sentenceBreaks counts the blanks between two sentences of one block.
func sentenceBreaks(p *page) int {
	n := 0
	for _, text := range p.body(withBreak) {
		var last rune // before the blanks
		apart := false
		for _, r := range text {
			if isBlank(r) {
				apart = true
				continue
			}
			if apart && isSentenceEnd(last) {
				n++
			}
			last, apart = r, false
		}
	}
	return n
}

var listItem = regexp.MustCompile(`^(?:第?[一二三四五六七八九十百]+[、章节条部是，]|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[①-⑳])`)

// enumerated reports whether a text starts as an item of a list.
func enumerated(text string) bool { return listItem.MatchString(text) }

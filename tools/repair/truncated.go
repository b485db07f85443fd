package repair

import (
	"strings"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// truncated flags marks that stand together because the words between them are gone (，，，，。) or that open a
// paragraph although the one before has ended.
func truncated(p *page) {
	ended := true
	for block, text := range p.body(0) {
		if p.traits[block]&withSeparators == 0 {
			ended = isEnd(text)
			continue
		}
		flags := p.flags(announcement.TruncatedSentence, block)
		for i := 0; i < len(text); {
			n := separators(text[i:])
			if n == 0 {
				_, size := utf8.DecodeRuneInString(text[i:])
				i += size
				continue
			}
			end := i + n
			marks := text[i:end]
			if utf8.RuneCountInString(marks) > 1 && strings.Trim(marks, "。") != "" || i == 0 && ended && marks != "。" {
				flags.raise(sentence(text, end))
			}
			i = end
		}
		ended = isEnd(text)
	}
}

// isEnd reports whether a text ends where the next may begin.
func isEnd(text string) bool {
	return strings.ContainsRune("。！？；：”）", before(text, len(text)))
}

// separators returns how many bytes of marks that end or divide clauses s starts with.
func separators(s string) int {
	n := 0
	for _, r := range s {
		if !isSeparator(r) {
			break
		}
		n += utf8.RuneLen(r)
	}
	return n
}

func isSeparator(r rune) bool { return r == '，' || r == '、' || r == '；' || r == '。' }

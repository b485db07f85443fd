package hugosite

import (
	"strings"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

const (
	descriptionRunes = 120 // docs/front-matter.md
	enoughRunes      = 40  // a description this long needs no further paragraph
	sentenceEnds     = "。！？!?…"
	clauseEnds       = "，、；：,;:"
	closingMarks     = "”’」』）》〉】)\"'"
)

// describe returns the first sentences of the paragraphs, 120 runes at most. Of a first sentence that is longer
// it returns what stands before the last mark that ends a clause, with an ellipsis.
func describe(blocks []announcement.Block) string {
	var b strings.Builder
	runes := 0
	for _, block := range blocks {
		if block.Kind != announcement.Paragraph {
			continue
		}
		for _, sentence := range sentences(block.Text) {
			n := utf8.RuneCountInString(sentence)
			if runes+n > descriptionRunes {
				if runes == 0 {
					return cutClause(sentence)
				}
				return b.String()
			}
			b.WriteString(sentence)
			runes += n
		}
		if runes >= enoughRunes {
			break
		}
	}
	return b.String()
}

// sentences cuts a text after each mark that ends a sentence and the marks that close with it.
func sentences(text string) []string {
	var all []string
	text = strings.Join(strings.Fields(text), " ")
	for text != "" {
		end := len(text)
		if i := strings.IndexAny(text, sentenceEnds); i >= 0 {
			end = len(text) - len(strings.TrimLeft(text[i:], sentenceEnds+closingMarks))
		}
		all = append(all, text[:end])
		text = text[end:]
	}
	return all
}

func cutClause(sentence string) string {
	kept := []rune(sentence)[:descriptionRunes-1]
	for i := len(kept) - 1; i > 0; i-- {
		if strings.ContainsRune(clauseEnds, kept[i]) {
			return string(kept[:i]) + "…"
		}
	}
	return string(kept) + "…"
}

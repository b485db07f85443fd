package search

import (
	"strings"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"
)

// answer is a fact of an announcement that people ask for, in the words of the page.
type answer struct {
	Field string `json:"f"`           // as in questions.json
	Label string `json:"l"`           // what the page calls it
	Value string `json:"v"`           // as the page shows it
	Quote string `json:"q,omitempty"` // the sentence of the original that says it
	URL   string `json:"u,omitempty"` // of the page with the sentence, when it is another one
}

// readAnswers reads the elements that the layouts mark with data-answer. The label is the element's dt or strong, the value its dd
// or the rest of its first child, the sentence its q or blockquote.
func readAnswers(article *goquery.Selection) []answer {
	var answers []answer
	article.Find("[data-answer]").Each(func(_ int, sel *goquery.Selection) {
		a := answer{Field: sel.AttrOr("data-answer", "")}
		label := sel.Find("dt, h2, strong").First()
		a.Label = squeeze(label.Text())
		if value := sel.Find("dd").First(); goquery.NodeName(sel) == "div" && goquery.NodeName(label) == "dt" {
			a.Value = squeeze(value.Text())
		} else {
			first := sel.Find("p").First()
			a.Value = squeeze(strings.TrimPrefix(squeeze(first.Text()), a.Label))
		}
		a.Quote = squeeze(sel.Find("q, blockquote").First().Text())
		if a.Value != "" {
			answers = append(answers, a)
		}
	})
	return answers
}

// sentence returns the first sentence of the body that has value in it, or "". Of a value that the layout set on several lines
// the longest piece counts.
func (t *text) sentence(value string) string {
	piece := ""
	for _, p := range strings.Fields(value) {
		if len(p) > len(piece) {
			piece = p
		}
	}
	const shortest = 4 // characters; less proves nothing
	if utf8.RuneCountInString(piece) < shortest {
		return ""
	}
	for _, l := range t.Lines {
		if l.Weight != inBody || !strings.Contains(l.Text, piece) {
			continue
		}
		for s := range strings.FieldsFuncSeq(l.Text, func(r rune) bool { return strings.ContainsRune("。！？", r) }) {
			if strings.Contains(s, piece) {
				return strings.TrimSpace(s)
			}
		}
	}
	return ""
}

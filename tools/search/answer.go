package search

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// answer is a fact of an announcement that people ask for, in the words of the page.
type answer struct {
	Field string `json:"f"`           // as in questions.json
	Label string `json:"l"`           // what the page calls it
	Value string `json:"v"`           // as the page shows it
	Quote string `json:"q,omitempty"` // the sentence of the original that says it
	URL   string `json:"u,omitempty"` // of the page with the sentence, when it is another one
}

// answer reads an element that the layouts mark with data-answer. The label is the element's dt or strong, the value its dd
// or the rest of its first child, the sentence its q or blockquote.
func (t tree) answer(i int, field string) answer {
	label := t.find(i, is(atom.Dt, atom.H2, atom.Strong))
	a := answer{Field: field, Label: t.content(label), Quote: t.content(t.find(i, is(atom.Q, atom.Blockquote)))}
	if t[i].tag == atom.Div && label > 0 && t[label].tag == atom.Dt {
		a.Value = t.content(t.find(i, is(atom.Dd)))
	} else {
		a.Value = squeeze(strings.TrimPrefix(t.content(t.find(i, is(atom.P))), a.Label))
	}
	return a
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

// quote finds the sentence that each answer of a document came from: in the text itself, else in the others made from the same
// source.
func quote(kin []document, i int, script string) {
	t := kin[i].texts[script]
	for n := range t.Answers {
		a := &t.Answers[n]
		if a.Quote != "" {
			continue
		}
		a.Quote = t.sentence(a.Value)
		for k := 0; k < len(kin) && a.Quote == ""; k++ {
			if o := kin[k].texts[script]; o != nil && k != i {
				if a.Quote = o.sentence(a.Value); a.Quote != "" {
					a.URL = o.URL
				}
			}
		}
	}
}

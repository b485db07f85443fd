package metadata

import (
	"slices"
	"strings"

	"gonggao/tools/announcement"
)

// validity returns what visible labels say of whether, from when and until when a document is in force (有效性, 实施日期, 废止日期),
// as found, each once.
func validity(doc *announcement.Document) []announcement.Labelled {
	var all []announcement.Labelled
	for i, b := range doc.Blocks {
		text := strings.Trim(b.Text, " \t\r\n"+blanks)
		if b.Kind != announcement.Field || b.Label != announcement.LabelValidity || b.Origin == announcement.FromMeta || text == "" {
			continue
		}
		v := announcement.Labelled{Label: labelWords(b.Head), Text: text, Block: i}
		if found := Dates(text); len(found) == 1 {
			d := found[0]
			v.Date = &announcement.Date{Time: d.Time, Precision: d.Precision, Origin: announcement.FromLabel, Label: v.Label, Quote: text[d.From:d.To], Block: i}
		}
		if !slices.ContainsFunc(all, func(o announcement.Labelled) bool { return o.Label == v.Label && o.Text == v.Text }) {
			all = append(all, v)
		}
	}
	return all
}

// labelWords returns the label of a field, given as the page has it, without padding, brackets and colon.
func labelWords(head string) string {
	words := strings.Join(strings.FieldsFunc(head, func(r rune) bool { return strings.ContainsRune(" \t\r\n"+blanks, r) }), "")
	return strings.Trim(words, ":：=[]［］【】()（）|｜/")
}

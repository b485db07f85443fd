package metadata

import (
	"slices"
	"strings"

	"gonggao/tools/announcement"
)

// fields returns the blocks that hold a labelled field: those that readers see first, then meta elements.
func fields(doc *announcement.Document, label announcement.Label) []int {
	var seen, hidden []int
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		switch {
		case b.Kind != announcement.Field || b.Label != label:
		case b.Origin == announcement.FromMeta:
			hidden = append(hidden, i)
		default:
			seen = append(seen, i)
		}
	}
	return append(seen, hidden...)
}

func originOf(b announcement.Block) announcement.Origin {
	if b.Origin == "" {
		return announcement.FromLabel
	}
	return b.Origin
}

// meta returns the content of the meta element of that name, "" when there is none.
func meta(doc *announcement.Document, name string) string {
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind == announcement.Field && b.Origin == announcement.FromMeta && strings.EqualFold(strings.TrimRight(b.Head, "=: "), name) {
			if v := strings.Trim(b.Text, " \t\r\n"+blanks); v != "" {
				return v
			}
		}
	}
	return ""
}

// metaKeywords returns the keywords of the meta element, without those that only repeat the names of the page, its column or
// its site, as templates fill them in.
func metaKeywords(doc *announcement.Document, f announcement.Fields) []string {
	names := []string{f.SiteName, f.Column, meta(doc, "articletitle"), meta(doc, "columnkeywords")}
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind == announcement.Title {
			names = append(names, b.Text)
		}
	}
	text := meta(doc, "keywords")
	if slices.Contains(names, text) {
		return nil
	}
	return slices.DeleteFunc(keywords(text), func(w string) bool { return slices.Contains(names, w) })
}

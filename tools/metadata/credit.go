package metadata

import (
	"strings"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// author returns the reporter of a page: behind a label, or in the credit in brackets that ends a news
// text, such as （…记者 任晓萌）. The names are returned as found.
func author(doc *announcement.Document) string {
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind == announcement.Field && b.Label == announcement.LabelAuthor && b.Origin != announcement.FromMeta {
			if name := strings.Trim(b.Text, " \t\r\n"+blanks); name != "" && !isMarkup(name) {
				return name
			}
		}
	}
	for i := len(doc.Blocks) - 1; i >= 0; i-- {
		b := doc.Blocks[i]
		if b.Kind != announcement.Paragraph && b.Kind != announcement.Signature {
			continue
		}
		if name := credit(b.Text); name != "" {
			return name
		}
	}
	return ""
}

// credit returns the names in a credit that ends a text or is all of it, or "".
func credit(text string) string {
	const longest = 60 // characters of a credit
	text = strings.Trim(text, " \t\r\n"+blanks)
	tail := text
	if strings.HasSuffix(text, ")") || strings.HasSuffix(text, "）") {
		if open := strings.LastIndexAny(text, "（("); open >= 0 {
			tail = strings.Trim(text[open:], "（()）")
		}
	} else if len(text) > 24*utf8.UTFMax || utf8.RuneCountInString(text) > 24 {
		return ""
	}
	if utf8.RuneCountInString(tail) > longest || !containsAny(tail, "记者", "記者") {
		return ""
	}
	r := read(tail)
	i := strings.Index(r.text, "记者")
	if i < 0 {
		return ""
	}
	name := r.cut(i+len("记者"), len(r.text))
	name = strings.TrimLeft(name, "：: "+blanks)
	if n := utf8.RuneCountInString(name); n < 2 || containsAny(name, "，", "。", "：", ",", "会", "问") {
		return ""
	}
	return name
}

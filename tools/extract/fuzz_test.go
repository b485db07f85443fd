package extract

import (
	"html"
	"strings"
	"testing"
	"unicode"

	nethtml "golang.org/x/net/html"

	"gonggao/tools/announcement"
)

// FuzzIndexTable puts cells into a table, as pages have their labels and as they have their data: none is lost and none is made up.
func FuzzIndexTable(f *testing.F) {
	f.Add("索引号：\t113702130042787386G/2023-00012\t发布机构：\t某某局\n成文日期\t2021年3月2日\t文　　号：\t某政发〔2024〕1号", false)
	f.Add("序号\t名称\t金额（万元）\n1\t甲\t2.50\n\t合计\t2.50", true)
	f.Add("电话：\t地址：\n0532-1\t", true)
	f.Fuzz(func(t *testing.T, cells string, borders bool) {
		if len(cells) > 1<<14 {
			t.Skip()
		}
		cells = strings.ToValidUTF8(cells, "\uFFFD")
		var b strings.Builder
		b.WriteString("<title>关于停水的通知</title><h1>关于停水的通知</h1><table")
		if borders {
			b.WriteString(" border=1")
		}
		b.WriteString(">")
		for row := range strings.SplitSeq(cells, "\n") {
			b.WriteString("<tr>")
			for cell := range strings.SplitSeq(row, "\t") {
				b.WriteString("<td>" + html.EscapeString(cell))
			}
		}
		b.WriteString("</table><p>因施工需要，和平路停水一天，请居民做好准备。</p><p>特此通知。</p>")
		doc, err := HTML(b.String(), "", HTMLOptions{})
		if err != nil {
			return
		}
		var out strings.Builder
		for _, block := range doc.Blocks {
			if block.Kind != announcement.Field { // its value may be empty
				checkBlock(t, block)
			}
			out.WriteString(block.Head + block.Text)
		}
		text := bare(out.String())
		for word := range strings.FieldsFuncSeq(cells, func(r rune) bool { return !unicode.IsDigit(r) }) {
			if !strings.Contains(text, word) {
				t.Errorf("the number %q is lost:\n%q", word, text)
			}
		}
	})
}

// bare takes out what may change: blanks and what is not seen.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || !unicode.IsGraphic(r) {
			return -1
		}
		return r
	}, s)
}

// FuzzReopened holds that what the parser makes is reckoned at least at what it is.
func FuzzReopened(f *testing.F) {
	for _, seed := range []string{
		"<p><b><i x=1><font size=2></p><p>甲</p><table><td><b></i></td></table></b>", "<a href=1><div><a href=2><p></a><nobr><nobr>", "<svg><style><b id=1></style></svg><p>x",
		"<table><td><b><object></td><td></b></table><p>x<p>y", "<b><div><div><div><div><div><div><div><div><div></b>x", "<select><b></select><template><b></template><p>x", "<b a='\"' b=\">\"><b a='\"' b=\">x\"><p></p>甲",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, page string) {
		if len(page) > 1000 {
			t.Skip()
		}
		const clones = 32 // that one end tag makes: 8 rounds of the adoption agency, 4 each
		most := (1 + clones) * strings.Count(page, "<")
		page += strings.Repeat("<p>甲</p>", 1000) // what is reckoned too low by a few is so a thousand times
		root, err := nethtml.Parse(strings.NewReader(page))
		if err != nil {
			return
		}
		made := 0
		for n := range root.Descendants() {
			if n.Type == nethtml.ElementNode && formatting[n.Data] {
				made++
			}
		}
		if most += reopened(page); made > most {
			t.Errorf("%d formatting elements, reckoned at %d", made, most)
		}
		first, _ := openable(page)
		if n := strings.Count(page, "<") * first; made > n+most-reopened(page) {
			t.Errorf("%d formatting elements, at first sight %d", made, n)
		}
	})
}

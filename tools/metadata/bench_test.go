package metadata

import (
	"strings"
	"testing"

	"gonggao/tools/announcement"
)

// readAll reads everything that is read of a page.
func readAll(doc *announcement.Document, blocks []int) {
	Read(doc, announcement.Page{}, Options{})
	Period(doc, blocks, nil)
	Ways(doc, blocks)
	LateRule(doc, blocks)
	Outcome(doc, blocks)
	Cited(doc, blocks)
}

// BenchmarkPage reads a page of the usual kind: a notice and 60 KB of plan.
func BenchmarkPage(b *testing.B) {
	lines := []string{"意见征集时间：2021年3月2日-4月10日。", "item|（二）意见或建议请发送至邮箱a@b.cn。", "共收到意见15条，采纳10条。"}
	plan := "加快推进数字基础设施建设，围绕“全市算力一张网”总体布局，推进云网融合、算网融合、云算一体的新型算力基础设施建设，积极融入国家、省、市算力基础设施布局。到2025年，建设5G基站1700个。"
	for range 60 << 10 / len(plan) / 3 {
		lines = append(lines, strings.Repeat(plan, 3))
	}
	doc, blocks := document(lines...)
	size := 0
	for _, l := range lines {
		size += len(l)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		doc.Flags = nil
		readAll(doc, blocks)
	}
}

// BenchmarkHostile reads one line of a megabyte made to be slow: its cost a byte must not grow with
// the length (run with different sizes to see).
func BenchmarkHostile(b *testing.B) {
	for _, c := range []struct{ name, unit string }{
		{"dates", "2021年3月2日-"}, {"titles", "《"}, {"enumerated", "采纳1条、"}, {"commas", "其中，"}, {"digits", "1"},
		{"han-digits", "一"}, {"publication", "自本公告发布"}, {"mail", "a@"}, {"brackets", "("}, {"addresses", "地址："}, {"numbers", "〔2021〕5号"}, {"letters", "寄至号"}, {"sentences", "意见1条。"},
	} {
		text := strings.Repeat(c.unit, 1<<20/len(c.unit))
		doc := &announcement.Document{Blocks: []announcement.Block{{Kind: announcement.Paragraph, Text: text}}}
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				readAll(doc, []int{0})
			}
		})
	}
	// The same in sentences of the greatest length that is read.
	for _, unit := range []string{"2021年3月2日-意见", "意见采纳1条、", "其中，意见", "公示1", "寄至号地址：", "〔2021〕5号", "11个部门意见，"} {
		sentence := strings.Repeat(unit, (maxSentence-8)/len(unit)) + "。"
		text := strings.Repeat(sentence, 1<<20/len(sentence))
		doc := &announcement.Document{Blocks: []announcement.Block{{Kind: announcement.Paragraph, Text: text}}}
		b.Run("long/"+unit, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				readAll(doc, []int{0})
			}
		})
	}
}

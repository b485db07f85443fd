package repair

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// hostile is what a line may be made of to make a rule look back or ahead for long.
var hostile = []string{
	"汉", "a", " ", ",", "汉,", "汉, ", "a,", "(", ")", "（", "()", "(汉)", "1)", "“", "”", "“十四五”", "“ab”", "十四五”",
	`"`, `"汉"`, "《", "》", "《<", "《<汉>", "《甲规划（2019年）》", "〈", "?", "日?qǐng)", "日?qǐng)?bào)", "日?qǐng)日", "據(jù)",
	"\uFFFD", "\x00", "\uE000", "http://", "http://汉", "www.", "a@", "@", "(0", "(0532)12345678", "邮 ", "邮 箱 ", "。 ", "。",
	"，，", "、", "109日", "，109日", "2020131日", "于201941，", "加快", "、加快", "，加快汉", "举行", "召开会", "、鼓励", "、鼓励通过",
	"点击左侧", "点击", "3月02日", "1月", "新旧动能转化", "1.jpg", "汉\u00A0", "[", "]", "【", "1", "一)", "?,F(xiàn)將",
}

func hostileDocument(pattern string, runes int, kind announcement.BlockKind) *announcement.Document {
	text := strings.Repeat(pattern, runes/utf8.RuneCountInString(pattern))
	doc := document(text, "網(wǎng)絡(luò)網(wǎng)絡(luò)網(wǎng)絡(luò)“十四五”“十四五”“十四五”")
	doc.Blocks[0].Kind = kind
	return doc
}

var hostileContext = Context{Published: time.Date(2020, 2, 1, 0, 0, 0, 0, announcement.China)}

func TestHostileText(t *testing.T) {
	for _, pattern := range hostile {
		for _, kind := range []announcement.BlockKind{announcement.Paragraph, announcement.Title} {
			doc := hostileDocument(pattern, 5_000, kind)
			source := doc.Source()
			Run(doc, hostileContext, Options{})
			if doc.Source() != source {
				t.Errorf("%q as %s: the extracted text differs", pattern, kind)
			}
		}
	}
}

// BenchmarkHostile shows that the time grows with the text and not with its square: MB/s must be alike for both sizes.
func BenchmarkHostile(b *testing.B) {
	for _, pattern := range hostile {
		for _, runes := range []int{10_000, 100_000} {
			b.Run(fmt.Sprintf("%q/%d", pattern, runes), func(b *testing.B) {
				b.SetBytes(int64(len(pattern) * (runes / utf8.RuneCountInString(pattern))))
				for b.Loop() {
					Run(hostileDocument(pattern, runes, announcement.Title), hostileContext, Options{})
				}
			})
		}
	}
}

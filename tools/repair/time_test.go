package repair

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// A line of a million characters takes less than two seconds, whatever it is made of. The test has a tenth of that
// and ten times the time it needs: enough for a busy machine, not for a square.
func TestTimeIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("many long lines")
	}
	const size, limit = 100_000, 2 * time.Second
	patterns := []string{
		"汉", "a", " ", ",", "汉,", "汉, ", "a,", "(", ")", "（", "()", "(汉)", "1)", "“", "”", "“十四五”", "“ab”", "十四五”",
		`"`, `"汉"`, "《", "》", "《<", "《<汉>", "《甲规划（2019年）》", "〈", "?", "日?qǐng)", "日?qǐng)?bào)", "日?qǐng)日", "據(jù)",
		"\uFFFD", "\x00", "\uE000", "http://", "http://汉", "www.", "a@", "@", "(0", "(0532)12345678", "邮 ", "邮 箱 ", "。 ", "。",
		"，，", "、", "109日", "，109日", "2020131日", "于201941，", "加快", "、加快", "，加快汉", "举行", "召开会", "、鼓励", "、鼓励通过",
		"点击左侧", "点击", "3月02日", "1月", "新旧动能转化", "1.jpg", "汉\u00A0", "[", "]", "【", "1", "一)", "?,F(xiàn)將",
	}
	for _, pattern := range patterns {
		n := size / utf8.RuneCountInString(pattern)
		text := strings.Repeat(pattern, n)
		for _, kind := range []announcement.BlockKind{announcement.Paragraph, announcement.Title} {
			doc := document(text, "網(wǎng)絡(luò)網(wǎng)絡(luò)網(wǎng)絡(luò)“十四五”“十四五”“十四五”")
			doc.Blocks[0].Kind = kind
			source := doc.Source()
			start := time.Now()
			Run(doc, Context{Published: time.Date(2020, 2, 1, 0, 0, 0, 0, announcement.China)}, Options{})
			took := time.Since(start)
			if doc.Source() != source {
				t.Errorf("%q: extracted text differs", pattern)
			}
			if took > limit {
				t.Errorf("%q as %s took %v, want at most %v", pattern, kind, took, limit)
			}
			if testing.Verbose() {
				t.Logf("%q: %v", pattern, took)
			}
		}
	}
}

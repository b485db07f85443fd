package metadata

import (
	"strings"
	"testing"

	"gonggao/tools/announcement"
)

// FuzzFields reads a label and its value as a page's index table has them, beside a title and a text.
func FuzzFields(f *testing.F) {
	for label, value := range map[string]string{
		"索引号": "113702130042787386G/2023-00012", "发文字号": "李沧政办发［2023］5 号", "成文日期": "二〇二一年三月二日", "发布机构": "李沧区政府办公室、区工信局",
		"有效性": "失效（2024年1月1日起）", "文号": "（2024）第3号", "公开日期": "２０２１－０３－０２", "废止日期": "1767196800000", "": "：",
	} {
		f.Add(label, value, "关于停水的通知（某政发〔2024〕1号）", "2021年3月2日至4月10日，联系电话：0532-67707518。")
	}
	f.Fuzz(func(t *testing.T, label, value, title, text string) {
		for _, s := range []*string{&label, &value, &title, &text} {
			*s = strings.ToValidUTF8(*s, "\uFFFD") // what the charset stage promises
		}
		doc := announcement.Document{Blocks: []announcement.Block{
			{Kind: announcement.Field, Label: announcement.Label(label), Text: value},
			{Kind: announcement.Title, Text: title}, {Kind: announcement.Paragraph, Text: text},
		}}
		for _, known := range []announcement.Label{
			announcement.Label(label), announcement.LabelDate, announcement.LabelPublished, announcement.LabelWritten, announcement.LabelSource,
			announcement.LabelIssuer, announcement.LabelIndex, announcement.LabelCategory,
		} {
			doc.Blocks[0].Label = known
			before := strings.Join(doc.Extracted(), "\n")
			Read(&doc, announcement.Page{URL: "http://a.cn/" + value, Declared: announcement.Declared{Title: title}}, Options{})
			if after := strings.Join(doc.Extracted(), "\n"); after != before {
				t.Fatalf("reading facts changed the text: %q became %q", before, after)
			}
		}
	})
}

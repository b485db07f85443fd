package hugosite

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"gonggao/tools/announcement"
)

func TestArticles(t *testing.T) {
	paragraph := func(text string, spans ...announcement.Span) announcement.Block {
		return announcement.Block{Kind: announcement.Paragraph, Text: text, Spans: spans}
	}
	blocks := []announcement.Block{
		paragraph("第一条　为了便民，制定本办法。"),
		paragraph("第二条 依照本办法第一条和《某条例》第二条办理。", announcement.Span{Kind: announcement.Link, At: 0, End: 9, Href: "#a9"}),
		paragraph("第三条规定的事项另行公布。"),
		paragraph("第五条　本办法第七条、第一条除外。"),
		paragraph("第五条　又一条。"),
		paragraph("违反本办法第五条的，说明理由。"),
	}
	want := "第一条　为了便民，制定本办法。\n{#a1}\n\n第二条 依照本办法[第一条](#a1)和《某条例》第二条办理。\n{#a2}\n\n" +
		"第三条规定的事项另行公布。\n\n第五条　本办法第七条、第一条除外。\n{#a3}\n\n第五条　又一条。\n{#a4}\n\n违反本办法第五条的，说明理由。\n"
	body, _ := Markdown(blocks, nil)
	if diff := cmp.Diff(want, body); diff != "" {
		t.Errorf("body (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(texts(blocks), Texts(body, nil)); diff != "" {
		t.Errorf("texts read back (-want +got):\n%s", diff)
	}
}

package repair

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gonggao/tools/announcement"
)

const cellMarks = announcement.CellTab + announcement.CellRow + announcement.CellBreak

// marksOf returns what parts the cells of a text, in order.
func marksOf(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(cellMarks, r) {
			return r
		}
		return -1
	}, text)
}

func table(text string) announcement.Block {
	return announcement.Block{Kind: announcement.DataTable, Text: text, Table: &announcement.Table{}}
}

// TestCellsAreRepairedOneByOne holds that a table is repaired within its cells: blanks at their edges, half-width
// marks; that its links stay on their words; and that the log leads back.
func TestCellsAreRepairedOneByOne(t *testing.T) {
	found := "序号\t 意 见,建议。 \n1\t　公开(2023)数据。\u2028 采纳;部分采纳。\t\n。\t《甲规划\n"
	doc := announcement.Document{Blocks: []announcement.Block{
		{Kind: announcement.Paragraph, Text: "  征求意见,如下。"},
		table(found),
		{Kind: announcement.Item, List: announcement.Bulleted, Level: 1, Text: "第一段。\n 第二段,完。"},
		{Kind: announcement.Quote, Text: "　引文,完。"},
	}}
	at := strings.Index(found, "部分")
	doc.Blocks[1].Spans = []announcement.Span{{At: at, End: at + len("部分采纳"), Kind: announcement.Link, Href: "x"}}
	Run(&doc, Context{}, Options{})
	want := []string{
		"征求意见，如下。",
		"序号\t意见，建议。\n1\t公开（2023）数据。\u2028采纳；部分采纳。\t\n。\t《甲规划\n",
		"第一段。\n第二段，完。",
		"引文，完。",
	}
	if diff := cmp.Diff(want, linesOf(&doc)); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
	s := doc.Blocks[1].Spans[0]
	if got := doc.Blocks[1].Text[s.At:s.End]; got != "部分采纳" {
		t.Errorf("the link is on %q", got)
	}
	if diff := cmp.Diff([]string{"  征求意见,如下。", found, "第一段。\n 第二段,完。", "　引文,完。"}, doc.Extracted()); diff != "" {
		t.Errorf("taken back (-found +got):\n%s", diff)
	}
	for _, f := range doc.Flags {
		if f.Block < 0 || f.Block > 3 {
			t.Errorf("flag of no block: %+v", f)
		}
	}
}

// FuzzCells holds for every table: what parts its cells stays, nothing crosses it, the log leads back, and a second
// run finds nothing to do.
func FuzzCells(f *testing.F) {
	f.Add(strings.ReplaceAll(everything, "\n", "\t"))
	f.Add("a\tb\n 中 \t,\u2028。\n\n\t\t“\t”\n(\t)")
	f.Add(everything)
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		doc := &announcement.Document{Blocks: []announcement.Block{{Kind: announcement.Paragraph, Text: "见下表。"}, table(text), table("尾\t尾\n")}}
		Run(doc, Context{}, fakeScript)
		if diff := cmp.Diff(marksOf(text), marksOf(doc.Blocks[1].Text)); diff != "" {
			t.Fatalf("the cells (-found +repaired):\n%s", diff)
		}
		if diff := cmp.Diff([]string{"见下表。", text, "尾\t尾\n"}, doc.Extracted()); diff != "" {
			t.Fatalf("taken back (-found +got):\n%s", diff)
		}
		again := &announcement.Document{Blocks: slices.Clone(doc.Blocks), Flags: slices.Clone(doc.Flags)}
		Run(again, Context{}, fakeScript)
		if diff := cmp.Diff(doc.Flags, again.Flags); diff != "" || len(again.Repairs) > 0 {
			t.Fatalf("a second run repairs %+v and flags\n%s", again.Repairs, diff)
		}
	})
}

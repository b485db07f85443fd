package metadata

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gonggao/tools/announcement"
)

// table makes a table: rows on lines, cells parted by |, ! before a header, →n and ↓n behind a merged one, / for a line break in it.
// A first line that begins with = is its caption.
func table(text string) announcement.Block {
	b := announcement.Block{Kind: announcement.DataTable, Table: &announcement.Table{}}
	for i, line := range strings.Split(strings.TrimSpace(text), "\n") {
		if caption, ok := strings.CutPrefix(line, "="); ok && i == 0 {
			b.Table.Captioned = true
			b.Text = caption + announcement.CellRow
			continue
		}
		var cells []string
		var row []announcement.Cell
		for words := range strings.SplitSeq(line, "|") {
			var c announcement.Cell
			words, c.Header = strings.CutPrefix(strings.TrimSpace(words), "!")
			for _, mark := range []struct {
				sign string
				n    *int
			}{{"↓", &c.RowSpan}, {"→", &c.ColSpan}} {
				if before, n, ok := strings.Cut(words, mark.sign); ok {
					words, *mark.n = before, int(n[0]-'0')
				}
			}
			cells, row = append(cells, strings.ReplaceAll(words, "//", announcement.CellBreak)), append(row, c)
		}
		b.Text += strings.Join(cells, announcement.CellTab) + announcement.CellRow
		b.Table.Rows = append(b.Table.Rows, row)
	}
	return b
}

func TestOutcomeTables(t *testing.T) {
	for _, c := range []struct{ name, before, table, want string }{
		{"one opinion a row", "", "!序号|!意见内容|!采纳情况|!理由\n1|建议增加目标|采纳|\n2|建议删去第三条|未采纳|与上位法不符\n3|建议细化措施|部分采纳|已细化两项\n4|建议加强宣传|已采纳，见第五章|",
			"text\ncomments 4 adopted 2 partly 1 rejected 1 because 与上位法不符 [rows]"},
		{"two reasons", "", "!序号|!意见|!采纳情况|!未采纳理由\n1|甲|未采纳|超出范围\n2|乙|未采纳|已有规定", "text\ncomments 2 rejected 2 [rows]"},
		{"no header by markup", "", "序号|意见建议|采纳情况及理由\n1|甲|采纳。\n2|乙|不予采纳。理由：超出范围。",
			"text\ncomments 2 adopted 1 rejected 1 [rows]"},
		{"traditional", "", "序號|意見建議|採納情況\n1|甲|採納\n2|乙|部分採納", "text\ncomments 2 adopted 1 partly 1 [rows]"},
		{"units merged over their opinions", "", "!序号|!反馈单位|!反馈意见|!是否采纳\n1↓2|发改局↓2|甲|采纳\n乙|采纳\n2|科技局|丙|不采纳", "text\ncomments 3 adopted 2 rejected 1 [rows]"},
		{"a verdict merged over opinions", "", "!序号|!意见|!采纳情况\n1|甲|采纳↓2\n2|乙\n3|丙|未采纳", "text\ncomments 3 adopted 2 rejected 1 [rows]"},
		{"an opinion with two verdicts", "", "!意见|!采纳情况\n甲↓2|采纳\n未采纳\n乙|采纳", "text\ncomments 2 adopted 1 [rows]"},
		{"a verdict and a column that explains it", "", "!序号|!提出意见单位（个人）|!修改意见和建议|!采纳情况|!采纳情况说明\n1|甲局|增加目标|采纳|已采纳并修改\n2|乙局|删去第三条|未采纳|与采纳的意见不一致", "text\ncomments 2 adopted 1 rejected 1 [rows]"},
		{"yes and no", "", "!序号|!意见|!是否采纳\n1|甲|是\n2|乙|否\n3|丙|部分\n4|丁|√", "text\ncomments 4 adopted 2 partly 1 rejected 1 [rows]"},
		{"rows that head others", "", "!序号|!意见|!采纳情况\n一、部门意见→3\n1|甲|采纳\n二、公众意见→3\n2|乙|未采纳", "text\ncomments 2 adopted 1 rejected 1 [rows]"},
		{"neither yes nor no", "", "!意见|!采纳情况\n甲|未完全采纳\n乙|采纳2条\n丙|暂缓采纳\n丁|采纳\n戊|已吸收采纳。\n己|不予采纳", "text\ncomments 6 adopted 2 rejected 1 [rows]"},
		{"verdicts that are none", "", "!序号|!意见|!采纳情况\n1|甲|采纳\n2|乙|已作解释说明\n3|丙|原则采纳\n4|丁|采纳", "text\ncomments 4 adopted 2 [rows]"},
		{"two rows of header", "", "!序号↓2|!意见内容↓2|!采纳情况→3\n!采纳|!部分采纳|!未采纳\n1|甲|√||\n2|乙||√|\n3|丙|||√\n4|丁|√||", "text\ncomments 4 adopted 2 partly 1 rejected 1 [rows]"},
		{"two ticks are none", "", "!意见|!采纳|!不采纳\n甲|√|√\n乙|√|", "text\ncomments 2 adopted 1 [rows]"},
		{"a title row, the header again, a sum", "", "意见采纳情况表→3\n序号|意见|采纳情况\n1|甲|采纳\n序号|意见|采纳情况\n2|乙|采纳\n合计|2|", "text\ncomments 2 adopted 2 [rows]"},
		{"units without an opinion", "", "!序号|!单位|!意见|!采纳情况\n1|甲局|无意见|—\n2|乙局|增加目标|采纳", "text\ncomments 1 adopted 1 [rows]"},
		{"numbers", "", "!来源|!意见数|!采纳|!部分采纳|!未采纳\n网站|10|6|2|2\n来信|2条|1条||1条\n合计|12|7|2|3", "text\n网站 comments 10 adopted 6 partly 2 rejected 2 [table]\n来信 comments 2 adopted 1 rejected 1 [table]"},
		{"numbers whose sum is wrong", "", "!来源|!意见数（条）|!采纳数（条）\n网站|10|6\n来信|2|1\n合计|13|7", "text\n网站 comments 10 adopted 6 [table]\n来信 comments 2 adopted 1 [table]\nflag 意见13 / 意见12"},

		{"as the text says", "共收到意见3条，采纳2条，未采纳1条。", "!序号|!意见|!采纳情况\n1|甲|采纳\n2|乙|采纳\n3|丙|未采纳", "text 3\ncomments 3 adopted 2 rejected 1"},
		{"more than the text says", "共收到意见3条。", "!序号|!意见|!采纳情况\n1|甲|采纳\n2|乙|采纳\n3|丙|未采纳", "text 3\ncomments 3\ncomments 3 adopted 2 rejected 1 [rows]"},
		{"otherwise than the text says", "共收到意见5条，采纳3条，未采纳1条。", "!序号|!意见|!采纳情况\n1|甲|采纳\n2|乙|采纳\n3|丙|未采纳",
			"text 5\ncomments 5 adopted 3 rejected 1\ncomments 3 adopted 2 rejected 1 [rows]\nflag 意见5、采纳3 / 意见3、采纳2"},
		{"not all of them", "共收到意见5条。", "=主要意见采纳情况\n!序号|!意见|!采纳情况\n1|甲|采纳", "text 5\ncomments 5\ncomments 1 adopted 1 [rows]"},
		{"none came from the public", "公示期间未收到社会公众意见。", "!单位|!意见|!采纳情况\n甲局|增加目标|采纳", "zero 0\ncomments 1 adopted 1 [rows]"},

		// What does not prove its meaning is not counted.
		{"no word of adoption", "", "!序号|!意见|!备注\n1|甲|采纳", "unknown"},
		{"two columns of opinions", "", "!意见|!修改建议|!采纳情况\n甲|乙|采纳", "unknown"},
		{"several opinions in a row", "", "!单位|!意见|!采纳情况\n甲局|1.增加目标；2.删去第三条|采纳", "unknown"},
		{"rows are missing", "", "!序号|!意见|!采纳情况\n1|甲|采纳\n3|丙|采纳", "unknown"},
		{"a column of something else", "", "!序号|!意见|!采纳情况\n1|甲|已答复\n2|乙|已转办\n3|丙|采纳", "unknown"},
		{"numbers that are none", "", "!来源|!意见数|!采纳数\n网站|若干|6", "unknown"},
		{"a plan's table", "", "!序号|!指标|!目标\n1|采纳意见比例|90%", "unknown"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := &announcement.Document{Blocks: []announcement.Block{{Kind: announcement.Paragraph, Text: c.before}, table(c.table)}}
			o := Outcome(doc, []int{0, 1})
			got := string(o.Kind)
			if o.Responses != nil {
				got = strings.TrimSuffix(showOutcome(announcement.Outcome{Kind: o.Kind, Responses: o.Responses}), "\n")
			}
			for _, g := range o.Groups {
				got += "\n" + line(g)
				if c.name == "traditional" && g.Quote != "序號 | 意見建議 | 採納情況" {
					t.Errorf("the header is quoted as %q", g.Quote)
				}
				if g.Basis != "" {
					got += " [" + string(g.Basis) + "]"
					if g.Quote == "" {
						t.Error("a number from a table without the words that prove it")
					}
				}
			}
			for _, f := range doc.Flags {
				got += "\nflag " + f.Data["stated"] + " / " + f.Data["counted"]
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestOutcomeTablesGoOn holds that a table that goes on under the same header is one table, and its basis is shown.
func TestOutcomeTablesGoOn(t *testing.T) {
	for _, c := range []struct {
		name   string
		tables []string
		want   []string
	}{
		{"numbered on", []string{"!序号|!意见|!采纳情况\n1|甲|采纳", "!序号|!意见|!采纳情况\n2|乙|未采纳", "!单位|!意见|!采纳情况\n丙局|丙|采纳"},
			[]string{"序号 | 意见 | 采纳情况: comments 2 adopted 1 rejected 1", "单位 | 意见 | 采纳情况: comments 1 adopted 1"}},
		{"numbered anew", []string{"!序号|!意见|!采纳情况\n1|甲|采纳", "!序号|!意见|!采纳情况\n1|乙|未采纳"}, []string{"序号 | 意见 | 采纳情况: comments 2 adopted 1 rejected 1"}},
		{"a piece is missing", []string{"!序号|!意见|!采纳情况\n1|甲|采纳", "!序号|!意见|!采纳情况\n3|丙|采纳", "!单位|!意见|!采纳情况\n丙局|丙|采纳"},
			[]string{"单位 | 意见 | 采纳情况: comments 1 adopted 1"}},
		{"the beginning is missing", []string{"!序号|!意见|!采纳情况\n2|甲|采纳\n3|丙|采纳"}, nil},
		{"goes on without its header", []string{"!序号|!意见|!采纳情况\n1|甲|采纳", "2|乙|采纳\n3|丙|采纳"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := &announcement.Document{Blocks: []announcement.Block{{Kind: announcement.Title, Text: "意见采纳情况"}}}
			blocks := []int{0}
			for i, text := range c.tables {
				doc.Blocks = append(doc.Blocks, table(text))
				blocks = append(blocks, i+1)
			}
			o := Outcome(doc, blocks)
			var got []string
			for _, g := range o.Groups {
				got = append(got, g.Quote+": "+line(g))
			}
			if diff := cmp.Diff(c.want, got); diff != "" || o.Kind != announcement.OutcomeText {
				t.Errorf("%s (-want +got):\n%s", o.Kind, diff)
			}
		})
	}
}

var badSpan = regexp.MustCompile(`[↓→](?:[^0-9]|$)`)

// FuzzOutcomeTable holds that no shape of a table breaks its reading, and that no more opinions are counted than it has rows.
func FuzzOutcomeTable(f *testing.F) {
	f.Add("!序号|!意见|!采纳情况\n1↓2|甲→9|采纳\n2|乙|未采纳", uint8(3))
	f.Add("=主要意见\n来源|意见数|采纳数\n合计|9|9", uint8(0))
	f.Fuzz(func(t *testing.T, text string, cut uint8) {
		if strings.ContainsAny(text, "\t\u2028") || badSpan.MatchString(text) {
			t.Skip()
		}
		b := table(text)
		if n := int(cut); n < len(b.Table.Rows) {
			b.Table.Rows = b.Table.Rows[:n] // a shape that does not fit
		}
		o := Outcome(&announcement.Document{Blocks: []announcement.Block{b}}, []int{0})
		for _, g := range o.Groups {
			if g.Basis == announcement.FromRows && *g.Comments > strings.Count(b.Text, "\n") {
				t.Errorf("%d opinions of %q", *g.Comments, b.Text)
			}
		}
	})
}

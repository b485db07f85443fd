package metadata

import (
	"strings"
	"testing"
	"time"

	"gonggao/tools/announcement"

	"github.com/google/go-cmp/cmp"
)

// document makes a document of paragraphs; a line that starts with a kind in brackets is of that kind.
func document(lines ...string) (*announcement.Document, []int) {
	doc := &announcement.Document{}
	var blocks []int
	for i, line := range lines {
		b := announcement.Block{Kind: announcement.Paragraph, Text: line}
		if kind, text, ok := strings.Cut(line, "|"); ok {
			b.Text = text
			b.Kind = announcement.BlockKind(kind)
			if b.Kind == "contact" || b.Kind == "footer" || b.Kind == "breadcrumb" || b.Kind == "generator" {
				b.Kind, b.Chrome = announcement.Chrome, announcement.ChromeKind(kind)
			}
			if label, ok := strings.CutPrefix(kind, "field:"); ok {
				b.Kind, b.Label = announcement.Field, announcement.Label(label)
			}
		}
		doc.Blocks = append(doc.Blocks, b)
		blocks = append(blocks, i)
	}
	return doc, blocks
}

func on(s string) *announcement.Date {
	t, err := time.ParseInLocation(time.DateOnly, s, announcement.China)
	if err != nil {
		panic(err)
	}
	return &announcement.Date{Time: t, Precision: announcement.Day}
}

func show(p *announcement.Period) string {
	if p == nil {
		return "none"
	}
	day := func(t time.Time) string {
		if t.IsZero() {
			return "?"
		}
		return t.Format(time.DateOnly)
	}
	s := day(p.First) + " " + day(p.Last) + " " + p.Quote
	if p.YearInferred {
		s += " (year inferred)"
	}
	return s
}

func TestPeriod(t *testing.T) {
	for _, c := range []struct{ text, published, want string }{
		// Ranges.
		{"意见征集时间：2021年3月2日-4月10日。", "", "2021-03-02 2021-04-10 意见征集时间：2021年3月2日-4月10日 (year inferred)"},
		{"意见征集时间:2021年3月2日—4月10日。", "", "2021-03-02 2021-04-10 意见征集时间:2021年3月2日—4月10日 (year inferred)"},
		{"公示期：2021年3月2日–2021年3月8日", "", "2021-03-02 2021-03-08 公示期：2021年3月2日–2021年3月8日"},
		{"公示时间：2021年3月2日～8日。", "", "2021-03-02 2021-03-08 公示时间：2021年3月2日～8日 (year inferred)"},
		{"征求意见时间为2021年3月2日至10日", "", "2021-03-02 2021-03-10 为2021年3月2日至10日 (year inferred)"},
		{"我区发布了《关于〈规划（2021-2023）〉向社会公开征求意见的通知》于2021年3月02日到2021年4月10日向社会公开征求意见，并修改完善", "", "2021-03-02 2021-04-10 于2021年3月02日到2021年4月10日"},
		{"发布了《规划（2023-2025）》（征求意见稿），于2023年8月10日-9月9日向社会公开征求意见，现公示如下：", "", "2023-08-10 2023-09-09 于2023年8月10日-9月9日 (year inferred)"},
		{"自2021年3月2日起至2021年4月10日止，向社会公开征求意见。", "", "2021-03-02 2021-04-10 自2021年3月2日起至2021年4月10日止"},
		{"征集时间：2021-03-02至2021-04-10", "", "2021-03-02 2021-04-10 征集时间：2021-03-02至2021-04-10"},
		{"征集时间：2021-03-02 09:00 至 2021-04-10 17:00", "", "2021-03-02 2021-04-10 征集时间：2021-03-02 09:00 至 2021-04-10 17:00"},
		{"征集日期：2021.3.2-4.10", "", "2021-03-02 2021-04-10 征集日期：2021.3.2-4.10 (year inferred)"},
		{"征集日期：2021/3/2~2021/4/10", "", "2021-03-02 2021-04-10 征集日期：2021/3/2~2021/4/10"},
		{"现向社会公开征求意见，时间为2021年12月20日至1月20日。", "", "2021-12-20 2022-01-20 为2021年12月20日至1月20日 (year inferred)"},
		{"意见征集时间：8月10日至9月9日。", "2023-08-10", "2023-08-10 2023-09-09 意见征集时间：8月10日至9月9日 (year inferred)"},
		{"意见征集时间：1月4日至2月3日。", "2021-12-31", "2022-01-04 2022-02-03 意见征集时间：1月4日至2月3日 (year inferred)"},
		{"意见征集时间：8月10日至9月9日。", "", "? ? 意见征集时间：8月10日至9月9日 (year inferred)"},
		{"公示期为2021年3月2日（星期二）至2021年3月8日（星期一）。", "", "2021-03-02 2021-03-08 为2021年3月2日（星期二）至2021年3月8日（星期一）"},
		{"征求意见期限：二〇二一年三月二日至四月十日", "", "2021-03-02 2021-04-10 征求意见期限：二〇二一年三月二日至四月十日 (year inferred)"},
		{"徵求意見期間：民國110年3月2日至110年4月10日", "", "2021-03-02 2021-04-10 徵求意見期間：民國110年3月2日至110年4月10日"},
		{"征集开始时间：2021-03-02 征集结束时间：2021-04-10", "", "2021-03-02 2021-04-10 征集开始时间：2021-03-02 … 征集结束时间：2021-04-10"},

		{"征求意见从2021年3月2日开始，至2021年4月10日结束。", "", "2021-03-02 2021-04-10 从2021年3月2日开始，至2021年4月10日结束"},
		{"公示期为5个工作日（2021年3月2日-3月8日）。", "2021-03-01", "2021-03-02 2021-03-08 2021年3月2日-3月8日 (year inferred)"},
		{"公示时间：2021年3月2日 — 2021年4月10日止", "", "2021-03-02 2021-04-10 公示时间：2021年3月2日 — 2021年4月10日止"},
		{"征求意见期间（2021年3月2日-2021年4月10日），共收到意见3条。", "", "2021-03-02 2021-04-10 2021年3月2日-2021年4月10日"},

		// Counted from publication.
		{"即日起至2021年4月10日，公众可提出意见。", "2021-03-02", "2021-03-02 2021-04-10 即日起至2021年4月10日"},
		{"请于即日起至4月10日前反馈意见。", "2021-03-02", "2021-03-02 2021-04-10 于即日起至4月10日前 (year inferred)"},
		{"公众可自本公告发布之日起30日内提出意见。", "2021-03-02", "2021-03-02 2021-04-01 自本公告发布之日起30日内"},
		{"征求意见期限为自公布之日起三十日。", "2021-03-02", "2021-03-02 2021-04-01 为自公布之日起三十日"},
		{"自通知发布之日起一个月内向社会征求意见", "2021-01-31", "2021-01-31 2021-02-28 自通知发布之日起一个月内"},
		{"公示期为7天。", "2021-03-02", "2021-03-02 2021-03-09 公示期为7天"},
		{"公示期为7天（2021年3月3日至3月9日）。", "2021-03-02", "2021-03-03 2021-03-09 2021年3月3日至3月9日 (year inferred)"},
		{"自发布之日起10个工作日内反馈意见。", "2021-03-02", "2021-03-02 2021-03-16 自发布之日起10个工作日内"},
		{"自发布之日起5个工作日内反馈意见。", "2021-04-30", "2021-04-30 2021-05-11 自发布之日起5个工作日内"}, // 1 to 5 May off, Saturday the 8th of work
		{"自发布之日起5个工作日内反馈意见。", "1999-04-30", "1999-04-30 ? 自发布之日起5个工作日内"},
		{"自发布之日起5个工作日内反馈意见。", "2026-12-30", "2026-12-30 ? 自发布之日起5个工作日内"},
		{"自发布之日起30日内反馈意见。", "", "? ? 自发布之日起30日内"},
		{"公开征求意见，自2021年3月2日起30日。", "", "2021-03-02 2021-04-01 自2021年3月2日起30日"},

		// One end only.
		{"意见反馈截止时间：2021年4月10日。", "", "? 2021-04-10 意见反馈截止时间：2021年4月10日"},
		{"请于2021年4月10日前将意见反馈至我局。", "", "? 2021-04-10 于2021年4月10日前"},
		{"请于4月10日17:00前将书面意见报送我局。", "2021-03-02", "? 2021-04-10 于4月10日17:00前 (year inferred)"},
		{"意见请于2021年4月11日0时前提出。", "", "? 2021-04-10 于2021年4月11日0时前"},
		{"意见请于2021年4月10日24时前提出。", "", "? 2021-04-10 于2021年4月10日24时前"},
		{"征求意见截止到1月10日。", "2021-12-02", "? 2022-01-10 截止到1月10日 (year inferred)"},
		{"2021年9月23日起，根据重大行政决策相关要求，《发展规划（征求意见稿）》开始在区政府网站上面向社会公开征求意见，书面征求区发改局等11个部门意见", "", "2021-09-23 ? 2021年9月23日起"},

		{"请有关单位和个人于2021年4月10日（星期六）前反馈，现征求意见。", "", "? 2021-04-10 于2021年4月10日（星期六）前"},
		{"请于4月10日下班前将意见反馈至我局。", "2021-03-02", "? 2021-04-10 于4月10日下班前 (year inferred)"},
		{"征求意见截止日期为2021年4月10日。", "", "? 2021-04-10 截止日期为2021年4月10日"},

		// Not the time for answers.
		{"编制了《规划（2021-2023年）》，现向社会公开征求意见。", "2021-03-02", "none"},
		{"《规划（2021年1月1日至2025年12月31日）》公开征求意见。", "", "none"},
		{"本办法自2021年3月2日起施行，有效期至2026年3月1日。", "", "none"},
		{"项目于2021年3月1日至5月1日实施，欢迎提出意见。", "", "none"},
		{"《关于支持数字经济发展的意见》（青政办字〔2020〕5号）于2020年3月1日印发。", "", "none"},
		{"2020年7月1日至8月1日，书面征求各部门意见。", "", "none"},
		{"2020年7月1日起，区大数据局着手起草，并公开征求意见。", "", "none"},
		{"公示期：8日至15日。", "2021-03-02", "none"},
		{"截至2021年4月10日，共收到意见5条。", "", "none"},
		{"2021年3月2日，召开座谈会征求意见。", "", "none"},
		{"收到意见后15日内予以答复。", "2021-03-02", "none"},
		{"2022年11月底前开展试点中期考核，2023年11月底前开展终期验收。", "", "none"},
		{"致电0532-67707518，将意见直接告诉工作人员。", "2021-03-02", "none"},
	} {
		doc, blocks := document(c.text)
		var published *announcement.Date
		if c.published != "" {
			published = on(c.published)
		}
		if diff := cmp.Diff(c.want, show(Period(doc, blocks, published))); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.text, diff)
		}
		if len(doc.Flags) > 0 {
			t.Errorf("%s: flags %v", c.text, doc.Flags)
		}
	}
}

func TestPeriodOfSeveralBlocks(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		want  string
		flags int
	}{
		{"the heading says what the line is for", []string{"heading|二、征求意见时间", "2021年3月2日至4月10日"}, "2021-03-02 2021-04-10 2021年3月2日至4月10日 (year inferred)", 0},
		{"start and end in two lines", []string{"征集开始时间：2021-03-02", "征集截止时间：2021-04-10"}, "2021-03-02 2021-04-10 征集开始时间：2021-03-02 … 征集截止时间：2021-04-10", 0},
		{"the first of equals is quoted", []string{"意见征集时间：2021年3月2日-4月10日。", "于2021年3月2日至2021年4月10日公开征求意见"}, "2021-03-02 2021-04-10 意见征集时间：2021年3月2日-4月10日 (year inferred)", 0},
		{"two periods", []string{"意见征集时间：2021年3月2日-4月10日。", "于2021年3月2日至2021年4月11日公开征求意见"}, "2021-03-02 2021-04-10 意见征集时间：2021年3月2日-4月10日 (year inferred)", 1},
		{"backwards", []string{"意见征集时间：2021年5月2日-2021年4月10日。"}, "2021-05-02 ? 意见征集时间：2021年5月2日-2021年4月10日", 1},
		{"chrome says nothing", []string{"footer|意见征集时间：2021年3月2日-4月10日。"}, "none", 0},
		{"a field of its own", []string{"field:other|征集时间：2021年3月2日-4月10日"}, "2021-03-02 2021-04-10 征集时间：2021年3月2日-4月10日 (year inferred)", 0},
	} {
		doc, blocks := document(c.lines...)
		if diff := cmp.Diff(c.want, show(Period(doc, blocks, nil))); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.name, diff)
		}
		if len(doc.Flags) != c.flags {
			t.Errorf("%s: flags %v", c.name, doc.Flags)
		}
	}
}

func FuzzPeriod(f *testing.F) {
	f.Add("意见征集时间：2021年3月2日-4月10日。")
	f.Add("自本公告发布之日起30日内提出意见")
	f.Add("征集日期：2021.3.2-4.10；截止 即日起至—～")
	f.Add("《《征求意见稿》公示期为7天")
	f.Fuzz(func(t *testing.T, s string) {
		doc, blocks := document(s)
		doc.Blocks[0] = announcement.Block{Kind: announcement.Paragraph, Text: s}
		p := Period(doc, blocks, on("2021-03-02"))
		if p == nil {
			return
		}
		for part := range strings.SplitSeq(p.Quote, " … ") {
			if !strings.Contains(s, part) {
				t.Fatalf("%q is not in %q", part, s)
			}
		}
		if p.Days() < 0 {
			t.Fatalf("%d days", p.Days())
		}
	})
}

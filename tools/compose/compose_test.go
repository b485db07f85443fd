package compose

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gonggao/tools/announcement"
)

func TestKindOf(t *testing.T) {
	for title, want := range map[string]announcement.PartKind{
		"关于《李沧区“十四五”规划（2021-2023）》向社会公开征求意见的通知": announcement.Notice,
		"关于公开征求《某办法（征求意见稿）》意见的公告":               announcement.Notice,
		"关于印发《某实施方案》的通知":                        announcement.Notice,
		"某规划听证会公告":                   announcement.Notice,
		"数字李沧发展规划（2023—2025年）":       announcement.Plan,
		"某市城市更新管理办法（征求意见稿）":          announcement.Plan,
		"《某区养老服务条例（草案）》":             announcement.Plan,
		"某省人民政府关于促进养老服务的指导意见":        announcement.Plan,
		"关于《某规划》草案解读":                announcement.Interpretation,
		"解读《某行动方案》":                  announcement.Interpretation,
		"关于《某规划（征求意见稿）》的起草说明":        announcement.Interpretation,
		"关于《某规划》起草情况的说明":             announcement.Interpretation,
		"一图读懂某规划":                    announcement.Interpretation,
		"关于《某规划》公开征求意见结果反馈":          announcement.Feedback,
		"关于某规划公众意见采纳情况的公示":           announcement.Feedback,
		"关于某办法征求意见情况的公告":             announcement.Feedback,
		"《某办法》公开征求意见的反馈情况":           announcement.Feedback,
		"青岛开展全区域、全领域数字化转型！市南区入选首批试点": "",
		"我市召开座谈会":                    "",
	} {
		if got := kindOf(title); got != want {
			t.Errorf("kindOf(%s) = %q, want %q", title, got, want)
		}
	}
}

// document builds one from lines: "# " opens a title, "! " a figure, "= " a signed date, anything else a paragraph.
func document(lines ...string) announcement.Document {
	var doc announcement.Document
	for _, l := range lines {
		b := announcement.Block{Kind: announcement.Paragraph, Text: l}
		for mark, kind := range map[string]announcement.BlockKind{
			"# ": announcement.Title, "! ": announcement.Figure, "= ": announcement.SignedDate, "~ ": announcement.Chrome,
		} {
			if text, ok := strings.CutPrefix(l, mark); ok {
				b.Kind, b.Text = kind, text
			}
		}
		doc.Blocks = append(doc.Blocks, b)
	}
	return doc
}

// nothing is what readers find on a page without facts.
func nothing() Readers {
	return Readers{
		Contacts: func(*announcement.Document, []int) []announcement.ContactPoint { return nil },
		Period:   func(*announcement.Document, []int, *announcement.Date) *announcement.Period { return nil },
		Ways:     func(*announcement.Document, []int) []announcement.Way { return nil },
		LateRule: func(*announcement.Document, []int) string { return "" },
		Outcome: func(*announcement.Document, []int) announcement.Outcome {
			return announcement.Outcome{Kind: announcement.OutcomeUnknown, Block: -1}
		},
		Signed: func(*announcement.Document, []int) (*announcement.Date, announcement.Organisation) {
			return nil, announcement.Organisation{}
		},
		Cited: func(*announcement.Document, []int) []string { return nil },
	}
}

func TestParts(t *testing.T) {
	tests := []struct {
		name   string
		lines  []string
		fields announcement.Fields
		want   []announcement.Part
	}{
		{"four kinds on one page", []string{
			"~ 首页", "# 关于《某规划》公开征求意见的公告", "现公开征求意见。", "# 某规划", "总则。", "# 某规划的草案解读", "背景。", "# 关于《某规划》意见采纳情况的公示", "! 1.jpg",
		}, announcement.Fields{}, []announcement.Part{
			{Kind: announcement.Notice, Title: "关于《某规划》公开征求意见的公告", Blocks: []int{1, 2}},
			{Kind: announcement.Plan, Title: "某规划", Blocks: []int{3, 4}},
			{Kind: announcement.Interpretation, Title: "某规划的草案解读", Blocks: []int{5, 6}},
			{Kind: announcement.Feedback, Title: "关于《某规划》意见采纳情况的公示", Blocks: []int{7, 8}},
		}},
		{"two titles, one text", []string{"# 关于《某规划》草案解读", "# 关于《某规划》起草情况的说明", "说明如下。"}, announcement.Fields{}, []announcement.Part{
			{Kind: announcement.Interpretation, Title: "关于《某规划》草案解读", Blocks: []int{0, 1, 2}},
		}},
		{"a second title of the same kind stays inside", []string{"# 甲规划", "正文。", "# 乙实施方案", "正文。"}, announcement.Fields{}, []announcement.Part{
			{Kind: announcement.Plan, Title: "甲规划", Blocks: []int{0, 1, 2, 3}},
		}},
		{"no title", []string{"正文。"}, announcement.Fields{Category: "草案解读"}, []announcement.Part{
			{Kind: announcement.Interpretation, Blocks: []int{0}},
		}},
		{"a numbered document is no news", []string{"# 某总局行政处罚信息公开表", "当事人：某公司。"}, announcement.Fields{DocumentNumbers: []string{"某罚决字〔2024〕36号"}}, []announcement.Part{
			{Kind: announcement.Notice, Title: "某总局行政处罚信息公开表", Blocks: []int{0, 1}},
		}},
		{"a newspaper's article is news whatever it is called", []string{"# 《某规划》解读", "本报讯。"}, announcement.Fields{ThirdParty: true}, []announcement.Part{
			{Kind: announcement.News, Title: "《某规划》解读", Blocks: []int{0, 1}},
		}},
		{"chrome only", []string{"~ 首页"}, announcement.Fields{}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a := Page(announcement.Page{}, document(test.lines...), test.fields, nothing())
			if diff := cmp.Diff(test.want, a.Parts); diff != "" {
				t.Errorf("parts (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAPageDoesNotCiteItself(t *testing.T) {
	read := nothing()
	read.Cited = func(*announcement.Document, []int) []string {
		return []string{"甲办函〔2005〕57号", "甲政发〔2004〕3号"}
	}
	a := Page(announcement.Page{}, document("甲办函〔2005〕57号", "按甲政发〔2004〕3号办理。"), announcement.Fields{DocumentNumbers: []string{"甲办函〔2005〕57号"}}, read)
	if diff := cmp.Diff([]string{"甲政发〔2004〕3号"}, a.Parts[0].Cited); diff != "" {
		t.Errorf("cited (-want +got):\n%s", diff)
	}
}

func TestEveryBodyBlockIsInOnePart(t *testing.T) {
	doc := document("甲。", "# 关于某事的通知", "~ 打印", "乙。", "! 1.png", "# 某规划", "丙。")
	a := Page(announcement.Page{}, doc, announcement.Fields{}, nothing())
	seen := map[int]int{}
	for _, p := range a.Parts {
		for _, i := range p.Blocks {
			seen[i]++
		}
	}
	for i, b := range doc.Blocks {
		want := 0
		if b.Kind.InBody() {
			want = 1
		}
		if seen[i] != want {
			t.Errorf("block %d (%s) is in %d parts, want %d", i, b.Kind, seen[i], want)
		}
	}
}

func day(s string) time.Time {
	d, err := time.ParseInLocation(time.DateOnly, s, announcement.China)
	if err != nil {
		panic(err)
	}
	return d
}

func TestDossier(t *testing.T) {
	period := func(first, last string) *announcement.Period {
		p := &announcement.Period{Quote: "期限", Block: 1}
		if first != "" {
			p.First = day(first)
		}
		if last != "" {
			p.Last = day(last)
		}
		return p
	}
	notice := []string{"# 关于《某规划》公开征求意见的公告", "现公开征求意见。"}
	complete := append(notice, "# 某规划", "总则。", "# 某规划解读", "背景。", "# 某规划意见采纳情况的公示", "无。")
	tests := []struct {
		name    string
		lines   []string
		period  *announcement.Period
		outcome announcement.OutcomeKind
		flags   []announcement.FlagKind
		checks  string // results of the duties in order: m met, n not met, u unknown
	}{
		{"complete", complete, period("2024-01-01", "2024-01-30"), announcement.OutcomeZero, []announcement.FlagKind{announcement.OutcomeUndated}, "mmmmum"},
		{"one day short", complete, period("2024-01-01", "2024-01-29"), announcement.OutcomeText, []announcement.FlagKind{announcement.ShortPeriod, announcement.OutcomeUndated}, "mnmmum"},
		{"no last day", notice, period("2024-01-01", ""), announcement.OutcomeUnknown, []announcement.FlagKind{announcement.NoEndDate, announcement.NoDraft, announcement.NoInterpretation, announcement.NoOutcome}, "uuuuuu"},
		{"no period", notice, nil, announcement.OutcomeUnknown, []announcement.FlagKind{announcement.NoStartDate, announcement.NoEndDate, announcement.NoDraft, announcement.NoInterpretation, announcement.NoOutcome}, "uuuuuu"},
		{"lost picture", complete, period("2024-01-01", "2024-02-01"), announcement.OutcomeImage, []announcement.FlagKind{announcement.OutcomeImageOnly, announcement.OutcomeUndated}, "mmmmuu"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			read := nothing()
			read.Period = func(*announcement.Document, []int, *announcement.Date) *announcement.Period { return test.period }
			read.Outcome = func(*announcement.Document, []int) announcement.Outcome {
				return announcement.Outcome{Kind: test.outcome, Block: 1}
			}
			a := Page(announcement.Page{}, document(test.lines...), announcement.Fields{}, read)
			Join([]*announcement.Announcement{&a})
			if a.Dossier == nil {
				t.Fatal("no dossier")
			}
			if a.Dossier.Title != "某规划" {
				t.Errorf("the matter is %q", a.Dossier.Title)
			}
			var flags []announcement.FlagKind
			for _, f := range a.Document.Flags {
				flags = append(flags, f.Kind)
			}
			if diff := cmp.Diff(test.flags, flags); diff != "" {
				t.Errorf("flags (-want +got):\n%s", diff)
			}
			checks := ""
			for _, c := range a.Dossier.Checks {
				checks += string(c.Result[0])
			}
			if checks != test.checks {
				t.Errorf("checks %s, want %s", checks, test.checks)
			}
		})
	}
}

func TestNoDossier(t *testing.T) {
	for _, lines := range [][]string{
		{"# 解读《某行动方案》", "背景。"},
		{"# 我市召开座谈会", "会议指出。"},
		{"# 关于印发《某方案》的通知", "现印发给你们。"},
		{"# 关于禁止在某工程征占地范围内新建房屋的通告", "现通告如下。"},
	} {
		if a := Page(announcement.Page{}, document(lines...), announcement.Fields{}, nothing()); a.Dossier != nil {
			t.Errorf("%s has a dossier", lines[0])
		}
	}
}

func TestJoin(t *testing.T) {
	page := func(id, issuer, date string, lines ...string) *announcement.Announcement {
		fields := announcement.Fields{
			Source:    announcement.Organisation{Name: issuer},
			Published: &announcement.Date{Time: day(date), Precision: announcement.Day},
		}
		a := Page(announcement.Page{ID: id, Name: id + ".txt"}, document(lines...), fields, nothing())
		return &a
	}
	feedback := page("c", "某局", "2024-03-01", "# 关于《甲乙丙区养老规划（2024-2026年）》意见采纳情况的公示", "未收到意见。")
	notice := page("a", "某局", "2024-01-01", "# 关于《甲乙丙区养老规划（2024—2026年）》公开征求意见的公告", "现公开征求意见。")
	reading := page("b", "某局", "2024-01-01", "# 《甲乙丙区养老规划（2024-2026年）（征求意见稿）》解读", "背景。")
	elsewhere := page("d", "他局", "2024-01-01", "# 《甲乙丙区养老规划（2024-2026年）》解读", "背景。")
	feedback.Dossier.Outcome = announcement.Outcome{Kind: announcement.OutcomeZero, Block: 1}

	all := []*announcement.Announcement{feedback, notice, reading, elsewhere}
	for _, a := range all[1:] {
		if got, want := MatterKey([]string{a.Parts[0].Title}), MatterKey([]string{feedback.Parts[0].Title}); got != want || got == "" {
			t.Errorf("%s: key %q, want %q", a.Page.ID, got, want)
		}
	}
	Join(all)
	for _, a := range []*announcement.Announcement{feedback, notice, reading} {
		if a.DossierPage != "a" {
			t.Errorf("%s: dossier on page %q, want a", a.Page.ID, a.DossierPage)
		}
	}
	if elsewhere.DossierPage != "" || elsewhere.Others != nil {
		t.Errorf("another body's page was joined: %+v", elsewhere.Others)
	}
	if notice.Dossier == nil || notice.Dossier.Outcome.Kind != announcement.OutcomeZero || feedback.Dossier != nil {
		t.Errorf("the dossier of the notice knows not what the feedback says: %+v", notice.Dossier)
	}
	want := []announcement.PartRef{{Page: "b", Kind: announcement.Interpretation, Nth: 1}, {Page: "c", Kind: announcement.Feedback, Nth: 1}}
	if diff := cmp.Diff(want, notice.Others); diff != "" {
		t.Errorf("the notice's other parts (-want +got):\n%s", diff)
	}
	for _, f := range notice.Document.Flags {
		if f.Kind == announcement.NoInterpretation || f.Kind == announcement.NoOutcome {
			t.Errorf("flag %s although another page has it", f.Kind)
		}
	}
}

func TestMatterKey(t *testing.T) {
	for title, want := range map[string]string{
		"关于《李沧区“十四五”数字经济规划（2021-2023）》公开征求意见的通知": "李沧区十四五数字经济规划20212023",
		"李沧区“十四五”数字经济规划（2021-2023年）":             "李沧区十四五数字经济规划20212023",
		"关于《办法》的通知":          "",
		"我市召开《某某市养老服务条例》座谈会": "",
	} {
		if got := MatterKey([]string{title}); got != want {
			t.Errorf("MatterKey(%s) = %q, want %q", title, got, want)
		}
	}
}

func TestDatePublished(t *testing.T) {
	published := &announcement.Date{Time: day("2024-01-01"), Precision: announcement.Day}
	signed := &announcement.Date{Time: day("2024-03-01"), Precision: announcement.Day}
	read := nothing()
	read.Period = func(*announcement.Document, []int, *announcement.Date) *announcement.Period {
		return &announcement.Period{First: day("2024-01-01"), Last: day("2024-02-01")}
	}
	read.Signed = func(doc *announcement.Document, blocks []int) (*announcement.Date, announcement.Organisation) {
		if doc.Blocks[blocks[len(blocks)-1]].Kind == announcement.SignedDate {
			return signed, announcement.Organisation{}
		}
		return nil, announcement.Organisation{}
	}
	doc := document("# 关于《某规划》公开征求意见的公告", "现公开。", "# 某规划", "总则。", "# 某规划解读", "背景。", "= 2024年3月1日", "# 某规划意见采纳情况的公示", "! 1.jpg")
	a := Page(announcement.Page{}, doc, announcement.Fields{Published: published}, read)
	for i, want := range []*announcement.Date{published, published, nil, nil} {
		if got := a.Parts[i].Published; got != want {
			t.Errorf("%s: published %v, want %v", a.Parts[i].Title, got, want)
		}
	}
}

package metadata

import (
	"fmt"
	"strings"
	"testing"

	"gonggao/tools/announcement"

	"github.com/google/go-cmp/cmp"
)

// line writes a group on one line: what is not said is left out.
func line(g announcement.OutcomeGroup) string {
	var b strings.Builder
	b.WriteString(g.Group)
	for _, f := range []struct {
		name string
		n    *int
	}{{"asked", g.Consulted}, {"answered", g.Responded}, {"comments", g.Comments}, {"adopted", g.Adopted}, {"partly", g.Partly}, {"rejected", g.Rejected}} {
		if f.n != nil {
			fmt.Fprintf(&b, " %s %d", f.name, *f.n)
		}
	}
	if g.AllTaken {
		b.WriteString(" all taken")
	}
	if g.Reason != "" {
		b.WriteString(" because " + g.Reason)
	}
	return strings.TrimSpace(b.String())
}

func showOutcome(o announcement.Outcome) string {
	s := string(o.Kind)
	if o.Responses != nil {
		s += fmt.Sprintf(" %d", *o.Responses)
	}
	for _, g := range o.Groups {
		s += "\n" + line(g)
	}
	return s
}

func TestOutcome(t *testing.T) {
	for _, c := range []struct {
		name string
		text string // blocks, one a line
		want string
	}{
		{"three groups in one sentence", "2021年9月23日起，《发展规划（征求意见稿）》开始在区政府网站上面向社会公开征求意见，同时征求区内17家重点工业和信息化企业、5位不同领域专家意见，书面征求区发改局、科技局等11个部门意见，其中区委组织部（人才办）和市场监管局提出修改意见，已予以采纳；17家企业中捷瑞数字提出修改意见并予以采纳；5位专家反馈4条意见，其中两条采纳，另外两条将在其他专项规划中体现，未予采纳。",
			"text\n重点工业和信息化企业 asked 17 answered 1 all taken\n不同领域专家 asked 5 comments 4 adopted 2 rejected 2 because 将在其他专项规划中体现\n部门 asked 11 answered 2 all taken"},
		{"the same, half width", "书面征求区发改局、科技局等11个部门意见,其中区委组织部(人才办)和市场监管局提出修改意见,已予以采纳;5位专家反馈4条意见,其中二条采纳,另外2条将在其他专项规划中体现,未予采纳。",
			"text\n部门 asked 11 answered 2 all taken\n专家 answered 5 comments 4 adopted 2 rejected 2 because 将在其他专项规划中体现"},
		{"totals", "征求意见期间，共收到意见建议15条，采纳10条，部分采纳3条，未采纳2条。", "text 15\ncomments 15 adopted 10 partly 3 rejected 2"},
		{"with 、 between", "共收到意见建议15条，其中采纳10条、部分采纳3条、不予采纳2条。", "text 15\ncomments 15 adopted 10 partly 3 rejected 2"},
		{"all adopted", "征求意见期间，共收到公众意见3条，均已采纳。", "text 3\n公众 comments 3 adopted 3 all taken"},
		{"a reason after", "共收到反馈意见5条，采纳4条，1条未采纳，理由是超出本规划范围。", "text 5\ncomments 5 adopted 4 rejected 1 because 超出本规划范围"},
		{"a reason in brackets", "共收到反馈意见5条，采纳4条，不予采纳1条（理由：与上位法不符）。", "text 5\ncomments 5 adopted 4 rejected 1 because 与上位法不符"},
		{"several groups, one sum", "向12个部门和10个镇街征求意见，收到反馈意见5条，采纳4条。", "text 5\ncomments 5 adopted 4\n部门 asked 12\n镇街 asked 10"},
		{"one group, its answers", "书面征求23个部门意见，收到反馈意见8条，全部采纳。", "text\n部门 asked 23 comments 8 adopted 8 all taken"},
		{"experts' meeting", "召开专家论证会，5位专家提出8条意见建议，全部采纳。", "text\n专家 answered 5 comments 8 adopted 8 all taken"},
		{"firms at a meeting", "召开座谈会，听取10家企业代表意见，收集意见12条，采纳9条。", "text\n企业代表 asked 10 comments 12 adopted 9"},
		{"a subject without number", "其中，部门提出意见10条，社会公众提出意见5条。", "text 5\n部门 comments 10\n社会公众 comments 5"},
		{"people who took part", "征集期间共有23人参与，提出意见30条。", "text 30\nanswered 23 comments 30"},
		{"names each with a number", "征求9个部门意见，其中区财政局提出意见2条，区住房和城乡建设局提出意见1条，均已采纳。", "text\n部门 asked 9 answered 2 comments 3 adopted 3 all taken"},
		{"firms whose names may hold 和", "征求17家企业意见，其中信和科技和蓝天数据提出意见，已采纳。", "text\n企业 asked 17 all taken"},
		{"no objection", "书面征求11个部门意见，各部门均无意见。", "text\n部门 asked 11 comments 0"},
		{"none adopted", "收到公众意见建议两条，均未采纳，主要原因是不属于本规划内容。", "text 2\n公众 comments 2 rejected 2 because 不属于本规划内容"},
		{"of so many so many", "15条意见中采纳10条，不予采纳5条。", "text 15\ncomments 15 adopted 10 rejected 5"},
		{"two sentences", "共收到公众意见三十二条。其中采纳意见20条，未采纳12条。", "text 32\n公众 comments 32 adopted 20 rejected 12"},
		{"citizens", "收到市民意见建议12条，吸收采纳8条。", "text 12\n市民 comments 12 adopted 8"},
		{"came, without a number", "公示期间收到社会各界意见建议，已逐条研究。", "text"},

		{"none came", "在规定的征求意见期间内未收到反馈意见。", "zero 0"},
		{"none of any kind", "公开征求意见期间，未收到任何社会公众的意见和建议。", "zero 0"},
		{"nought", "公示期内，共收到意见0条。", "zero 0"},
		{"nought in words", "共收到反馈意见零条。", "zero 0"},
		{"none of the public, some of departments", "面向社会公开征求意见，未收到公众反馈意见；书面征求11个部门意见，收到意见3条，均已采纳。", "zero 0\n部门 asked 11 comments 3 adopted 3 all taken"},

		{"only a picture", "title|关于规划公众意见采纳情况的公示\n现将意见采纳情况公示如下：\nfigure|1.jpg\nstatus|已结束", "image"},
		{"a picture and thanks", "现将意见采纳情况公示如下：\nfigure|1.jpg\n感谢社会各界的支持！\nsignature|某局\nsigned-date|2021年5月1日", "image"},
		{"words after the announcement", "现将意见采纳情况公示如下：\n一、建议增加公园。答复：采用。\nfigure|1.jpg", "text"},

		{"a condition", "如未收到反馈意见，视为同意。", "unknown"},
		{"a late rule", "逾期未反馈，将视为无意见。", "unknown"},
		{"a promise", "我们将认真研究采纳合理意见。", "unknown"},
		{"a promise of a report", "我们将及时公布意见采纳情况。\n谢谢参与。", "unknown"},
		{"a hotline's year", "2022年，热线收到市民意见建议1200件，办结1190件。", "unknown"},
		{"who was asked", "heading|五、征求意见情况\n已征求各部门意见。", "unknown"},
		{"some, nobody says how many", "共收到意见5条，对其中可行的予以采纳。", "text 5\ncomments 5"},
		{"a call", "现向社会公开征求意见，请提出宝贵意见和建议。", "unknown"},
		{"no amendments is not none", "未收到修改意见。", "unknown"},
		{"only asked", "书面征求11个部门意见，修改完善。", "unknown"},
		{"measures are no answers", "提出35条措施，落实指导意见3项任务。", "unknown"},
		{"rough numbers are none", "收到意见20余条。", "unknown"},
		{"ordinals", "采纳第3条意见。", "unknown"},
		{"a picture of anything", "figure|1.jpg\n活动照片", "unknown"},
	} {
		doc, blocks := document(strings.Split(c.text, "\n")...)
		if diff := cmp.Diff(c.want, showOutcome(Outcome(doc, blocks))); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.name, diff)
		}
	}
}

func TestOutcomeQuotes(t *testing.T) {
	doc, blocks := document("同时征求17家企业意见，书面征求11个部门意见，其中A局提出意见，已采纳；17家企业中捷瑞数字提出修改意见并予以采纳。特此说明。")
	o := Outcome(doc, blocks)
	if want := "同时征求17家企业意见，书面征求11个部门意见，其中A局提出意见，已采纳；17家企业中捷瑞数字提出修改意见并予以采纳。"; o.Quote != want {
		t.Errorf("quote %q", o.Quote)
	}
	want := []string{"17家企业中捷瑞数字提出修改意见并予以采纳。", "同时征求17家企业意见，书面征求11个部门意见，其中A局提出意见，已采纳"}
	var got []string
	for _, g := range o.Groups {
		got = append(got, g.Quote)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestCountNames(t *testing.T) {
	for _, c := range []struct {
		list string
		n    int
		ok   bool
	}{
		{"捷瑞数字", 1, true},
		{"区委组织部(人才办)和市场监管局", 2, true},
		{"发展和改革局", 1, true},
		{"区发改局、工业和信息化局", 2, true},
		{"区发改局、财政局和人力资源和社会保障局", 3, true},
		{"信和科技和蓝天数据", 0, false},
		{"区发改局等部门", 0, false},
		{"各部门", 0, false},
		{"", 0, false},
	} {
		if n, ok := countNames(c.list); n != c.n || ok != c.ok {
			t.Errorf("%s: %d, %v", c.list, n, ok)
		}
	}
}

func FuzzOutcome(f *testing.F) {
	f.Add("书面征求11个部门意见，其中A局和B局提出意见2条，已采纳；5位专家反馈4条意见，其中两条采纳，另外两条未予采纳（理由：x）")
	f.Add("共收到意见0条、采纳10条、部分采纳3条，理由是")
	f.Add("未收到反馈意见")
	f.Fuzz(func(t *testing.T, s string) {
		doc, blocks := document("")
		doc.Blocks[0] = announcement.Block{Kind: announcement.Paragraph, Text: s}
		o := Outcome(doc, blocks)
		if !strings.Contains(s, o.Quote) {
			t.Fatalf("%q is not in the text", o.Quote)
		}
		for _, g := range o.Groups {
			if !strings.Contains(s, g.Quote) || !strings.Contains(s, g.Reason) {
				t.Fatalf("%+v is not in the text", g)
			}
		}
	})
}

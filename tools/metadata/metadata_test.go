package metadata

import (
	"strings"
	"testing"

	"gonggao/tools/announcement"

	"github.com/google/go-cmp/cmp"
)

func TestPublished(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		url   string
		want  string
	}{
		{"label", []string{"field:published|2021-09-23 12:47"}, "", "label 2021-09-23 12:47"},
		{"the one with the time", []string{"field:published|2021-09-23", "field:published|2021-09-23 12:47:01"}, "", "label 2021-09-23 12:47:01"},
		{"the first when days differ", []string{"field:published|2021-09-23", "field:published|2021-09-24 12:47"}, "", "label 2021-09-23"},
		{"label before line", []string{"field:date|2021-09-22", "field:published|2021-09-23"}, "", "label 2021-09-23"},
		{"the line knows the time", []string{"field:date|2021-09-23 08:00", "field:published|2021-09-23"}, "", "line 2021-09-23 08:00"},
		{"line", []string{"field:date|2021-03-02"}, "http://a.cn/t20220211_1.html", "line 2021-03-02"},
		{"address", nil, "http://a.cn/zwgk/202202/t20220211_5678.shtml", "url 2022-02-11"},
		{"address by folders", nil, "http://a.cn/art/2022/2/11/art_1_2.html", "url 2022-02-11"},
		{"address by month and day", nil, "http://a.cn/2022-02/11/content_1.htm", "url 2022-02-11"},
		{"address by one folder", nil, "http://a.cn/20220211/i1.html", "url 2022-02-11"},
		{"address by year and day", nil, "http://a.cn/n1/2022/0211/c1-2.html", "url 2022-02-11"},
		{"address by month and day folders", nil, "http://a.cn/zw/202202/11/i.html", "url 2022-02-11"},
		{"address by name", nil, "http://a.cn/zw/20220211_77.htm", "url 2022-02-11"},
		{"address by second", nil, "http://a.cn/zw/2022021109300012345.html", "url 2022-02-11"},
		{"a number", nil, "http://a.cn/zw/2022129909300012345.html", ""},
		{"a longer number", nil, "http://a.cn/202202110.html", ""},
		{"a column", nil, "http://a.cn/1234/0211/1.html", ""},
		{"a line of its own in the text", []string{"副标题", "2021-03-02 08:00"}, "", "line 2021-03-02 08:00"},
		{"a line below the text", []string{"甲。", "张三 发表于 2004年12月27日 12:40 -（阅读：37；评论：6）", "发表于 2004年12月28日 12:40"}, "http://a.cn/t20220211_1.html", "body 2004-12-27 12:40"},
		{"such a line is not asked when a label says it", []string{"field:published|2021-09-23", "發表時間：2021/03/02 08:00:01"}, "", "label 2021-09-23"},
		{"prose without a time", []string{"该办法发布于2021年3月2日。"}, "", ""},
		{"a date apart from the words", []string{"发布时间以网站为准，会议于2021年3月2日 8:00举行"}, "", ""},
		{"a line without a time may be a signature", []string{"2021-03-02"}, "", ""},
		{"a list behind the text", []string{"正文。", "field:date|2021-03-02", "field:date|2021-03-01"}, "", ""},
		{"one date behind the text", []string{"正文。", "field:date|2021-03-02"}, "", "line 2021-03-02"},
		{"a list, and a date before the text", []string{"field:date|2021-03-05", "正文。", "field:date|2021-03-02", "field:date|2021-03-01"}, "", "line 2021-03-05"},
		{"no day in the address", nil, "http://a.cn/2022/99/11/1.html", ""},
		{"written is not published", []string{"field:written|2021-09-23"}, "", ""},
	} {
		doc, _ := document(append([]string{"title|标题"}, c.lines...)...)
		f := Read(doc, announcement.Page{URL: c.url}, Options{})
		got := ""
		if f.Published != nil {
			got = string(f.Published.Origin) + " " + f.Published.String()
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		missing := false
		for _, g := range doc.Flags {
			missing = missing || g.Kind == announcement.NoPublishedDate
		}
		if missing != (c.want == "") {
			t.Errorf("%s: flags %v", c.name, doc.Flags)
		}
	}
}

func TestFlags(t *testing.T) {
	kinds := func(doc *announcement.Document) string {
		var all []string
		for _, f := range doc.Flags {
			s := string(f.Kind)
			for _, key := range []string{"label", "published", "written", "signed"} {
				if f.Data[key] != "" {
					s += " " + key + " " + f.Data[key]
				}
			}
			all = append(all, s)
		}
		return strings.Join(all, "; ")
	}
	for _, c := range []struct {
		name  string
		lines []string
		want  string
	}{
		{"nothing wrong", []string{"field:published|2021-03-02", "field:written|2021-03-01", "signature|某局", "signed-date|2021年3月1日"}, ""},
		{"empty source", []string{"field:published|2021-03-02", "field:source|　"}, "empty-field label source"},
		{"empty source, then one", []string{"field:published|2021-03-02", "field:source|", "field:source|某局"}, ""},
		{"empty number and views are usual", []string{"field:published|2021-03-02", "field:document-number|", "field:views|", "field:font-size|[ ]"}, ""},
		{"signed after it was published", []string{"field:published|2021-09-23 12:47", "field:written|2021-09-23", "title|说明", "signature|某局", "signed-date|2021年12月6日"},
			"contradictory-dates published 2021-09-23 12:47 written 2021-09-23 signed 2021-12-06"},
		{"written after it was published", []string{"field:published|2021-09-23", "field:written|2021-09-24"}, "contradictory-dates published 2021-09-23 written 2021-09-24"},
		{"a report added later", []string{"field:published|2023-08-10", "title|征求意见的公告", "正文", "title|公开征求意见结果反馈", "signature|某局", "signed-date|2023年9月12日"}, ""},
		{"a report alone on its page", []string{"field:published|2023-08-10", "title|公开征求意见结果反馈", "signature|某局", "signed-date|2023年9月12日"},
			"contradictory-dates published 2023-08-10 signed 2023-09-12"},
		{"no signature", []string{"field:published|2021-12-06", "title|说明", "signed-date|2021年12月6日"}, "no-signature"},
		{"the date before the body", []string{"field:published|2021-12-06", "signed-date|2021年12月6日", "signature|某局"}, ""},
		{"one part signed, the next not", []string{"field:published|2021-12-06", "title|甲", "signature|某局", "signed-date|2021年12月6日", "title|乙", "signed-date|2021年12月6日"}, "no-signature"},
		{"bad index", []string{"field:published|2021-12-06", "field:index|11370613004279133A/2021-1"}, "bad-index-number"},
		{"no date", []string{"title|甲"}, "no-published-date"},
	} {
		doc, _ := document(c.lines...)
		Read(doc, announcement.Page{}, Options{})
		if diff := cmp.Diff(c.want, kinds(doc)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.name, diff)
		}
	}
}

func TestBreadcrumb(t *testing.T) {
	for _, c := range []struct {
		lines []string
		want  string
	}{
		{[]string{"breadcrumb|当前位置: 首页 > 新闻资讯 > 要闻动态"}, "首页|新闻资讯|要闻动态"},
		{[]string{"breadcrumb|您当前的位置: 首页", "breadcrumb|> 政府信息公开 > 政务专题 > 草案解读"}, "首页|政府信息公开|政务专题|草案解读"},
		{[]string{"breadcrumb|您现在的位置：首页 » 政府信息公开 » 规划计划"}, "首页|政府信息公开|规划计划"},
		{[]string{"breadcrumb|首页＞公开›规划"}, "首页|公开|规划"},
		{[]string{"breadcrumb|首页 / 公开 / 规划"}, "首页|公开|规划"},
		{[]string{"breadcrumb|首页 > 工业/信息化"}, "首页|工业/信息化"},
		{[]string{"breadcrumb|当前位置：首页>公开", "breadcrumb|首页>公开"}, "首页|公开"},
		{[]string{"breadcrumb|当前位置："}, ""},
		{nil, ""},
	} {
		doc, _ := document(c.lines...)
		if got := strings.Join(breadcrumb(doc), "|"); got != c.want {
			t.Errorf("%v: %q, want %q", c.lines, got, c.want)
		}
	}
}

func TestAuthor(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"field:author|任晓萌", "任晓萌"},
		{"此次试点明确了任务。（青岛日报/观海新闻记者 任晓萌）", "任晓萌"},
		{"此次試點明確了任務。(青島日報/觀海新聞記者 任曉萌)", "任曉萌"},
		{"（记者 张三 通讯员 李四）", "张三 通讯员 李四"},
		{"记者：张三", "张三"},
		{`field:author|size="20"`, ""},
		{"记者从会议上获悉，规划已经印发，将从三个方面推进数字经济发展。", ""},
		{"省政府召开新闻发布会（答记者问）", ""},
		{"建设数字经济园区（试点）", ""},
		{"（责任单位：区委网信办）", ""},
	} {
		doc, _ := document("title|标题", c.line)
		if got := author(doc); got != c.want {
			t.Errorf("%s: %q, want %q", c.line, got, c.want)
		}
	}
}

func TestRead(t *testing.T) {
	doc, _ := document(
		"field:category|草案解读", "field:keywords|规划；工业、信息化  数字", "generator|Produced By 大汉网络 大汉版通发布系统",
		"status|已结束", "field:document-number|某政发[2021]5号", "field:published|2021-03-02", "title|标题", "见某政发〔2021〕5号、鲁政发〔2021〕2号。",
	)
	f := Read(doc, announcement.Page{}, Options{})
	want := announcement.Fields{
		Category: "草案解读", Keywords: []string{"规划", "工业", "信息化", "数字"}, Generator: "大汉网络 大汉版通发布系统", StatusWord: "已结束",
		DocumentNumbers: []string{"某政发〔2021〕5号"}, Cited: []string{"鲁政发〔2021〕2号"},
		Published: &announcement.Date{Time: midnight(2021, 3, 2), Precision: announcement.Day, Origin: announcement.FromLabel, Quote: "2021-03-02", Block: 5},
	}
	if diff := cmp.Diff(want, f); diff != "" {
		t.Error(diff)
	}
}

func TestSigned(t *testing.T) {
	doc, blocks := document("signature|甲局", "signed-date|2021年3月1日", "title|反馈", "signature|乙局", "signed-date|二〇二一年四月十二日")
	read := Signed(announcement.Page{}, Options{})
	date, body := read(doc, blocks[:2])
	if date.String() != "2021-03-01" || body.Name != "甲局" || date.Origin != announcement.FromSignature || date.Block != 1 {
		t.Errorf("%v %v", date, body)
	}
	if date, body = read(doc, blocks); date.String() != "2021-04-12" || body.Name != "乙局" {
		t.Errorf("%v %v", date, body)
	}
	if date, body = read(doc, blocks[2:3]); date != nil || body.Name != "" {
		t.Errorf("%v %v", date, body)
	}
}

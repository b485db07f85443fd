package metadata

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"gonggao/tools/announcement"
)

// page returns a document as it comes from HTML: meta elements first, then what readers see.
func page(metas map[announcement.Label][2]string, lines ...string) *announcement.Document {
	doc := &announcement.Document{}
	for _, label := range []announcement.Label{announcement.LabelTitle, announcement.LabelPublished, announcement.LabelSource, announcement.LabelAuthor,
		announcement.LabelKeywords, announcement.LabelCategory, announcement.LabelIndex, announcement.LabelOther} {
		if m, ok := metas[label]; ok {
			doc.Blocks = append(doc.Blocks, announcement.Block{
				Kind: announcement.Field, Label: label, Origin: announcement.FromMeta, Head: m[0] + "=", Text: m[1]})
		}
	}
	seen, _ := document(lines...)
	doc.Blocks = append(doc.Blocks, seen.Blocks...)
	return doc
}

func TestWhatReadersSeeGoesBeforeMeta(t *testing.T) {
	type metas = map[announcement.Label][2]string
	for _, c := range []struct {
		name              string
		metas             metas
		lines             []string
		url               string
		published, source string
		others            []string
		flags             int
	}{
		{"all agree", metas{announcement.LabelPublished: {"pubdate", "2022-01-28 09:00"}, announcement.LabelSource: {"contentsource", "某县统计局"}},
			[]string{"field:published|2022年01月28日", "field:source|某县统计局"}, "http://a.cn/t20220128_1.html", "label 2022-01-28", "label 某县统计局", nil, 0},
		{"moved to another system, seen", metas{announcement.LabelPublished: {"pubdate", "2023-05-12 10:00"}},
			[]string{"field:published|2009-09-30"}, "", "label 2009-09-30", " ", []string{"meta 2023-05-12 10:00"}, 0},
		{"moved, by the address", metas{announcement.LabelPublished: {"pubdate", "2023-05-12"}}, nil, "http://a.cn/t20090930_1.html",
			"meta 2023-05-12", " ", []string{"url 2009-09-30"}, 1},
		{"moved, by the signature", metas{announcement.LabelPublished: {"pubdate", "2023-05-12"}},
			[]string{"signature|某局", "signed-date|2009年9月28日"}, "", "meta 2023-05-12", " ", nil, 1},
		{"published a while after it was signed", metas{announcement.LabelPublished: {"pubdate", "2023-05-12"}},
			[]string{"signature|某局", "signed-date|2023年3月28日"}, "", "meta 2023-05-12", " ", nil, 0},
		{"the line under the title", metas{announcement.LabelPublished: {"pubdate", "2023-05-12"}}, []string{"field:date|2022-05-11 08:00"}, "",
			"line 2022-05-11 08:00", " ", []string{"meta 2023-05-12"}, 0},
		{"empty fields", metas{announcement.LabelSource: {"contentsource", ""}, announcement.LabelPublished: {"pubdate", " "}}, nil, "", "", " ", nil, 0},
		{"meta alone", metas{announcement.LabelSource: {"contentsource", "某县统计局"}, announcement.LabelPublished: {"published", "2024.09.30 09:24:36 GMT+08:00"}},
			[]string{"field:source|　"}, "", "meta 2024-09-30 09:24:36", "meta 某县统计局", nil, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := page(c.metas, append([]string{"title|标题"}, c.lines...)...)
			f := Read(doc, announcement.Page{URL: c.url}, Options{})
			published, others := "", []string(nil)
			if f.Published != nil {
				published = string(f.Published.Origin) + " " + f.Published.String()
			}
			for _, d := range f.OtherDates {
				others = append(others, string(d.Origin)+" "+d.String())
			}
			if diff := cmp.Diff([]any{c.published, c.source, c.others}, []any{published, string(f.Source.Origin) + " " + f.Source.Name, others}); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			contradictions := 0
			for _, g := range doc.Flags {
				if g.Kind == announcement.ContradictoryDates {
					contradictions++
				}
			}
			if contradictions != c.flags {
				t.Errorf("flags %v", doc.Flags)
			}
		})
	}
}

func TestMetaNames(t *testing.T) {
	doc := &announcement.Document{}
	for _, m := range [][3]string{
		{"sitename", "某县人民政府", "other"}, {"siteidcode", "3609220011", "other"}, {"columnname", "统计公报", "category"},
		{"description", "", "other"}, {"keywords", "统计公报,粮食 产量,某县人民政府", "keywords"}, {"author", "张三", "author"},
		{"articletitle", "某县公告（某政发[2015]7号）", "title"},
	} {
		doc.Blocks = append(doc.Blocks, announcement.Block{Kind: announcement.Field, Origin: announcement.FromMeta, Head: m[0] + "=", Text: m[1], Label: announcement.Label(m[2])})
	}
	f := Read(doc, announcement.Page{}, Options{})
	got := []any{f.SiteName, f.SiteIDCode, f.Column, f.Description, f.Keywords, f.Author, f.Category, f.Breadcrumb, f.DocumentNumbers}
	want := []any{"某县人民政府", "3609220011", "统计公报", "", []string{"粮食", "产量"}, "", "", []string{"统计公报"}, []string{"某政发〔2015〕7号"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestStamp(t *testing.T) {
	for text, want := range map[string]string{
		"2007-08-20-23:59:59":           "2007-08-20 day",
		"2022-01-28 00:00:00":           "2022-01-28 day",
		"2024.09.30 09:24:36 GMT+08:00": "2024-09-30 09:24:36 second",
		"2024-09-30T01:24:36Z":          "2024-09-30 09:24:36 second",
		"20220211":                      "2022-02-11 day",
		"20220211093000":                "2022-02-11 09:30:00 second",
		"Mon Sep 30 09:24:36 CST 2024":  "2024-09-30 09:24:36 second",
		"1727659476000":                 "2024-09-30 09:24:36 second",
		"1727659476":                    "2024-09-30 09:24:36 second",
		"２０１２年１月１７日":                    "2012-01-17 day",
		"20221311":                      "",
		"12345678":                      "",
		"99-1-1":                        "",
		"今天":                            "",
	} {
		when, precision, ok := stamp(text)
		got := ""
		if ok {
			d := announcement.Date{Time: when, Precision: precision}
			got = d.String() + " " + string(precision)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestBreadcrumbOfLines(t *testing.T) {
	for line, want := range map[string][]string{
		"首页\n >\n公报\n >\n2007年第23号\n字号：默认\n大\n超大": {"首页", "公报", "2007年第23号"},
		"首页\n政务信息\n行政处罚":                          {"首页", "政务信息", "行政处罚"},
		"首页 / 公告 /\n":                             {"首页", "公告"},
	} {
		if diff := cmp.Diff(want, trail(line)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", line, diff)
		}
	}
}

func TestContacts(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"联系电话：0532-67707518，传真：0532-67707519；邮编：266000。", []string{"phone 联系电话 0532-67707518", "fax 传真 0532-67707519", "postcode 邮编 266000"}},
		{"电　话：（0532）67707518、67707520", []string{"phone 电话 0532-67707518", "phone 电话 67707520"}},
		{"监督举报电话：12345", []string{"phone 监督举报电话 12345"}},
		{"办公电话/传真：0532-67707518", []string{"phone 办公电话/传真 0532-67707518", "fax 办公电话/传真 0532-67707518"}},
		{"电子邮箱：a_b@qd.shandong.cn", []string{"email 电子邮箱 a_b@qd.shandong.cn"}},
		{"请寄 a@b.cn 或 C＠d.cn", []string{"email  a@b.cn", "email  C@d.cn"}},
		{"通讯地址：某区黑龙江中路615号，邮政编码：266000", []string{"address 通讯地址 某区黑龙江中路615号", "postcode 邮政编码 266000"}},
		{"邮箱地址：a@b.cn", []string{"email 邮箱 a@b.cn"}},
		{"单位\t地址\t电话\n某局\t某路1号\t0532-67707518", nil},
		{"联系电话\t0532-67707518", []string{"phone 联系电话 0532-67707518"}},
		{"地 址：某市某区某路1号", []string{"address 地址 某市某区某路1号"}},
		{"聯繫電話：0532-67707518", []string{"phone 聯繫電話 0532-67707518"}},
		{"网站地址：http://www.a.cn/", nil},
		{"全区电话用户1234567户，邮政业务总量266000元，手机产量1380000部。", nil},
		{"电子邮件系统故障", nil},
		{"电话：", nil},
	} {
		doc, _ := document(c.text, c.text)
		var got []string
		for _, p := range Read(doc, announcement.Page{}, Options{}).Contacts {
			got = append(got, string(p.Kind)+" "+p.Label+" "+p.Value)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.text, diff)
		}
	}
	footer, _ := document("footer|联系电话：0532-67707518")
	if f := Read(footer, announcement.Page{}, Options{}); f.Contacts != nil {
		t.Errorf("the site's own number was read: %v", f.Contacts)
	}
}

func FuzzContacts(f *testing.F) {
	f.Add("联系电话：0532-67707518，传真：0532-67707519 邮 编：266000 a(at)b.cn 地址：某路1号")
	f.Add("電　話/传真：")
	f.Fuzz(func(t *testing.T, text string) {
		doc, _ := document(text)
		for _, c := range Contacts(doc, blocksWith(marksIn(doc), 0)) {
			if c.Value == "" {
				t.Errorf("%q: empty %s", text, c.Kind)
			}
		}
	})
}

func TestNumberBehindTitle(t *testing.T) {
	for title, want := range map[string]string{
		"关于停水的通知（某政发〔2024〕1号）":        "某政发〔2024〕1号",
		"行政处罚信息公开表(金罚决字[2024]36号) ":   "金罚决字〔2024〕36号",
		"关于转发（某政发〔2024〕1号）文件的通知":      "",
		"关于停水的通知（2024-2026年）":         "",
		"关于停水的通知（附某政发〔2024〕1号及其说明）":   "",
		"通知（某政发〔2024〕1号、某政发〔2024〕2号）": "",
		"）": "",
	} {
		if got := numberBehind(title); got != want {
			t.Errorf("%s: %q, want %q", title, got, want)
		}
	}
}

func TestValidityAsFound(t *testing.T) {
	doc, _ := document("title|标题", "field:validity|有效", "field:validity|　2024年1月1日至2028年12月31日", "field:validity|2023-07-01 ", "field:validity| ", "field:validity|有效")
	for i, head := range map[int]string{1: "有 效 性：", 2: "【有效期】", 3: "废止日期: ", 4: "失效日期：", 5: "有效性:"} {
		doc.Blocks[i].Head = head
	}
	var got []string
	for _, v := range Read(doc, announcement.Page{}, Options{}).Validity {
		date := ""
		if v.Date != nil {
			date = " = " + v.Date.String()
		}
		got = append(got, v.Label+": "+v.Text+date)
	}
	want := []string{"有效性: 有效", "有效期: 2024年1月1日至2028年12月31日", "废止日期: 2023-07-01 = 2023-07-01"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestOtherDates holds that a date behind a second label is not lost, and that it says which.
func TestOtherDates(t *testing.T) {
	doc, _ := document("title|标题", "field:published|2024-03-05", "field:published|2024-05-01 10:00", "field:written|2024-03-01", "field:written|2024年2月27日", "field:written|2024-03-01")
	for i, head := range map[int]string{1: "发布时间：", 2: "更新时间：", 3: "成文日期：", 4: "生成日期：", 5: "印发日期："} {
		doc.Blocks[i].Head = head
	}
	f := Read(doc, announcement.Page{}, Options{})
	got := []string{f.Published.Label + f.Published.String(), f.Written.Label + f.Written.String()}
	for _, d := range f.OtherDates {
		got = append(got, d.Label+d.String())
	}
	want := []string{"发布时间2024-03-05", "成文日期2024-03-01", "更新时间2024-05-01 10:00", "生成日期2024-02-27"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

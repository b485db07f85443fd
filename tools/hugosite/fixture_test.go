package hugosite

import (
	"errors"
	"strings"
	"time"

	"gonggao/tools/announcement"
)

// testConverter knows a few characters, and converts whatever it is given.
var testConverter = strings.NewReplacer("数", "數", "规", "規", "划", "劃", "发", "發", "号", "號", "见", "見", "区", "區", "据", "據", "关", "關",
	"于", "於", "征", "徵", "东", "東", "农", "農", "业", "業", "会", "會", "来", "來", "个", "個", "书", "書", "后", "後", "电", "電", "邮", "郵",
	"图", "圖", "开", "開", "纳", "納", "采", "採", "馈", "饋", "应", "應", "办", "辦", "县", "縣", "总", "總", "标", "標", "无", "無", "网", "網", "页", "頁", "题", "題", "结", "結")

var testOptions = Options{Original: Hans, Mode: "s2tw", Convert: testConverter.Replace, ConvertMarkdown: testConverter.Replace}

func block(kind announcement.BlockKind, text string) announcement.Block {
	return announcement.Block{Kind: kind, Text: text}
}

func heading(level int, text string) announcement.Block {
	return announcement.Block{Kind: announcement.Heading, Level: level, Text: text}
}

func day(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, announcement.China)
}

func number(n int) *int { return &n }

// consultation is a made-up page with a dossier, two parts of one kind, every kind of block, repairs and flags
// in parts and in fields, and texts that mean something to Markdown.
func consultation() announcement.Announcement {
	blocks := []announcement.Block{
		{Kind: announcement.Chrome, Chrome: announcement.Blank, Tail: "\n\n"},
		{Kind: announcement.Chrome, Chrome: announcement.Greeting, Text: "东湖县政府网站欢迎您"},
		block(announcement.Title, "关于《东湖县农业规划(2024-2026年)》征求意见的公告"),
		{Kind: announcement.Field, Label: announcement.LabelSource, Head: "信息来源:", Text: " 县农业局"},
		block(announcement.Paragraph, "  为推进农业发展,现就规划征求意见。欢迎提出意见。"),
		block(announcement.Item, "(一)发送邮件至<nyj_zf@donghu.gov.cn>。"),
		block(announcement.Item, "(二)来信请寄东湖县1号。\n信封注明“规划”"),
		block(announcement.Signature, "东湖县农业局"),
		block(announcement.SignedDate, "2024年3月1日"),
		block(announcement.Title, "东湖县农业规划"),
		heading(1, "一、总体要求"),
		heading(2, "（一）目标 #1"),
		heading(1, "二、{{< 任务 >}}"),
		heading(3, "1.耕地"),
		block(announcement.Paragraph, "1. 到2026年，数据上网。"),
		block(announcement.Title, "附表_说明_"),
		block(announcement.Paragraph, ""),
		block(announcement.Figure, "图 1.jpg"),
		block(announcement.Title, "规划解读"),
		block(announcement.Paragraph, "+++"),
		block(announcement.Attachment, "附件：规划(草案).docx"),
		block(announcement.Title, "采纳情况反馈"),
		block(announcement.Paragraph, "共收到意见0条。"),
		block(announcement.Title, "采纳情况反馈（二）"),
		block(announcement.Paragraph, "又收到意见1条。"),
		block(announcement.Status, "已结束"),
	}
	for i := range blocks {
		blocks[i].Line = i + 1
	}
	a := announcement.Announcement{Document: announcement.Document{Blocks: blocks}}
	d := &a.Document
	width := announcement.Repair{Rule: "width", Confidence: announcement.Certain, Reason: "GB/T 15834 wants full-width marks"}
	replace := func(block int, before, after string) {
		r := width
		r.Block, r.At, r.Before, r.After = block, strings.Index(d.Blocks[block].Text, before), before, after
		d.Replace(r)
	}
	replace(4, ",", "，")
	d.Replace(announcement.Repair{Rule: "blanks", Block: 4, Before: "  ", Confidence: announcement.Certain, Reason: "the style sheet indents"})
	replace(2, "(", "（")
	replace(2, ")", "）")
	d.Replace(announcement.Repair{Rule: "blanks", Block: 3, Before: " ", Confidence: announcement.Certain, Reason: "the style sheet indents"})
	d.Replace(announcement.Repair{Rule: "width", Block: 14, At: 2, Before: " ", Confidence: announcement.High, Reason: "another reason"})
	d.Raise(announcement.Flag{Kind: announcement.NoSource, Block: -1})
	d.Raise(announcement.Flag{Kind: announcement.EmptyField, Block: 3, Data: map[string]string{"label": "source"}})
	d.Raise(announcement.Flag{Kind: announcement.LostImage, Block: 17, Quote: "图 1.jpg"})
	d.Raise(announcement.Flag{Kind: announcement.NameVariant, Block: 9, Quote: "农业规划", Data: map[string]string{"variants": "规划、农业规划"}})

	a.Page = announcement.Page{
		Name: "东湖/001.txt", ID: "001-d2d51ae4480055f7", URL: "https://donghu.gov.cn/a_1.html", Site: "东湖县政府网",
		CapturedAt: time.Date(2024, 6, 1, 8, 30, 0, 0, announcement.China), Captured: announcement.Minute,
		MediaType: "text/plain", Charset: "utf-8", Body: []byte(d.Source()), SHA256: digest([]byte(d.Source())),
	}
	a.Fields = announcement.Fields{
		Published: &announcement.Date{Time: day(2024, 3, 1), Precision: announcement.Day, Origin: announcement.FromLine, Quote: "2024-03-01"},
		Signed:    &announcement.Date{Time: day(2024, 3, 1), Precision: announcement.Day, Origin: announcement.FromSignature, Quote: "2024年3月1日", Block: 8},
		Issuer:    announcement.Organisation{Name: "东湖县农业局", AsFound: "县农业局", Origin: announcement.FromLabel, By: announcement.ByText},
		Source:    announcement.Organisation{Name: "东湖县农业局", AsFound: "县农业局", Origin: announcement.FromLabel},
		Cited:     []string{"东政字〔2023〕8号"}, IndexNumber: &announcement.IndexNumber{Text: "x/2024-1"},
		Category: "规划", Keywords: []string{"农业"}, Breadcrumb: []string{"首页", "规划"}, StatusWord: "已结束",
		OtherDates: []announcement.Date{{Time: day(2024, 3, 2), Precision: announcement.Day, Origin: announcement.FromLabel, Label: "更新时间", Quote: "2024-03-02"}},
		Validity:   []announcement.Labelled{{Label: "有效性", Text: "有效"}, {Label: "废止日期", Text: "2026-12-31", Date: &announcement.Date{Time: day(2026, 12, 31), Precision: announcement.Day}}},
		SiteName:   "东湖县政府网", SiteIDCode: "3700000001", Column: "规划", Description: "东湖县农业规划。",
	}
	a.Parts = []announcement.Part{
		{Kind: announcement.Notice, Title: d.Blocks[2].Text, Blocks: []int{2, 4, 5, 6, 7, 8}, Signed: a.Fields.Signed},
		{Kind: announcement.Plan, Title: "东湖县农业规划", Blocks: []int{9, 10, 11, 12, 13, 14, 15, 16, 17}, Cited: a.Fields.Cited},
		{Kind: announcement.Interpretation, Title: "关于规划解读", Blocks: []int{18, 19, 20},
			Issuer: announcement.Organisation{Name: "东湖县农业规划办", AsFound: "规划办", Origin: announcement.FromSignature}},
		{Kind: announcement.Feedback, Title: "采纳情况反馈", Blocks: []int{21, 22}},
		{Kind: announcement.Feedback, Title: "采纳情况反馈（二）", Blocks: []int{23, 24}},
	}
	a.Parts[0].Contacts = []announcement.ContactPoint{{Kind: announcement.ContactPhone, Label: "咨询电话", Value: "0532-1234567", Block: 4}, {Kind: announcement.ContactAddress, Label: "地址", Value: "东湖县1号", Block: 6}}
	for i := range a.Parts[:4] { // the last was added to the page later
		a.Parts[i].Published = a.Fields.Published
	}
	a.Dossier = &announcement.Dossier{
		Title:  "东湖县农业规划（2024-2026年）",
		Period: &announcement.Period{First: day(2024, 3, 1), Last: day(2024, 3, 31), Quote: "3月1日至31日", YearInferred: true},
		Ways: []announcement.Way{
			{Kind: announcement.Email, Text: "发送邮件", Value: "nyj_zf@donghu.gov.cn"},
			{Kind: announcement.Post, Text: "来信", Recipient: "东湖县农业局", Address: "东湖县1号", Postcode: "266000", Mark: "规划"},
		},
		Contacts: a.Parts[0].Contacts,
		LateRule: "逾期无效",
		Outcome: announcement.Outcome{Kind: announcement.OutcomeZero, Responses: number(0), Quote: "共收到意见0条。",
			Groups: []announcement.OutcomeGroup{{Group: "农业企业", Consulted: number(3), Adopted: number(0), AllTaken: true}}},
		Checks: []announcement.Check{{Duty: announcement.DutyThirtyDays, Result: announcement.Met, Value: "31"}},
	}
	return a
}

// article is a made-up page that is no consultation.
func article() announcement.Announcement {
	a := announcement.Announcement{
		Page:     announcement.Page{Name: "n.txt", ID: "n", Body: []byte("x")},
		Document: announcement.Document{Blocks: []announcement.Block{block(announcement.Title, "消息"), block(announcement.Paragraph, "正文。")}},
		Parts:    []announcement.Part{{Kind: announcement.News, Title: "消息", Blocks: []int{0, 1}}},
	}
	a.Document.Raise(announcement.Flag{Kind: announcement.NoSource, Block: -1})
	return a
}

func noTables(name string) ([]byte, error) { return nil, errors.New("no " + name) }

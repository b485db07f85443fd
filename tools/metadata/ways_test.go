package metadata

import (
	"testing"

	"gonggao/tools/announcement"

	"github.com/google/go-cmp/cmp"
)

func TestWays(t *testing.T) {
	type way = announcement.Way
	const online, email, post, phone = announcement.Online, announcement.Email, announcement.Post, announcement.Phone
	for _, c := range []struct {
		name  string
		lines []string
		want  []way
	}{
		{"four items", []string{
			"公众可以通过以下途径和方式提出反馈意见：",
			"item|（一）在本系统直接提出意见，请点击最右侧“我要发表意见”按钮。",
			"item|（二）意见或建议请发送至邮箱lcqdsjfzglj@qd.shandong.cn。",
			"item|（三）来信请寄往李沧区大数据发展管理局，地址：李沧区黑龙江中路615号，邮编：266000，信封上请注明“规划公示意见”。",
			"item|（四）致电0532-67707518，将意见直接告诉工作人员。",
			"由于技术故障，发送反馈意见或建议至邮箱失败的请重新发送或以其他途径和方式提出反馈意见或建议。",
		}, []way{
			{Kind: online, Text: "在本系统直接提出意见，请点击最右侧“我要发表意见”按钮。", Block: 1},
			{Kind: email, Text: "意见或建议请发送至邮箱lcqdsjfzglj@qd.shandong.cn。", Value: "lcqdsjfzglj@qd.shandong.cn", Block: 2},
			{Kind: post, Text: "来信请寄往李沧区大数据发展管理局，地址：李沧区黑龙江中路615号，邮编：266000，信封上请注明“规划公示意见”。",
				Recipient: "李沧区大数据发展管理局", Address: "李沧区黑龙江中路615号", Postcode: "266000", Mark: "规划公示意见", Block: 3},
			{Kind: phone, Text: "致电0532-67707518，将意见直接告诉工作人员。", Value: "0532-67707518", Block: 4},
		}},
		{"one sentence for all, half width", []string{
			"联系人:张三,电话:0532-12345678,传真:0532-87654321,邮箱:a.b@qd.gov.cn,地址:青岛市市南区香港中路11号,邮编:266071。",
		}, []way{
			{Kind: email, Value: "a.b@qd.gov.cn"},
			{Kind: post, Address: "青岛市市南区香港中路11号", Postcode: "266071"},
			{Kind: phone, Value: "0532-12345678"},
		}},
		{"a block of lines", []string{
			"收件人：市司法局立法科", "通讯地址：市府前街1号（东楼）", "邮政编码：123456", "联系电话：(0411)8234567、13812345678", "电子邮箱：x@y.cn；z@y.cn", "传真：0411-8234568",
		}, []way{
			{Kind: post, Recipient: "市司法局立法科", Address: "市府前街1号（东楼）", Postcode: "123456", Block: 1},
			{Kind: phone, Value: "0411-8234567", Block: 3},
			{Kind: phone, Value: "13812345678", Block: 3},
			{Kind: email, Value: "x@y.cn", Block: 4},
			{Kind: email, Value: "z@y.cn", Block: 4},
		}},
		{"web address and harvest guards", []string{
			"1.登录市政府门户网站（http://www.x.gov.cn/yjzj/?id=1），进入“意见征集”栏目提出意见。",
			"2.电子邮件发送至：fgk＠x.gov.cn 或 fgk2(at)x.gov.cn；fgk3#x.gov.cn",
		}, []way{
			{Kind: online, Value: "http://www.x.gov.cn/yjzj/?id=1"},
			{Kind: email, Value: "fgk@x.gov.cn", Block: 1},
			{Kind: email, Value: "fgk2@x.gov.cn", Block: 1},
		}},
		{"place and body run together", []string{
			"信函寄至：青岛市李沧区黑龙江中路615号李沧区大数据发展管理局（邮编：266100），信封请注明“征求意见”字样。",
		}, []way{{Kind: post, Recipient: "李沧区大数据发展管理局", Address: "青岛市李沧区黑龙江中路615号", Postcode: "266100", Mark: "征求意见"}}},
		{"telephone and fax on one line, extension, 400, hotline", []string{
			"电话/传真：010-66556655转8001；", "咨询电话：400-123-4567", "监督电话：0532-11111111", "拨打热线12345",
		}, []way{
			{Kind: phone, Value: "010-66556655-8001"},
			{Kind: phone, Value: "400-123-4567", Block: 1},
			{Kind: phone, Value: "12345", Block: 3},
		}},
		{"QR code", []string{"扫描下方二维码，填写调查问卷提出意见建议。"}, []way{{Kind: online}}},
		{"nothing to answer by", []string{
			"《规划》在区政府网站向社会公开征求意见。", "建设5G基站1700个，投资266000万元，热线平台12345受理量增长。", "地址栏、网址：见附件。", "邮箱地址：无", "您提出的关于通过网上博客听取民意的建议收悉。",
		}, []way{}},
		{"chrome is not read", []string{"contact|业务联系：0531-89732938 sd@163.com", "footer|地址：济南市历下区1号 邮编：250000"}, []way{}},
	} {
		doc, blocks := document(c.lines...)
		got := Ways(doc, blocks)
		for i := range got {
			if i < len(c.want) && c.want[i].Text == "" {
				got[i].Text = ""
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.name, diff)
		}
	}
}

func TestPhone(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"0532-67707518", "0532-67707518"},
		{"(0532)67707518", "0532-67707518"},
		{"0532 67707518", "0532-67707518"},
		{"053267707518", "0532-67707518"},
		{"01066556655", "010-66556655"},
		{"+86-532-67707518", "0532-67707518"},
		{"0532-6770751-8", "0532-6770751-8"},
		{"13812345678", "13812345678"},
		{"4001234567", "4001234567"},
		{"2021-03-02", ""},
		{"0532-677", ""},
		{"067707518532677", ""},
		{"266000", ""},
	} {
		got, _ := phoneAt(c.text, 0, false)
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestLateRule(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"意见或建议应在公示期限内提出，书面意见应在公示期内送达，逾期未反馈，将视为无意见。感谢！", "意见或建议应在公示期限内提出，书面意见应在公示期内送达，逾期未反馈，将视为无意见。"},
		{"逾期不予受理。", "逾期不予受理。"},
		{"对逾期未缴纳的，加收滞纳金。", ""},
	} {
		doc, blocks := document("公众可以提出意见。", c.text)
		if got := LateRule(doc, blocks); got != c.want {
			t.Errorf("%s: %q", c.text, got)
		}
	}
}

func FuzzWays(f *testing.F) {
	f.Add("来信请寄往李沧区大数据发展管理局，地址：李沧区黑龙江中路615号，邮编：266000，信封上请注明“规划公示意见”。致电(0532)67707518转1，a＠b.cn")
	f.Add("地址：（“”）寄至号室楼 http://")
	f.Fuzz(func(t *testing.T, s string) {
		doc, blocks := document("")
		doc.Blocks[0] = announcement.Block{Kind: announcement.Paragraph, Text: s}
		Ways(doc, blocks)
		LateRule(doc, blocks)
	})
}

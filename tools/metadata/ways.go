package metadata

import (
	"slices"
	"strings"

	"gonggao/tools/announcement"
)

// Ways returns the ways to answer that the given blocks offer, in the order of the text: on the web, by
// e-mail, by post, by telephone. Chrome is never read: its numbers belong to the site.
func Ways(doc *announcement.Document, blocks []int) []announcement.Way {
	var all []*announcement.Way
	var box mailbox
	for _, i := range blocks {
		text := textOf(doc, i)
		for _, at := range sentences(text, semiStops) {
			if !containsAny(text[at.from:at.to], wayMarks...) {
				continue
			}
			r := read(text[at.from:at.to])
			words := sentenceWords(r)
			for _, e := range emails(r.text) {
				all = append(all, &announcement.Way{Kind: announcement.Email, Text: words, Value: e.value, Block: i})
			}
			if w := box.take(letterIn(r), words, i); w != nil {
				all = append(all, w)
			}
			for _, p := range phones(r.text) {
				all = append(all, &announcement.Way{Kind: announcement.Phone, Text: words, Value: p.value, Block: i})
			}
			if online(r.masked()) {
				all = append(all, &announcement.Way{Kind: announcement.Online, Text: words, Value: webAddress(r.text), Block: i})
			}
		}
	}
	ways := make([]announcement.Way, 0, len(all))
	for _, w := range all {
		if !slices.ContainsFunc(ways, func(v announcement.Way) bool { return sameWay(v, *w) }) {
			ways = append(ways, *w)
		}
	}
	return ways
}

// wayMarks are what a sentence that offers a way has one of, in either script and width.
var wayMarks = []string{"@", "＠", "at", "AT", "#", "＃", "址", "寄", "邮", "郵", "信", "收件", "电话", "電話", "致电", "致電", "拨", "撥", "热线", "熱線",
	"机", "機", "联系", "聯", "咨询", "諮詢", "el", "EL", "提出", "提交", "反馈", "反饋", "留言", "发表", "發表", "填写", "填寫", "参与", "參與", "建言"}

// sameWay reports whether two ways lead to the same place.
func sameWay(a, b announcement.Way) bool {
	a.Text, a.Block, b.Text, b.Block = "", 0, "", 0
	return a == b && (a.Value != "" || a.Address != "")
}

// sentenceWords returns a sentence without the number that opens it as an item.
func sentenceWords(r reading) string {
	return r.cut(enumerator(r.text), len(r.text))
}

// online reports whether a sentence tells people to answer on a site: it names a place there and what
// to do there. That a text is published on a site is no way to answer.
func online(s string) bool {
	return containsAny(s, "本系统", "系统", "网站", "平台", "门户", "网页", "页面", "栏目", "专栏", "链接", "公众号", "小程序", "客户端", "网址", "在线", "网上", "二维码", "按钮", "http://", "https://", "www.") &&
		containsAny(s, "登录", "登陆", "点击", "进入", "访问", "扫描", "扫码", "通过", "在线", "网上", "本系统", "关注", "打开") &&
		containsAny(s, "提出意见", "提出您", "提出宝贵", "提交意见", "提交", "反馈", "留言", "发表", "填写", "参与", "直接提出", "建言", "提出修改", "提出") &&
		!containsAny(s, "故障", "提出的", "以下途径", "以下方式", "下列方式", "下列途径", "如下方式")
}

// LateRule returns the sentence that says what becomes of answers that come too late, or "".
func LateRule(doc *announcement.Document, blocks []int) string {
	for _, i := range blocks {
		text := textOf(doc, i)
		if !strings.Contains(text, "逾期") {
			continue
		}
		for _, at := range sentences(text, fullStops) {
			if !strings.Contains(text[at.from:at.to], "逾期") {
				continue
			}
			r := read(text[at.from:at.to])
			if !containsAny(r.text, "意见", "反馈", "视为", "不予受理", "不再受理", "建议", "异议", "征求", "征集", "公示") {
				continue
			}
			return sentenceWords(r)
		}
	}
	return ""
}

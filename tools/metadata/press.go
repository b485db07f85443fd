package metadata

import "strings"

// isPress reports whether a name is that of a newspaper, news agency, broadcaster or news site.
// Government gazettes and portals are not: 公报, 政府网, 政务网.
func isPress(name string) bool {
	s := read(name[:min(len(name), maxSentence)]).text
	s = strings.TrimSpace(s)
	if s == "" {
		return false
	}
	if containsAny(s, "报社", "日报", "晚报", "早报", "晨报", "时报", "商报", "都市报", "周报", "导报", "快报", "青年报", "新闻网", "新闻社", "新闻客户端",
		"新华社", "新华网", "人民网", "中新社", "中新网", "通讯社", "通信社", "电视台", "广播电台", "广播电视总台", "央视", "央广", "杂志社", "报业", "传媒", "澎湃", "观海新闻", "觀海新聞", "日報", "晚報", "新華", "電視臺") {
		return !containsAny(s, "广播电视局", "新闻出版局", "传媒局")
	}
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("/、 ", r) }) {
		switch {
		case strings.HasSuffix(part, "报") && !strings.HasSuffix(part, "公报") && !strings.HasSuffix(part, "简报") && !strings.HasSuffix(part, "通报"):
			return true
		case strings.HasSuffix(part, "新闻") && !strings.HasSuffix(part, "政务新闻"):
			return true
		case strings.HasSuffix(part, "网") && part != "本网" && !containsAny(part, "政府", "政务", "门户", "机关", "局", "厅", "部", "委", "办", "院", "税务", "信用", "人大", "政协", "党"):
			return true
		}
	}
	return false
}

// dateline returns the news agency or newspaper of a dateline that opens a text, such as
// 新华社北京5月22日电 or 青岛日报社/观海新闻5月22日讯, or "".
func dateline(text string) string {
	const longest = 120 // bytes
	r := read(text[:prefix(text, longest)])
	for _, word := range []string{"日讯", "日电"} {
		i := strings.Index(r.text, word)
		if i < 0 || strings.ContainsAny(r.text[:i], ",;") || strings.Contains(r.text[:i], "。") {
			continue
		}
		from := strings.IndexAny(r.text[:i], "0123456789")
		if from <= 0 {
			continue
		}
		name := strings.TrimLeft(r.text[:from], " (本报讯")
		if isPress(name) {
			at := strings.Index(r.text[:from], name)
			return r.cut(at, from)
		}
	}
	return ""
}

// prefix returns the length of the longest prefix of s of at most n bytes that ends at a rune's end.
func prefix(s string, n int) int {
	if len(s) <= n {
		return len(s)
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return n
}

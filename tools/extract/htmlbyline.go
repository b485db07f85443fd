package extract

import (
	"strings"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// bylineOf reads a line between title and text that holds a day or labels, but does not begin with them:
// 发布人：admin 发布时间：2021/3/2, 发表于 2005-04-05 06:40更新 来源：转载. It is nil for any other line.
func bylineOf(text string, s *shape) []field {
	if s.fields != nil {
		return s.fields
	}
	if s.runes > 80 || s.sentence || strings.ContainsAny(s.fold.text, "。;；《") {
		return nil
	}
	if s.runes <= 40 && hasAnyPrefix(s.fold.text, reporters) {
		return []field{{label: announcement.LabelAuthor, end: len(text)}}
	}
	apart := datesApart(text)
	found := []field{{label: announcement.LabelOther}}
	found = labelsIn(found, text, s.fold, nil, 0)
	head := s.fold.text
	if len(found) > 1 {
		head = fold(text[:found[1].start]).text
	}
	if apart {
		found[0].label = announcement.LabelDate
	} else if at := strings.IndexFunc(head, func(r rune) bool { return r >= '0' && r <= '9' || r == '二' }); at >= 0 && at <= 40 {
		if day := leadingDate.FindString(head[at:]); day != "" {
			rest := utf8.RuneCountInString(head) - utf8.RuneCountInString(day)
			if len(found) == 1 && rest > 8 && !(rest <= 40 && strings.Contains(day, ":")) {
				return nil
			}
			found[0].label = announcement.LabelDate
		}
	}
	if len(found) == 1 && found[0].label != announcement.LabelDate {
		return nil
	}
	for i := range found {
		found[i].end = len(text)
		if i+1 < len(found) {
			found[i].end = found[i+1].start
		}
	}
	return found
}

// datesApart reports whether a line is made of short pieces with blanks or bars between them, one of them a day:
// 东湖区政府网 2024年3月18日 信息员：王五, or 2024-03-18 | 东湖日报.
func datesApart(text string) bool {
	if len(text) > 240 || !strings.ContainsAny(text, "0123456789０二") {
		return false
	}
	pieces, days := 0, 0
	for piece := range strings.FieldsFuncSeq(text, func(r rune) bool { return isBlank(r) || strings.ContainsRune("|｜丨·•/—", r) }) {
		f := fold(piece).text
		if f == "" {
			continue
		}
		if pieces++; utf8.RuneCountInString(f) > 24 || strings.ContainsAny(f, ",，、!！?？") {
			return false
		}
		if isDate(strings.Trim(f, "[]()【】<>")) {
			days++
		}
	}
	return days == 1 && pieces > 1
}

// isTools reports whether a folded line is made of what one can do with a page: [打印文章] [关闭窗口].
func isTools(text string) bool {
	const marks = "[]【】()（）|·、/> "
	if !hasAnyPrefix(strings.TrimLeft(text, marks), toolVerbs) {
		return false
	}
	for piece := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(marks, r) }) {
		if utf8.RuneCountInString(piece) > 6 || !hasAnyPrefix(piece, toolVerbs) {
			return false
		}
	}
	return true
}

// reporters open a line that names those who wrote a text, without a colon.
var reporters = words(`本报记者 本网记者 本刊记者 本台记者 新华社记者 本报实习生 本报通讯员 本報記者 本報通訊員`)

var toolVerbs = words(`打印 关闭 收藏 分享 返回 推荐 复制 纠错 保存 下载 发送 放大 缩小 转发 点赞 继续访问 放弃`)

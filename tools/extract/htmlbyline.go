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
	found := []field{{label: announcement.LabelOther}}
	for i := 0; i < len(s.fold.text); {
		if boundary(text, s.fold.at[i]) {
			if label, n := labelAt(s.fold.text[i:]); n > 0 {
				found = append(found, field{label: label, start: s.fold.at[i], value: s.fold.at[i+n]})
				i += n
				continue
			}
		}
		_, n := utf8.DecodeRuneInString(s.fold.text[i:])
		i += n
	}
	head := s.fold.text
	if len(found) > 1 {
		head = fold(text[:found[1].start]).text
	}
	if at := strings.IndexFunc(head, func(r rune) bool { return r >= '0' && r <= '9' || r == '二' }); at >= 0 && at <= 40 {
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

// isTools reports whether a folded line is made of what one can do with a page: [打印文章] [关闭窗口].
func isTools(text string) bool {
	found := false
	for piece := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune("[]【】()（）|·、/> ", r) }) {
		if utf8.RuneCountInString(piece) > 6 || !hasAnyPrefix(piece, toolVerbs) {
			return false
		}
		found = true
	}
	return found
}

var toolVerbs = words(`打印 关闭 收藏 分享 返回 推荐 复制 纠错 保存 下载 发送 放大 缩小 转发 点赞 继续访问 放弃`)

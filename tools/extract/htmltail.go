package extract

import (
	"strings"

	"gonggao/tools/announcement"
)

// tail returns the index of the first block below the text: where only the site speaks from there on. What HTML has
// more of than text dumps are tools and imprints in the midst of nowhere, closed by a dialog that no one sees.
func (b *body) tail(lead int) int {
	end := readTail(b.page.shapes, lead)
	for n := lead; n < end; n++ {
		if b.parts(n) && !b.textAfter(n, end) {
			return n
		}
	}
	return end
}

// parts reports whether block n can only stand below a text.
func (b *body) parts(n int) bool {
	s := b.page.shapes[n]
	switch s.chrome {
	case announcement.Footer, announcement.Pager, announcement.Hotline, announcement.Toolbar, announcement.Generator:
		return true
	}
	return isRelated(s.fold.text) || isNotice(&s) || isComments(&s) || isReprint(&s)
}

// isReprint recognises what sites add to texts that others may copy: 本文地址：http://….
func isReprint(s *shape) bool { return s.runes <= 120 && hasAnyPrefix(s.fold.text, reprintWords) }

var reprintWords = words(`本文地址 本文链接 本文网址 本文标题: 转载请注明 原文链接: 原文地址: 阅读原文`)

// isComments recognises the heading of what readers of a news site wrote below its articles.
func isComments(s *shape) bool {
	return commentWords[strings.TrimRight(s.fold.text, ":")]
}

var commentWords = set(words(`热门评论 最新评论 网友评论 精彩评论 用户评论 评论列表 网友留言 最新留言`))

// textAfter reports whether anything between two blocks reads like text.
func (b *body) textAfter(from, end int) bool {
	first := &b.page.shapes[from]
	notice := isNotice(first) || isComments(first)
	pictures := first.chrome == announcement.Toolbar && !containsAny(first.fold.text, scanWords)
	for n := from; n < end; n++ {
		s := b.page.shapes[n]
		switch {
		case b.blocks[n].Kind == announcement.DataTable:
			return true
		case s.file == announcement.Figure && pictures && !b.decoration(n):
			return true
		case s.chrome != "" || s.fields != nil || s.status:
		case s.enum.class != 0 && !notice:
			return true
		case s.sentence && s.runes >= 20 && !notice && strings.Contains(s.fold.text, "。"):
			return true
		case s.date || s.body:
			return true
		}
	}
	return false
}

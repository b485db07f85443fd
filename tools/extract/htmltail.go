package extract

import (
	"strings"
	"unicode"

	"gonggao/tools/announcement"
)

// tail returns the index of the first block below the text: where only the site speaks from there on. What HTML has
// more of than text dumps are tools and imprints in the midst of nowhere, closed by a dialog that no one sees.
func (b *body) tail(lead int) int {
	end := readTail(b.page.shapes, lead)
	cut := end
	all := 0
	for n := lead; n < end; n++ {
		all += b.weight(n)
	}
	var after tailText
	for n := end - 1; n >= lead; n-- {
		b.note(n, &after)
		s := &b.page.shapes[n]
		switch {
		case !b.parts(n) || after.table:
		case isNotice(s) && after.runes < min(600, all-after.runes), isComments(s) && after.runes < all-after.runes:
			cut = n
		case b.blocks[n].Kind == announcement.Heading && after.runes == 0 && cut > n: // of a list that is no part of the text
			cut = n
		case !after.text && after.runes <= all-after.runes && !(after.picture && s.chrome == announcement.Toolbar && !containsAny(s.fold.text, scanWords)):
			cut = n
		}
	}
	return cut
}

// weight is how much of a text block n may be: its letters, a picture or file being as good as a paragraph.
func (b *body) weight(n int) int {
	s := &b.page.shapes[n]
	switch {
	case s.file == announcement.Attachment, s.file == announcement.Figure && !b.decoration(n):
		return 40
	case s.chrome != "" || s.file != "":
		return 0
	case s.runes > 40, s.fold.text == "": // of a table
		return s.runes
	}
	letters := 0 // (0) and ------ weigh nothing
	for _, r := range s.fold.text {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters
}

// tailText says what stands below a block.
type tailText struct {
	runes   int
	table   bool
	text    bool // reads like text; a notice and what readers wrote do, too
	picture bool
}

// parts reports whether block n can only stand below a text.
func (b *body) parts(n int) bool {
	s := b.page.shapes[n]
	if s.file == announcement.Figure {
		return b.decoration(n)
	}
	switch s.chrome {
	case announcement.Footer, announcement.Pager, announcement.Hotline, announcement.Toolbar, announcement.Generator:
		return true
	}
	return isRelated(s.fold.text) || b.follow(n) || isNotice(&s) || isComments(&s) || isReprint(&s)
}

// follow reports whether block n asks to follow the site elsewhere, 微信公众号：某某发布, and is not one of the contacts that
// a text gives.
func (b *body) follow(n int) bool {
	s := &b.page.shapes[n]
	return n > 0 && s.runes <= 30 && hasAnyPrefix(s.fold.text, followWords) && !isContact(b.page.shapes[n-1].fold.text)
}

var followWords = words(`微信公众号: 官方微信: 官方微博: 微信公众平台: 政务微信: 政务微博:`)

// isReprint recognises what sites add to texts that others may copy: 本文地址：http://….
func isReprint(s *shape) bool { return s.runes <= 120 && hasAnyPrefix(s.fold.text, reprintWords) }

var reprintWords = words(`本文地址 本文链接 本文网址 本文标题: 转载请注明 原文链接: 原文地址: 阅读原文`)

// isComments recognises the heading of what readers of a news site wrote below its articles.
func isComments(s *shape) bool {
	return commentWords[strings.TrimRight(s.fold.text, ":")]
}

var commentWords = set(words(`热门评论 最新评论 网友评论 精彩评论 用户评论 评论列表 网友留言 最新留言`))

// note adds what block n is to what stands below the one before it.
func (b *body) note(n int, after *tailText) {
	s := &b.page.shapes[n]
	after.runes += b.weight(n)
	switch {
	case b.blocks[n].Kind == announcement.DataTable:
		after.table = true
	case s.file == announcement.Figure:
		after.picture = after.picture || !b.decoration(n)
	case s.chrome != "" || s.fields != nil || s.status:
	case s.enum.rest != "", s.date, s.body, s.sentence && s.runes >= 20 && strings.Contains(s.fold.text, "。"):
		after.text = true
	}
}

package extract

import (
	"path"
	"slices"
	"strings"

	"gonggao/tools/announcement"
)

// lead returns how many blocks at the beginning are fields, chrome, or the title once more.
func (b *body) lead() int {
	for n := 0; n < len(b.blocks); n++ {
		s := b.page.shapes[n]
		switch run := b.titleRun(n); {
		case run > 0:
			n += run - 1
		case s.status, s.date && s.runes <= 20, bylineOf(b.blocks[n].Text, &s) != nil && !b.invites(&s) && !b.entry(n):
		case s.chrome != "" && !closes(s):
		case b.decoration(n), b.linked(n) && !b.known, b.bylineTable(n) != nil:
		case b.aboveByline(n):
		default:
			return n
		}
	}
	return 0
}

// aboveByline reports whether block n, the number of a document or the name of a body, stands among bylines: one
// follows it, or a day stands right before it.
func (b *body) aboveByline(n int) bool {
	s := &b.page.shapes[n]
	if isDocumentNumber(s.fold.text) {
		for k := n + 1; k < min(n+3, len(b.blocks)); k++ {
			next := &b.page.shapes[k]
			if next.chrome == "" && !next.body {
				return len(bylineOf(b.blocks[k].Text, next)) > 1 && !b.invites(next)
			}
		}
		return false
	}
	if b.known || !s.body && !b.amid(n) {
		return false
	}
	if n == 0 && !(s.body && len(b.blocks) > 2 && b.page.shapes[1].date && b.page.shapes[2].chrome == "") {
		before, _ := b.linesBetween(b.body, b.body)
		return b.title.from >= 0 && before > 0 && isDay(b.look(before-1)) && b.lines[before-1].from > b.title.from
	}
	if n == 0 {
		return true // and a day below it
	}
	return b.page.shapes[n-1].date || isDay(&b.page.shapes[n-1]) || n+2 < len(b.blocks) && b.page.shapes[n+1].date
}

// amid reports whether block n is a few words with tools or bylines right below it: the name of a medium.
func (b *body) amid(n int) bool {
	s := &b.page.shapes[n]
	if s.title == noTitle || s.runes > 10 || n+1 == len(b.blocks) {
		return false
	}
	next := &b.page.shapes[n+1]
	return next.chrome == announcement.Toolbar || bylineOf(b.blocks[n+1].Text, next) != nil
}

// entry reports whether block n has a link that is long enough for the title of a page, and no label: an entry of a list.
func (b *body) entry(n int) bool {
	return b.page.shapes[n].fields == nil && slices.ContainsFunc(b.blocks[n].Spans, func(s announcement.Span) bool {
		return s.Kind == announcement.Link && s.End-s.At >= titleHan*len("字")
	})
}

// invites reports whether a line may be the time of an event, 时间：3月5日上午, though it has the form of a field: only
// bylines have such a label alone, and a rule's text has no bylines.
func (b *body) invites(s *shape) bool {
	return b.known && len(s.fields) == 1 && hasAnyPrefix(strings.TrimLeft(s.fold.text, "[(【"), eventWords)
}

var eventWords = words(`时间: 日期: 名称: 标题:`)

// linked reports whether block n is short and nothing but links: 我来说两句, 进入财经社区.
func (b *body) linked(n int) bool {
	block := &b.blocks[n]
	if len(block.Spans) == 0 || b.page.shapes[n].runes > 40 || b.page.shapes[n].file != "" {
		return false
	}
	rest := len(block.Text)
	for _, s := range block.Spans {
		if s.Kind == announcement.Link {
			if isFileLink(s.Href) {
				return false
			}
			rest -= s.End - s.At
		}
	}
	return rest <= 8
}

// bylineTable returns the lines of a table that holds nothing but bylines and the title, nil for any other block.
func (b *body) bylineTable(n int) []string {
	if b.blocks[n].Kind != announcement.DataTable || len(b.blocks[n].Text) > 1000 {
		return nil
	}
	var lines []string
	for cell := range strings.FieldsFuncSeq(b.blocks[n].Text, func(r rune) bool { return r == '\t' || r == '\n' || r == '\u2028' }) {
		s := htmlShape(cell)
		if s.runes > 0 && s.fields == nil && s.chrome == "" && bylineOf(cell, &s) == nil && squash(cell) != b.title.squashed {
			return nil
		}
		lines = append(lines, cell)
	}
	return lines
}

// decoration reports whether block n is a picture of the site's frame, by its name, or a line of asterisks.
func (b *body) decoration(n int) bool {
	if b.blocks[n].Kind != announcement.Figure {
		return b.blocks[n].Kind != announcement.DataTable && squash(b.blocks[n].Text) == "" // ＊＊＊＊＊
	}
	address := strings.ToLower(b.blocks[n].Href)
	return strings.HasSuffix(address, ".gif") || containsAny(path.Base(address), pictureWords) || containsAny(address, words(`/qrcode/ /ewm/ /icon/ /icons/`))
}

// titleRun returns how many blocks from n on say the title together, 0 when they do not.
func (b *body) titleRun(n int) int {
	rest := b.title.squashed
	for k := n; k < min(n+6, len(b.blocks)) && rest != "" && b.blocks[k].Kind != announcement.DataTable; k++ {
		after, ok := strings.CutPrefix(rest, squash(b.blocks[k].Text))
		if !ok || after == rest {
			break
		}
		if rest = after; rest == "" {
			return k - n + 1
		}
	}
	return 0
}

package extract

import (
	"path"
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
		case s.status, s.date && s.runes <= 20, bylineOf(b.blocks[n].Text, &s) != nil && !b.invites(&s):
		case s.chrome != "" && !closes(s):
		case b.decoration(n), b.linked(n) && !b.known, b.bylineTable(n) != nil:
		default:
			return n
		}
	}
	return 0
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

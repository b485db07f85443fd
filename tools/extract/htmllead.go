package extract

import (
	"path"
	"strings"

	"gonggao/tools/announcement"
)

// lead returns how many blocks at the beginning are fields, chrome, or the title once more.
func (b *body) lead() int {
	n := 0
	for ; n < len(b.blocks); n++ {
		s := b.page.shapes[n]
		switch {
		case s.fields != nil, s.status, s.date && s.runes <= 20, bylineOf(b.blocks[n].Text, &s) != nil:
		case s.chrome != "" && !closes(s):
		case b.decoration(n), b.linked(n), b.bylineTable(n) != nil:
		case b.repeatsTitle(n):
		default:
			return n
		}
	}
	return 0
}

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

// repeatsTitle reports whether block n says the title, or a part of it that readers have just seen.
func (b *body) repeatsTitle(n int) bool {
	if b.title.squashed == "" || b.blocks[n].Kind == announcement.DataTable {
		return false
	}
	s := squash(b.blocks[n].Text)
	if s == b.title.squashed {
		return true
	}
	rest := b.title.squashed
	for k := n; k < min(n+6, len(b.blocks)); k++ {
		after, ok := strings.CutPrefix(rest, squash(b.blocks[k].Text))
		if !ok || after == rest {
			break
		}
		if rest = after; rest == "" {
			return true
		}
	}
	// The lines after the first of a title that is spread over several.
	for k := n - 1; k >= max(0, n-6); k-- {
		joined := ""
		for m := k; m <= n; m++ {
			joined += squash(b.blocks[m].Text)
		}
		if strings.HasPrefix(b.title.squashed, joined) && joined != "" {
			return b.repeatsTitle(k)
		}
	}
	return false
}

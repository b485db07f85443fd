package extract

import (
	"cmp"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"gonggao/tools/announcement"
)

// readBody returns the blocks of the text. What stands at its beginning and end and belongs to the site becomes fields
// and chrome: whole short blocks only, nothing between two paragraphs.
func (p *htmlPage) readBody() []announcement.Block {
	out := p.outside()
	blocks := domBlocks(p.nodes[p.body].Node, p.base, func(n *html.Node) bool { return out[n] })
	b := body{htmlPage: p, blocks: blocks}
	b.page.header.title = -1
	for n, block := range blocks {
		b.page.lines = append(b.page.lines, line{text: block.Text, tail: "\n"})
		b.page.shapes = append(b.page.shapes, shapeOfBlock(block))
		if n > 0 && b.standsAlone(n) {
			b.page.lines[n-1].tail += "\n" // what a blank line says in a dump
		}
	}
	b.page.header.body = b.lead()
	b.page.tail = b.tail(b.page.header.body)
	b.page.survey()
	return b.read()
}

// outside returns the nodes below the body that are not part of the text, topmost ones only.
func (p *htmlPage) outside() map[*html.Node]bool {
	out := map[*html.Node]bool{}
	for i := p.body; i < p.nodes[p.body].end; {
		n := &p.nodes[i]
		if i != p.body && (n.role != unread || p.before(i)) {
			out[n.Node] = true
			i = n.end
			continue
		}
		i++
	}
	return out
}

// before reports whether a node stands wholly before a title inside the body that was found by climbing from it.
func (p *htmlPage) before(i int32) bool {
	return !p.known && p.title.from >= 0 && p.nodes[i].end <= p.title.from && p.contains(p.body, p.title.from)
}

// body is a text being cut into lead, text and tail; page is what the rules for text dumps see of it.
type body struct {
	*htmlPage
	blocks []announcement.Block
	page   page
}

func shapeOfBlock(b announcement.Block) shape {
	switch b.Kind {
	case announcement.Chrome:
		return shape{fold: fold(b.Text), runes: utf8.RuneCountInString(b.Text), chrome: b.Chrome}
	case announcement.Figure, announcement.Attachment:
		return shape{fold: fold(b.Text), file: b.Kind}
	case announcement.DataTable:
		return shape{sentence: true, runes: utf8.RuneCountInString(b.Text)}
	}
	return htmlShape(b.Text)
}

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

// read returns the blocks with the kinds that their words say they are.
func (b *body) read() []announcement.Block {
	var all []announcement.Block
	for n, block := range b.blocks {
		s := b.page.shapes[n]
		if n >= b.page.header.body && n < b.page.tail {
			block = b.classify(n, block)
			if last := len(all) - 1; n > b.page.header.body && all[last].Kind == announcement.Title && versionLine.MatchString(s.fold.text) {
				all[last].Text += block.Text // 某办法 / （征求意见稿）
				continue
			}
			all = append(all, block)
			continue
		}
		switch {
		case b.bylineTable(n) != nil:
			for _, text := range b.bylineTable(n) {
				s := htmlShape(text)
				if found := bylineOf(text, &s); found != nil {
					all = append(all, fieldBlocks(text, found)...)
				} else if s.runes > 0 {
					all = append(all, announcement.Block{Kind: announcement.Chrome, Chrome: cmp.Or(s.chrome, announcement.Copy), Text: text})
				}
			}
		case s.file == announcement.Attachment:
			all = append(all, block)
		case s.file == announcement.Figure:
			all = append(all, announcement.Block{Kind: announcement.Chrome, Chrome: announcement.Toolbar, Text: block.Text, Href: block.Href})
		case s.status:
			all = append(all, announcement.Block{Kind: announcement.Status, Text: block.Text})
		case s.fields != nil:
			all = append(all, fieldBlocks(block.Text, s.fields)...)
		case n < b.page.header.body && bylineOf(block.Text, &s) != nil:
			all = append(all, fieldBlocks(block.Text, bylineOf(block.Text, &s))...)
		case s.chrome != "":
			all = append(all, announcement.Block{Kind: announcement.Chrome, Chrome: s.chrome, Text: block.Text})
		case n < b.page.header.body:
			kind := announcement.Copy
			if b.linked(n) {
				kind = announcement.Navigation
			} else if b.decoration(n) {
				kind = announcement.Toolbar
			}
			all = append(all, announcement.Block{Kind: announcement.Chrome, Chrome: kind, Text: block.Text})
		default:
			all = append(all, announcement.Block{Kind: announcement.Chrome, Chrome: announcement.Related, Text: block.Text})
		}
	}
	return all
}

// classify gives a block the kind that the rules for text dumps would. What is a heading by its markup is one.
func (b *body) classify(n int, block announcement.Block) announcement.Block {
	kind, level := b.page.kindOf(n)
	switch {
	case block.Kind != announcement.Paragraph && block.Kind != announcement.Heading:
	case kind == announcement.Title && b.title.text != "":
		block.Kind, block.Level = kind, 0
	case block.Kind == announcement.Heading:
		if s := b.page.shapes[n]; s.enum.class != 0 {
			block.Level = s.enum.level()
		}
	case kind == announcement.Chrome, kind == announcement.Figure, kind == announcement.Attachment, kind == announcement.Title:
	default:
		block.Kind, block.Level = kind, level
	}
	return block
}

// standsAlone reports whether block n stands apart from the one before it, as the title of a part does: by its
// markup, or because a text ends above it.
func (b *body) standsAlone(n int) bool {
	return b.blocks[n].Kind == announcement.Heading || n > 0 && (b.page.shapes[n-1].date || b.page.shapes[n-1].file != "")
}

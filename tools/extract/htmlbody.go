package extract

import (
	"cmp"
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
	b.page.lines, b.page.shapes = make([]line, 0, len(blocks)), make([]shape, 0, len(blocks))
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
		if i != p.body && (n.role != unread || p.beyond(i)) {
			out[n.Node] = true
			i = n.end
			continue
		}
		i++
	}
	return out
}

// beyond reports whether a node below the body stands wholly outside of the stretch that holds the text.
func (p *htmlPage) beyond(i int32) bool { return p.nodes[i].end <= p.first || i >= p.last }

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

// read returns the blocks with the kinds that their words say they are.
func (b *body) read() []announcement.Block {
	all := make([]announcement.Block, 0, len(b.blocks))
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
		case n < b.page.header.body && b.aboveByline(n):
			label := announcement.LabelOther
			if isDocumentNumber(s.fold.text) {
				label = announcement.LabelDocumentNumber
			}
			all = append(all, announcement.Block{Kind: announcement.Field, Label: label, Text: block.Text})
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

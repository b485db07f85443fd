// Package extract turns a decoded page into a Document: what is title, field, body and chrome.
//
// A text dump has nothing to go by but the shape of its lines, so every rule here speaks of shapes
// and of the vocabulary that government sites share, never of one page.
package extract

import "gonggao/tools/announcement"

// Text reads a text dump, already UTF-8, into a Document.
// Every byte of text is in exactly one block: Document.Source gives it back.
func Text(text string) announcement.Document {
	p := page{lines: splitLines(text)}
	p.shapes = make([]shape, len(p.lines))
	for i, l := range p.lines {
		p.shapes[i] = shapeOf(l.text)
	}
	dropBrowserTitle(p.shapes)
	p.header = readHeader(p.lines, p.shapes)
	p.tail = readTail(p.shapes, p.header.body)
	certain := p.tail
	p.tail = siteBelow(p.shapes, p.header.body, p.tail)
	p.flagBelow(certain)
	p.survey()

	for i := 0; i < len(p.lines); {
		switch {
		case i < p.header.body:
			i = p.addHeader(i)
		case i >= p.tail:
			i = p.addTail(i)
		default:
			i = p.addBody(i)
		}
	}
	return p.doc
}

// page is a dump being read: header, text and tail, in this order.
type page struct {
	lines  []line
	shapes []shape
	header header
	tail   int // index of the first line below the text

	named       map[string]int // core of a document's name → the first line that names it
	lastContent int            // index of the last line that can only be text

	doc announcement.Document
}

// survey notes what later decisions look back or ahead for.
func (p *page) survey() {
	p.named = map[string]int{}
	for i, s := range p.shapes[:p.tail] {
		for _, name := range names(s.fold.text) {
			if _, known := p.named[name]; !known {
				p.named[name] = i
			}
		}
		if i >= p.header.body && s.content() {
			p.lastContent = i
		}
	}
}

// add appends a block that begins on line i.
func (p *page) add(i int, b announcement.Block) {
	b.Line = p.lines[i].number
	p.doc.Blocks = append(p.doc.Blocks, b)
}

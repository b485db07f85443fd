// Package extract turns a decoded page into a Document: what is title, field, body and chrome.
//
// A text dump has nothing to go by but the shape of its lines, so every rule here speaks of shapes
// and of the vocabulary that government sites share, never of one page.
package extract

import "gonggao/tools/announcement"

// Text reads a text dump, already UTF-8, into a Document.
// Every byte of text is in exactly one block: Document.Source gives it back.
func Text(text string) announcement.Document {
	lines := splitLines(text)
	shapes := make([]shape, len(lines))
	for i, l := range lines {
		shapes[i] = shapeOf(l.text)
	}
	h := readHeader(lines, shapes)
	tail := readTail(shapes, h.body)

	var doc announcement.Document
	add := func(b announcement.Block, l line) {
		b.Line = l.number
		doc.Blocks = append(doc.Blocks, b)
	}
	for i := 0; i < len(lines); {
		switch {
		case i < h.body:
			i += h.add(add, lines, shapes, i)
		case i >= tail:
			addTail(add, lines[i], shapes[i])
			i++
		default:
			i = addBody(add, lines, shapes, h, i, tail)
		}
	}
	return doc
}

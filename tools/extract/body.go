package extract

import "gonggao/tools/announcement"

// addBody adds the block that begins at line i of the text and returns the index of the next line.
func (p *page) addBody(i int) int {
	l := p.lines[i]
	b := announcement.Block{Text: l.text, Tail: l.tail}
	next := i + 1
	if p.header.repeats(p.shapes, i) {
		b.Kind, b.Chrome = announcement.Chrome, announcement.Copy
		p.add(i, b)
		return next
	}
	b.Kind, b.Level = p.kindOf(i)
	switch b.Kind {
	case announcement.Chrome:
		b.Chrome = p.shapes[i].chrome
	case announcement.Title:
		next = joinTitle(p.lines, p.shapes, i, p.tail)
		b.Text, b.Tail = joined(p.lines[i:next]), p.lines[next-1].tail
	}
	p.add(i, b)
	return next
}

// kindOf returns the kind and level of line i of the text.
func (p *page) kindOf(i int) (announcement.BlockKind, int) {
	s := p.shapes[i]
	switch {
	case s.file != "":
		return s.file, 0
	case s.status:
		return announcement.Status, 0
	case s.chrome != "" && s.chrome != announcement.Toolbar && s.chrome != announcement.Greeting:
		return announcement.Chrome, 0
	case s.date && p.closes(i+1):
		return announcement.SignedDate, 0
	case s.body && p.signs(i):
		return announcement.Signature, 0
	case s.enum.class != 0:
		return p.enumerated(i)
	case p.isPartTitle(i):
		return announcement.Title, 0
	}
	return announcement.Paragraph, 0
}

// closes reports whether a part of the page ends before line i; a second date may follow the first.
func (p *page) closes(i int) bool {
	if i < p.tail && p.shapes[i].date {
		i++
	}
	if i >= p.tail {
		return true
	}
	s := p.shapes[i]
	return s.status || s.chrome != "" || s.file == announcement.Attachment || p.isPartTitle(i) || hasAnyPrefix(s.fold.text, afterSignature)
}

// afterSignature is what may follow a signature within a text (GB/T 9704-2012 §7.3.7).
var afterSignature = words(`附件 (此件 （此件`)

// signs reports whether the body named on line i signs the text: the date follows, or nothing does.
func (p *page) signs(i int) bool {
	for n := i + 1; n < min(i+5, p.tail); n++ {
		if p.shapes[n].date {
			return p.closes(n + 1)
		}
		if !p.shapes[n].body {
			return false
		}
	}
	return i+1 == p.tail
}

// isPartTitle reports whether line i of the text is the title of a new part: it stands by itself,
// says what it is about or is the name of a document that was named above, and text follows.
func (p *page) isPartTitle(i int) bool {
	s := p.shapes[i]
	if s.title == noTitle || i >= p.lastContent || i > p.header.body && !p.lines[i-1].followedByBlankLine() {
		return false
	}
	if s.title == strongTitle && s.runes >= 8 && saysWhat(s.fold.text) {
		return true
	}
	at, known := p.named[nameCore(s.fold.text)]
	return known && at < i
}

// enumerated returns what a numbered line is: a heading when text or deeper numbers follow it,
// an item when it stands in a run of its like, a paragraph when its first sentence heads a longer text.
func (p *page) enumerated(i int) (announcement.BlockKind, int) {
	e := p.shapes[i].enum
	same := func(n int) bool { return n >= 0 && n < p.tail && p.shapes[n].enum.class == e.class }
	deeper := i+1 < p.tail && p.shapes[i+1].enum.class > e.class && p.shapes[i+1].enum.class < 5
	switch {
	case e.headingLike() && (e.class >= 5 || deeper || i+1 < p.tail && !same(i-1) && !same(i+1)):
		return announcement.Heading, e.level()
	case (same(i-1) || same(i+1)) && !e.runIn():
		return announcement.Item, 0
	}
	return announcement.Paragraph, 0
}

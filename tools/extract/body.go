package extract

import (
	"slices"
	"strings"

	"gonggao/tools/announcement"
)

// addBody emits the block that begins at line i of the text and returns the index of the next line.
func addBody(emit func(announcement.Block, line), lines []line, shapes []shape, h header, i, tail int) int {
	l, s := lines[i], shapes[i]
	kind, level := kindOf(lines, shapes, h, i, tail)
	b := announcement.Block{Kind: kind, Level: level, Text: l.text, Tail: l.tail}
	switch kind {
	case announcement.Chrome:
		b.Chrome = s.chrome
	case announcement.Title:
		end := joinTitle(lines, shapes, i, tail)
		b.Text, b.Tail = joined(lines[i:end]), lines[end-1].tail
		emit(b, l)
		return end
	}
	emit(b, l)
	return i + 1
}

// kindOf returns the kind and level of line i of the text.
func kindOf(lines []line, shapes []shape, h header, i, tail int) (announcement.BlockKind, int) {
	s := shapes[i]
	switch {
	case s.file != "":
		return s.file, 0
	case s.status:
		return announcement.Status, 0
	case s.chrome != "" && s.chrome != announcement.Toolbar && s.chrome != announcement.Greeting:
		return announcement.Chrome, 0
	case s.date && closesPart(lines, shapes, h, i+1, tail):
		return announcement.SignedDate, 0
	case s.body && signs(lines, shapes, h, i, tail):
		return announcement.Signature, 0
	case s.enum.class != 0:
		return enumerated(shapes, i, tail)
	case isPartTitle(lines, shapes, h, i, tail):
		return announcement.Title, 0
	}
	return announcement.Paragraph, 0
}

// closesPart reports whether a part of the page ends before line i.
func closesPart(lines []line, shapes []shape, h header, i, tail int) bool {
	if i >= tail {
		return true
	}
	s := shapes[i]
	return s.status || s.chrome != "" || s.file == announcement.Attachment || s.date && closesPart(lines, shapes, h, i+1, tail) ||
		isPartTitle(lines, shapes, h, i, tail) || strings.HasPrefix(s.fold.text, "附件") || strings.HasPrefix(s.fold.text, "(此件") || strings.HasPrefix(s.fold.text, "（此件")
}

// signs reports whether the body named on line i signs the text: the date follows, or nothing does.
func signs(lines []line, shapes []shape, h header, i, tail int) bool {
	for n := i + 1; n < min(i+5, tail); n++ {
		if shapes[n].date {
			return closesPart(lines, shapes, h, n+1, tail)
		}
		if !shapes[n].body {
			return false
		}
	}
	return i+1 == tail
}

// isPartTitle reports whether line i of the text is the title of a new part: it looks like a title,
// stands by itself, says what it is about or repeats a name from the page's title, and text follows.
func isPartTitle(lines []line, shapes []shape, h header, i, tail int) bool {
	s := shapes[i]
	if s.title == noTitle || i+1 >= tail || i > 0 && !lines[i-1].followedByBlankLine() && i > h.body {
		return false
	}
	core := nameCore(s.fold.text)
	named := slices.Contains(h.names, core) || slices.Contains(h.names, strings.TrimSuffix(strings.TrimSuffix(core, "草案解读"), "的"))
	if !named && !(s.title == strongTitle && s.runes >= 8 && aboutDocument.MatchString(s.fold.text)) {
		return false
	}
	for n := i + 1; n < tail; n++ {
		if shapes[n].content() {
			return true
		}
	}
	return false
}

// enumerated returns what a numbered line is: a heading when text or deeper numbers follow it,
// an item when it stands in a run of its like, a paragraph when its first sentence heads a longer text.
func enumerated(shapes []shape, i, tail int) (announcement.BlockKind, int) {
	e := shapes[i].enum
	if e.class >= 5 && e.headingLike() {
		return announcement.Heading, e.level()
	}
	same := func(n int) bool { return n >= 0 && n < tail && shapes[n].enum.class == e.class }
	inRun := same(i-1) || same(i+1)
	switch {
	case e.headingLike() && !inRun && i+1 < tail:
		return announcement.Heading, e.level()
	case e.headingLike() && same(i-1) != same(i+1) && !same(i+1) && i+1 < tail && deeper(shapes[i+1], e):
		return announcement.Heading, e.level()
	case inRun && !e.runIn():
		return announcement.Item, 0
	}
	return announcement.Paragraph, 0
}

// deeper reports whether s carries a number of a lower level than e.
func deeper(s shape, e enumerator) bool { return s.enum.class > e.class && s.enum.class < 5 }

package extract

import (
	"strings"

	"gonggao/tools/announcement"
)

// header is what stands above the text: greeting, toolbar, breadcrumb, fields and the title.
type header struct {
	body       int // index of the first line of the text
	title      int // first line of the title, -1 when a labelled field holds it or there is none
	titleEnd   int
	titleField bool     // a 标题 field names the page
	names      []string // cores of the names in the title
}

// readHeader finds where the text begins and which line is the title.
// The header ends at the first line that can only be text; the title is the last title-like line
// before the fields, for bylines stand below titles, else the first title-like line.
func readHeader(lines []line, shapes []shape) header {
	h := header{title: -1}
	for h.body < len(shapes) && !shapes[h.body].content() && !closes(shapes[h.body]) {
		h.body++
	}
	lastField := -1
	for i := range h.body {
		for _, f := range shapes[i].fields {
			if f.label != announcement.LabelOther && f.label != announcement.LabelViews && f.label != announcement.LabelFontSize {
				lastField = i
			}
			h.titleField = h.titleField || f.label == announcement.LabelTitle && f.value < f.end && fold(lines[i].text[f.value:f.end]).text != ""
		}
	}
	if !h.titleField {
		h.title = titleLine(shapes[:h.body], lastField)
	}
	switch {
	case h.title >= 0:
		h.titleEnd = joinTitle(lines, shapes, h.title, h.body)
		h.body = max(h.titleEnd, lastField+1)
	case lastField >= 0:
		h.body = lastField + 1
	default:
		h.body = chromeEnd(shapes[:h.body])
	}
	// Chrome and fields that are left below the title still belong to the header.
	for h.body < len(shapes) && (shapes[h.body].fields != nil || shapes[h.body].chrome != "" && shapes[h.body].chrome != announcement.Hotline || shapes[h.body].status) {
		h.body++
	}
	for i := range h.body {
		h.names = append(h.names, names(shapes[i].fold.text)...)
	}
	return h
}

// closes reports whether a line can only stand below the text.
func closes(s shape) bool {
	return s.chrome == announcement.Pager || s.chrome == announcement.Hotline
}

// titleLine chooses the title among header lines, or -1.
func titleLine(shapes []shape, lastField int) int {
	pick := func(from, to int, least titleStrength, step int) int {
		for i := from; i != to; i += step {
			if shapes[i].title >= least {
				return i
			}
		}
		return -1
	}
	for _, least := range []titleStrength{strongTitle, weakTitle} {
		if lastField > 0 {
			if i := pick(lastField-1, -1, least, -1); i >= 0 {
				return first(shapes, i, least)
			}
		}
		if i := pick(max(lastField, 0), len(shapes), least, 1); i >= 0 {
			return i
		}
	}
	return -1
}

// first walks back over lines that a title may be split over.
func first(shapes []shape, i int, least titleStrength) int {
	for i > 0 && shapes[i-1].title == weakTitle && shapes[i-1].runes >= 8 && least == strongTitle && strings.Contains(shapes[i-1].fold.text, "关于") {
		i--
	}
	return i
}

// joinTitle returns the line after the title: a title goes on while the next line follows without
// an empty line and the words so far do not end like a title, or the next is only a version in brackets.
func joinTitle(lines []line, shapes []shape, at, limit int) int {
	end := at + 1
	for ; end < limit && end < at+4; end++ {
		s, before := shapes[end], shapes[end-1]
		if versionLine.MatchString(s.fold.text) {
			continue
		}
		if lines[end-1].followedByBlankLine() || s.title == noTitle || before.title == strongTitle && documentKindEnds(before.fold.text) {
			break
		}
		if !strings.Contains(before.fold.text, "关于") && !documentKindEnds(s.fold.text) {
			break
		}
	}
	return end
}

func documentKindEnds(text string) bool {
	loc := documentKind.FindAllStringIndex(text, -1)
	return len(loc) > 0 && loc[len(loc)-1][1] == len(text)
}

// chromeEnd returns how many lines at the start are chrome, fields or blank.
func chromeEnd(shapes []shape) int {
	for i, s := range shapes {
		if s.chrome == "" && s.fields == nil && !s.status {
			return i
		}
	}
	return len(shapes)
}

// add emits header line i and returns how many lines it took.
func (h header) add(emit func(announcement.Block, line), lines []line, shapes []shape, i int) int {
	l, s := lines[i], shapes[i]
	if i == h.title {
		emit(announcement.Block{Kind: announcement.Title, Text: joined(lines[i:h.titleEnd]), Tail: lines[h.titleEnd-1].tail}, l)
		return h.titleEnd - i
	}
	switch {
	case s.status:
		emit(announcement.Block{Kind: announcement.Status, Text: l.text, Tail: l.tail}, l)
	case s.fields != nil:
		return addFields(emit, lines, shapes, i)
	case s.chrome != "":
		emit(announcement.Block{Kind: announcement.Chrome, Chrome: s.chrome, Text: l.text, Tail: l.tail}, l)
	case i > 0 && shapes[i-1].chrome == announcement.Breadcrumb && crumbLine.MatchString(s.fold.text):
		emit(announcement.Block{Kind: announcement.Chrome, Chrome: announcement.Breadcrumb, Text: l.text, Tail: l.tail}, l)
	case documentNumberLine.MatchString(s.fold.text):
		emit(announcement.Block{Kind: announcement.Field, Label: announcement.LabelDocumentNumber, Text: l.text, Tail: l.tail}, l)
	case s.title == strongTitle && i > h.title:
		emit(announcement.Block{Kind: announcement.Title, Text: l.text, Tail: l.tail}, l)
	default:
		emit(announcement.Block{Kind: announcement.Chrome, Chrome: announcement.Toolbar, Text: l.text, Tail: l.tail}, l)
	}
	return 1
}

// joined returns the text of lines that make one block.
func joined(lines []line) string {
	var b strings.Builder
	for i, l := range lines {
		b.WriteString(l.text)
		if i+1 < len(lines) {
			b.WriteString(l.tail)
		}
	}
	return b.String()
}

// addFields emits the fields of line i. A label whose value stands on the next line takes it,
// when the value has the form that the label asks for.
func addFields(emit func(announcement.Block, line), lines []line, shapes []shape, i int) int {
	l, fields := lines[i], shapes[i].fields
	for n, f := range fields {
		b := announcement.Block{Kind: announcement.Field, Label: f.label, Head: l.text[f.start:f.value], Text: l.text[f.value:f.end]}
		if f.label == announcement.LabelTitle && strings.TrimFunc(b.Text, isBlank) != "" {
			b.Kind = announcement.Title
		}
		if n+1 < len(fields) {
			emit(b, l)
			continue
		}
		form := valueForm[f.label]
		if strings.TrimFunc(b.Text, isBlank) == "" && form != nil && i+1 < len(lines) && shapes[i+1].fields == nil && form.MatchString(shapes[i+1].fold.text) {
			next := lines[i+1]
			b.Head, b.Text, b.Tail = b.Head+b.Text+l.tail, next.text, next.tail
			emit(b, l)
			return 2
		}
		b.Tail = l.tail
		emit(b, l)
	}
	return 1
}

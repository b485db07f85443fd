package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// header is what stands above the text: greeting, toolbar, breadcrumb, fields and the title.
type header struct {
	body     int // index of the first line of the text
	title    int // first line of the title, -1 when a labelled field holds it or there is none
	titleEnd int
}

// readHeader finds where the text begins and which line is the title.
// The header ends at the first line that can only be text; the title is the last title-like line
// before the fields, for bylines stand below titles, else the first title-like line.
func readHeader(lines []line, shapes []shape) header {
	h := header{title: -1}
	for h.body < len(shapes) && !shapes[h.body].content() && !closes(shapes[h.body]) {
		h.body++
	}
	h.body = max(h.body, menuEnd(shapes, h.body))
	if at := anchoredTitle(lines, shapes); at >= 0 && !hasLabelledTitle(lines, shapes[:at]) {
		h.title, h.titleEnd = at, at+1
		if browser := shapes[0].fold.text; at == 0 || !browserSays(browser, shapes[at].fold.text) {
			if h.title = first(lines, shapes, at); h.title > 0 && shapes[h.title-1].entry() && shapes[h.title].entry() {
				h.title = at // a list stands above
			}
			h.titleEnd = joinTitle(lines, shapes, h.title, len(shapes))
		}
		h.body = h.titleEnd
		h.skipBylines(lines, shapes)
		return h
	}
	lastField, labelled := -1, ""
	for i := range h.body {
		for _, f := range shapes[i].fields {
			switch f.label {
			case announcement.LabelOther, announcement.LabelViews, announcement.LabelFontSize:
				continue
			case announcement.LabelTitle:
				labelled = fold(lines[i].text[f.value:f.end]).text
				if labelled == "" && i+1 < h.body && isValue(f.label, shapes[i+1]) {
					labelled = shapes[i+1].fold.text
				}
			}
			lastField = i
		}
	}
	switch {
	case labelled == "":
		h.title = titleLine(lines, shapes[:h.body], lastField)
		if h.title >= 0 {
			h.titleEnd = joinTitle(lines, shapes, h.title, h.body)
		}
	default:
		h.title, h.titleEnd = repeated(shapes, labelled, lastField+1, h.body)
	}
	switch {
	case h.title >= 0:
		h.body = max(h.titleEnd, lastField+1)
	case lastField >= 0:
		h.body = lastField + 1
	default:
		h.body = chromeEnd(shapes[:h.body])
	}
	h.skipBylines(lines, shapes)
	return h
}

// hasLabelledTitle reports whether an index table names the title.
func hasLabelledTitle(lines []line, shapes []shape) bool {
	for i, s := range shapes {
		for _, f := range s.fields {
			if f.label == announcement.LabelTitle && (!isEmpty(lines[i].text[f.value:f.end]) || i+1 < len(shapes) && isValue(f.label, shapes[i+1])) {
				return true
			}
		}
	}
	return false
}

// skipBylines ends the header below what stands under the title and belongs to it: chrome, fields, bylines of any form and
// the document number.
func (h *header) skipBylines(lines []line, shapes []shape) {
	for ; h.body < len(shapes); h.body++ {
		s := &shapes[h.body]
		if belongsAbove(*s) || h.repeats(shapes, h.body) {
			continue
		}
		if h.body > h.titleEnd && len(shapes[h.body-1].fields) > 0 { // the value of a label that stands alone
			last := &shapes[h.body-1]
			if f := last.fields[len(last.fields)-1]; isEmpty(lines[h.body-1].text[f.value:f.end]) && isValue(f.label, *s) {
				continue
			}
		}
		if (s.body || s.title == weakTitle && s.runes <= 10) && h.body == h.titleEnd && h.body+2 < len(shapes) && shapes[h.body+1].date && shapes[h.body+2].chrome == "" {
			s.fields, s.title = []field{{label: announcement.LabelOther, end: len(lines[h.body].text)}}, noTitle
			continue // and a day below it
		}
		if !isByline(lines[h.body].text, s) {
			return
		}
		s.fields, s.title = bylineOf(lines[h.body].text, s), noTitle
	}
}

// repeats reports whether line i says the title once more: a dump of a whole page has the browser's title too.
func (h header) repeats(shapes []shape, i int) bool {
	return h.title >= 0 && h.titleEnd == h.title+1 && i != h.title && shapes[i].fold.text == shapes[h.title].fold.text
}

func belongsAbove(s shape) bool {
	return s.fields != nil || s.status || s.chrome != "" && !closes(s) || isDocumentNumber(s.fold.text)
}

// repeated finds the lines below the fields that say the labelled title once more: these are the title.
func repeated(shapes []shape, labelled string, from, limit int) (title, end int) {
	for i := from; i < limit; i++ {
		rest := labelled
		for n := i; n < limit && rest != ""; n++ {
			after, ok := strings.CutPrefix(rest, shapes[n].fold.text)
			if !ok {
				break
			}
			if rest = after; rest == "" {
				return i, n + 1
			}
		}
	}
	return -1, 0
}

// dropBrowserTitle marks a first line that is a title with the site's name, where the title stands again by itself:
// 关于停水的通知 | 某某区人民政府 or 关于停水的通知_某某区.
func dropBrowserTitle(shapes []shape) {
	if len(shapes) < 2 || shapes[0].title == noTitle {
		return
	}
	whole := shapes[0].fold.text
	for i, r := range whole {
		if !strings.ContainsRune("|_-–—", r) {
			continue
		}
		for _, part := range []string{whole[:i], whole[i+utf8.RuneLen(r):]} {
			same := func(s shape) bool { return s.fold.text == part }
			if titleOf(part, utf8.RuneCountInString(part)) == strongTitle && slices.ContainsFunc(shapes[1:], same) {
				shapes[0].title, shapes[0].chrome = noTitle, announcement.Copy
				return
			}
		}
	}
}

// menuEnd looks past the pictures and menus that a dump of a whole page begins with: it returns the first line of prose
// when a byline and a title stand before it, else 0.
func menuEnd(shapes []shape, from int) int {
	title, byline := -1, 0
	for i, s := range shapes {
		switch {
		case s.prose() || closes(s):
			if byline > from && title >= 0 {
				return i
			}
			return 0
		case s.title == strongTitle:
			title = i
		case slices.ContainsFunc(s.fields, field.dates):
			byline = i
		}
	}
	if byline > from && title >= 0 {
		return max(byline, title) + 1
	}
	return 0
}

// prose reports whether a line is a sentence of a text, which no menu has.
func (s shape) prose() bool {
	return s.chrome == "" && s.fields == nil && (s.runes >= 8 && strings.HasSuffix(s.fold.text, "。") ||
		s.runes >= 40 && strings.ContainsAny(s.fold.text, "，,。"))
}

// dates reports whether a field is part of a byline.
func (f field) dates() bool {
	switch f.label {
	case announcement.LabelDate, announcement.LabelPublished, announcement.LabelSource, announcement.LabelWritten:
		return true
	}
	return false
}

// closes reports whether a line can only stand below the text.
func closes(s shape) bool {
	return s.chrome == announcement.Pager || s.chrome == announcement.Hotline
}

// titleLine chooses the title among header lines, or -1.
func titleLine(lines []line, shapes []shape, lastField int) int {
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
				return first(lines, shapes, i)
			}
		}
		if i := pick(max(lastField, 0), len(shapes), least, 1); i >= 0 {
			return first(lines, shapes, i)
		}
	}
	return -1
}

// maxTitleLines is how many lines a title is split over at most.
const maxTitleLines = 5

// first walks back from a title line over the lines that the title began on: 国务院办公厅关于推进 / 政务新媒体…的意见.
// They follow one another without an empty line, and the first of them names the body or says 关于.
func first(lines []line, shapes []shape, i int) int {
	start := i
	for n := i - 1; n >= 0 && n > i-maxTitleLines; n-- {
		s := shapes[n]
		if s.title == noTitle || endsLikeTitle(s.fold.text) || lines[n].followedByBlankLine() {
			break
		}
		if sectionNames[s.fold.text] || endsWithDay(s.fold.text) || strings.HasPrefix(lines[start].text, "关于") && !(s.body && n == start-1) {
			break
		}
		if s.body || opensTitle(s.fold.text) {
			start = n
		}
	}
	return start
}

// opensTitle reports whether a title may break off after text: it says what it is about, but not what it is.
func opensTitle(text string) bool {
	if strings.Contains(text, "关于") || strings.Contains(text, "印发") {
		return true
	}
	before, _, found := strings.Cut(text, "对")
	return found && isBody(before)
}

// joinTitle returns the line after the title that begins at a line: a title goes on over lines without an empty
// one between until one ends like a title, and takes a version in brackets with it.
func joinTitle(lines []line, shapes []shape, at, limit int) int {
	limit = min(limit, at+maxTitleLines)
	end := at + 1
	for n := at; n < limit && (n == at || shapes[n].title != noTitle && !lines[n-1].followedByBlankLine()); n++ {
		if endsLikeTitle(shapes[n].fold.text) && !(n+1 < limit && strings.HasPrefix(shapes[n+1].fold.text, "的")) {
			end = n + 1
			break
		}
	}
	for end < limit && versionLine.MatchString(shapes[end].fold.text) {
		end++
	}
	return end
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

// addHeader adds what begins at header line i and returns the index of the next line.
func (p *page) addHeader(i int) int {
	l, s, h := p.lines[i], p.shapes[i], p.header
	b := announcement.Block{Kind: announcement.Chrome, Chrome: s.chrome, Text: l.text, Tail: l.tail}
	next := i + 1
	switch {
	case i == h.title:
		next = h.titleEnd
		b = announcement.Block{Kind: announcement.Title, Text: joined(p.lines[i:next]), Tail: p.lines[next-1].tail}
	case s.status:
		b = announcement.Block{Kind: announcement.Status, Text: l.text, Tail: l.tail}
	case s.fields != nil:
		return p.addFields(i)
	case s.chrome != "":
	case h.repeats(p.shapes, i):
		b.Chrome = announcement.Copy
	case i > 0 && p.shapes[i-1].chrome == announcement.Breadcrumb && hasAnyPrefix(s.fold.text, crumbs):
		b.Chrome = announcement.Breadcrumb
	case isDocumentNumber(s.fold.text):
		b = announcement.Block{Kind: announcement.Field, Label: announcement.LabelDocumentNumber, Text: l.text, Tail: l.tail}
	case s.title == strongTitle && i > h.title:
		b = announcement.Block{Kind: announcement.Title, Text: l.text, Tail: l.tail}
	default:
		b.Chrome = announcement.Toolbar
	}
	p.add(i, b)
	return next
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

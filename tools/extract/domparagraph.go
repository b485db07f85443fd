package extract

import (
	"strings"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// flush ends the line: a block boundary of the page.
func (r *domReader) flush() {
	if r.cell {
		r.line.cellBreak()
		return
	}
	line := r.line
	r.line = domLine{b: line.b[:0]}
	if len(line.b) == 0 && len(line.figures) == 0 && len(line.links) == 0 {
		return
	}
	text := string(line.b)
	r.parts = paragraphsOf(r.parts[:0], text, line.context)
	for _, part := range r.parts {
		for len(line.figures) > 0 && line.figures[0].at <= part.at {
			r.blocks = append(r.blocks, line.figures[0].block)
			line.figures = line.figures[1:]
		}
		r.paragraph(cutLine(&line, text, part.at, part.end), line.context)
		for len(line.figures) > 0 && line.figures[0].at <= part.end { // a picture in a sentence does not cut it
			r.blocks = append(r.blocks, line.figures[0].block)
			line.figures = line.figures[1:]
		}
	}
	for _, f := range line.figures {
		r.blocks = append(r.blocks, f.block)
	}
}

// domPart is one paragraph of a line, in bytes.
type domPart struct{ at, end int }

// paragraphsOf adds the paragraphs that the breaks of a line cut it into. A break stays in the text where it only folds
// it: in a title, and where the lines before it are as long as the page was made wide.
func paragraphsOf(parts []domPart, text string, c domContext) []domPart {
	if strings.IndexByte(text, '\n') < 0 {
		return append(parts, domPart{0, len(text)})
	}
	lines := strings.Split(text, "\n")
	widest := 0
	for _, l := range lines {
		widest = max(widest, columns(l))
	}
	at, from := 0, 0
	for i, l := range lines {
		end := at + len(l)
		if i+1 == len(lines) || !continues(l, lines[i+1], c, len(lines) > 2 && columns(l) >= max(widest-3, 30)) {
			parts = append(parts, domPart{from, end})
			from = end + 1
		}
		at = end + 1
	}
	return parts
}

// continues reports whether a break between two lines only folds the text; full: the line fills the page's width.
func continues(line, next string, c domContext, full bool) bool {
	line, next = strings.TrimRight(line, " \u00a0\u3000"), strings.TrimRight(next, " \u00a0\u3000")
	if strings.TrimFunc(line, isBlank) == "" || strings.TrimFunc(next, isBlank) == "" || len(line) > 600 || len(next) > 6000 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	first, _ := utf8.DecodeRuneInString(next)
	switch {
	case c.heading > 0 || c.centred:
		return !strings.ContainsRune("。；：:", last) && !isDate(fold(next).text) && !strings.ContainsAny(next, "〔﹝") &&
			!((first == '（' || first == '(') && strings.Contains(next, "年")) // （2007年6月29日…通过）
	case !full || strings.ContainsRune("。！？；：!?;:”）", last) || isBlank(first):
		return false
	}
	if len(next) > 120 {
		next = next[:120]
	}
	return enumeratorOf(fold(next).text).class == 0
}

// columns is the width of a text where a Chinese character counts two.
func columns(text string) int {
	n := 0
	for _, r := range text {
		if n++; r >= 0x2E80 {
			n++
		}
	}
	return n
}

// domPiece is a paragraph on its way to a block.
type domPiece struct {
	text  string
	spans []announcement.Span // strong words
	links []domLink
	files []announcement.Block // attachments that have no words in it
}

// cutLine returns what a line has from at to end, without the blanks around it. It takes the links and spans it
// hands out from the line, so that cutting a line into many pieces stays linear.
func cutLine(l *domLine, text string, at, end int) domPiece {
	cut := end
	for at < end && (text[at] == ' ' || text[at] == '\n') {
		at++
	}
	for end > at && (text[end-1] == ' ' || text[end-1] == '\n') {
		end--
	}
	p := domPiece{text: text[at:end]}
	for len(l.links) > 0 && l.links[0].at <= cut {
		k := l.links[0]
		k.at, k.end = min(max(k.at-at, 0), end-at), min(max(k.end-at, 0), end-at)
		p.links = append(p.links, k)
		if l.links[0].end > cut {
			break
		}
		l.links = l.links[1:]
	}
	for len(l.spans) > 0 && l.spans[0].At < cut {
		s := l.spans[0]
		s.At, s.End = max(s.At-at, 0), min(max(s.End-at, 0), end-at)
		if s.At < s.End {
			p.spans = append(p.spans, s)
		}
		if l.spans[0].End > cut {
			break
		}
		l.spans = l.spans[1:]
	}
	return p
}

// paragraph adds a piece as the block it is.
func (r *domReader) paragraph(p domPiece, c domContext) {
	if r.attachments(&p) {
		return
	}
	switch {
	case isEmptyText(p.text):
	case offersRenditions(p.text):
		r.blocks = append(r.blocks, announcement.Block{Kind: announcement.Chrome, Chrome: announcement.Toolbar, Text: p.text})
	default:
		r.prose(p, c)
	}
	r.blocks = append(r.blocks, p.files...)
}

// prose adds a piece that has words.
func (r *domReader) prose(p domPiece, c domContext) {
	strong, whole := meaningful(p.text, p.spans, p.links)
	b := announcement.Block{Kind: announcement.Paragraph, Text: p.text, Spans: spansOf(strong, p)}
	switch {
	case c.heading > 0 && utf8.RuneCountInString(p.text) <= 100:
		b.Kind, b.Level = announcement.Heading, c.heading
	case c.item != nil:
		r.addItem(c.item, b)
		return
	case c.quote:
		b.Kind = announcement.Quote
	case whole && c.centred && utf8.RuneCountInString(p.text) <= 50 && looksHeading(p.text):
		b.Kind, b.Level = announcement.Heading, 1
	}
	r.blocks = append(r.blocks, b)
}

// isEmptyText reports whether a text shows nothing.
func isEmptyText(text string) bool {
	return strings.TrimFunc(text, func(r rune) bool {
		return isBlank(r) || r == '\u00ad' || r == '\u2060' || r == '\u200c' || r == '\u200d'
	}) == ""
}

// looksHeading reports whether the words of a centred bold line are a heading, not a sentence, a date or a remark.
func looksHeading(text string) bool {
	folded := fold(text).text
	return !isSentence(folded, utf8.RuneCountInString(folded)) && !isDate(folded) && !hasAnyPrefix(folded, remarks) && !strings.HasSuffix(folded, ":")
}

var remarks = words(`( （ [ 附件 附: 注: 来源 作者 图 表`)

// meaningful returns the strong words of a paragraph, none when all of it is strong: that is a look, not emphasis.
// Words inside a link stand out by themselves.
func meaningful(text string, spans []announcement.Span, links []domLink) (strong []announcement.Span, whole bool) {
	rest := 0
	for _, s := range spans {
		rest += letters(text[s.At:s.End])
	}
	if rest > 0 && rest == letters(text) {
		return nil, true
	}
	for _, s := range spans {
		for s.At < s.End && strings.ContainsRune(" \n\u00a0\u3000", firstRune(text[s.At:s.End])) {
			s.At += utf8.RuneLen(firstRune(text[s.At:s.End]))
		}
		s.End = s.At + len(strings.TrimRight(text[s.At:s.End], " \n\u00a0\u3000"))
		if letters(text[s.At:s.End]) > 0 {
			strong = append(strong, s)
		}
	}
	return strong, false
}

// letters counts what is neither blank nor a mark.
func letters(text string) int {
	n := 0
	for _, r := range text {
		if !isBlank(r) && !isMark(r) {
			n++
		}
	}
	return n
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func isMark(r rune) bool {
	return r < 0x80 && !(r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z') ||
		r >= 0x2010 && r <= 0x2027 || r >= 0x3000 && r <= 0x3020 || r >= 0xFF00 && r <= 0xFF0F || r >= 0xFF1A && r <= 0xFF20 || r == 0xB7
}

// spansOf merges strong words and links in the order of the text. They do not overlap: the reader of a page writes
// no strong words inside a link.
func spansOf(strong []announcement.Span, p domPiece) []announcement.Span {
	var all []announcement.Span
	for _, k := range p.links {
		at, end := k.at, k.end
		for at < end && isBlank(firstRune(p.text[at:end])) {
			at += utf8.RuneLen(firstRune(p.text[at:end]))
		}
		end = at + len(strings.TrimRightFunc(p.text[at:end], isBlank))
		if at >= end || k.href == "" {
			continue
		}
		for len(strong) > 0 && strong[0].At < at {
			all = append(all, strong[0])
			strong = strong[1:]
		}
		all = append(all, announcement.Span{At: at, End: end, Kind: announcement.Link, Href: k.href})
	}
	return append(all, strong...)
}

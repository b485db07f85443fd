package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gonggao/tools/announcement"
)

// candidate is a place that may show the title.
type candidate struct {
	text      string
	from, end int32
	score     int
	agrees    int // weight of the names that say the same
}

// standsOut reports whether a line is centred, bold or large.
func (p *htmlPage) standsOut(l *htmlLine) bool {
	for i := p.nodes[l.from].parent; i >= 0; i = p.nodes[i].parent {
		n := p.nodes[i].Node
		switch n.DataAtom {
		case atom.B, atom.Strong, atom.Center, atom.Big, atom.H1, atom.H2, atom.H3, atom.H4:
			return true
		case atom.Font:
			if size := attr(n, "size"); size != "" && (size[0] >= '4' && size[0] <= '7' || size[0] == '+') {
				return true
			}
		}
		if style := attr(n, "style"); strings.EqualFold(attr(n, "align"), "center") || strings.Contains(style, "center") ||
			strings.Contains(style, "bold") || isLarge(style) {
			return true
		}
		if i <= l.block {
			break
		}
	}
	return false
}

// isLarge reports whether a style sets letters as large as titles: 18 pixels, 14 points or more.
func isLarge(style string) bool {
	_, size, ok := strings.Cut(strings.ToLower(style), "font-size")
	if !ok {
		return false
	}
	size = strings.TrimLeft(size, ": ")
	n, digits := 0, 0
	for digits < len(size) && size[digits] >= '0' && size[digits] <= '9' && digits < 4 {
		n = 10*n + int(size[digits]-'0')
		digits++
	}
	return n >= 18 && strings.HasPrefix(size[digits:], "px") || n >= 14 && strings.HasPrefix(size[digits:], "pt")
}

// addSubtitle adds the line below the title that a dash opens: ——在全市…会议上的讲话. Often the page's own markup
// tore it off: no <div> can stand in a <p>.
func (p *htmlPage) addSubtitle(c *candidate) {
	n, _ := p.linesBetween(c.end, c.end)
	if n >= len(p.lines) || p.lines[n].link {
		return
	}
	l := &p.lines[n]
	if dashes := strings.TrimLeft(l.text, "—－―─"); len(l.text)-len(dashes) >= 2 && !p.look(n).sentence && p.look(n).runes <= 60 &&
		!strings.Contains(c.text, l.text) {
		c.text += l.text
		c.end = l.end
	}
}

// titleCandidates returns the headings, what is called a title, what rules and comments name, and the lines that
// spell out a name of the page, alone or several in a row.
func (p *htmlPage) titleCandidates(names []named) []candidate {
	var all []candidate
	for _, s := range p.sources {
		for _, sel := range s.title {
			for _, i := range p.find(sel) {
				all = append(all, p.titleAt(i, p.nodes[i].end, 8))
			}
		}
		for _, pair := range s.titleBetween {
			for _, span := range p.between(pair) {
				all = append(all, p.titleAt(span[0], span[1], 8))
			}
		}
	}
	for i := int32(0); i < int32(len(p.nodes)); i++ {
		n := &p.nodes[i]
		if n.role != unread {
			i = n.end - 1
			continue
		}
		if n.chars < 2 || n.chars > longestTitle || n.Type != html.ElementNode {
			continue
		}
		score := 0
		switch {
		case n.DataAtom == atom.H1:
			score = 5
		case n.DataAtom == atom.H2:
			score = 4
		case n.name&hintTitle != 0 && n.DataAtom != atom.A:
			score = 3
		case n.DataAtom == atom.H3:
			score = 2
		default:
			continue
		}
		all = append(all, p.titleAt(i, n.end, score))
	}
	for _, name := range names {
		all = append(all, p.spelledOut(name)...)
	}
	return append(append(all, p.aboveBylines()...), p.belowCrumbs()...)
}

// belowCrumbs returns the first line below each breadcrumb that may be a title.
func (p *htmlPage) belowCrumbs() []candidate {
	var all []candidate
	prose := p.firstProse()
	for n := range p.lines {
		if !p.isCrumbs(n) {
			continue
		}
		for k, first := n+1, n+1; k < min(n+7, len(p.lines)); k++ {
			l, s := &p.lines[k], p.look(k)
			if l.link || s.chrome != "" || s.fields != nil {
				first = k + 1
			}
			if l.link || p.leadsOn(k) || strings.Contains(s.fold.text, ":") && !p.standsOut(l) || s.title == noTitle || isContact(s.fold.text) && hasNumber(s.fold.text) || s.runes < 8 && !p.standsOut(l) || s.runes < 4 || p.isCrumbs(k) {
				continue
			}
			if k > prose {
				break
			}
			score := 4
			if p.standsOut(l) || k == first {
				score = 6
			}
			all = append(all, candidate{text: l.text, from: l.from, end: l.end, score: score})
			break
		}
	}
	return all
}

// isCrumbs reports whether line n is a way through the site, or the end of one.
func (p *htmlPage) isCrumbs(n int) bool {
	l := &p.lines[n]
	if len(l.text) > 300 {
		return false
	}
	if telltalesOf(l.text)&ofPath != 0 && (strings.Contains(l.text, "位置") || strings.ContainsAny(l.text, ">»›＞→")) || strings.HasPrefix(l.text, "首页") {
		return p.look(n).chrome == announcement.Breadcrumb
	}
	for i, k := l.block, 0; i >= 0 && k < 3; i, k = p.nodes[i].parent, k+1 {
		if p.nodes[i].name&hintCrumbs != 0 {
			return true
		}
	}
	return false
}

// aboveBylines returns the lines that have a byline below them: those that stand out, and the line right above the byline
// even if only a style sheet makes it a title, as long as no text has begun.
func (p *htmlPage) aboveBylines() []candidate {
	var all []candidate
	prose := p.firstProse()
	for _, by := range p.bylines() {
		n := by.from
		if by.end < prose && by.end < len(p.lines) { // the title may stand below it
			if l, s := &p.lines[by.end], p.look(by.end); !l.link && s.title != noTitle && s.runes >= 8 && p.standsOut(l) {
				all = append(all, candidate{text: l.text, from: l.from, end: l.end, score: 6})
			}
		}
		for k, near := n-1, n-1; k >= max(0, n-3); k-- {
			l, s := &p.lines[k], p.look(k)
			if s.status || s.body && k == n-1 && n < by.end || isDocumentNumber(s.fold.text) {
				near--
				continue
			}
			out := p.standsOut(l)
			if l.link || s.title == noTitle || s.runes < 8 && !(s.runes >= 4 && (p.isHeading(l.block) || endsLikeTitle(s.fold.text))) ||
				!out && (k < near || k > prose || strings.HasSuffix(s.fold.text, ".")) {
				continue
			}
			score := 7
			if !out {
				score = 6
			}
			all = append(all, candidate{text: l.text, from: l.from, end: l.end, score: score})
			break
		}
	}
	return all
}

// firstProse returns the first line that is a sentence of a text.
func (p *htmlPage) firstProse() int {
	for n := range p.lines {
		if l := &p.lines[n]; !l.link && len(l.text) > 120 && strings.ContainsAny(l.text, "，。") && p.look(n).chrome == "" {
			return n
		}
	}
	return len(p.lines)
}

// bylineAt says where a byline stands: the first of its lines and the one after it. One that was lifted out as a label
// block has no lines.
type bylineAt struct{ from, end int }

// bylines returns where bylines stand.
func (p *htmlPage) bylines() []bylineAt {
	var all []bylineAt
	for n := range p.lines {
		l := &p.lines[n]
		if l.link || len(l.text) > 300 || !p.beginsByline(n) || p.leadsOn(n) || !slices.ContainsFunc(bylineOf(l.text, p.look(n)), field.dates) {
			continue
		}
		if above := n - 1; isDay(p.look(n)) {
			named := above > 0 && p.look(above).body
			if named {
				above--
			}
			if above < 0 || !p.standsOut(&p.lines[above]) && !(named && !p.lines[above].link) {
				continue // of a list
			}
		}
		all = append(all, bylineAt{n, n + 1})
	}
	for _, i := range p.labelled {
		label := func(l announcement.Label) bool {
			return slices.ContainsFunc(p.lifted[i], func(b announcement.Block) bool { return b.Label == l })
		}
		if label(announcement.LabelIndex) || !label(announcement.LabelPublished) && !label(announcement.LabelSource) {
			continue
		}
		n := p.lineOf(i)
		all = append(all, bylineAt{n, n})
	}
	return all
}

// beginsByline reports cheaply whether line n may be a byline: it begins with a label or holds a year.
func (p *htmlPage) beginsByline(n int) bool {
	l := &p.lines[n]
	return p.nodes[l.from].labels > 0 || len(l.text) <= 150 && (strings.Contains(l.text, "20") || strings.Contains(l.text, "19"))
}

func (p *htmlPage) isHeading(i int32) bool {
	switch p.nodes[i].DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4:
		return true
	}
	return false
}

// titleAt makes a candidate of the nodes from … end-1.
func (p *htmlPage) titleAt(from, end int32, score int) candidate {
	a, b := p.linesBetween(from, end)
	return candidate{text: joinTitles(p.lines[a:b]), from: from, end: end, score: score}
}

// spelledOut finds runs of up to six lines that together say name.
func (p *htmlPage) spelledOut(name named) []candidate {
	var all []candidate
	for n := range p.lines {
		if p.lines[n].link || !sameStart(p.lines[n].text, name.squashed) {
			continue // a link: of a menu or a list
		}
		rest := name.squashed
		for k := n; k < min(n+6, len(p.lines)); k++ {
			after, ok := strings.CutPrefix(rest, p.squashed(k))
			if !ok {
				break
			}
			if rest = after; rest == "" {
				all = append(all, candidate{text: joinTitles(p.lines[n : k+1]), from: p.lines[n].from, end: p.lines[k].end, score: 2})
				break
			}
		}
	}
	return all
}

// sameStart reports whether a text begins with the character that a squashed one begins with.
func sameStart(text, squashed string) bool {
	first, _ := utf8.DecodeRuneInString(squashed)
	for _, r := range text {
		if r = foldRune(r); unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r) == first
		}
	}
	return false
}

// joinTitles joins the lines of a title: without a blank between Chinese characters.
func joinTitles(lines []htmlLine) string {
	var b strings.Builder
	for _, l := range lines {
		if b.Len() > 0 {
			last, _ := utf8.DecodeLastRuneInString(b.String())
			first, _ := utf8.DecodeRuneInString(l.text)
			if last < 0x2e80 && first < 0x2e80 && last != '-' && first != '-' {
				b.WriteByte(' ')
			}
		}
		b.WriteString(l.text)
	}
	return strings.TrimRight(b.String(), "＊*")
}

// judge adds to a candidate's score what speaks for it and takes away what speaks against it.
func (p *htmlPage) judge(c *candidate, names []named) {
	s := squash(c.text)
	runes := utf8.RuneCountInString(s)
	if runes < 2 || runes > longestTitle {
		c.score = -1
		return
	}
	for _, n := range names {
		switch {
		case n.squashed == s:
			c.agrees += n.weight
			c.score += 4 * n.weight
		case strings.Contains(n.squashed, s) && runes >= 6:
			c.agrees += n.weight / 2
			c.score += 3 * n.weight * len(s) / len(n.squashed)
		case strings.Contains(s, n.squashed) && utf8.RuneCountInString(n.squashed) >= 6:
			c.agrees += n.weight / 2
			c.score += 3 * n.weight * len(n.squashed) / len(s)
		}
	}
	folded := fold(c.text).text
	if endsLikeTitle(folded) {
		c.score += 2
	}
	if isSiteName(s) || sectionNames[folded] || hasAnyPrefix(folded, credits) || relatedWords[strings.TrimSuffix(folded, ":")] || toolbarWords[folded] || s == squash(p.meta("columnname")) {
		c.score -= 12
	}
	n := &p.nodes[c.from]
	if n.linkChars*2 > n.chars {
		c.score -= 10
	}
	for i := c.from; i >= 0; i = p.nodes[i].parent {
		if p.nodes[i].name.chrome() != "" {
			c.score -= 4
			break
		}
	}
	if chromeOf(c.text, folded, runes) != "" {
		c.score -= 8
	}
}

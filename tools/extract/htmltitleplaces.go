package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
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
		if strings.EqualFold(attr(n, "align"), "center") || strings.Contains(attr(n, "style"), "center") {
			return true
		}
		if i <= l.block {
			break
		}
	}
	return false
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
		if n.Type != html.ElementNode || n.chars < 2 || n.chars > longestTitle {
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
	return append(all, p.aboveBylines()...)
}

// aboveBylines returns the lines that stand out and have a byline below them.
func (p *htmlPage) aboveBylines() []candidate {
	var all []candidate
	for n := range p.lines {
		if p.lines[n].link || p.nodes[p.lines[n].from].labels == 0 || len(p.lines[n].text) > 300 || isDay(p.look(n)) ||
			bylineOf(p.lines[n].text, p.look(n)) == nil {
			continue
		}
		for k := n - 1; k >= max(0, n-3); k-- {
			l := &p.lines[k]
			if s := p.look(k); !l.link && s.title != noTitle && s.runes >= 8 && p.standsOut(l) {
				all = append(all, candidate{text: l.text, from: l.from, end: l.end, score: 6})
				break
			}
		}
	}
	return all
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
	if isSiteName(c.text) || relatedWords[strings.TrimSuffix(folded, ":")] || toolbarWords[folded] || s == squash(p.meta("columnname")) {
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

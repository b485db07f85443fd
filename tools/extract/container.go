package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gonggao/tools/announcement"
)

// dominance is the share of an element's words, in percent, that one child must have for the text to be sought in
// it alone. Measured on news and government pages; 55 to 70 make little difference.
const dominance = 62

// chooseBody finds the node that holds the text and takes in the attachments that some systems list below it.
func (p *htmlPage) chooseBody() {
	p.findBody()
	for i, n := p.nodes[p.body].parent, 0; i >= 0 && n < 4 && i != p.top(); i, n = p.nodes[i].parent, n+1 {
		if p.nodes[i].text() > p.nodes[p.body].text()+300 {
			return
		}
		if p.nodes[i].files > p.nodes[p.body].files && p.filesBelow(i) {
			p.body = i
		}
	}
}

// filesBelow reports whether i has a link to a document below the text, outside of its tools.
func (p *htmlPage) filesBelow(i int32) bool {
	for j := p.nodes[p.body].end; j < p.nodes[i].end; j++ {
		n := &p.nodes[j]
		if n.role != unread {
			j = n.end - 1
			continue
		}
		if n.DataAtom == atom.A && n.files > 0 {
			text, _ := p.words(j, 200)
			if s := htmlShape(text); s.chrome == "" {
				return true
			}
		}
	}
	return false
}

// findBody finds the node that holds the text: where a rule says, else where the words are, else what follows the
// title. A text of two sentences, of a table or of attachments has too few words to be found by them.
func (p *htmlPage) findBody() {
	if p.body = p.bodyByRule(); p.body >= 0 {
		p.known = true
		p.dropMenus(p.body)
		return
	}
	p.dropMenus(p.top())
	dense := p.descend(p.top())
	after := p.afterTitle()
	p.body = dense
	switch {
	case after < 0 || dense == after:
	case p.poor(dense), p.imprint(dense), dense < p.title.from && !p.contains(dense, p.title.from):
		p.body = after
	case p.contains(dense, after) && !p.readsOn(p.nodes[after].end, p.nodes[dense].end):
		p.body = after
	}
	if likely := p.bodyByName(); likely >= 0 && (p.poor(p.body) || p.contains(p.body, likely) && p.nodes[likely].text()*10 >= p.nodes[p.body].text()*7) {
		p.body = likely
	}
}

// top returns the body element.
func (t *tree) top() int32 {
	for i := range t.nodes {
		if t.nodes[i].DataAtom == atom.Body {
			return int32(i)
		}
	}
	return 0
}

// bodyByRule returns the largest of the nodes that rules name, -1 when they name none that holds anything.
func (p *htmlPage) bodyByRule() int32 {
	best := int32(-1)
	for _, s := range p.sources {
		for _, sel := range s.body {
			found := p.find(sel)
			if sel.id() { // an id given twice is the first: the second is the view for elders
				if n := slices.IndexFunc(found, func(i int32) bool { return p.better(-1, i) >= 0 }); n >= 0 {
					found = found[n : n+1]
				}
			}
			for _, i := range found {
				best = p.better(best, i)
			}
		}
		if best >= 0 && len(s.hosts) > 0 { // a webmaster's own rule stands
			return best
		}
		for _, pair := range s.bodyBetween {
			for _, span := range p.between(pair) {
				best = p.better(best, p.around(span))
			}
		}
	}
	return best
}

// bodyByName returns the best of the nodes that have a likely name and read like a text.
func (p *htmlPage) bodyByName() int32 {
	best := int32(-1)
	for _, s := range p.sources {
		for _, sel := range s.likely {
			for _, i := range p.find(sel) {
				if n := &p.nodes[i]; n.linkChars*2 < n.chars+20 || n.files > 0 {
					best = p.better(best, i)
				}
			}
		}
	}
	return best
}

// better returns that of two nodes which holds more; the inner one when both hold the same.
func (p *htmlPage) better(best, i int32) int32 {
	if i < 0 || p.gone(i) || p.worth(i) == 0 {
		return best
	}
	if best < 0 || p.worth(i) > p.worth(best) || p.worth(i) == p.worth(best) && p.contains(best, i) {
		return i
	}
	return best
}

// worth is how much of a text a node may be: its characters outside links, files and pictures counting as ten.
func (p *htmlPage) worth(i int32) int32 {
	n := &p.nodes[i]
	return n.text() + 10*(n.files+n.pictures)
}

// around returns the node that holds all of a stretch between comments.
func (t *tree) around(span [2]int32) int32 {
	if span[0] >= span[1] || int(span[0]) >= len(t.nodes) {
		return -1
	}
	only := int32(-1)
	for c := span[0]; c < span[1]; c = t.nodes[c].end {
		if t.nodes[c].Type == html.ElementNode && t.nodes[c].chars > 0 || t.nodes[c].chars > 0 {
			if only >= 0 {
				return t.nodes[span[0]].parent
			}
			only = c
		}
	}
	if only >= 0 && t.nodes[only].Type != html.ElementNode {
		return t.nodes[only].parent
	}
	return only
}

// poor reports whether a node has too few words for them to prove that it is the text.
func (p *htmlPage) poor(i int32) bool {
	n := &p.nodes[i]
	return n.text() < 150 || n.ends() == 0 && n.text() < 400 || n.linkChars*2 > n.chars
}

// descend follows the child that holds most of the words, down to the element whose children are paragraphs.
func (p *htmlPage) descend(i int32) int32 {
	for {
		next := int32(-1)
		rest := int32(0)
		p.children(i, func(c int32) bool {
			if w := p.nodes[c].text(); w*100 >= p.nodes[i].text()*dominance {
				next = c
			} else if p.looksLikeText(c) && !p.imprint(c) {
				rest++
			}
			return true
		})
		if next < 0 || rest > 0 || p.nodes[next].Type != html.ElementNode || p.isParagraph(next) || p.isData(next) {
			return i
		}
		i = next
	}
}

// isParagraph reports whether an element is one paragraph, not several.
func (p *htmlPage) isParagraph(i int32) bool {
	n := &p.nodes[i]
	switch n.DataAtom {
	case atom.P, atom.Li, atom.H1, atom.H2, atom.H3, atom.H4, atom.Pre, atom.Blockquote:
		return n.breaks < 3 || n.blocks > 1
	}
	if !isBlock(n.DataAtom) {
		return n.breaks < 2 && n.blocks == 0
	}
	return n.DataAtom != atom.Td && n.blocks <= 1 && n.breaks < 2
}

// isData reports whether an element is a table of data, or a part of one: its rows have several cells with words, and
// none of them has most.
func (p *htmlPage) isData(i int32) bool {
	n := &p.nodes[i]
	switch n.DataAtom {
	case atom.Table, atom.Tbody, atom.Thead:
	default:
		return false
	}
	rows, wide, cells, most, pos := 0, 0, 0, int32(0), n.end
	for j := i + 1; j < pos; j++ {
		m := &p.nodes[j]
		if m.role != unread {
			j = m.end - 1
			continue
		}
		switch m.DataAtom {
		case atom.Table:
			return false
		case atom.Tr:
			rows++
			if cells > 1 {
				wide++
			}
			cells = 0
		case atom.Td, atom.Th:
			if m.chars > 0 {
				cells++
			}
			most = max(most, m.chars)
		}
	}
	if cells > 1 {
		wide++
	}
	return rows >= 2 && wide*2 >= rows && most*100 < n.chars*dominance
}

// afterTitle climbs from the title to the first element in which something other than bylines and tools follows it,
// and on while more text follows that, but never as far as the site's imprint.
func (p *htmlPage) afterTitle() int32 {
	if p.title.from < 0 {
		return -1
	}
	found := int32(-1)
	for i := p.nodes[p.title.from].parent; i >= 0; i = p.nodes[i].parent {
		n := &p.nodes[i]
		if n.Type != html.ElementNode || n.DataAtom == atom.Html || found >= 0 && p.imprintBetween(p.nodes[found].end, n.end) {
			break
		}
		if found < 0 && !p.follows(i) {
			continue
		}
		if found = i; !p.readsOn(n.end, int32(len(p.nodes))) {
			break
		}
	}
	return found
}

// readsOn reports whether a sentence of a text stands between two nodes.
func (p *htmlPage) readsOn(from, end int32) bool {
	first, after := p.linesBetween(from, end)
	for n := first; n < after; n++ {
		if p.lines[n].link || len(p.lines[n].text) < 30 || !strings.Contains(p.lines[n].text, "。") {
			continue
		}
		if s := p.look(n); s.chrome == "" && s.fields == nil && s.sentence && !p.gone(p.lines[n].from) {
			return true
		}
	}
	return false
}

// imprintBetween reports whether the site's imprint begins between two nodes.
func (p *htmlPage) imprintBetween(from, end int32) bool {
	first, after := p.linesBetween(from, end)
	for n := first; n < after; n++ {
		if s := p.look(n); s.chrome == announcement.Footer || isNotice(s) {
			return true
		}
	}
	return false
}

// follows reports whether something that may be text stands below i after the title.
func (p *htmlPage) follows(i int32) bool {
	for j := p.title.end; j < p.nodes[i].end; j++ {
		n := &p.nodes[j]
		if n.role != unread {
			j = n.end - 1
			continue
		}
		if n.DataAtom == atom.Img && n.pictures > 0 || n.DataAtom == atom.A && n.files > 0 {
			return true
		}
	}
	from, end := p.linesBetween(p.title.end, p.nodes[i].end)
	for n := from; n < end; n++ {
		s := p.look(n)
		if s.chrome == "" && !s.status && !s.date && s.runes >= 6 && !p.lines[n].link && bylineOf(p.lines[n].text, s) == nil {
			return true
		}
	}
	return false
}

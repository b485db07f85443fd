package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gonggao/tools/announcement"
)

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
		if s.chrome == "" && !s.status && !s.date && s.runes >= 6 && !p.lines[n].link && !isDocumentNumber(s.fold.text) && bylineOf(p.lines[n].text, s) == nil {
			return true
		}
	}
	return false
}

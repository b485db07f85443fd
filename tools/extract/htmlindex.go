package extract

import (
	"golang.org/x/net/html/atom"
)

// isIndex reports whether the page is a list of other pages, and to how many it leads: no rule knows a text on it,
// and what it has outside of links are dates and a few words.
func (p *htmlPage) isIndex() (links int, is bool) {
	top := &p.nodes[p.top()]
	links = int(top.links)
	if p.known || p.meta("articletitle") != "" || links < 12 || top.files > 3 {
		return links, false
	}
	listed := 0
	for i := range p.nodes {
		n := &p.nodes[i]
		if n.role != unread {
			continue
		}
		if n.DataAtom == atom.A && n.han >= 8 {
			listed++
		}
	}
	body := &p.nodes[p.body]
	return links, listed >= 8 && body.stops < 4 && (body.linkHan*2 > body.han || body.text() < 150 && listed >= 20)
}

package extract

import (
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// isIndex reports whether the page is a list of other pages, and to how many it leads: no rule knows a text on it,
// and what it has outside of links are dates and a few words.
func (p *htmlPage) isIndex() (links int, is bool) {
	if p.known || p.title.sure && utf8.RuneCountInString(p.title.squashed) >= 12 || p.meta("articletitle") != "" || p.nodes[p.top()].files > 3 {
		return 0, false
	}
	listed := 0
	for i := range p.nodes {
		if n := &p.nodes[i]; n.DataAtom == atom.A {
			links++
			if n.han >= 8 {
				listed++
			}
		}
	}
	body := &p.nodes[p.body]
	return links, links >= 12 && listed >= 8 && body.ends() < 4 && (body.linkHan*2 > body.han || body.text() < 150)
}

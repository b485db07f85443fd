package extract

import (
	"golang.org/x/net/html/atom"
)

// chooseBody finds the node that holds the text and takes in the attachments that some systems list below it.
func (p *htmlPage) chooseBody() {
	p.findBody()
	if !p.known && p.title.from >= 0 && p.contains(p.body, p.title.from) {
		p.first = p.title.from
	}
	for i, n := p.nodes[p.body].parent, 0; i >= 0 && n < 4 && i != p.top; i, n = p.nodes[i].parent, n+1 {
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
	p.dropMenus(p.top)
	dense := p.descend(p.top)
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

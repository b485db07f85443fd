package extract

import (
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gonggao/tools/announcement"
)

// dropChrome takes out what rules and names say is not the text. Names are not believed of what holds the title or a
// third of the page's words: <div class="header-page"> may be all of it.
func (p *htmlPage) dropChrome() {
	for _, s := range p.sources {
		for _, sel := range s.drop {
			for _, i := range p.find(sel) {
				p.dropAs(i, announcement.Toolbar)
			}
		}
	}
	all := p.nodes[0].text()
	for i := int32(0); i < int32(len(p.nodes)); {
		n := &p.nodes[i]
		if n.role != unread {
			i = n.end
			continue
		}
		kind := n.name.chrome()
		if kind == "" || n.Type != html.ElementNode || n.DataAtom == atom.Body || n.DataAtom == atom.Html || n.DataAtom == atom.A ||
			p.title.from >= 0 && p.contains(i, p.title.from) || n.text()*3 > all && n.text() > 60 || p.looksLikeText(i) {
			i++
			continue
		}
		p.dropAs(i, kind)
		i = n.end
	}
}

// looksLikeText reports whether a subtree reads as sentences, whatever it is called.
func (p *htmlPage) looksLikeText(i int32) bool {
	n := &p.nodes[i]
	return n.stops >= 3 && n.text() > 150 && n.linkChars*4 < n.chars
}

// dropAs takes a subtree out as chrome.
func (p *htmlPage) dropAs(i int32, kind announcement.ChromeKind) {
	if p.nodes[i].role == unread && !p.gone(i) {
		p.drop(i, chrome)
		p.kinds[i] = kind
	}
}

// dropCopies takes out the second and further copies of what makes up a good part of the page: the view for elders,
// the text for speech, the one for print. Blanks and markup make no difference.
func (p *htmlPage) dropCopies() {
	least := max(40, p.nodes[0].text()/5)
	var large []int32
	for i := range p.nodes {
		if n := &p.nodes[i]; n.role == unread && n.Type == html.ElementNode && n.text() >= least && n.linkChars*3 < n.chars {
			large = append(large, int32(i))
		}
	}
	byText := slices.Clone(large)
	slices.SortStableFunc(byText, func(a, b int32) int {
		if p.nodes[a].chars != p.nodes[b].chars {
			return int(p.nodes[b].chars - p.nodes[a].chars) // whole copies before their parts
		}
		switch {
		case p.nodes[a].hash < p.nodes[b].hash:
			return -1
		case p.nodes[a].hash > p.nodes[b].hash:
			return 1
		}
		return int(a - b)
	})
	for k := 0; k < len(byText); {
		first := byText[k]
		for k++; k < len(byText); k++ {
			i := byText[k]
			if p.nodes[i].chars != p.nodes[first].chars || p.nodes[i].hash != p.nodes[first].hash {
				break
			}
			switch {
			case p.contains(first, i): // a wrapper and what it wraps
			case p.gone(first):
				first = i
			case !p.gone(i):
				p.drop(i, copied)
			}
		}
	}
}

package extract

import (
	"slices"

	"golang.org/x/net/html"
)

// bodyByRule returns the largest of the nodes that rules name, -1 when they name none that holds anything.
func (p *htmlPage) bodyByRule() int32 {
	best := int32(-1)
	var all []int32
	for _, s := range p.sources {
		for _, sel := range s.body {
			found := p.find(sel)
			if sel.id() { // an id given twice is the first: the second is the view for elders
				if n := slices.IndexFunc(found, func(i int32) bool { return p.better(-1, i) >= 0 }); n >= 0 {
					found = found[n : n+1]
				}
			}
			for _, i := range found {
				if i = p.better(best, i); i != best {
					best, p.first, p.last = i, 0, int32(len(p.nodes))
				}
			}
			all = append(all, found...)
		}
		for _, pair := range s.bodyBetween {
			for _, span := range p.between(pair) {
				if i := p.around(span); i >= 0 && p.better(best, i) == i {
					best, p.first, p.last = i, span[0], span[1]
				}
			}
		}
		if best >= 0 && len(s.hosts) > 0 { // a webmaster's own rule stands
			break
		}
	}
	if best < 0 {
		return -1
	}
	return p.join(best, all)
}

// join returns the node around all that the rules name, when it holds little else: editors put one text into several.
func (p *htmlPage) join(best int32, all []int32) int32 {
	for _, i := range all {
		if p.contains(best, i) || p.contains(i, best) || p.gone(i) || p.worth(i) < 20 {
			continue
		}
		both := best
		for both >= 0 && !p.contains(both, i) {
			both = p.nodes[both].parent
		}
		if both >= 0 && p.nodes[both].text() <= p.nodes[best].text()+p.nodes[i].text()+100 {
			best, p.first, p.last = both, 0, int32(len(p.nodes))
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
		if t.nodes[c].chars > 0 || t.nodes[c].pictures > 0 {
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

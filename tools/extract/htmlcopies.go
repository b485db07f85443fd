package extract

import (
	"slices"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// maxViews is how many further views of a page are looked for; three are known: for elders, for telephones, for print.
const maxViews = 4

// dropViews takes out what shows the page once more: where the title stands a second time and every line below it
// says what a line elsewhere says, be it the whole text or two sentences.
func (p *htmlPage) dropViews() {
	if p.title.from < 0 || p.title.squashed == "" {
		return
	}
	views := 0
	for n := range p.lines {
		at := p.lines[n].from
		if views == maxViews || p.lines[n].link || at < p.title.end || !sameStart(p.lines[n].text, p.title.squashed) ||
			p.squashed(n) != p.title.squashed || p.gone(at) {
			continue
		}
		view := p.lines[n].block
		for i := p.nodes[view].parent; i >= 0 && !p.contains(i, p.title.from); i = p.nodes[i].parent {
			view = i
		}
		if p.contains(view, p.title.from) || p.nodes[view].chars <= int32(utf8.RuneCountInString(p.title.squashed))+10 {
			continue
		}
		views++
		first, after := p.linesBetween(view, p.nodes[view].end)
		said := map[string]bool{}
		for k := range p.lines {
			if k < first || k >= after {
				said[p.squashed(k)] = true
			}
		}
		fresh := 0
		for k := first; k < after; k++ {
			if s := p.look(k); k != n && s.chrome == "" && s.fields == nil && !said[p.squashed(k)] {
				fresh += s.runes
			}
		}
		if fresh*10 <= int(p.nodes[view].chars) {
			p.drop(view, copied)
		}
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

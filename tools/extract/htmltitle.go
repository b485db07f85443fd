package extract

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// htmlTitle is the title of a page.
type htmlTitle struct {
	text     string
	squashed string
	from     int32 // the first of its nodes; -1: readers do not see it
	end      int32 // the first node after it
	sure     bool  // two places of the page agree on it, or a rule names it
}

// provenTitle is the score from which on a place shows the title even if what names the page says something else.
const provenTitle = 9

// findTitle chooses the place that shows the title, by what its markup says and by agreement with the page's names,
// and takes it out of the text. Without one it is the best name, unless a line of the text turns out to be one.
func (p *htmlPage) findTitle() {
	names := p.names()
	best := candidate{score: 5}
	for _, c := range p.titleCandidates(names) {
		p.judge(&c, names)
		if c.score > best.score {
			best = c
		}
	}
	if best.agrees == 0 && best.score < provenTitle && slices.ContainsFunc(names, func(n named) bool { return n.weight >= 3 }) {
		best.text = "" // an index table or ArticleTitle says otherwise
	}
	p.title = htmlTitle{from: -1}
	if best.text != "" {
		p.addSubtitle(&best)
		p.takeTitle(htmlTitle{text: best.text, from: best.from, end: best.end, sure: best.agrees >= 2 || best.score >= 10})
	} else if len(names) > 0 {
		// Of the cuts of a <title> the longest: what the others lack may be its own.
		n := slices.MaxFunc(names, func(a, b named) int {
			return cmp.Or(cmp.Compare(a.weight, b.weight), cmp.Compare(len(a.text), len(b.text)))
		})
		p.title.sure = n.weight >= 3
		if n.weight >= 3 || len(names) == 1 && utf8.RuneCountInString(n.squashed) >= 8 {
			p.title.text = n.text
		} else if n, ok := documentName(names); ok {
			p.title.text = n
		}
	}
	p.title.squashed = squash(p.title.text)
}

// takeTitle takes the title out of the text.
func (p *htmlPage) takeTitle(t htmlTitle) {
	p.title = t
	for i := t.from; i < t.end; i++ {
		if p.nodes[i].Type == html.TextNode && !p.gone(i) {
			p.drop(i, titled)
		}
	}
	first, after := p.linesBetween(t.from, t.end)
	if first == after || first > 0 && p.lines[first-1].last >= t.from || p.lines[after-1].last >= t.end {
		p.readLines() // it shares a line with something else
		return
	}
	p.lines = slices.Delete(p.lines, first, after)
}

// titleNear looks for a title where nothing names it: a line that stands out at the beginning of the text or just
// above it.
func (p *htmlPage) titleNear() {
	if p.title.from >= 0 || p.title.sure {
		return
	}
	at, end := p.linesBetween(p.body, p.nodes[p.body].end)
	for n, seen := max(0, at-6), 0; n < end && seen < 5; n++ {
		l := &p.lines[n]
		if p.gone(l.from) {
			continue
		}
		s := p.look(n)
		if n >= at {
			seen++
		}
		if n >= at && s.sentence && s.runes > 40 {
			break // the text has begun
		}
		if l.link || s.title == noTitle || p.leadsOn(n) || isContact(s.fold.text) && hasNumber(s.fold.text) || hasAnyPrefix(s.fold.text, followWords) || hasAnyPrefix(s.fold.text, credits) || s.runes < 5 || isSiteName(squash(l.text)) || s.title == weakTitle && !p.standsOut(l) {
			continue
		}
		p.takeTitle(htmlTitle{text: l.text, from: l.from, end: l.end})
		p.title.squashed = squash(p.title.text)
		return
	}
}

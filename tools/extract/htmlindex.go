package extract

import (
	"slices"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gonggao/tools/announcement"
)

// Bounds of a list of other pages: how many links a page has, and how many of them are long enough for titles.
const (
	indexLinks  = 12
	indexTitles = 8
	titleHan    = 8
)

// isIndex reports whether the page is a list of other pages, and to how many it leads. No rule knows a text on it, no
// title of a document stands over it, and either it has no text of its own, or a fifth of its words are titles of
// other pages: lists with summaries read like texts.
func (p *htmlPage) isIndex() (links int, is bool) {
	if p.known || p.meta("articletitle") != "" || p.nodes[p.top].files > 3 || p.indexed() || p.hasNeighbours() {
		return 0, false
	}
	ofDocument := p.title.from >= 0 && (utf8.RuneCountInString(p.title.squashed) >= 12 && !isSiteName(p.title.squashed) || p.bylined())
	if ofDocument && !hasAnySuffix(p.title.squashed, listNouns) {
		return 0, false
	}
	titles, listed, all := 0, int32(0), int32(0)
	for i := range p.nodes {
		n := &p.nodes[i]
		switch {
		case n.DataAtom == atom.A:
			if links++; n.linkHan >= titleHan {
				titles++
				if p.contains(p.body, int32(i)) {
					listed += n.linkHan
				}
			}
		case n.Type == html.TextNode && p.contains(p.body, int32(i)):
			all += n.han
		}
	}
	body := &p.nodes[p.body]
	bare := body.ends() < 4 && (body.linkHan*2 > body.han || body.text() < 150 && !(p.named() && listed < body.text()))
	if ofDocument {
		bare = body.ends() == 0 && listed*2 > all
	}
	return links, links >= indexLinks && titles >= indexTitles && (bare || !ofDocument && listed*5 > all)
}

// named reports whether the page shows a title that is no section's name.
func (p *htmlPage) named() bool {
	return p.title.from >= 0 && utf8.RuneCountInString(p.title.squashed) >= 4 && !isSiteName(p.title.squashed) && !sectionNames[p.title.squashed]
}

// indexed reports whether the page shows the index number of one document.
func (p *htmlPage) indexed() bool {
	n := 0
	for _, i := range p.labelled {
		for _, b := range p.lifted[i] {
			if b.Label == announcement.LabelIndex && hasNumber(b.Text) {
				n++
			}
		}
	}
	return n == 1
}

// hasNeighbours reports whether the page leads to the ones before and after it, as texts do, or names its editor; lists
// have pages, 上一页.
func (p *htmlPage) hasNeighbours() bool {
	for n := range p.lines {
		l := &p.lines[n]
		if len(l.text) > 400 {
			continue
		}
		if hasAnyPrefix(l.text, neighbours) && p.look(n).chrome == announcement.Pager ||
			p.nodes[l.from].labels > 0 && slices.ContainsFunc(p.look(n).fields, func(f field) bool { return f.label == announcement.LabelEditor }) {
			return true
		}
	}
	return false
}

var neighbours = words(`上一篇 下一篇 上一条 下一条 前一篇 后一篇`)

// bylined reports whether the title has a byline of its own, above it or below: nothing but tools stands between them,
// least of all links.
func (p *htmlPage) bylined() bool {
	from, end := p.linesBetween(p.title.end, int32(len(p.nodes)))
	if n := p.lineOf(p.title.from) - 1; n >= 0 && !p.leadsOn(n) && p.beginsByline(n) && bylineOf(p.lines[n].text, p.look(n)) != nil {
		return true
	}
	for _, i := range p.labelled {
		if i >= p.title.end && p.lineOf(i) <= from+1 || i < p.title.from && p.lineOf(i) == p.lineOf(p.title.from) {
			return true
		}
	}
	for n := from; n < min(end, from+4); n++ {
		s := p.look(n)
		if p.lines[n].link && s.chrome == "" {
			return false
		}
		if !s.sentence && bylineOf(p.lines[n].text, s) != nil && !p.leadsOn(n) {
			return true
		}
	}
	return false
}

// leadsOn reports whether line n has a link that is long enough for the title of a page.
func (p *htmlPage) leadsOn(n int) bool {
	l := &p.lines[n]
	for i := l.from; i < l.end; i++ {
		if p.nodes[i].linkHan >= titleHan {
			return true
		}
	}
	return false
}

// listNouns end the headings of lists that are as long as a document's title.
var listNouns = words(`目录 列表 专栏 一览`)

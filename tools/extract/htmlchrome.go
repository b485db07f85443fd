package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

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
	all, inline := p.nodes[0].text(), false
	for i := int32(0); i < int32(len(p.nodes)); {
		n := &p.nodes[i]
		if n.role != unread {
			i = n.end
			continue
		}
		kind := n.name.chrome()
		if kind == "" || n.Type != html.ElementNode || n.DataAtom == atom.Body || n.DataAtom == atom.Html || n.DataAtom == atom.A ||
			p.title.from >= 0 && p.contains(i, p.title.from) || p.looksLikeText(i) ||
			n.text()*3 > all && n.text() > 60 && !(kind == announcement.Footer && p.imprint(i)) {
			i++
			continue
		}
		p.dropAs(i, kind)
		inline = inline || !isBlock(n.DataAtom)
		i = n.end
	}
	if inline {
		p.readLines() // they ran on from one to the next
	}
}

// looksLikeText reports whether a subtree reads as sentences, whatever it is called.
func (p *htmlPage) looksLikeText(i int32) bool {
	n := &p.nodes[i]
	return n.ends() >= 3 && n.text() > 150 && n.linkChars*4 < n.chars
}

// imprint reports whether a subtree holds what a site says on all of its pages, and little else.
func (p *htmlPage) imprint(i int32) bool {
	if p.nodes[i].text() > 600 {
		return false
	}
	from, end := p.linesBetween(i, p.nodes[i].end)
	for n := from; n < end; n++ {
		if s := p.look(n); isFooter(s.fold.text) || isNotice(s) {
			return true
		}
	}
	return false
}

// isNotice recognises the headings of what a site says about all of its pages.
func isNotice(s *shape) bool {
	return s.runes <= 14 && hasAnySuffix(strings.TrimRight(s.fold.text, ":"), notices)
}

var notices = words(`免责声明 版权声明 网站声明 著作权声明 内容声明 版权与免责声明`)

// dropHeaded takes out what stands below a heading that says what it is: lists of other pages below 相关链接, and
// below 免责声明 what the site says about all of its pages.
func (p *htmlPage) dropHeaded() {
	for n := range p.lines {
		l := &p.lines[n]
		if len(l.text) > 60 || !containsAny(l.text, headedHints) || p.gone(l.from) {
			continue
		}
		related, notice := isRelated(p.look(n).fold.text), isNotice(p.look(n))
		if !related && !notice {
			continue
		}
		own := int32(p.look(n).runes)
		block := int32(-1)
		for i := l.block; i >= 0 && !(p.title.from >= 0 && p.contains(i, p.title.from)); i = p.nodes[i].parent {
			m := &p.nodes[i]
			first, _ := p.linesBetween(i, m.end)
			if first != n || related && (m.ends() > 1 || m.han-m.linkHan > own+3*m.links) || notice && m.text() > 800 {
				break
			}
			block = i
		}
		switch {
		case block < 0:
		case related:
			p.dropAs(block, announcement.Related)
		case p.nodes[block].text() > 60:
			p.dropAs(block, announcement.Footer)
		}
	}
}

// headedHints occur in every heading that isRelated and isNotice know.
var headedHints = words(`相关 相關 关联 關聯 延伸 更多 猜你 热门 熱門 推荐 推薦 声明 聲明`)

// dropMenus takes out what consists of links to other pages. What a rule says is the text is only cleared of them
// when it has words of its own: a text may be a list of links.
func (p *htmlPage) dropMenus(within int32) {
	if all := &p.nodes[within]; p.known && (all.linkChars*2 > all.chars || all.text() < 150) {
		return
	}
	for i := within + 1; i < p.nodes[within].end; {
		n := &p.nodes[i]
		if n.role != unread {
			i = n.end
			continue
		}
		if n.links >= 3 && n.files == 0 && n.ends() < 2 && isBlock(n.DataAtom) && n.linkChars*10 >= n.chars*6 &&
			(n.text() < 200 || n.linkChars*10 >= n.chars*8) && !(p.title.from >= 0 && p.contains(i, p.title.from)) && i != p.top() {
			p.dropAs(i, announcement.Navigation)
			i = n.end
			continue
		}
		i++
	}
}

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
		if views == maxViews || p.lines[n].link || at < p.title.end || p.gone(at) || p.squashed(n) != p.title.squashed {
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

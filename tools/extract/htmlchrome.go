package extract

import (
	"strings"

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
		if s := p.look(n); isFooter(s.fold.text, telltalesOf(s.fold.text)) || isNotice(s) {
			return true
		}
	}
	return false
}

// isNotice recognises the headings of what a site says about all of its pages.
func isNotice(s *shape) bool {
	return s.runes <= 14 && hasAnySuffix(strings.TrimRight(s.fold.text, ":"), notices)
}

// isTerms recognises what a site says below each of its articles about their use: 版权声明：凡本网注明….
func isTerms(folded string) bool {
	return hasAnyPrefix(folded, notices) && strings.Contains(folded[:min(len(folded), 40)], ":") && containsAny(folded, siteWords)
}

var siteWords = words(`本网 本站 转载 网站`)

var notices = words(`免责声明 版权声明 网站声明 著作权声明 内容声明 版权与免责声明`)

// dropHeaded takes out what stands below a heading that says what it is: lists of other pages below 相关链接, and
// below 免责声明 what the site says about all of its pages.
func (p *htmlPage) dropHeaded() {
	for n := range p.lines {
		l := &p.lines[n]
		if len(l.text) > 60 || telltalesOf(l.text)&ofHeading == 0 || !containsAny(l.text, headedHints) || p.gone(l.from) {
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
			(n.text() < 200 || n.linkChars*10 >= n.chars*8) && !(p.title.from >= 0 && p.contains(i, p.title.from)) && i != p.top {
			p.dropAs(i, announcement.Navigation)
			p.dropHead(i)
			i = n.end
			continue
		}
		i++
	}
}

// dropHead takes out the heading of a list of other pages: a short line by itself before it.
func (p *htmlPage) dropHead(list int32) {
	n, _ := p.linesBetween(list, list)
	if n--; n < 0 || p.lines[n].link || p.gone(p.lines[n].from) || len(p.lines[n].text) > 60 {
		return
	}
	head := p.lines[n].block
	for up := p.nodes[head].parent; head > p.top && !p.contains(up, list) && p.nodes[up].chars == p.nodes[head].chars; up = p.nodes[head].parent {
		head = up
	}
	s := p.look(n)
	if head <= p.top || p.nodes[head].parent != p.nodes[list].parent || p.likeBefore(head) || s.runes > 10 || s.sentence || s.date || s.body || s.fields != nil ||
		s.enum.class != 0 || s.file != "" || s.title == strongTitle || strings.HasSuffix(s.fold.text, ":") || p.contains(head, list) ||
		p.title.from >= 0 && p.contains(head, p.title.from) || p.nodes[head].pictures > 0 {
		return
	}
	p.dropAs(head, announcement.Navigation)
}

// likeBefore reports whether element i is one of a row of its like, as paragraphs are.
func (p *htmlPage) likeBefore(i int32) bool {
	n := p.nodes[i].Node
	for s := n.PrevSibling; s != nil; s = s.PrevSibling {
		if s.Type == html.ElementNode {
			return s.DataAtom == n.DataAtom && attr(s, "class") == attr(n, "class") && !p.isHeading(i)
		}
	}
	return false
}

// dropAs takes a subtree out as chrome.
func (p *htmlPage) dropAs(i int32, kind announcement.ChromeKind) {
	if p.nodes[i].role == unread && !p.gone(i) {
		p.drop(i, chrome)
		p.kinds[i] = kind
	}
}

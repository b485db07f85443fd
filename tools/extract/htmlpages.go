package extract

import (
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"

	"gonggao/tools/announcement"
)

// flagPages raises a flag when the text goes on on other pages.
func (p *htmlPage) flagPages() {
	if quote := p.otherPages(); quote != "" {
		p.doc.Raise(announcement.Flag{Kind: announcement.MissingPages, Block: -1, Quote: quote})
		if p.doc.Pages == nil {
			p.doc.Pages = p.numberedPages(fold(quote).text)
		}
	}
}

// numberedPages returns where the links that are nothing but a number lead, when they count from 1 without a gap but
// for this page itself; pager is the folded line they stand in.
func (p *htmlPage) numberedPages(pager string) []string {
	reader := domReader{base: p.base}
	links := map[int]string{}
	for i := p.body; int(i) < len(p.nodes); i++ {
		n := &p.nodes[i]
		if n.DataAtom != atom.A || n.chars > 8 || n.FirstChild == nil {
			continue
		}
		number, rest := leadingNumber(strings.Trim(fold(n.FirstChild.Data).text, "[]【】"))
		if href := reader.address(attr(n.Node, "href")); number > 0 && rest == "" && href != "" && links[number] == "" {
			links[number] = href
		}
	}
	pages := make([]string, 0, len(links)+1)
	own := 0
	for len(links) > 0 {
		number := len(pages) + 1
		if links[number] == "" {
			own++
		}
		pages = append(pages, links[number])
		delete(links, number)
		if own > 1 {
			return nil
		}
	}
	if own == 0 && len(pages) > 0 && strings.Contains(pager, strconv.Itoa(len(pages)+1)) {
		return append(pages, "") // the last page, whose number is no link
	}
	if own == 0 || len(pages) < 2 {
		return nil // this page is linked too: which it is cannot be told
	}
	return pages
}

// otherPages returns the words that say so: 第1页/共6页, [1][2], or the call of the script that writes them, "" when
// there are none. They stand in the text or within a few lines of it.
func (p *htmlPage) otherPages() string {
	from, _ := p.linesBetween(p.body, p.body)
	_, end := p.linesBetween(p.body, p.nodes[p.body].end)
	for n := max(0, from-8); n < min(end+8, len(p.lines)); n++ {
		if text := p.lines[n].text; len(text) <= 300 && containsAny(text, pageHints) && manyPages(fold(text).text) {
			return text
		}
	}
	for i := p.body; int(i) < len(p.nodes); i++ { // TRS writes createPageHTML(6, 0, "t2021", "html") below the text
		n := &p.nodes[i]
		if n.DataAtom != atom.Script || n.FirstChild == nil || len(n.FirstChild.Data) > 20_000 {
			continue
		}
		if _, call, ok := strings.Cut(n.FirstChild.Data, pageScript); ok {
			count, _, _ := strings.Cut(call, ",")
			if pages, err := strconv.Atoi(strings.TrimSpace(count)); err == nil && pages > 1 && pages < 1000 {
				call, _, _ = strings.Cut(call, ")")
				p.doc.Pages = p.writtenPages(pages, call)
				return pageScript + call[:min(len(call), 80)] + ")"
			}
		}
	}
	return ""
}

// pageScript is the call of the script that writes the links to further pages.
const pageScript = "createPageHTML("

// writtenPages returns the addresses that TRS's createPageHTML(count, this, "t2021", "html") writes: t2021.html, t2021_1.html, …
func (p *htmlPage) writtenPages(count int, call string) []string {
	args := strings.Split(call, ",")
	if len(args) != 4 {
		return nil
	}
	unquote := func(s string) string { return strings.Trim(strings.TrimSpace(s), `"'`) }
	own, err := strconv.Atoi(strings.TrimSpace(args[1]))
	name, ext := unquote(args[2]), unquote(args[3])
	if err != nil || own < 0 || own >= count || name == "" || ext == "" {
		return nil
	}
	reader := domReader{base: p.base}
	pages := make([]string, count)
	for i := range pages {
		if i == own {
			continue
		}
		suffix := ""
		if i > 0 {
			suffix = "_" + strconv.Itoa(i)
		}
		if pages[i] = reader.address(name + suffix + "." + ext); pages[i] == "" {
			return nil
		}
	}
	return pages
}

var pageHints = words(`页 頁 [1] 【1】 ［1］`)

// manyPages reports whether a folded line counts pages, more than one: 共6页, 1/6页, [1][2], 【1】【2】下一页.
func manyPages(s string) bool {
	if _, after, ok := strings.Cut(s, "共"); ok {
		if n, rest := leadingNumber(after); n > 1 && n < 1000 && strings.HasPrefix(rest, "页") && strings.ContainsAny(s, "第/") {
			return true
		}
	}
	if !strings.Contains(s, "[1]") && !strings.Contains(s, "【1】") && !strings.Contains(s, "下一页") {
		return false
	}
	numbers := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("[]【】|·", r) })
	next := 1
	for _, number := range numbers {
		if n, rest := leadingNumber(number); n == next && (rest == "" || strings.HasPrefix(rest, "下一页")) {
			next++
		} else if n, rest := leadingNumber(strings.TrimPrefix(number, "上一页")); n == next && rest == "" {
			next++
		}
	}
	if next > 2 {
		return true
	}
	return strings.Contains(s, "上一页12") || strings.HasPrefix(s, "12") && strings.HasSuffix(strings.TrimRight(s, ">»尾页末"), "下一页")
}

// leadingNumber reads the digits that s begins with; n is 0 when there are none or too many.
func leadingNumber(s string) (n int, rest string) {
	i := 0
	for i < len(s) && i < 6 && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	n, _ = strconv.Atoi(s[:i])
	return n, s[i:]
}

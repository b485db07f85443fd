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
	}
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
		if _, call, ok := strings.Cut(n.FirstChild.Data, "createPageHTML("); ok {
			count, _, _ := strings.Cut(call, ",")
			if pages, err := strconv.Atoi(strings.TrimSpace(count)); err == nil && pages > 1 && pages < 1000 {
				call, _, _ = strings.Cut(call, ")")
				return "createPageHTML(" + call[:min(len(call), 80)] + ")"
			}
		}
	}
	return ""
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

package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// longestTitle is the length, in characters, beyond which a text is no title.
const longestTitle = 160

// named is a name that the page gives itself where readers do not look.
type named struct {
	text, squashed string
	weight         int
}

// names returns what the head and the label blocks call the page.
func (p *htmlPage) names() []named {
	var all []named
	add := func(text string, weight int) {
		if text = strings.TrimFunc(text, isBlank); len(text) > 8*longestTitle {
			return
		}
		s := squash(text)
		if n := utf8.RuneCountInString(s); n < 2 || n > longestTitle || s == squash(p.meta("sitename")) || isBody(s) {
			return
		}
		if i := slices.IndexFunc(all, func(n named) bool { return n.squashed == s }); i >= 0 {
			all[i].weight += weight
			return
		}
		all = append(all, named{text, s, weight})
	}
	add(p.meta("articletitle"), 4)
	for _, i := range p.labelled {
		for _, b := range p.lifted[i] {
			if b.Label == announcement.LabelTitle {
				add(b.Text, 3)
			}
		}
	}
	add(p.meta("og:title"), 2)
	add(p.meta("title"), 2)
	for _, n := range p.titles {
		if n.FirstChild == nil {
			continue
		}
		whole := strings.TrimFunc(collapse(n.FirstChild.Data), isBlank)
		add(whole, 2)
		for _, part := range titleParts(whole) {
			add(part, 2)
		}
	}
	return all
}

// titleParts returns what a <title> may be without the names of the column and the site, which stand before it or
// after it. Titles have dashes of their own, so every cut is tried.
func titleParts(s string) []string {
	var parts []string
	for i, r := range s[:min(len(s), 8*longestTitle)] {
		if strings.ContainsRune("_|｜-–—―－>»\u00a0", r) && len(parts) < 12 {
			parts = append(parts, s[:i], s[i+utf8.RuneLen(r):])
		}
	}
	return parts
}

// documentName returns the first of the names that ends as documents do.
func documentName(names []named) (string, bool) {
	for _, n := range names {
		if utf8.RuneCountInString(n.squashed) >= 8 && !isSiteName(n.text) && endsLikeTitle(fold(n.text).text) {
			return n.text, true
		}
	}
	return "", false
}

// isSiteName reports whether a name is that of a site or of the body that runs it, not of a page.
func isSiteName(s string) bool {
	s = squash(s)
	return !strings.Contains(s, "关于") && !strings.Contains(s, "關於") && (hasAnySuffix(s, siteNouns) || isBody(s))
}

var siteNouns = words(`政府网 门户网站 信息网 官网 网站 首页 政务网 公开网 政府網 入口網 全球資訊網 網站 首頁`)

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
		if utf8.RuneCountInString(n.squashed) >= 8 && !isSiteName(n.squashed) && endsLikeTitle(fold(n.text).text) {
			return n.text, true
		}
	}
	return "", false
}

// sectionNames are what the parts of a site are called, and the pages in them when nobody named these.
var sectionNames = set(words(`通知公告 公告公示 公示公告 公告栏 通知通告 信息公开 政务公开 政府信息公开 信息公开目录 政府信息公开目录 新闻中心 新闻动态
	政务动态 工作动态 部门动态 要闻动态 政务要闻 政策文件 政策解读 政策法规 法规文件 意见征集 民意征集 网上调查 详情 详情页 详细信息 详细内容 内容页 文章内容
	正文 信息内容 通知公告详情页 栏目导航 热点信息 最新公告 推荐阅读 联系我们`))

// isSiteName reports whether a squashed name is that of a site or of the body that runs it, not of a page.
func isSiteName(squashed string) bool {
	return !strings.Contains(squashed, "关于") && !strings.Contains(squashed, "關於") && (hasAnySuffix(squashed, siteNouns) || isBody(squashed))
}

// credits open lines that say who wrote the text.
var credits = append(words(`本报讯 本网讯 本報訊 记者: 記者: 通讯员: 通訊員: 作者:`), reporters...)

var siteNouns = words(`政府网 门户网站 信息网 官网 网站 首页 政务网 公开网 政府網 入口網 全球資訊網 網站 首頁`)

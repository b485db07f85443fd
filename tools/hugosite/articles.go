package hugosite

import (
	"regexp"
	"strconv"
	"strings"

	"gonggao/tools/announcement"
)

// articles are the paragraphs of a text that open an article, 第三条 and a blank: what other pages want to link to.
// An article is known by its number where only one has it.
type articles struct {
	ids   map[int]string    // by block
	named map[string]string // by number, "" for one that several have
}

var (
	opensArticle = regexp.MustCompile(`^第[〇零一二三四五六七八九十百千0-9]{1,8}[条條](?:之[一二三四五六七八九十]{1,2})?(?:[\s\x{3000}\x{a0}]|$)`)
	// ownArticle is a mention that cannot mean the article of another document.
	ownArticle = regexp.MustCompile(`本(?:法|条例|條例|办法|辦法|规定|規定|细则|細則|规则|規則|规范|規範|制度|章程|决定|決定)(第[〇零一二三四五六七八九十百千0-9]{1,8}[条條](?:之[一二三四五六七八九十]{1,2})?)`)
)

// articleMark begins the address of an article of the same text; no page can write it.
const articleMark = "\x00#"

// findArticles numbers the articles by their place; the numbers in the text may repeat.
func findArticles(blocks []announcement.Block) articles {
	a := articles{ids: map[int]string{}, named: map[string]string{}}
	for i, b := range blocks {
		if b.Kind != announcement.Paragraph || !strings.HasPrefix(b.Text, "第") {
			continue
		}
		name := strings.TrimSpace(opensArticle.FindString(b.Text))
		if name == "" {
			continue
		}
		a.ids[i] = "a" + strconv.Itoa(len(a.ids)+1)
		if _, twice := a.named[name]; twice {
			a.named[name] = ""
		} else {
			a.named[name] = a.ids[i]
		}
	}
	return a
}

// mentions returns links from a text to the articles that it names as its own document's.
func (a articles) mentions(text string) []announcement.Span {
	if len(a.named) == 0 || !strings.Contains(text, "本") {
		return nil
	}
	var links []announcement.Span
	for _, m := range ownArticle.FindAllStringSubmatchIndex(text, -1) {
		if id := a.named[text[m[2]:m[3]]]; id != "" {
			links = append(links, announcement.Span{Kind: announcement.Link, At: m[2], End: m[3], Href: articleMark + id})
		}
	}
	return links
}

package check

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/PuerkitoBio/goquery"
)

// The labels that 国办发〔2017〕47号, annex 网页设计规范, makes 必选 (required).
var (
	siteLabels    = []string{"SiteName", "SiteDomain", "SiteIDCode"}
	columnLabels  = []string{"ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"}
	articleLabels = []string{"ArticleTitle", "PubDate", "ContentSource"}
)

// supplied are the labels that no template can know: the site's code comes from its owner, the others from the
// announcement, and what is not known is not invented.
var supplied = []string{"SiteIDCode", "PubDate", "ContentSource"}

// checkLabels asks for the labels of the site and of the page's class: an announcement has those of an article, any
// other page those of an article or of a column.
func (p *page) checkLabels(add adder) {
	p.require(siteLabels, add)
	article, column := p.hasAny(articleLabels), p.hasAny(columnLabels)
	if p.announcement() || article || !column {
		article = true
	}
	if article {
		p.require(articleLabels, add)
		p.checkPubDate(add)
	}
	if column {
		p.require(columnLabels, add)
	}
}

// announcement reports whether the page is SCRIPT/SECTION/ID/index.html.
func (p *page) announcement() bool {
	parts := strings.Split(p.name, "/")
	return p.language != "" && len(parts) == 4 && slices.Contains(sections, parts[1]) && parts[2] != "page" && parts[3] == "index.html"
}

func (p *page) label(name string) *goquery.Selection {
	return p.doc.Find(fmt.Sprintf("head > meta[name=%q]", name))
}

func (p *page) hasAny(names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return p.label(name).Length() > 0 })
}

func (p *page) require(names []string, add adder) {
	for _, name := range names {
		if attr(p.label(name), "content") != "" {
			continue
		}
		if slices.Contains(supplied, name) {
			add(UnknownLabel, name)
		} else {
			add(MissingLabel, name)
		}
	}
}

func (p *page) checkPubDate(add adder) {
	value := attr(p.label("PubDate"), "content")
	if _, err := time.Parse("2006-01-02 15:04", value); value != "" && err != nil {
		add(BadPubDate, value)
	}
}

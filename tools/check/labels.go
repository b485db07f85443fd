package check

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/PuerkitoBio/goquery"
)

// The labels that 国办发〔2017〕47号, annex 网页设计规范, makes 必选 (required).
var (
	siteLabels    = []string{"SiteName", "SiteDomain"}
	columnLabels  = []string{"ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"}
	articleLabels = []string{"ArticleTitle", "PubDate", "ContentSource"}
)

// siteCode is required too. Only the site's owner knows it, once for all pages.
const siteCode = "SiteIDCode"

// supplied are the labels that the announcement must say, and what is not known is not invented.
var supplied = []string{"ArticleTitle", "PubDate", "ContentSource"}

// checkLabels asks for the labels of the site and of the page's class: an announcement has those of an article, any
// other page those of an article or of a column.
func (p *page) checkLabels(add adder) {
	p.require(siteLabels, add)
	if attr(p.label(siteCode), "content") == "" {
		if p.site.code {
			add(MissingLabel, siteCode)
		} else if p.name == path.Join(p.language, "index.html") {
			add(UnknownLabel, siteCode)
		}
	}
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

func (p *page) label(name string) *goquery.Selection { return p.doc.Find(labelSelector(name)) }

func labelSelector(name string) string { return fmt.Sprintf("head > meta[name=%q]", name) }

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

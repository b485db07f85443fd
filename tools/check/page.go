package check

import (
	"bytes"
	"net/url"
	"path"
	"strings"

	"github.com/PuerkitoBio/goquery"
)

// page is one HTML file as the rules see it.
type page struct {
	site     *site
	name     string
	language string   // its script's folder, "" at the root
	address  *url.URL // where it will be found
	doc      *goquery.Document
	known    map[string]bool // ids, made at first use
}

type adder func(k Kind, detail string)

func (s *site) parse(name string, body []byte) (*page, error) {
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	return &page{site: s, name: name, language: language(name), address: s.address(name), doc: doc}, nil
}

// check applies the rules. A redirect has no reader, and an error page has no address of its own.
func (p *page) check(add adder) {
	p.checkLinks(add)
	p.checkSafety(add)
	p.checkLeftovers(add)
	if p.redirect() {
		return
	}
	p.checkDocument(add)
	if p.notFound() {
		return
	}
	p.checkLabels(add)
	p.checkFacts(add)
	p.checkScripts(add)
}

func (p *page) redirect() bool {
	return p.doc.Find(`meta[http-equiv="refresh" i]`).Length() > 0
}

func (p *page) notFound() bool { return path.Base(p.name) == "404.html" }

// each calls fn for every element that selector finds.
func (p *page) each(selector string, fn func(*goquery.Selection)) {
	p.doc.Find(selector).Each(func(_ int, sel *goquery.Selection) { fn(sel) })
}

// attr returns an attribute without the blanks around it.
func attr(sel *goquery.Selection, name string) string {
	return strings.TrimSpace(sel.AttrOr(name, ""))
}

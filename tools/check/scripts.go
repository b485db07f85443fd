package check

import (
	"github.com/PuerkitoBio/goquery"
)

// checkScripts asks that the page names its own address and, when there is one, its twin in the other script. As both
// pages are asked, the pair links both ways.
func (p *page) checkScripts(add adder) {
	p.checkCanonical(add)
	if p.language == "" {
		return
	}
	alternates := map[string]bool{}
	p.each(`link[rel="alternate"][hreflang]`, func(sel *goquery.Selection) {
		if u, err := p.address.Parse(attr(sel, "href")); err == nil {
			for _, lang := range languages {
				if hasLanguage(attr(sel, "hreflang"), lang) {
					alternates[lang+" "+u.String()] = true
				}
			}
		}
	})
	for _, lang := range languages {
		name := lang + p.name[len(p.language):]
		switch {
		case !p.site.files[name]:
			add(OneScript, name)
		case !alternates[lang+" "+p.site.address(name).String()]:
			add(NoAlternate, lang)
		}
	}
}

func (p *page) checkCanonical(add adder) {
	link := p.doc.Find(`link[rel="canonical"]`)
	href := attr(link, "href")
	if link.Length() != 1 || href == "" {
		add(NoCanonical, "")
		return
	}
	if u, err := p.address.Parse(href); err != nil || u.String() != p.address.String() {
		add(WrongCanonical, href)
	}
}

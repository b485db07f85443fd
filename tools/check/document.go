package check

import (
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

// checkDocument looks at what every reader and screen reader relies on.
func (p *page) checkDocument(add adder) {
	lang := attr(p.doc.Find("html").First(), "lang")
	switch {
	case lang == "":
		add(NoLanguage, "")
	case p.language != "" && !hasLanguage(lang, p.language):
		add(WrongLanguage, lang)
	}
	if strings.TrimSpace(p.doc.Find("head > title").Text()) == "" {
		add(NoTitle, "")
	}
	if n := p.doc.Find("h1").Length(); n != 1 {
		add(OneHeading, strconv.Itoa(n))
	}
	seen := map[string]bool{}
	p.each("[id]", func(sel *goquery.Selection) {
		id := sel.AttrOr("id", "")
		if id == "" || seen[id] {
			add(DuplicateID, id)
		}
		seen[id] = true
	})
	p.each("img:not([alt])", func(sel *goquery.Selection) { add(NoAlt, attr(sel, "src")) })
	p.each("ul, ol, dl", func(sel *goquery.Selection) {
		if strings.TrimSpace(sel.Text()) == "" && sel.Find("img").Length() == 0 {
			add(EmptyList, goquery.NodeName(sel))
		}
	})
	p.each("nav", func(sel *goquery.Selection) {
		if sel.Find("a[href]").Length() == 0 {
			add(EmptyList, "nav "+attr(sel, "aria-label"))
		}
	})
}

// hasLanguage reports whether a BCP 47 tag belongs to a script's folder: zh-Hans-CN to zh-hans.
func hasLanguage(tag, folder string) bool {
	tag = strings.ToLower(tag)
	return tag == folder || strings.HasPrefix(tag, folder+"-")
}

// leftovers are what Go's templates leave behind when something went wrong.
var leftovers = []string{"ZgotmplZ", "<no value>", "%!s(", "%!d(", "%!v("}

// checkLeftovers looks for what a template should not have let through. Braces are only worth a look:
// an announcement may be about templates.
func (p *page) checkLeftovers(add adder) {
	look := func(s string) {
		for _, left := range leftovers {
			if strings.Contains(s, left) {
				add(Leftover, left)
			}
		}
		if strings.Contains(s, "{{") {
			add(Braces, excerpt(s, "{{"))
		}
	}
	for n := range p.doc.Nodes[0].Descendants() {
		switch n.Type {
		case html.TextNode:
			look(n.Data)
		case html.ElementNode:
			if n.Data == "no" { // <no value>, unquoted, as a text template writes it
				add(Leftover, "<no value>")
			}
			for _, a := range n.Attr {
				look(a.Val)
			}
		}
	}
}

// excerpt returns a few characters of s from mark on.
func excerpt(s, mark string) string {
	const length = 24
	r := []rune(s[strings.Index(s, mark):])
	return string(r[:min(len(r), length)])
}

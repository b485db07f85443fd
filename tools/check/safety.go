package check

import (
	"regexp"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

// loading are the elements that make a browser fetch something by itself.
const loading = "img, script, iframe, frame, source, video, audio, embed, object, track, input, link"

// checkSafety finds what the policy "default-src 'self'" would block, and what runs code.
func (p *page) checkSafety(add adder) {
	p.each("script", func(sel *goquery.Selection) {
		switch {
		case attr(sel, "type") == "application/ld+json": // data, never run
		case p.searchScript(sel), p.settingsScript(sel):
		default:
			add(Script, attr(sel, "src"))
		}
	})
	p.each("style", func(*goquery.Selection) { add(InlineStyle, "<style>") })
	for n := range p.doc.Nodes[0].Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"):
				add(InlineHandler, n.Data+" "+a.Key)
			case a.Key == "style":
				add(InlineStyle, n.Data+" "+a.Val)
			case a.Key == "srcdoc":
				add(Script, n.Data+" srcdoc")
			}
			switch scheme(a.Val) {
			case "javascript", "vbscript":
				add(ScriptURL, n.Data+" "+a.Val)
			case "data":
				if a.Key == "href" || a.Key == "src" || a.Key == "data" {
					add(ScriptURL, n.Data+" "+a.Key)
				}
			}
		}
	}
	p.each(loading, func(sel *goquery.Selection) { p.checkLoad(sel, add) })
}

// searchScript reports whether an element is the one script of the search page.
func (p *page) searchScript(sel *goquery.Selection) bool {
	return p.language != "" && p.name == p.language+"/search/index.html" && p.doc.Find(`script[type="module"]`).Length() == 1 &&
		attr(sel, "type") == "module" && p.ownScript(sel)
}

// settingsScript reports whether an element is the one script in the head, which applies the reader's settings.
func (p *page) settingsScript(sel *goquery.Selection) bool {
	return sel.Parent().Is("head") && p.doc.Find("head > script[src]").Length() == 1 && attr(sel, "type") == "" && p.ownScript(sel)
}

// ownScript reports whether an element is a file of this site, held to its digest, and nothing else.
func (p *page) ownScript(sel *goquery.Selection) bool {
	u, err := p.address.Parse(attr(sel, "src"))
	return err == nil && p.site.internal(u) && attr(sel, "src") != "" && attr(sel, "integrity") != "" && sel.Text() == ""
}

// checkLoad asks that what the browser fetches comes from this site.
func (p *page) checkLoad(sel *goquery.Selection, add adder) {
	if goquery.NodeName(sel) == "link" && !fetches(attr(sel, "rel")) {
		return
	}
	var hrefs []string
	for _, name := range []string{"src", "href", "data", "poster"} {
		hrefs = append(hrefs, attr(sel, name))
	}
	for _, candidate := range strings.Split(attr(sel, "srcset"), ",") {
		hrefs = append(hrefs, strings.TrimSpace(candidate))
	}
	for _, href := range hrefs {
		if u, err := p.address.Parse(href); err == nil && u.Host != "" && u.Host != p.site.base.Host {
			add(ThirdParty, href)
		}
	}
}

// fetches reports whether a link of this relation is loaded with the page, or opens a connection.
func fetches(rel string) bool {
	for _, word := range strings.Fields(strings.ToLower(rel)) {
		switch word {
		case "stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch":
			return true
		}
	}
	return false
}

var cssAddress = regexp.MustCompile(`(?i)(?:url\(\s*["']?|@import\s+["'])([^"')]+)`)

// checkStyleSheet looks up what a style sheet loads.
func (s *site) checkStyleSheet(name, css string, add adder) {
	for _, m := range cssAddress.FindAllStringSubmatch(css, -1) {
		href := strings.TrimSpace(m[1])
		u, err := s.address(name).Parse(href)
		switch {
		case err != nil:
			add(BrokenLink, href)
		case u.Scheme == "data" || strings.HasPrefix(href, "#"):
		case !s.internal(u):
			add(ThirdParty, href)
		default:
			if _, ok := s.find(u); !ok {
				add(BrokenLink, href)
			}
		}
	}
}

package check

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"
)

// fragment is a link to a place in another page.
type fragment struct{ from, to, id, href string }

// linked are the attributes that hold an address, with the elements that have them.
var linked = []struct{ selector, attribute string }{
	{"a[href], area[href], link[href]", "href"},
	{"img[src], script[src], iframe[src], source[src], video[src], audio[src], embed[src], track[src], input[src]", "src"},
	{"video[poster]", "poster"},
	{"object[data]", "data"},
	{"form[action]", "action"},
	{"blockquote[cite], q[cite]", "cite"},
}

// checkLinks looks up every address of this site.
func (p *page) checkLinks(add adder) {
	for _, l := range linked {
		p.each(l.selector, func(sel *goquery.Selection) { p.checkLink(attr(sel, l.attribute), add) })
	}
	p.each("img[srcset], source[srcset]", func(sel *goquery.Selection) {
		for _, candidate := range strings.Split(attr(sel, "srcset"), ",") {
			if fields := strings.Fields(candidate); len(fields) > 0 {
				p.checkLink(fields[0], add)
			}
		}
	})
	p.each(`meta[http-equiv="refresh" i]`, func(sel *goquery.Selection) {
		if _, target, ok := strings.Cut(attr(sel, "content"), "url="); ok {
			p.checkLink(target, add)
		}
	})
}

func (p *page) checkLink(href string, add adder) {
	u, err := p.address.Parse(href)
	if err != nil {
		add(BrokenLink, href)
		return
	}
	if !p.site.internal(u) {
		return
	}
	name, ok := p.site.find(u)
	switch {
	case !ok:
		add(BrokenLink, href)
	case u.Fragment == "" || u.Fragment == "top":
	case name == p.name:
		if !p.ids()[u.Fragment] {
			add(BrokenFragment, href)
		}
	default:
		p.site.mu.Lock()
		p.site.pending = append(p.site.pending, fragment{from: p.name, to: name, id: u.Fragment, href: href})
		p.site.mu.Unlock()
	}
}

// fragments looks up the places in other pages, reading each of those pages once.
func (s *site) fragments() ([]Finding, error) {
	slices.SortFunc(s.pending, func(a, b fragment) int { return cmp.Or(strings.Compare(a.to, b.to), strings.Compare(a.from, b.from)) })
	var (
		found []Finding
		to    string
		ids   map[string]bool
	)
	for _, f := range s.pending {
		if f.to != to {
			body, err := fs.ReadFile(s.public, f.to)
			if err != nil {
				return nil, err
			}
			p, err := s.parse(f.to, body)
			if err != nil {
				return nil, err
			}
			to, ids = f.to, p.ids()
		}
		if !ids[f.id] {
			found = append(found, Finding{Kind: BrokenFragment, Severity: BrokenFragment.Severity(), File: f.from, Detail: f.href})
		}
	}
	return found, nil
}

// ids returns the page's ids.
func (p *page) ids() map[string]bool {
	if p.known == nil {
		p.known = map[string]bool{}
		p.each("[id]", func(sel *goquery.Selection) { p.known[sel.AttrOr("id", "")] = true })
	}
	return p.known
}

// scheme returns the scheme of an address as a browser reads it, which drops blanks and control characters first.
func scheme(href string) string {
	href = strings.Map(func(r rune) rune {
		if r <= ' ' {
			return -1
		}
		return r
	}, href)
	before, _, ok := strings.Cut(href, ":")
	if !ok || strings.ContainsAny(before, "/?#") {
		return ""
	}
	return strings.ToLower(before)
}

package extract

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// address makes an address absolute by the page's own, as browsers do. It is "" when it leads nowhere that a reader
// can follow: scripts, embedded data, files of the editor's machine, places of the same page.
func (r *domReader) address(raw string) string {
	raw = strings.Map(func(c rune) rune {
		if c < ' ' || c == 0x7F {
			return -1 // browsers drop them: java&#10;script:
		}
		return c
	}, strings.TrimSpace(raw))
	if raw == "" || raw[0] == '#' || len(raw) > 8192 {
		return ""
	}
	if scheme, _, found := strings.Cut(raw, ":"); !found || strings.ContainsAny(scheme, "/?#.\\") {
		raw = strings.ReplaceAll(raw, `\`, "/")
	}
	u, err := url.Parse(raw)
	if err != nil {
		if u, err = url.Parse(strayPercent(raw)); err != nil {
			return ""
		}
	}
	if r.base != nil {
		u = r.base.ResolveReference(u)
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https", "ftp":
		if u.Host == "" {
			return ""
		}
	case "mailto", "tel":
		return u.String()
	case "":
	default:
		return ""
	}
	return u.String()
}

// strayPercent escapes the percent signs that begin no escape: 增长50%.doc.
func strayPercent(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		b.WriteByte(s[i])
		if s[i] == '%' && (i+2 >= len(s) || !isHex(s[i+1]) || !isHex(s[i+2])) {
			b.WriteString("25")
		}
	}
	return b.String()
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

func (r *domReader) anchor(n *html.Node, depth int) {
	href := r.address(attr(n, "href"))
	if href == "" || r.context.link != nil {
		r.children(n, depth)
		return
	}
	r.context.link, r.context.href = n, href
	before := len(r.line.links)
	r.children(n, depth)
	if len(r.line.links) == before && isDocument(href) && !r.cell { // no words: a picture of a file
		r.line.links = append(r.line.links, domLink{at: len(r.line.b), end: len(r.line.b), node: n, href: href})
	}
}

// baseName returns the name of the file at an address, readable.
func baseName(href string) string {
	u, err := url.Parse(href)
	p := href
	if err == nil {
		p = u.Path
	}
	if i := strings.LastIndexByte(strings.TrimRight(p, "/"), '/'); i >= 0 {
		p = p[i+1:]
	}
	p = strings.TrimSpace(strings.Trim(p, "/"))
	if !utf8.ValidString(p) {
		return "" // an escape of another encoding
	}
	return p
}

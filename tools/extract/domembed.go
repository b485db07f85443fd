package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gonggao/tools/announcement"
)

// embedded returns the address of the file that an element shows in the page, as found, else "": a PDF viewer in
// an iframe, a film, an object.
func embedded(n *html.Node) string {
	switch n.DataAtom {
	case atom.Iframe, atom.Embed:
		return strings.TrimSpace(attr(n, "src"))
	case atom.Object:
		return strings.TrimSpace(attr(n, "data"))
	case atom.Video, atom.Audio:
		if src := strings.TrimSpace(attr(n, "src")); src != "" {
			return src
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if src := strings.TrimSpace(attr(c, "src")); c.DataAtom == atom.Source && src != "" {
				return src
			}
		}
	}
	return ""
}

// embed adds what an element shows from another file: a document or a film is an attachment, anything else is kept
// on record. It reports whether there was something.
func (r *domReader) embed(n *html.Node) bool {
	src := embedded(n)
	if src == "" || r.cell {
		return false
	}
	href := r.address(src)
	if href == "" {
		return false
	}
	r.flush()
	b := announcement.Block{Kind: announcement.Chrome, Chrome: announcement.Embedded, Text: head(href, 2000)}
	if isDocument(href) {
		name := src
		if i := strings.LastIndexByte(name, '='); i >= 0 { // viewer.html?file=/a/b.pdf
			name = name[i+1:]
		}
		b = announcement.Block{Kind: announcement.Attachment, Text: baseName(name), Href: href}
	}
	r.blocks = append(r.blocks, b)
	return true
}

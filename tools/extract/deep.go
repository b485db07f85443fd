package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// flattened rewrites markup that is nested too deep for the parser: what makes a line of its own becomes a paragraph,
// links and pictures stay, all other tags go. The result nests three elements deep.
func flattened(text string) string {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html><body><p>")
	z := html.NewTokenizer(strings.NewReader(text))
	skip, inLink := atom.Atom(0), false
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return b.String()
		}
		if kind == html.TextToken {
			if skip == 0 {
				b.Write(z.Raw())
			}
			continue
		}
		if kind != html.StartTagToken && kind != html.EndTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		token := z.Token()
		switch a := token.DataAtom; {
		case skip != 0:
			if kind == html.EndTagToken && a == skip {
				skip = 0
			}
		case a == atom.Script || a == atom.Style || a == atom.Noscript || a == atom.Title:
			if kind == html.StartTagToken {
				skip = a
			}
			if a == atom.Title && kind == html.StartTagToken && z.Next() == html.TextToken {
				b.WriteString("<title>")
				b.Write(z.Raw())
				b.WriteString("</title>")
			}
		case a == atom.Meta, a == atom.Img, a == atom.Br:
			b.WriteString(token.String())
		case a == atom.A:
			if inLink {
				b.WriteString("</a>")
			}
			if inLink = kind == html.StartTagToken; inLink {
				b.WriteString(token.String())
			}
		case isBlock(a):
			if inLink {
				b.WriteString("</a>")
				inLink = false
			}
			b.WriteString("<p>")
		}
	}
}

package hugosite

import (
	"bufio"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
)

// Texts reads a Markdown body back: the text of each block, in order. For a body that Markdown wrote these are
// exactly the texts of its blocks; what a person added is never passed over, be it raw HTML or a shortcode.
func Texts(body string) []string {
	r := bodyReader{source: []byte(body)}
	r.block(newMarkdown().Parser().Parse(text.NewReader(r.source)))
	return r.texts
}

type bodyReader struct {
	source []byte
	texts  []string
}

func (r *bodyReader) block(n ast.Node) {
	switch {
	case n.HasChildren() && n.FirstChild().Type() != ast.TypeInline:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			r.block(c)
		}
	case n.HasChildren():
		var b strings.Builder
		r.inline(&b, n)
		r.texts = append(r.texts, b.String())
	case n.Type() == ast.TypeBlock && n.Lines().Len() > 0:
		var b strings.Builder
		r.raw(&b, n.Lines())
		if h, ok := n.(*ast.HTMLBlock); ok && h.HasClosure() {
			b.Write(h.ClosureLine.Value(r.source))
		}
		r.texts = append(r.texts, b.String())
	}
}

func (r *bodyReader) inline(b *strings.Builder, parent ast.Node) {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		switch n := c.(type) {
		case *ast.Text:
			if n.IsRaw() {
				b.Write(n.Segment.Value(r.source))
			} else {
				b.WriteString(unescape(n.Segment.Value(r.source)))
			}
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte('\n')
			}
		case *ast.String:
			b.Write(n.Value)
		case *ast.RawHTML:
			r.raw(b, n.Segments)
		case *ast.AutoLink:
			b.Write(n.Label(r.source))
		default:
			if !c.HasChildren() {
				b.WriteRune('\ufffc') // something to see that is no text: a check box, a footnote mark
			}
			r.inline(b, c)
		}
	}
}

func (r *bodyReader) raw(b *strings.Builder, lines *text.Segments) {
	for i := range lines.Len() {
		line := lines.At(i)
		b.Write(line.Value(r.source))
	}
}

var unescapeHTML = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&amp;", "&")

// unescape resolves backslashes and character references by the very code that renders them.
func unescape(segment []byte) string {
	var b strings.Builder
	w := bufio.NewWriter(&b)
	html.DefaultWriter.Write(w, segment)
	_ = w.Flush() // a strings.Builder never fails
	return unescapeHTML.Replace(b.String())
}

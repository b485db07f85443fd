package hugosite

import (
	"bufio"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"

	"gonggao/tools/announcement"
)

// Texts reads a Markdown body back: the text of each block, in order. For a body that Markdown wrote these are
// exactly the texts of its blocks; what a person added is never passed over, be it raw HTML or a shortcode.
// Table, which may be nil, returns the text of a table that is a file of its own, by its name; when it has none the line
// that brings the table in counts as text.
func Texts(body string, table func(name string) (text string, ok bool)) []string {
	r := bodyReader{source: []byte(body), table: table}
	r.block(newMarkdown().Parser().Parse(text.NewReader(r.source)))
	return r.texts
}

type bodyReader struct {
	source []byte
	texts  []string
	table  func(string) (string, bool)
}

// callsTable is the line that brings in a table; what a page's own text says like it has its braces escaped.
var callsTable = regexp.MustCompile(`^\{\{< table "(table-[0-9]+)" >\}\}\n?$`)

// called returns the text of the table that a paragraph brings in.
func (r *bodyReader) called(n ast.Node) (string, bool) {
	if r.table == nil || n.Kind() != ast.KindParagraph || n.Lines().Len() != 1 {
		return "", false
	}
	line := n.Lines().At(0)
	if m := callsTable.FindSubmatch(line.Value(r.source)); m != nil {
		return r.table(string(m[1]))
	}
	return "", false
}

// cells returns the text of a table written in Markdown.
func (r *bodyReader) cells(n ast.Node) string {
	var b strings.Builder
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			if cell.PreviousSibling() != nil {
				b.WriteString(announcement.CellTab)
			}
			r.inline(&b, cell)
		}
		b.WriteString(announcement.CellRow)
	}
	return b.String()
}

func (r *bodyReader) block(n ast.Node) {
	if text, ok := r.called(n); ok {
		r.texts = append(r.texts, text)
		return
	}
	switch {
	case n.Kind() == extast.KindTable:
		r.texts = append(r.texts, r.cells(n))
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

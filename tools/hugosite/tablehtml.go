package hugosite

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"io"
	"regexp"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gonggao/tools/announcement"
)

// tableHTML writes a table as HTML and passes it through the allow-list.
func tableHTML(block announcement.Block, files map[string]string) []byte {
	caption, rest := captioned(block)
	rows := grid(rest)
	var b strings.Builder
	b.WriteString("<table>\n")
	if caption.text != "" {
		b.WriteString("<caption>")
		writeWords(&b, caption, files)
		b.WriteString("</caption>\n")
	}
	heads := headRows(rows)
	group := heads
	if !within(rows[:heads]) {
		group = 0
	}
	for i, row := range rows {
		switch {
		case i == 0 && group > 0:
			b.WriteString("<thead>\n")
		case i == group:
			b.WriteString("<tbody>\n")
		}
		b.WriteString("<tr>")
		for j, c := range row {
			writeCell(&b, c, scope(c, i < heads, j), files)
		}
		b.WriteString("</tr>\n")
		switch i + 1 {
		case group:
			b.WriteString("</thead>\n")
		case len(rows):
			b.WriteString("</tbody>\n")
		}
	}
	b.WriteString("</table>\n")
	return sanitize([]byte(b.String()))
}

// headRows counts the rows at the top that have nothing but header cells; a table of nothing else has no head.
func headRows(rows [][]gridCell) int {
	for i, row := range rows {
		for _, c := range row {
			if !c.Header {
				return i
			}
		}
	}
	return 0
}

// within reports whether no cell of the rows reaches below them: a browser would cut it off at the end of their group.
func within(rows [][]gridCell) bool {
	for i, row := range rows {
		for _, c := range row {
			if i+c.RowSpan > len(rows) {
				return false
			}
		}
	}
	return true
}

// scope says what a header cell heads (WCAG technique H63), "" for a cell of data. A header without words is none.
func scope(c gridCell, head bool, column int) string {
	switch {
	case !c.Header || strings.TrimSpace(c.text) == "":
		return ""
	case head && c.ColSpan > 1:
		return "colgroup"
	case head:
		return "col"
	case c.RowSpan > 1:
		return "rowgroup"
	case column == 0:
		return "row"
	}
	return "col"
}

func writeCell(b *strings.Builder, c gridCell, scope string, files map[string]string) {
	name := "td"
	if scope != "" {
		name = "th"
	}
	b.WriteString("<" + name)
	if scope != "" {
		b.WriteString(` scope="` + scope + `"`)
	}
	if c.RowSpan > 1 {
		fmt.Fprintf(b, ` rowspan="%d"`, c.RowSpan)
	}
	if c.ColSpan > 1 {
		fmt.Fprintf(b, ` colspan="%d"`, c.ColSpan)
	}
	b.WriteString(">")
	writeWords(b, c, files)
	b.WriteString("</" + name + ">")
}

// writeWords writes what stands in a cell or a caption.
func writeWords(b *strings.Builder, c gridCell, files map[string]string) {
	at := 0
	for _, s := range c.spans {
		writeText(b, c.text[at:s.At])
		at = s.End
		href := webAddress(s.Href)
		if file := files[s.Href]; file != "" {
			href = file
		}
		switch {
		case s.Kind == announcement.Strong:
			b.WriteString("<strong>")
			writeText(b, c.text[s.At:s.End])
			b.WriteString("</strong>")
		case href != "":
			b.WriteString(`<a href="` + html.EscapeString(href) + `">`)
			writeText(b, c.text[s.At:s.End])
			b.WriteString("</a>")
		default:
			writeText(b, c.text[s.At:s.End])
		}
	}
	writeText(b, c.text[at:])
}

func writeText(b *strings.Builder, text string) {
	b.WriteString(strings.ReplaceAll(html.EscapeString(text), announcement.CellBreak, "<br>"))
}

// sanitize leaves of HTML what a table may have, and nothing that Hugo would run: it looks for shortcodes in text too.
// Doing it twice changes nothing.
func sanitize(data []byte) []byte {
	p := bluemonday.NewPolicy()
	p.AllowElements("table", "caption", "thead", "tbody", "tr", "th", "td", "br", "strong", "a")
	p.AllowAttrs("scope").Matching(scopes).OnElements("th")
	p.AllowAttrs("rowspan", "colspan").Matching(bluemonday.Integer).OnElements("th", "td")
	p.AllowAttrs("href").OnElements("a")
	p.AllowURLSchemes("http", "https", "mailto", "tel")
	p.AllowRelativeURLs(true) // files of the bundle
	p.RequireParseableURLs(true)
	clean := p.SanitizeBytes(data)
	return bytes.ReplaceAll(clean, []byte("{{"), []byte("{&#123;"))
}

var scopes = regexp.MustCompile(`^(?:row|col)(?:group)?$`)

// deriveTable converts the words of a table's file to the other script.
func deriveTable(data []byte, convert func(string) string) ([]byte, error) {
	var b bytes.Buffer
	z := nethtml.NewTokenizer(bytes.NewReader(data))
	for {
		switch z.Next() {
		case nethtml.ErrorToken:
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return nil, fmt.Errorf("read a table: %w", err)
			}
			return sanitize(b.Bytes()), nil
		case nethtml.TextToken:
			b.WriteString(html.EscapeString(convert(string(z.Text()))))
		default:
			b.Write(z.Raw())
		}
	}
}

// tableText reads a table's file back: the text of the block it was made from.
func tableText(data []byte) (string, error) {
	root, err := nethtml.Parse(bytes.NewReader(data))
	if err != nil {
		return "", fmt.Errorf("read a table: %w", err)
	}
	var b strings.Builder
	column := 0
	for n := range root.Descendants() {
		switch {
		case n.DataAtom == atom.Caption:
			column = 1 // a row of one
		case n.DataAtom == atom.Tr && n.Type == nethtml.ElementNode:
			if column > 0 {
				b.WriteString(announcement.CellRow)
			}
			column = 0
		case n.DataAtom == atom.Td, n.DataAtom == atom.Th:
			if column > 0 {
				b.WriteString(announcement.CellTab)
			}
			column++
		case n.DataAtom == atom.Br:
			b.WriteString(announcement.CellBreak)
		case n.Type == nethtml.TextNode && inCell(n):
			b.WriteString(n.Data)
		}
	}
	if column > 0 {
		b.WriteString(announcement.CellRow)
	}
	return b.String(), nil
}

func inCell(n *nethtml.Node) bool {
	for n = n.Parent; n != nil && n.DataAtom != atom.Tr && n.DataAtom != atom.Table; n = n.Parent {
		switch n.DataAtom {
		case atom.Td, atom.Th, atom.Caption:
			return true
		}
	}
	return false
}

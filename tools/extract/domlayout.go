package extract

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// table reads a table as data or, when it only places things, as what it holds.
func (r *domReader) table(n *html.Node, depth int) {
	t := r.tables[n]
	if r.cell {
		r.flush()
		r.children(n, depth)
		r.flush()
		return
	}
	r.flush()
	if t == nil || !t.isData(n) {
		r.children(n, depth)
		r.flush()
		return
	}
	r.dataTable(t, n, depth)
}

// isData decides by structure whether a table holds data: its rows agree in their columns, its cells are short and
// none holds most of the text or further tables.
func (t *domTable) isData(n *html.Node) bool {
	rows, cells, runes, empty, images, paragraphs, header, longest := 0, 0, 0, 0, 0, 0, false, 0
	widths := map[int]int{}
	spans := false
	for i, row := range t.rows {
		if len(row) == 0 {
			continue
		}
		rows++
		columns := 0
		for _, cell := range row {
			c := t.cells[cell]
			cells++
			columns += span(cell, "colspan", 1000)
			spans = spans || span(cell, "rowspan", 1000) > 1
			runes += c.runes
			longest = max(longest, c.runes)
			paragraphs = max(paragraphs, c.paragraphs)
			if c.runes == 0 {
				empty++
				if c.images > 0 {
					images++
				}
			}
			header = header || cell.DataAtom == atom.Th || attr(cell, "scope") != ""
		}
		widths[columns]++
		header = header || t.heads[i]
	}
	agree, wide := 0, 0
	for columns, n := range widths {
		if n > agree || n == agree && columns > wide {
			agree, wide = n, columns
		}
	}
	header = header || t.caption != nil
	bordered := isBordered(n)
	switch role := strings.ToLower(attr(n, "role")); {
	case role == "presentation" || role == "none" || cells == 0 || runes == 0:
		return false
	case t.tables > 0 && (t.nested*4 > runes || t.nested*4 > t.nested+runes) && !(header && rows > 2):
		return false
	case cells == 1 || images*2 > cells:
		return false
	case wide == 1 && agree == rows: // one column
		return (header || bordered) && rows >= 3 && longest <= 60 && paragraphs <= 3
	case longest > 400 && longest*10 > runes*6 && !(header && rows >= 3): // one cell holds the text
		return false
	case paragraphs > 8 && longest*2 > runes && !(header && rows >= 3):
		return false
	case rows == 1:
		return (header || bordered) && longest <= 120 && paragraphs <= 4 && empty*2 <= cells
	case header || bordered:
		return true
	case spans:
		return rows >= 2 && longest <= 200
	}
	return agree*10 >= rows*7 && wide >= 2 && longest <= 300 && runes <= cells*60 && empty*2 <= cells
}

// isBordered reports whether a table's markup draws lines between its cells.
func isBordered(n *html.Node) bool {
	if b := strings.TrimSpace(attr(n, "border")); b != "" && b != "0" && b != "0px" {
		return true
	}
	if rules := attr(n, "rules"); rules != "" && rules != "none" {
		return true
	}
	class := strings.ToLower(attr(n, "class"))
	if strings.Contains(class, "msotablegrid") || strings.Contains(class, "msonormaltable") || strings.Contains(class, "firstrow") {
		return true
	}
	return cellBorder(n)
}

// cellBorder looks at the first cell for lines drawn by its style, as Word does.
func cellBorder(n *html.Node) bool {
	for ; n != nil; n = n.FirstChild {
		for n != nil && n.Type != html.ElementNode {
			n = n.NextSibling
		}
		if n == nil {
			return false
		}
		if n.DataAtom == atom.Colgroup || n.DataAtom == atom.Col {
			for n = n.NextSibling; n != nil && n.Type != html.ElementNode; n = n.NextSibling {
			}
			if n == nil {
				return false
			}
		}
		if n.DataAtom == atom.Td || n.DataAtom == atom.Th {
			style := strings.ReplaceAll(attr(n, "style"), " ", "")
			i := strings.Index(style, "border")
			return i >= 0 && strings.Contains(style[i:], "solid")
		}
	}
	return false
}

// span reads rowspan or colspan, at least 1 and at most limit.
func span(n *html.Node, name string, limit int) int {
	value, err := strconv.Atoi(strings.TrimSpace(attr(n, name)))
	if err != nil || value < 1 {
		return 1
	}
	return min(value, limit)
}

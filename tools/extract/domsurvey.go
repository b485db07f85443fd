package extract

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// domTable is what a table is made of, its nested tables aside.
type domTable struct {
	rows    [][]*html.Node // cells
	heads   []bool         // by row: in thead
	caption *html.Node
	nested  int // runes in nested tables
	tables  int // nested tables
	cells   map[*html.Node]*domCell
}

// domCell is what a cell or a list item holds.
type domCell struct {
	runes      int // but blanks
	paragraphs int // blocks and breaks below it
	images     int
	linked     int // runes within links
	tables     int
	lists      int
}

// survey counts in one pass what the forms of tables, lists and quotes are decided by.
func (r *domReader) survey(root *html.Node) {
	r.tables, r.quotes = map[*html.Node]*domTable{}, map[*html.Node]bool{}
	r.items, r.layouts = map[*html.Node]*domCell{}, map[*html.Node]bool{}
	s := domSurvey{r: r}
	s.walk(root, 0)
	for quote, runes := range s.quotes {
		r.quotes[quote] = runes*2 <= s.runes
	}
}

type domSurvey struct {
	r      *domReader
	runes  int
	quotes map[*html.Node]int
	table  *domTable
	cell   *domCell
	link   bool
	head   bool
	inner  bool // within a blockquote
}

func (s *domSurvey) walk(n *html.Node, depth int) {
	switch n.Type {
	case html.TextNode:
		if s.r.skip == nil || !s.r.skip(n) {
			s.text(n.Data)
		}
		return
	case html.ElementNode:
		if depth > maxDOMDepth || s.r.skip != nil && s.r.skip(n) || unseen(n) {
			return
		}
	case html.DocumentNode:
	default:
		return
	}
	saved, before := *s, s.runes
	s.open(n)
	inside := *s
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		s.walk(c, depth+1)
	}
	runes := s.runes
	s.table, s.cell, s.link, s.head, s.inner = saved.table, saved.cell, saved.link, saved.head, saved.inner
	switch n.DataAtom {
	case atom.Blockquote:
		if !s.inner {
			if s.quotes == nil {
				s.quotes = map[*html.Node]int{}
			}
			s.quotes[n] = runes - before
		}
	case atom.Table:
		if s.table != nil {
			s.table.nested += runes - before
			s.table.tables++
		}
		if s.cell != nil {
			s.cell.tables++
		}
	case atom.Td, atom.Th, atom.Li:
		s.addToCell(inside.cell)
	}
}

// addToCell adds what an inner cell holds to the outer one.
func (s *domSurvey) addToCell(inner *domCell) {
	if s.cell == nil || inner == nil || inner == s.cell {
		return
	}
	s.cell.runes += inner.runes
	s.cell.paragraphs += inner.paragraphs
	s.cell.images += inner.images
	s.cell.linked += inner.linked
}

func (s *domSurvey) open(n *html.Node) {
	switch n.DataAtom {
	case atom.Table:
		s.table = &domTable{cells: map[*html.Node]*domCell{}}
		s.r.tables[n] = s.table
		s.cell, s.head = nil, false
	case atom.Thead:
		s.head = true
	case atom.Tbody, atom.Tfoot:
		s.head = false
	case atom.Caption:
		if s.table != nil && s.table.caption == nil {
			s.table.caption = n
		}
	case atom.Tr:
		if s.table != nil {
			s.table.rows = append(s.table.rows, nil)
			s.table.heads = append(s.table.heads, s.head)
		}
	case atom.Td, atom.Th:
		if s.table == nil {
			return
		}
		if len(s.table.rows) == 0 {
			s.table.rows, s.table.heads = [][]*html.Node{nil}, []bool{s.head}
		}
		last := len(s.table.rows) - 1
		s.table.rows[last] = append(s.table.rows[last], n)
		s.cell = &domCell{}
		s.table.cells[n] = s.cell
	case atom.Li:
		s.cell = &domCell{}
		s.r.items[n] = s.cell
	case atom.Ul, atom.Ol:
		if s.cell != nil {
			s.cell.lists++
		}
	case atom.A:
		s.link = true
	case atom.Blockquote:
		s.inner = true
	case atom.Img:
		if s.cell != nil && !tiny(n) {
			s.cell.images++
		}
	case atom.Br, atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		if s.cell != nil {
			s.cell.paragraphs++
		}
	}
}

func (s *domSurvey) text(text string) {
	n := 0
	for _, r := range text {
		if !isBlank(r) {
			n++
		}
	}
	s.runes += n
	if s.cell != nil {
		s.cell.runes += n
		if s.link {
			s.cell.linked += n
		}
	}
}

// layoutList reports whether a list only places whole texts on the page.
func (r *domReader) layoutList(list *html.Node) bool {
	if list == nil {
		return true
	}
	if known, ok := r.layouts[list]; ok {
		return known
	}
	layout, items := false, 0
	for c := list.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Li {
			continue
		}
		items++
		if cell := r.items[c]; cell != nil && (cell.paragraphs > 6 && cell.lists == 0 || cell.paragraphs > 40 || cell.tables > 0 || cell.images > 2) {
			layout = true
		}
	}
	layout = layout || items == 0
	r.layouts[list] = layout
	return layout
}

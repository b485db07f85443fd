package extract

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gonggao/tools/announcement"
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

// dataTable adds a data table; pictures in its cells follow it.
func (r *domReader) dataTable(t *domTable, n *html.Node, depth int) {
	b := announcement.Block{Kind: announcement.DataTable, Table: &announcement.Table{}}
	if t.caption != nil {
		c := r.readCell(t.caption, depth)
		b.Table.Caption = strings.TrimFunc(strings.ReplaceAll(c.text, announcement.CellBreak, " "), isBlank)
	}
	var text strings.Builder
	var figures []announcement.Block
	var bold []bool // by row: every cell is bold
	merged := false
	for i, row := range t.rows {
		var shape []announcement.Cell
		cells := make([]domCellText, len(row))
		blank := true
		for j, cell := range row {
			cells[j] = r.readCell(cell, depth)
			blank = blank && cells[j].text == "" && len(cells[j].figures) == 0
			merged = merged || span(cell, "rowspan", 2) > 1
		}
		if len(row) == 0 || blank && !merged {
			continue
		}
		allBold := true
		for j, cell := range row {
			if j > 0 {
				text.WriteString(announcement.CellTab)
			}
			for _, s := range cells[j].spans {
				s.At, s.End = s.At+text.Len(), s.End+text.Len()
				b.Spans = append(b.Spans, s)
			}
			text.WriteString(cells[j].text)
			figures = append(figures, cells[j].figures...)
			allBold = allBold && (cells[j].bold || cells[j].text == "")
			shape = append(shape, announcement.Cell{
				Header:  cell.DataAtom == atom.Th || t.heads[i] || attr(cell, "scope") != "",
				ColSpan: span(cell, "colspan", maxColumns), RowSpan: span(cell, "rowspan", len(t.rows)-i),
			})
		}
		text.WriteString(announcement.CellRow)
		b.Table.Rows = append(b.Table.Rows, shape)
		bold = append(bold, allBold && len(row) > 1)
	}
	b.Text = text.String()
	if len(b.Table.Rows) == 0 {
		return
	}
	normalise(b.Table)
	headFirst(&b, bold)
	r.blocks = append(r.blocks, b)
	r.blocks = append(r.blocks, figures...)
}

// maxColumns bounds colspan; no page that can be read has more columns.
const maxColumns = 200

// normalise writes spans of one as 0, and cuts those that reach beyond the table.
func normalise(t *announcement.Table) {
	widest := 1
	for _, row := range t.Rows {
		columns := 0
		for _, c := range row {
			columns += c.ColSpan
		}
		if len(row) > 1 {
			widest = max(widest, columns)
		}
	}
	for i, row := range t.Rows {
		for j := range row {
			c := &row[j]
			if len(row) == 1 {
				c.ColSpan = min(c.ColSpan, widest) // colspan=20 for "all"
			}
			c.RowSpan = min(c.RowSpan, len(t.Rows)-i)
			if c.ColSpan <= 1 {
				c.ColSpan = 0
			}
			if c.RowSpan <= 1 {
				c.RowSpan = 0
			}
		}
	}
}

// headFirst makes the first row of a table without header cells its header, when it is set in bold while the others
// are not, or is made of the words that head columns.
func headFirst(b *announcement.Block, bold []bool) {
	rows := b.Table.Rows
	if len(rows) < 2 || len(rows[0]) < 2 {
		return
	}
	for _, row := range rows {
		for _, c := range row {
			if c.Header {
				return
			}
		}
	}
	if !(bold[0] && !bold[1]) && !headsColumns(strings.SplitN(b.Text, announcement.CellRow, 2)[0]) {
		return
	}
	for j := range rows[0] {
		rows[0][j].Header = true
	}
}

// headsColumns reports whether the cells of a row read as the names of columns.
func headsColumns(row string) bool {
	known := 0
	seen := map[string]bool{}
	for cell := range strings.SplitSeq(row, announcement.CellTab) {
		folded := fold(cell).text
		if folded == "" || seen[folded] || utf8.RuneCountInString(folded) > 16 || strings.ContainsAny(folded, "。;!:〔0123456789") {
			return false
		}
		seen[folded] = true
		if hasAnySuffix(folded, columnNames) {
			known++
		}
	}
	return known*3 >= len(seen)*2
}

var columnNames = words(`序号 编号 名称 姓名 单位 内容 情况 备注 时间 日期 地址 地点 电话 项目 类别 类型 数量 金额 部门 职务 职位 性别 年龄 学历 专业 来源 依据 标准
	要求 说明 意见 结果 理由 原因 措施 目标 任务 指标 年度 比例 合计 区县 街道 社区 联系人 联系方式 负责人 责任人 分数 成绩 等级 文号 标题 号 数 率 人 额 值 量`)

// domCellText is a cell that was read.
type domCellText struct {
	text    string
	spans   []announcement.Span
	figures []announcement.Block
	bold    bool
}

// readCell reads a cell as one text, its lines parted by CellBreak.
func (r *domReader) readCell(n *html.Node, depth int) domCellText {
	saved, line := r.context, r.line
	r.line, r.cell = domLine{}, true
	r.context = domContext{plain: n.DataAtom == atom.Th}
	r.style(n)
	r.children(n, depth)
	l := r.line
	r.context, r.line, r.cell = saved, line, false

	p := cutLine(&l, string(l.b), 0, len(l.b))
	var c domCellText
	for _, f := range l.figures {
		c.figures = append(c.figures, f.block)
	}
	if isEmptyText(p.text) {
		return c
	}
	strong, whole := meaningful(p.text, p.spans, p.links)
	c.bold = whole
	c.text, c.spans = cellText(p.text, spansOf(strong, p))
	return c
}

// cellText writes line feeds, one for each run of them, as CellBreak and takes out what would part cells.
func cellText(text string, spans []announcement.Span) (string, []announcement.Span) {
	if !strings.ContainsAny(text, "\n\t\u2028") {
		return text, spans
	}
	var b strings.Builder
	moved := make([]int, len(text)+1) // where a byte of text went
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		for k := range size {
			moved[i+k] = b.Len() + k
		}
		switch {
		case r == '\n':
			end := i + 1
			for end < len(text) && (text[end] == '\n' || text[end] == ' ') {
				moved[end] = b.Len() + len(announcement.CellBreak)
				end++
			}
			b.WriteString(announcement.CellBreak)
			size = end - i
		case r == '\t' || r == '\u2028':
			b.WriteByte(' ')
		default:
			b.WriteString(text[i : i+size])
		}
		i += size
	}
	moved[len(text)] = b.Len()
	for i := range spans {
		spans[i].At, spans[i].End = moved[spans[i].At], moved[spans[i].End]
	}
	return b.String(), spans
}

package extract

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gonggao/tools/announcement"
)

// dataTable adds a data table; pictures in its cells follow it.
func (r *domReader) dataTable(t *domTable, n *html.Node, depth int) {
	b := announcement.Block{Kind: announcement.DataTable, Table: &announcement.Table{}}
	var text strings.Builder
	var figures []announcement.Block
	if t.caption != nil {
		c := r.readCell(t.caption, depth)
		figures = c.figures
		if b.Table.Captioned = strings.TrimFunc(c.text, isBlank) != ""; b.Table.Captioned {
			text.WriteString(c.text + announcement.CellRow)
			b.Spans = c.spans
		}
	}
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
		if b.Table.Captioned {
			words := strings.ReplaceAll(strings.TrimSuffix(b.Text, announcement.CellRow), announcement.CellBreak, "\n")
			r.blocks = append(r.blocks, announcement.Block{Kind: announcement.Paragraph, Text: words})
		}
		r.blocks = append(r.blocks, figures...)
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
	text := b.Text
	if b.Table.Captioned {
		_, text, _ = strings.Cut(text, announcement.CellRow)
	}
	if first, _, _ := strings.Cut(text, announcement.CellRow); !(bold[0] && !bold[1]) && !headsColumns(first) {
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

package hugosite

import (
	"fmt"
	"strconv"
	"strings"

	"gonggao/tools/announcement"
)

// gridCell is a cell of a table with its text.
type gridCell struct {
	announcement.Cell
	text  string
	spans []announcement.Span
}

// captioned takes the caption off a table; a table without one comes back as it is.
func captioned(block announcement.Block) (caption gridCell, rest announcement.Block) {
	if block.Table == nil || !block.Table.Captioned {
		return caption, block
	}
	var text string
	caption.text, text, _ = strings.Cut(block.Text, announcement.CellRow)
	rest = announcement.Block{Kind: block.Kind, Text: text, Table: block.Table}
	from := len(caption.text) + len(announcement.CellRow)
	for _, s := range cleanSpans(block.Text, block.Spans) {
		switch {
		case s.End <= len(caption.text):
			caption.spans = append(caption.spans, s)
		case s.At >= from:
			s.At, s.End = s.At-from, s.End-from
			rest.Spans = append(rest.Spans, s)
		}
	}
	return caption, rest
}

// grid parts the text of a table without a caption into its cells, nil when it is no such text. A shape that does not fit the
// text is let go.
func grid(block announcement.Block) [][]gridCell {
	body, found := strings.CutSuffix(block.Text, announcement.CellRow)
	if !found {
		return nil
	}
	var rows [][]gridCell
	at := 0
	spans := cleanSpans(block.Text, block.Spans)
	for row := range strings.SplitSeq(body, announcement.CellRow) {
		var cells []gridCell
		for text := range strings.SplitSeq(row, announcement.CellTab) {
			c := gridCell{text: text}
			for len(spans) > 0 && spans[0].At < at+len(text) {
				if s := spans[0]; s.At >= at && s.End <= at+len(text) {
					s.At, s.End = s.At-at, s.End-at
					c.spans = append(c.spans, s)
				}
				spans = spans[1:]
			}
			cells = append(cells, c)
			at += len(text) + len(announcement.CellTab)
		}
		rows = append(rows, cells)
	}
	if block.Table != nil && fits(block.Table, rows) {
		for i, row := range block.Table.Rows {
			for j, c := range row {
				rows[i][j].Cell = c
			}
		}
	}
	return rows
}

func fits(t *announcement.Table, rows [][]gridCell) bool {
	if len(t.Rows) != len(rows) {
		return false
	}
	for i, row := range t.Rows {
		if len(row) != len(rows[i]) {
			return false
		}
	}
	return true
}

// isPlain reports whether Markdown can say all of a table: one header row, no other header cell, no merged cell, no
// line break in a cell, no caption.
func isPlain(t *announcement.Table, rows [][]gridCell) bool {
	if len(rows) < 2 || len(rows[0]) < 2 || t == nil || t.Captioned {
		return false
	}
	for i, row := range rows {
		if len(row) != len(rows[0]) {
			return false
		}
		for _, c := range row {
			if c.Header != (i == 0) || c.RowSpan > 1 || c.ColSpan > 1 || strings.Contains(c.text, announcement.CellBreak) ||
				i == 0 && strings.TrimSpace(c.text) == "" {
				return false
			}
		}
	}
	return true
}

// table writes a table as Markdown, or leaves it to a file of its own.
func (w *bodyWriter) table(block announcement.Block) {
	_, rest := captioned(block)
	rows := grid(rest)
	switch {
	case rows == nil:
		w.b.WriteString(w.inline(block, place{}) + "\n")
	case isPlain(block.Table, rows):
		for i, row := range rows {
			for _, c := range row {
				w.b.WriteString("| " + inline(c.text, c.spans, place{cell: true, oneLine: true}, w.files) + " ")
			}
			w.b.WriteString("|\n")
			if i == 0 {
				w.b.WriteString(strings.Repeat("| --- ", len(row)) + "|\n")
			}
		}
	default:
		w.tables = append(w.tables, block)
		fmt.Fprintf(&w.b, tableCall+"\n", tableName(len(w.tables)))
	}
}

// tableCall is the line that brings in a table, by its name.
const tableCall = `{{< table %q >}}`

func tableName(n int) string { return "table-" + strconv.Itoa(n) }

// tableFile is the name of a table's file. It is text to Hugo, which takes no HTML for content (security.allowContent).
func tableFile(name string, s Script) string { return name + "." + string(s) + ".txt" }

package metadata

import (
	"strings"

	"gonggao/tools/announcement"
)

// tableCell is a cell of a data table; a merged one stands in every place it covers.
type tableCell struct {
	found  string // its words, without blanks around them
	text   string // the same, uniform as read returns it
	header bool
	rows   int // that it covers
}

// maxPlaces bounds the places of a table that is read; larger ones are data, not lists of opinions.
const maxPlaces = 1 << 16

// cellsOf returns the cells of a table by row and column, nil where there is none; nil altogether when the table has no
// shape or is too large. The caption is left out.
func cellsOf(block announcement.Block) [][]*tableCell {
	t := block.Table
	text, ok := strings.CutSuffix(block.Text, announcement.CellRow)
	if t == nil || !ok {
		return nil
	}
	rows := strings.Split(text, announcement.CellRow)
	if t.Captioned {
		rows = rows[1:]
	}
	if len(rows) != len(t.Rows) {
		return nil
	}
	grid := make([][]*tableCell, len(rows))
	places := 0
	for i, row := range rows {
		cells := strings.Split(row, announcement.CellTab)
		if len(cells) != len(t.Rows[i]) {
			return nil
		}
		column := 0
		for j, words := range cells {
			shape := t.Rows[i][j]
			c := &tableCell{found: strings.Trim(words, " "+blanks), text: strings.TrimSpace(read(words).text), header: shape.Header, rows: min(max(shape.RowSpan, 1), len(rows)-i)}
			for column < len(grid[i]) && grid[i][column] != nil {
				column++
			}
			wide := max(shape.ColSpan, 1)
			if places += wide * c.rows; places > maxPlaces {
				return nil
			}
			for r := i; r < i+c.rows; r++ {
				for len(grid[r]) < column+wide {
					grid[r] = append(grid[r], nil)
				}
				for k := range wide {
					grid[r][column+k] = c
				}
			}
		}
	}
	return grid
}

// at returns the cell at a place, nil when there is none.
func at(row []*tableCell, column int) *tableCell {
	if column < 0 || column >= len(row) {
		return nil
	}
	return row[column]
}

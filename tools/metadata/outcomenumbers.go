package metadata

import (
	"slices"
	"strconv"
	"strings"

	"gonggao/tools/announcement"
)

// addNumbers reads a table of numbers, a group a row, and holds them against its own row of sums.
func (t *adoptionTable) addNumbers(body [][]*tableCell, columns []column) bool {
	for _, kind := range []column{receivedColumn, adoptedColumn, partlyColumn, rejectedColumn} {
		if slices.Contains(columns, kind) && one(columns, kind) < 0 {
			return false
		}
	}
	if !slices.Contains(columns, adoptedColumn) && !slices.Contains(columns, rejectedColumn) && !slices.Contains(columns, partlyColumn) {
		return false
	}
	for _, row := range body {
		g := announcement.OutcomeGroup{Basis: announcement.FromTable}
		for i, kind := range columns {
			c := at(row, i)
			field := map[column]**int{receivedColumn: &g.Comments, adoptedColumn: &g.Adopted, partlyColumn: &g.Partly, rejectedColumn: &g.Rejected}[kind]
			if field == nil || c == nil || slices.Contains(noTicks, c.text) {
				continue
			}
			if c.rows > 1 {
				return false
			}
			n, err := strconv.Atoi(strings.TrimSpace(strings.TrimRight(c.text, "条件项份个")))
			if err != nil || n < 0 || n > 1_000_000 {
				return false
			}
			*field = &n
		}
		if first := at(row, 0); first != nil && isTotal(first.text) {
			if t.total != nil {
				return false
			}
			t.total = &g
			continue
		}
		if t.total != nil {
			return false // it was no sum of what comes after it
		}
		if c := at(row, one(columns, groupColumn)); c != nil {
			g.Group = strings.ReplaceAll(c.found, announcement.CellBreak, "")
		}
		t.rows = append(t.rows, g)
		t.group.Comments = sum(t.group.Comments, g.Comments)
		t.group.Adopted, t.group.Partly, t.group.Rejected = sum(t.group.Adopted, g.Adopted), sum(t.group.Partly, g.Partly), sum(t.group.Rejected, g.Rejected)
	}
	return len(t.rows) > 0 && t.group.Comments != nil
}

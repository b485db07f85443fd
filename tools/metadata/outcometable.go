package metadata

import (
	"cmp"
	"slices"
	"strings"

	"gonggao/tools/announcement"
)

// adoptionTable is a table whose header says what became of answers.
type adoptionTable struct {
	group announcement.OutcomeGroup // what it adds up to, its Quote the words of the header
	rows  []announcement.OutcomeGroup
	total *announcement.OutcomeGroup // its own last row
	some  bool                       // its caption says that it does not list all

	first, last int // numbers of its rows, 0 when they have none
}

// readAdoption reads a table of one opinion a row with what became of it, or of numbers of opinions a row. Only the words of
// a header row prove what a column is; ok is false when they do not, or when a row cannot be told to be one opinion.
func readAdoption(block announcement.Block) (t adoptionTable, ok bool) {
	grid := cellsOf(block)
	grid = slices.DeleteFunc(grid, func(row []*tableCell) bool { return len(slices.Compact(slices.Clone(row))) < 2 }) // a title over all columns
	heads := 1
	for heads < len(grid) && !slices.ContainsFunc(grid[heads], func(c *tableCell) bool { return c == nil || !c.header }) {
		heads++
	}
	if len(grid) > 0 {
		for _, c := range grid[0] { // 序号 beside two rows of header
			if c != nil {
				heads = max(heads, c.rows)
			}
		}
	}
	if len(grid) <= heads {
		return t, false
	}
	columns, words := columnsOf(grid[:heads])
	t.group.Quote, t.group.Basis = strings.Join(words, " | "), announcement.FromRows
	t.some = block.Table.Captioned && containsAny(strings.SplitN(block.Text, announcement.CellRow, 2)[0], "主要", "部分", "典型", "代表性")
	body := slices.DeleteFunc(slices.Clone(grid[heads:]), func(row []*tableCell) bool { return repeats(row, grid[0]) })
	switch {
	case one(columns, opinionColumn) >= 0 && one(columns, verdictColumn) >= 0:
		head := grid[heads-1][one(columns, verdictColumn)]
		ok = t.countVerdicts(body, columns, head != nil && containsAny(head.text, "是否", "与否"))
	case one(columns, opinionColumn) >= 0 && marked(body, columns):
		ok = t.countMarks(body, columns)
	case one(columns, receivedColumn) >= 0:
		t.group.Basis = announcement.FromTable
		ok = t.addNumbers(body, columns)
	}
	return t, ok
}

// repeats reports whether a row is the header once more, as on a new page of paper.
func repeats(row, header []*tableCell) bool {
	for i, c := range row {
		if h := at(header, i); c == nil || h == nil || c.text != h.text {
			return false
		}
	}
	return true
}

// countVerdicts counts the opinions and what became of each. A merged cell of opinions is one opinion, a merged verdict is one
// on every opinion beside it; an opinion with several verdicts counts as none of them.
// Asked says that the header asks whether.
func (t *adoptionTable) countVerdicts(body [][]*tableCell, columns []column, asked bool) bool {
	opinions, ok := t.opinionsOf(body, columns)
	if !ok {
		return false
	}
	v := one(columns, verdictColumn)
	said := 0
	for _, o := range opinions {
		verdict := noVerdict
		for i, row := range body[o.from:o.to] {
			c := at(row, v)
			next := noVerdict
			if c != nil {
				next = cellVerdict(c.text, asked)
			}
			if i > 0 && next != verdict {
				verdict = noVerdict
				break
			}
			verdict = next
		}
		if verdict != noVerdict {
			said++
		}
		if c := at(body[o.from], one(columns, reasonColumn)); c != nil && verdict == rejected && !slices.Contains(noTicks, c.text) && t.group.Reason == "" {
			t.group.Reason = strings.ReplaceAll(c.found, announcement.CellBreak, "")
		}
		t.count(verdict)
	}
	if t.group.Rejected == nil || *t.group.Rejected != 1 {
		t.group.Reason = "" // one of several
	}
	// Few readable verdicts show that the column holds something else.
	return said*2 >= len(opinions)
}

// countMarks counts opinions whose verdict is a mark in one of several columns.
func (t *adoptionTable) countMarks(body [][]*tableCell, columns []column) bool {
	opinions, ok := t.opinionsOf(body, columns)
	if !ok {
		return false
	}
	kinds := map[column]verdict{adoptedColumn: adopted, partlyColumn: partly, rejectedColumn: rejected}
	for _, o := range opinions {
		var found []verdict
		for _, row := range body[o.from:o.to] {
			for i, kind := range columns {
				if c := at(row, i); c != nil && kinds[kind] != noVerdict && slices.Contains(ticks, c.text) && !slices.Contains(found, kinds[kind]) {
					found = append(found, kinds[kind])
				}
			}
		}
		if len(found) != 1 {
			found = []verdict{noVerdict}
		}
		t.count(found[0])
	}
	return true
}

var (
	ticks   = []string{"√", "✓", "✔", "☑", "●", "是"}
	noTicks = []string{"", "/", "-", "--", "否", "×", "□", "○", "\\"}
)

// marked reports whether at least two columns of verdicts hold ticks and blanks, and no row has nothing else.
func marked(body [][]*tableCell, columns []column) bool {
	found, ticked := 0, 0
	for i, kind := range columns {
		if kind != adoptedColumn && kind != partlyColumn && kind != rejectedColumn {
			continue
		}
		if one(columns, kind) < 0 {
			return false
		}
		found++
		for _, row := range body {
			switch c := at(row, i); {
			case c == nil || slices.Contains(noTicks, c.text):
			case slices.Contains(ticks, c.text):
				ticked++
			default:
				return false
			}
		}
	}
	return found >= 2 && ticked > 0
}

// count adds one opinion.
func (t *adoptionTable) count(v verdict) {
	n := 1
	t.group.Comments = sum(t.group.Comments, &n)
	switch v {
	case adopted:
		t.group.Adopted = sum(t.group.Adopted, &n)
	case partly:
		t.group.Partly = sum(t.group.Partly, &n)
	case rejected:
		t.group.Rejected = sum(t.group.Rejected, &n)
	}
}

// sum adds what is known; nil when neither is.
func sum(a, b *int) *int {
	if a == nil || b == nil {
		return cmp.Or(a, b)
	}
	n := *a + *b
	return &n
}

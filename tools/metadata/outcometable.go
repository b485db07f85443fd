package metadata

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// adoptionTable is a table whose header says what became of answers.
type adoptionTable struct {
	group announcement.OutcomeGroup // what it adds up to, its Quote the words of the header
	rows  []announcement.OutcomeGroup
	total *announcement.OutcomeGroup // its own last row
	some  bool                       // its caption says that it does not list all
}

// column is what a column of such a table holds.
type column int

const (
	noColumn      column = iota
	serialColumn         // 序号
	groupColumn          // 单位
	opinionColumn        // 意见
	verdictColumn        // 采纳情况
	handledColumn        // 处理情况: a verdictColumn where there is no better one
	adoptedColumn        // 采纳, with a mark or a number in each row; so are the next two
	partlyColumn
	rejectedColumn
	receivedColumn // 意见数
)

// readAdoption reads a table of one opinion a row with what became of it, or of numbers of opinions a row. Only the words of
// a header row prove what a column is; ok is false when they do not, or when a row cannot be told to be one opinion.
func readAdoption(block announcement.Block) (t adoptionTable, ok bool) {
	grid := cellsOf(block)
	for len(grid) > 0 && len(slices.Compact(slices.Clone(grid[0]))) < 2 { // a title over all columns
		grid = grid[1:]
	}
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
		ok = t.countVerdicts(body, columns)
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

// columnsOf says what each column holds by the words above it; words are those, each once.
func columnsOf(heads [][]*tableCell) (columns []column, words []string) {
	for i := range heads[0] {
		var name []string
		for _, row := range heads {
			if c := at(row, i); c != nil && c.text != "" && !slices.Contains(name, c.text) {
				name = append(name, c.text)
			}
		}
		kind := columnOf(strings.Join(name, ""))
		if n := len(name); n > 1 && slices.Contains(verdictNames, name[n-1]) {
			kind = columnOf(name[n-1]) // 采纳情况 over 采纳, 部分采纳, 未采纳
		}
		columns = append(columns, kind)
		if word := strings.Join(name, " "); word != "" && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	if !slices.Contains(columns, verdictColumn) {
		for i, kind := range columns {
			if kind == handledColumn {
				columns[i] = verdictColumn
			}
		}
	}
	return columns, words
}

var brackets = regexp.MustCompile(`\([^()]*\)`)

// columnOf reads the name of a column.
func columnOf(name string) column {
	counts := strings.Contains(name, "(条)") || strings.Contains(name, "(件)")
	name = brackets.ReplaceAllString(strings.Join(strings.Fields(strings.ReplaceAll(name, announcement.CellBreak, "")), ""), "")
	counts = counts || containsAny(name, "数") && !containsAny(name, "数据")
	reason := containsAny(name, "理由", "原因", "说明", "备注", "答复")
	adoption := containsAny(name, "采纳", "吸收")
	switch {
	case name == "序号" || name == "编号" || name == "号":
		return serialColumn
	case adoption && (counts || slices.Contains(verdictNames, name)) && !reason:
		switch verdictOf(strings.TrimRight(name, "条件项意见建议的数量")) {
		case adopted:
			return adoptedColumn
		case partly:
			return partlyColumn
		case rejected:
			return rejectedColumn
		}
	case containsAny(name, "采纳率", "比例"):
	case adoption && containsAny(name, "情况", "是否", "与否", "结果", "意见采纳") && !strings.HasPrefix(name, "未") && !strings.HasPrefix(name, "不"):
		return verdictColumn
	case slices.Contains([]string{"处理情况", "处理结果", "处理意见", "意见处理情况", "落实情况", "修改情况"}, name):
		return handledColumn
	case adoption, reason, containsAny(name, "稿", "原文", "条款", "类型", "类别", "时间", "日期", "办理意见", "回复意见"):
	case containsAny(name, "意见", "建议") && counts, slices.Contains([]string{"条数", "收到数", "征集数"}, name):
		return receivedColumn
	case containsAny(name, "单位", "部门", "来源", "渠道", "途径", "对象", "姓名"), strings.HasSuffix(name, "人"), strings.HasSuffix(name, "者"):
		return groupColumn
	case containsAny(name, "意见", "建议") && utf8.RuneCountInString(name) <= 10:
		return opinionColumn
	}
	return noColumn
}

var verdictNames = []string{"采纳", "予以采纳", "已采纳", "全部采纳", "部分采纳", "未采纳", "不采纳", "不予采纳", "未予采纳"}

// one returns the only column of a kind, -1 when there is none or are several.
func one(columns []column, kind column) int {
	i := slices.Index(columns, kind)
	if i >= 0 && slices.Contains(columns[i+1:], kind) {
		return -1
	}
	return i
}

// countVerdicts counts the opinions and what became of each. A merged cell of opinions is one opinion, a merged verdict is one
// on every opinion beside it; an opinion with several verdicts counts as none of them.
func (t *adoptionTable) countVerdicts(body [][]*tableCell, columns []column) bool {
	opinions, ok := opinionsOf(body, columns)
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
				next = cellVerdict(c.text)
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
		t.count(verdict)
	}
	// Few readable verdicts show that the column holds something else.
	return said*2 >= len(opinions)
}

// countMarks counts opinions whose verdict is a mark in one of several columns.
func (t *adoptionTable) countMarks(body [][]*tableCell, columns []column) bool {
	opinions, ok := opinionsOf(body, columns)
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

// opinion is where one opinion stands, in rows of the body.
type opinion struct{ from, to int }

// severalOpinions matches the beginning of each numbered opinion in a cell.
var severalOpinions = regexp.MustCompile(`(?:^|[` + announcement.CellBreak + `;；。])[ ]*(?:\(?[0-9]{1,2}[).、．]|\(?[一二三四五六七八九十]{1,2}[、)]|[①-⑳])`)

// opinionsOf returns the opinions of a table, each once; ok is false when a row cannot be told to be one: a cell numbers several,
// or the numbers of the rows are not 1, 2, 3 …
func opinionsOf(body [][]*tableCell, columns []column) (all []opinion, ok bool) {
	o, s := one(columns, opinionColumn), one(columns, serialColumn)
	serial, merged, broken := 0, false, false
	for i := 0; i < len(body); i++ {
		c := at(body[i], o)
		if c == nil {
			return nil, false
		}
		to := i + 1
		for to < len(body) && at(body[to], o) == c {
			to++
		}
		if no := at(body[i], s); no != nil {
			merged = merged || no.rows > to-i
			if n, err := strconv.Atoi(strings.TrimRight(no.text, ".、")); err == nil {
				serial++
				broken = broken || n != serial
			} else if first := at(body[i], 0); first != nil && isTotal(first.text) {
				i = to - 1
				continue
			}
		} else if first := at(body[i], 0); first != nil && isTotal(first.text) {
			i = to - 1
			continue
		}
		if len(severalOpinions.FindAllStringIndex(c.text, 2)) > 1 {
			return nil, false
		}
		if !saysNothing(c.text) {
			all = append(all, opinion{i, to})
		}
		i = to - 1
	}
	return all, len(all) > 0 && (merged || !broken)
}

func isTotal(text string) bool {
	return slices.Contains([]string{"合计", "总计", "共计", "小计", "总数"}, strings.ReplaceAll(text, " ", ""))
}

// saysNothing reports whether a cell for an opinion holds none.
func saysNothing(text string) bool {
	text = strings.Trim(text, " 。.-/\\")
	return text == "" || text == "无" || strings.HasPrefix(text, "无") && containsAny(text, "意见", "建议") && len(text) <= 24 || strings.HasPrefix(text, "没有意见") && len(text) <= 24
}

// cellVerdict reads what a cell says became of an opinion: its first words do, what follows explains.
func cellVerdict(text string) verdict {
	first := text
	if i := strings.IndexAny(first, ",;:(\u2028"); i >= 0 {
		first = first[:i]
	}
	first, _, _ = strings.Cut(first, "。")
	first, _, _ = strings.Cut(first, announcement.CellBreak)
	switch {
	case len(first) > 45 || containsAny(first, "基本采纳", "原则采纳", "原则上", "拟采纳", "建议采纳", "参考", "采纳1", "研究"):
		return noVerdict
	case containsAny(first, "采纳部分", "部分予", "部分已"):
		return partly
	}
	return verdictOf(first)
}

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

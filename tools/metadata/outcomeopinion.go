package metadata

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gonggao/tools/announcement"
)

// opinion is where one opinion stands, in rows of the body.
type opinion struct{ from, to int }

// severalOpinions matches the beginning of each numbered opinion in a cell.
var severalOpinions = regexp.MustCompile(`(?:^|[` + announcement.CellBreak + `;；。])[ ]*(?:\(?[0-9]{1,2}[).、．]|\(?[一二三四五六七八九十]{1,2}[、)]|[①-⑳])`)

// opinionsOf notes the opinions of a table, each once; false when a row cannot be told to be one: a cell numbers several,
// or the numbers of the rows do not follow one another.
func (t *adoptionTable) opinionsOf(body [][]*tableCell, columns []column) (all []opinion, ok bool) {
	o, s := one(columns, opinionColumn), one(columns, serialColumn)
	merged, broken := false, false
	for i, to := 0, 0; i < len(body); i = to {
		c := at(body[i], o)
		if c == nil {
			return nil, false
		}
		for to = i + 1; to < len(body) && at(body[to], o) == c; {
			to++
		}
		if n, height := serialAt(body[i], s); n > 0 {
			merged = merged || height > to-i
			broken = broken || t.last > 0 && n != t.last+1
			t.first, t.last = cmp.Or(t.first, n), n
		} else if isTotal(body[i][0].text) {
			continue
		}
		if len(severalOpinions.FindAllStringIndex(c.text, 2)) > 1 {
			return nil, false
		}
		if !saysNothing(c.text) {
			all = append(all, opinion{i, to})
		}
	}
	return all, len(all) > 0 && (merged || !broken)
}

// serialAt returns the number of a row and how many rows it stands for, 0 when it has none.
func serialAt(row []*tableCell, column int) (n, height int) {
	c := at(row, column)
	if c == nil {
		return 0, 0
	}
	n, err := strconv.Atoi(strings.TrimRight(c.text, ".、"))
	if err != nil || n < 0 {
		return 0, 0
	}
	return n, c.rows
}

func isTotal(text string) bool {
	return slices.Contains([]string{"合计", "总计", "共计", "小计", "总数"}, strings.ReplaceAll(text, " ", ""))
}

// saysNothing reports whether a cell for an opinion holds none.
func saysNothing(text string) bool {
	text = strings.Trim(text, " 。.-/\\")
	return text == "" || text == "无" || strings.HasPrefix(text, "无") && containsAny(text, "意见", "建议") && len(text) <= 24 || strings.HasPrefix(text, "没有意见") && len(text) <= 24
}

// cellVerdict reads what a cell says became of an opinion: its first words do, what follows explains. Asked says that the
// header asks whether, so that a yes or a tick is an answer.
func cellVerdict(text string, asked bool) verdict {
	first := text
	if i := strings.IndexAny(first, ",;:。("+announcement.CellBreak); i >= 0 {
		first = first[:i]
	}
	first = strings.Trim(first, " .!")
	if asked {
		switch {
		case first == "是" || slices.Contains(ticks, first):
			return adopted
		case first == "否" || first == "×":
			return rejected
		case first == "部分":
			return partly
		}
	}
	switch {
	case len(first) > 45 || containsAny(first, "基本", "原则", "拟采纳", "建议采纳", "参考", "研究", "暂缓", "适时", "条", "项") || strings.ContainsAny(first, "0123456789"):
		return noVerdict
	case containsAny(first, "采纳部分", "部分予", "部分已"):
		return partly
	}
	v := verdictOf(first)
	if v == adopted && containsAny(first, "未", "不", "没") {
		return noVerdict // 未完全采纳
	}
	return v
}

package metadata

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// column is what a column of such a table holds.
type column int

const (
	noColumn      column = iota
	serialColumn         // 序号
	groupColumn          // 单位
	opinionColumn        // 意见
	verdictColumn        // 采纳情况
	handledColumn        // 处理情况, 采纳情况说明: a verdictColumn where there is no better one
	adoptedColumn        // 采纳, with a mark or a number in each row; so are the next two
	partlyColumn
	rejectedColumn
	receivedColumn // 意见数
	reasonColumn   // 未采纳理由
)

// columnsOf says what each column holds by the words above it; words are those as found, each once.
func columnsOf(heads [][]*tableCell) (columns []column, words []string) {
	for i := range heads[0] {
		var name, found []string
		for _, row := range heads {
			if c := at(row, i); c != nil && c.text != "" && !slices.Contains(name, c.text) {
				name = append(name, c.text)
				found = append(found, strings.ReplaceAll(c.found, announcement.CellBreak, ""))
			}
		}
		kind := columnOf(strings.Join(name, ""))
		if n := len(name); n > 1 && slices.Contains(verdictNames, name[n-1]) {
			kind = columnOf(name[n-1]) // 采纳情况 over 采纳, 部分采纳, 未采纳
		}
		columns = append(columns, kind)
		if word := strings.Join(found, " "); word != "" && !slices.Contains(words, word) {
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
	case adoption && reason && containsAny(name, "情况", "是否", "与否", "结果"):
		return handledColumn
	case adoption && containsAny(name, "情况", "是否", "与否", "结果", "意见采纳") && !strings.HasPrefix(name, "未") && !strings.HasPrefix(name, "不"):
		return verdictColumn
	case slices.Contains([]string{"处理情况", "处理结果", "处理意见", "意见处理情况", "办理情况", "办理结果", "落实情况", "修改情况"}, name):
		return handledColumn
	case containsAny(name, "理由", "原因"):
		return reasonColumn
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

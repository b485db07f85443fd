package metadata

import (
	"strings"
	"unicode/utf8"
)

// consulting are the words that make a stretch of time one for answers.
var consulting = []string{"征求", "征集", "征询", "公示", "反馈", "意见", "建议", "截止日期", "截止时间", "听取"}

// otherwise are the words that say what else a stretch of time may be for.
var otherwise = []string{"有效期", "规划期", "实施", "施行", "试行", "执行", "建设", "印发", "完成", "报名", "考试", "施工", "投标", "通车", "开工", "竣工", "答复"}

// speaks reports whether a clause is about the time for answers.
func speaks(clause string) bool {
	return containsAny(clause, consulting...) && !containsAny(clause, otherwise...)
}

// internal reports whether a sentence is about asking departments, firms or experts, not the public.
func internal(s string) bool {
	return strings.Contains(s, "征求") && containsAny(s, "部门", "单位", "企业", "专家") &&
		!containsAny(s, "社会", "公开", "公众", "网站", "群众", "市民", "个人")
}

// forAnswers reports whether an expression in a sentence is the time in which people may answer.
// inContext says that the line before announced one.
func forAnswers(s string, e expression, inContext bool) bool {
	if internal(s) {
		return false
	}
	if !e.first.given() && !e.published && containsAny(s, "收到", "收集到", "征集到") {
		return false // 截至4月10日，共收到…: a count, not a deadline
	}
	all := clauses(s)
	at, to := 0, 0
	for i, c := range all {
		if c.from <= e.from {
			at = i
		}
		if c.from < e.to {
			to = i
		}
	}
	own := s[all[at].from:all[to].to]
	if speaks(own) {
		return true
	}
	if containsAny(own, otherwise...) {
		return false
	}
	around := false
	for i := to + 1; i < len(all); i++ {
		clause := strings.TrimLeft(s[all[i].from:all[i].to], " ")
		if prefixOf(clause, 0, "根据", "按照", "依据", "依照", "按", "经", "由于", "结合", "为") > 0 {
			continue // says why, not what
		}
		around = speaks(clause)
		break
	}
	if !around && at > 0 {
		around = speaks(s[all[at-1].from:all[at-1].to])
	}
	named := containsAny(own, "时间", "期限", "日期", "截止", "起止")
	return (around || inContext) && (named || bare(s, all[at].from, all[to].to, e))
}

// bare reports whether the clauses from–to hold hardly more than the expression.
func bare(s string, from, to int, e expression) bool {
	rest := s[from:e.from] + s[min(e.to, to):to]
	for _, w := range []string{"期间", "即日", "一般", "原则上", "请", "自", "从", "于", "在", "起", "止", "为", "是", "内", "共", "计", "的", "现"} {
		rest = strings.ReplaceAll(rest, w, "")
	}
	letters := 0
	for _, r := range rest {
		if r >= utf8.RuneSelf {
			letters++
		}
	}
	return letters <= 2
}

// announcesTime reports whether a line of its own, such as a heading, announces the time for answers.
func announcesTime(line string) bool {
	if len(line) > 90 || utf8.RuneCountInString(line) > 30 {
		return false
	}
	line = read(line).masked()
	return containsAny(line, "征求", "征集", "公示", "反馈", "意见") && containsAny(line, "时间", "期限", "日期", "起止")
}

// leadIn returns where the words that lead to an expression begin: 意见征集时间：, 自, 于.
func leadIn(s string, e expression) int {
	i := e.from
	for range 4 {
		i -= suffixOf(s, i, "截止时间", "截止日期", "截止到", "截止", "截至", "自", "从", "于", "在", "为", "至", "到", " ")
	}
	for i < e.from && s[i] == ' ' {
		i++
	}
	colon := i
	for colon > 0 && s[colon-1] == ' ' {
		colon--
	}
	if colon == 0 || s[colon-1] != ':' {
		return i
	}
	const longest = 60 // bytes of a label
	start := colon - 1
	for start > 0 && colon-start < longest {
		r, w := utf8.DecodeLastRuneInString(s[:start])
		if strings.ContainsRune(",;。(、.\x01", r) || r >= '0' && r <= '9' {
			break
		}
		start -= w
	}
	if n := enumerator(s[start:colon]); n > 0 {
		start += n
	}
	for s[start] == ' ' {
		start++
	}
	return start
}

package compose

import (
	"regexp"
	"strings"

	"gonggao/tools/announcement"
)

// kindOf returns what a title announces, or "". The words outside 《》 decide, for those inside
// name another document; a title that is nothing but a name is that document.
func kindOf(title string) announcement.PartKind {
	outer, inner := split(title)
	for _, k := range kinds {
		if k.pattern.MatchString(outer) {
			return k.kind
		}
	}
	if planNoun.MatchString(outer) || outer == "" && planNoun.MatchString(unversioned(inner)) {
		return announcement.Plan
	}
	return ""
}

var kinds = []struct {
	kind    announcement.PartKind
	pattern *regexp.Regexp
}{
	{announcement.Feedback, regexp.MustCompile(`采纳(?:情况|结果)|(?:征求|征集|公示|反馈)(?:意见)?(?:的)?(?:情况|结果)(?:的)?(?:反馈|公示|公告|通报|说明|公开)?$|意见(?:建议)?(?:的)?(?:反馈|汇总|征集结果)|结果反馈|反馈结果`)},
	{announcement.Interpretation, regexp.MustCompile(`解读|解析|问答|图解|一图读懂|(?:起草|编制|制定|修订|政策|情况)(?:情况)?(?:的)?说明`)},
	{announcement.Notice, regexp.MustCompile(`(?:通知|公告|通告|公示|启事|通报|令|批复|函|决定|决议|答复)$|^预告|(?:公开)?征(?:求|集).{0,12}意见|听证`)},
}

var planNoun = regexp.MustCompile(`(?:规划|纲要|方案|计划|办法|规定|规则|细则|条例|章程|意见|标准|清单|预案|指南|目录|报告|公报)(?:纲要)?$`)

var (
	bracket = regexp.MustCompile(`[（(〔][^（）()]{1,24}[）)〕]$`)
	draft   = regexp.MustCompile(`[（(][^（）()]{0,12}(?:稿|草案|试行)[）)]`)
)

// split separates what stands outside 《》, less a version or years in brackets at its end, from the name inside.
func split(title string) (outer, inner string) {
	outer = strings.TrimSpace(title)
	if i := strings.Index(outer, "《"); i >= 0 {
		if j := strings.LastIndex(outer, "》"); j > i {
			inner = outer[i+len("《") : j]
			outer = outer[:i] + outer[j+len("》"):]
		}
	}
	return unversioned(outer), inner
}

// unversioned drops brackets at the end: （征求意见稿）, （2023-2025年）.
func unversioned(s string) string {
	for s = strings.TrimSpace(s); bracket.MatchString(s); {
		s = strings.TrimSpace(bracket.ReplaceAllString(s, ""))
	}
	return s
}

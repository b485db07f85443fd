package extract

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// titleStrength says how much a line looks like the title of a document.
type titleStrength int

const (
	noTitle titleStrength = iota
	weakTitle
	strongTitle
)

// titleOf judges a folded line that is no field, chrome, date, number or file name.
func titleOf(text string, runes int) titleStrength {
	if runes < 4 || runes > 100 || !strings.ContainsFunc(text, isHan) {
		return noTitle
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	if strings.ContainsRune("。；;，,、:", last) || hasStop(text) {
		return noTitle
	}
	about := hasAnyPrefix(text, aboutWords)
	if about || runes >= 8 && endsLikeTitle(text) {
		return strongTitle
	}
	return weakTitle
}

// endsLikeTitle reports whether text ends with the noun that documents are called by, a version in brackets aside.
func endsLikeTitle(text string) bool { return hasAnySuffix(unversioned(text), documentNouns) }

// saysWhat reports whether a title says what it is about; such a title opens a new part in the midst of a page.
func saysWhat(text string) bool {
	return strings.Contains(text, "关于") || strings.Contains(text, "《") || hasAnySuffix(unversioned(text), partNouns)
}

var (
	aboutWords    = words(`关于 解读 图解 一图读懂`)
	documentNouns = words(`通知 公告 公示 通告 通报 决定 决议 命令 规划 纲要 方案 计划 办法 规定 规则 细则 条例 章程 意见 建议 解读 解析 问答 说明 反馈 情况 结果 报告 公报 批复 函 答复 清单 指南 目录 预案 标准 草案 征求意见稿 一图读懂`)
	partNouns     = words(`解读 解析 说明 反馈 公示 公告 通知 通告`)
	versionLine   = regexp.MustCompile(`^[(（].{0,12}(?:稿|草案|试行|修订版?|审议|讨论).{0,6}[)）]$`)
)

// unversioned drops brackets at the end: (征求意见稿), (2023-2025年).
func unversioned(text string) string {
	for {
		last, n := utf8.DecodeLastRuneInString(text)
		if !strings.ContainsRune(")）〕", last) {
			return text
		}
		open := strings.LastIndexAny(text[:len(text)-n], "(（〔")
		if open <= 0 {
			return text
		}
		text = text[:open]
	}
}

// nameCore reduces a document's name to what its spellings share: no brackets, dashes, quotes or version.
func nameCore(name string) string {
	for _, v := range versions {
		name = strings.ReplaceAll(name, v, "")
	}
	return strings.Map(func(r rune) rune {
		if isBlank(r) || strings.ContainsRune("《》〈〉<>“”\"'‘’()（）〔〕[]-—–－~～至年", r) {
			return -1
		}
		return r
	}, name)
}

var versions = words(`征求意见稿 公开征求意见稿 草案 初稿 送审稿 讨论稿 (试行) （试行）`)

// names returns the cores of the documents that folded text names: in 《》, and between 印发 and 的通知.
func names(text string) []string {
	var found []string
	add := func(name string) {
		if core := nameCore(name); utf8.RuneCountInString(core) >= 6 {
			found = append(found, core)
		}
	}
	for rest := text; ; {
		_, after, ok := strings.Cut(rest, "《")
		if !ok {
			break
		}
		end := closing(after)
		if end < 0 {
			break
		}
		add(after[:end])
		rest = after[end:]
	}
	if _, after, ok := strings.Cut(text, "印发"); ok {
		if name, _, ok := strings.Cut(after, "的通知"); ok {
			add(name)
		}
	}
	return found
}

// closing returns the index of the 》 that closes a 《 before text, or -1; names nest.
func closing(text string) int {
	depth := 1
	for i, r := range text {
		switch r {
		case '《':
			depth++
		case '》':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

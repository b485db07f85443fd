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
	if strings.ContainsRune("。；;，,、：:", last) || strings.ContainsAny(text, "。；;") {
		return noTitle
	}
	if documentKind.MatchString(text) && (runes >= 8 || strings.Contains(text, "关于")) {
		return strongTitle
	}
	return weakTitle
}

var (
	// documentKind matches the noun a document's title ends with, with or without a version in brackets.
	documentKind = regexp.MustCompile(`(?:通知|公告|公示|通告|通报|决定|决议|命令|规划|纲要|方案|计划|办法|规定|规则|细则|条例|章程|意见|意见建议|解读|解析|问答|说明|反馈|情况|结果|报告|公报|批复|函|清单|指南|预案|标准|草案|征求意见稿|一图读懂)(?:[(（〔][^()（）]{1,24}[)）〕])*$|^(?:关于|解读|图解|一图读懂)|《[^》]+》(?:的)?(?:政策|草案)?(?:解读|说明|解析)`)

	// aboutDocument matches titles that say what they are about; these open a new part in the midst of a page.
	aboutDocument = regexp.MustCompile(`^.{0,30}关于.{4,}|《[^》]{4,}》|(?:解读|说明|反馈|公示|公告|通知|通告)(?:[(（][^()（）]{1,20}[)）])*$`)

	versionLine = regexp.MustCompile(`^[(（](?:.{0,12}(?:稿|草案|试行|修订版?|审议|讨论).{0,6})[)）]$`)
)

// nameCore reduces a document's name to what its spellings share: no brackets, dashes, quotes or version.
func nameCore(name string) string {
	name = versionInName.ReplaceAllString(name, "")
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("《》〈〉<>“”\"'‘’()（）〔〕[]-—–－~～至年 \u00a0\u3000", r) {
			return -1
		}
		return r
	}, name)
}

var versionInName = regexp.MustCompile(`[(（](?:征求意见稿|草案|初稿|送审稿|试行|修订|讨论稿|公开征求意见稿|草案征求意见稿)[)）]`)

// names returns the cores of the documents that folded text names in 《》.
func names(text string) []string {
	var found []string
	for {
		_, rest, ok := strings.Cut(text, "《")
		if !ok {
			return found
		}
		depth, end := 1, -1
		for i, r := range rest {
			switch r {
			case '《':
				depth++
			case '》':
				depth--
			}
			if depth == 0 {
				end = i
				break
			}
		}
		if end < 0 {
			return found
		}
		if core := nameCore(rest[:end]); utf8.RuneCountInString(core) >= 6 {
			found = append(found, core)
		}
		text = rest[end:]
	}
}

package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// shape is what one line tells by itself.
type shape struct {
	fold     folded
	runes    int // of the folded line
	chrome   announcement.ChromeKind
	fields   []field // the labelled fields the line consists of
	date     bool    // nothing but a date, with or without time
	status   bool
	file     announcement.BlockKind // Figure or Attachment: nothing but a file name
	enum     enumerator
	sentence bool // holds or ends with sentence punctuation, or is too long for a heading
	title    titleStrength
	body     bool // the name of a public body and nothing else
	rows     bool // has tabs between its words, as dumps of tables do
}

// longLine is the length in bytes beyond which a line can only be text: its first words are all that matters.
const longLine = 1200

func shapeOf(text string) shape {
	if len(text) > longLine {
		s := shape{fold: fold(text[:longLine]), sentence: true, runes: longLine}
		s.enum = enumeratorOf(s.fold.text)
		return s
	}
	s := shape{fold: fold(text)}
	s.runes = s.fold.runes
	if s.runes == 0 {
		s.chrome = announcement.Blank
		return s
	}
	s.chrome = chromeOf(text, s.fold.text, s.runes)
	s.rows = strings.Contains(strings.TrimSpace(text), "\t")
	s.status = s.runes <= 10 && statusWords[strings.Trim(s.fold.text, "[]()【】")]
	s.date = isDate(s.fold.text)
	s.file = fileStub(strings.TrimFunc(text, isBlank))
	s.enum = enumeratorOf(s.fold.text)
	s.sentence = isSentence(s.fold.text, s.runes)
	s.fields = fieldsOf(text, s.fold)
	if s.chrome == "" && s.fields == nil && !s.status && !s.date && s.file == "" && s.enum.class == 0 {
		s.title = titleOf(s.fold.text, s.runes)
		s.body = s.runes <= 40 && !s.sentence && isBody(s.fold.text)
	}
	return s
}

// content reports whether the line can only belong to the text itself.
func (s shape) content() bool {
	return s.chrome == "" && s.fields == nil && !s.status &&
		(s.sentence || s.file != "" || s.enum.class != 0 || strings.HasSuffix(s.fold.text, ":"))
}

// isSentence reports whether folded text reads as a sentence rather than as a heading.
func isSentence(text string, runes int) bool {
	if runes > 90 {
		return true
	}
	last, n := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune("。；;，,、", last) || hasStop(text[:len(text)-n]) ||
		runes > 40 && strings.Count(text, ",") > 1
}

// hasStop reports whether text has one of 。；; in it.
func hasStop(text string) bool {
	for i := range len(text) {
		switch text[i] {
		case ';':
			return true
		case "。"[0], "；"[0]:
			if rest := text[i:]; strings.HasPrefix(rest, "。") || strings.HasPrefix(rest, "；") {
				return true
			}
		}
	}
	return false
}

// isDate reports whether folded text is a date, in brackets or not.
func isDate(text string) bool {
	return len(text) <= 60 && dateStart(strings.TrimLeft(text, "[(【")) && dateOnly.MatchString(text)
}

// dateStart reports cheaply whether folded text may start with a year.
func dateStart(text string) bool {
	return text != "" && text[0] >= '0' && text[0] <= '9' || hasAnyPrefix(text, yearStarts)
}

// fileStub returns Figure or Attachment when text is only the name of a file.
func fileStub(text string) announcement.BlockKind {
	dot := strings.LastIndexByte(text, '.')
	if dot <= 0 || len(text)-dot > 6 || len(text) > 360 || strings.ContainsAny(text, "/\\:*?\"<>|。，；") || strings.ContainsFunc(text, isBlank) {
		return ""
	}
	switch strings.ToLower(text[dot+1:]) {
	case "jpg", "jpeg", "png", "gif", "bmp", "webp", "tif", "tiff", "svg":
		return announcement.Figure
	case "doc", "docx", "xls", "xlsx", "ppt", "pptx", "pdf", "wps", "et", "ofd", "ceb", "zip", "rar", "7z", "txt", "csv":
		return announcement.Attachment
	}
	return ""
}

// isBody reports whether folded text is the name of a public body, or several.
func isBody(text string) bool {
	return utf8.RuneCountInString(text) >= 3 && hasAnySuffix(text, bodyNouns) && !strings.HasPrefix(text, "关于") &&
		!strings.ContainsFunc(text, func(r rune) bool { return !isHan(r) && !strings.ContainsRune("()（）、", r) })
}

var (
	dateOnly = regexp.MustCompile(`^[\[(【]?` + datePattern + `[\])】]?$`)

	yearStarts = words(`二 一九 中华民国 中華民國 民国 民國`)

	bodyNouns = words(`局 委 办 府 厅 部 委会 委员会 协会 学会 研究会 促进会 联合会 总会 商会 工会 理事会 基金会 慈善会 红十字会 监会 代表大会 院 所 处 科 室 中心 公司 集团 小组 指挥部 检察院 大学 学校 银行 总队 支队 大队 街道 站 社
		辦 廳 委會 委員會 協會 學會 研究會 促進會 聯合會 總會 商會 工會 理事會 基金會 監會 代表大會 處 集團 小組 指揮部 檢察院 大學 學校 銀行 總隊 支隊 大隊`)

	statusWords = set(words(`已结束 进行中 已截止 未开始 征集中 已反馈 已过期 正在征集 正在进行 已完成 意见征集中 征集结束 已采纳 已公示`))
)

// datePattern matches a day with or without a time, in a folded line (no blanks).
const datePattern = `(?:(?:\d{4}|[〇零○一二三四五六七八九]{4})[-/.年]|(?:中[华華])?民[国國](?:\d{1,3}|[〇零○一二三四五六七八九十百]{1,6})年)(?:\d{1,2}|[一二三四五六七八九十]{1,3})[-/.月](?:\d{1,2}|[一二三四五六七八九十]{1,3})日?(?:\d{1,2}:\d{2}(?::\d{2})?)?`

func words(s string) []string { return strings.Fields(s) }

func set(words []string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

func hasAnySuffix(s string, suffixes []string) bool {
	for _, suffix := range suffixes {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}

func hasAnyPrefix(s string, prefixes []string) bool {
	for _, prefix := range prefixes {
		if strings.HasPrefix(s, prefix) {
			return true
		}
	}
	return false
}

// countOf counts how many of the words occur in s.
func countOf(s string, words []string) int {
	n := 0
	for _, w := range words {
		if strings.Contains(s, w) {
			n++
		}
	}
	return n
}

func isHan(r rune) bool {
	return r >= firstHan && r <= lastHan || r > '~' && unicode.Is(unicode.Han, r)
}

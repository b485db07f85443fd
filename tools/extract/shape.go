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
}

func shapeOf(text string) shape {
	s := shape{fold: fold(text)}
	s.runes = utf8.RuneCountInString(s.fold.text)
	if s.runes == 0 {
		s.chrome = announcement.Blank
		return s
	}
	s.chrome = chromeOf(text, s.fold.text, s.runes)
	s.status = statusWords[strings.Trim(s.fold.text, "[]()【】")]
	s.date = dateOnly.MatchString(s.fold.text)
	s.file = fileStub(strings.TrimFunc(text, isBlank))
	s.enum = enumeratorOf(s.fold.text)
	s.sentence = isSentence(s.fold.text, s.runes)
	if s.runes <= maxFieldLine {
		s.fields = fieldsOf(text, s.fold)
	}
	if s.chrome == "" && s.fields == nil && !s.status && !s.date && s.file == "" && s.enum.class == 0 {
		s.title = titleOf(s.fold.text, s.runes)
		s.body = s.runes <= 40 && !s.sentence && publicBody.MatchString(s.fold.text)
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
	last, _ := utf8.DecodeLastRuneInString(text)
	if strings.ContainsRune("。；;，,、", last) {
		return true
	}
	return strings.ContainsAny(strings.TrimSuffix(text, string(last)), "。；;") || runes > 40 && strings.Count(text, ",")+strings.Count(text, "，") > 1
}

// fileStub returns Figure or Attachment when text is only the name of a file.
func fileStub(text string) announcement.BlockKind {
	m := fileName.FindStringSubmatch(text)
	switch {
	case m == nil || utf8.RuneCountInString(text) > 120:
		return ""
	case pictures[strings.ToLower(m[1])]:
		return announcement.Figure
	}
	return announcement.Attachment
}

var (
	fileName = regexp.MustCompile(`(?i)^[^\s/\\:*?"<>|。，；]{1,110}\.(jpe?g|png|gif|bmp|webp|tiff?|svg|docx?|xlsx?|pptx?|pdf|wps|et|ofd|zip|rar|7z|txt|csv|ceb)$`)
	pictures = set("jpg", "jpeg", "png", "gif", "bmp", "webp", "tif", "tiff", "svg")

	dateOnly = regexp.MustCompile(`^[\[(【]?(` + datePattern + `)[\])】]?$`)

	publicBody  = regexp.MustCompile(`^[\p{Han}()（）、]{2,}(局|委|办|府|厅|部|会|院|所|处|科|室|中心|公司|集团|小组|指挥部|法院|检察院|大学|学院|学校|银行|总队|支队|大队|公室|街道|站|社)$`)
	statusWords = set("已结束", "进行中", "已截止", "未开始", "征集中", "已反馈", "已过期", "正在征集", "正在进行", "已完成", "意见征集中", "征集结束", "已采纳", "已公示")
)

// datePattern matches a day with or without a time, in a folded line (no blanks).
const datePattern = `(?:\d{4}|[〇零○一二三四五六七八九]{4})[-/.年](?:\d{1,2}|[一二三四五六七八九十]{1,3})[-/.月](?:\d{1,2}|[一二三四五六七八九十]{1,3})日?(?:\d{1,2}:\d{2}(?::\d{2})?)?`

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

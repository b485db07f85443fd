package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// field is one labelled value on a line; offsets are bytes of the line.
type field struct {
	label announcement.Label
	start int // of the label with the blanks before it
	value int // of the value; start == value when the value is a bare date
	end   int
}

// fieldsOf returns the fields that a line consists of, or nil when it is not made of fields.
// A line may open with a bare date.
func fieldsOf(text string, f folded) []field {
	var fields []field
	var from []int // in text, of each byte of f
	at := 0
	if dateStart(f.text) {
		if m := leadingDate.FindString(f.text); m != "" {
			at = len(m)
			fields = append(fields, field{label: announcement.LabelDate})
		}
	}
	if label, n := labelAt(f.text[at:]); n == 0 {
		if at > 0 && at == len(f.text) {
			return []field{{label: announcement.LabelDate, end: len(text)}}
		}
		if at > 0 && len(text) <= 3*longestToolbarWord && isToolbar(f.text[at:]) { // 2024-03-18 10:35:00打印纠错
			end := offsets(text)[at]
			return []field{{label: announcement.LabelDate, end: end}, {label: announcement.LabelFontSize, start: end, value: end, end: len(text)}}
		}
		return nil
	} else {
		from = offsets(text)
		fields = append(fields, field{label: label, start: from[at], value: from[at+n]})
		at += n
	}
	fields = labelsIn(fields, text, f, from, at)
	fields[0].start = 0
	for i := range fields {
		fields[i].end = len(text)
		if i+1 < len(fields) {
			fields[i].end = fields[i+1].start
		}
		fields[i].value = min(fields[i].value, fields[i].end)
	}
	return cutTools(text, fields)
}

// cutTools parts the toolbar that stands on a byline's end from the last of its values: 来源：区政府办 【字号：大 中 小】.
func cutTools(text string, fields []field) []field {
	last := &fields[len(fields)-1]
	if last.label == announcement.LabelOther || last.label == announcement.LabelFontSize || last.end-last.value > 120 {
		return fields
	}
	for i, r := range text[last.value:last.end] {
		if at := last.value + i; i > 0 && (isBlank(r) || strings.ContainsRune("[【(（|", r)) && isToolbar(text[at:last.end]) {
			last.end = at
			return append(fields, field{label: announcement.LabelFontSize, start: at, value: at, end: len(text)})
		}
		if value := text[last.value:last.end]; i > 0 && hasAnyPrefix(value[i:], firstTools) && isToolRun(fold(value[i:]).text) {
			last.end = last.value + i
			return append(fields, field{label: announcement.LabelFontSize, start: last.end, value: last.end, end: len(text)})
		}
	}
	return fields
}

// firstTools are the tools that a row of them begins with, where only a style sheet keeps it from a byline: 来源：区政府办打印纠错.
var firstTools = words(`打印 关闭 收藏 分享 字号 字体 纠错 我要纠错`)

var leadingDate = regexp.MustCompile(`^` + datePattern)

// labelsIn adds the labels from byte at of the folded line on. Where markup parted them there may be no blank between
// value and label; then it must be a long one, or stand after or before a number: 来源：水务局日期：2024-03-18.
// from are the offsets of the text, nil when nobody needed them yet.
func labelsIn(fields []field, text string, f folded, from []int, at int) []field {
	for at < len(f.text) {
		colon := strings.IndexByte(f.text[at:], ':')
		if colon < 0 {
			break
		}
		colon += at
		known := len(fields)
		for i := max(at, colon-longestLabel-len("【】")); i < colon; i++ {
			if !utf8.RuneStart(f.text[i]) {
				continue
			}
			label, n := labelAt(f.text[i:])
			if n == 0 {
				continue
			}
			if from == nil {
				from = offsets(text)
			}
			if !boundary(text, from[i]) && n <= len("发布时间") && !afterNumber(f.text[:i]) &&
				!(label == announcement.LabelPublished && digitAt(f.text, i+n)) && !(label == announcement.LabelViews && isCount(f.text[i+n:])) {
				continue
			}
			fields = append(fields, field{label: label, start: from[i], value: from[i+n]})
			break
		}
		if len(fields) == known && isShort[fields[known-1].label] {
			if from == nil {
				from = offsets(text)
			}
			if start := unlisted(text[:from[colon]]); start >= 0 {
				fields = append(fields, field{label: announcement.LabelOther, start: start, value: from[colon+1]})
			}
		}
		at = colon + 1
	}
	return fields
}

// isShort holds the labels of which no value goes on behind a word with a colon: 来源：检查局 文章类型：原创.
var isShort = map[announcement.Label]bool{
	announcement.LabelPublished: true, announcement.LabelWritten: true, announcement.LabelSource: true, announcement.LabelIssuer: true,
	announcement.LabelAuthor: true, announcement.LabelEditor: true,
}

// unlisted returns the byte where the word starts that ends a text, when it can be a label nobody has listed: two to six characters
// behind a blank. Else it returns -1.
func unlisted(text string) int {
	for i, n := len(text), 0; n <= 6; n++ {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		if isBlank(r) && n >= 2 {
			return i
		}
		if !unicode.Is(unicode.Han, r) {
			break
		}
		i -= size
	}
	return -1
}

// isCount reports whether a text begins with a number of times, be it one that a script was to write.
func isCount(text string) bool {
	return text == "" || text[0] >= '0' && text[0] <= '9' || strings.HasPrefix(text, "次")
}

// afterNumber reports whether a text ends with a number or a day.
func afterNumber(text string) bool {
	text = strings.TrimSuffix(text, "日")
	return digitAt(text, len(text)-1)
}

func digitAt(s string, i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }

// boundary reports whether a label may begin at byte i of the line.
func boundary(text string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return isBlank(r) || strings.ContainsRune("|｜/()（）[]【】;；", r)
}

// labelAt returns the label that folded text starts with and its length in bytes, colon included.
func labelAt(text string) (announcement.Label, int) {
	open := 0
	if strings.HasPrefix(text, "[") || strings.HasPrefix(text, "(") {
		open = 1
	} else if strings.HasPrefix(text, "【") {
		open = len("【")
	}
	i := strings.IndexByte(text, ':')
	if i < open || i > open+24 { // the longest label has eight characters
		return "", 0
	}
	word := strings.TrimSuffix(text[open:i], "】")
	label, ok := labels[word]
	if !ok {
		return "", 0
	}
	return label, i + 1
}

// labels is the vocabulary of the index tables and byline lines seen on government sites.
var labels = func() map[string]announcement.Label {
	m := map[string]announcement.Label{}
	for label, words := range map[announcement.Label]string{
		announcement.LabelPublished:      "发布日期 发布时间 发表日期 发表时间 公开日期 公开时间 公布日期 公布时间 信息时间 更新时间 更新日期 时间 日期 录入时间 发稿时间",
		announcement.LabelWritten:        "成文日期 生成日期 发文日期 成文时间 印发日期 形成日期 制发日期",
		announcement.LabelSource:         "信息来源 来源 内容来源 文章来源 稿件来源 新闻来源 发布来源 来源单位 供稿单位 信息提供 稿源 出处",
		announcement.LabelIssuer:         "发布机构 发文机关 发文机构 发布单位 发文单位 公开机构 制发机关 发布机关 责任部门 公开责任部门 主办单位名称 发布部门 发布者",
		announcement.LabelIndex:          "索引号 索引编号 信息索引号 信息索引 索引",
		announcement.LabelCategory:       "组配分类 主题分类 信息分类 分类 所属主题 公开类别 体裁分类 信息类别 所属栏目 栏目",
		announcement.LabelDocumentNumber: "文号 发文字号 文件编号 发文文号 文件字号 发文号",
		announcement.LabelTitle:          "原标题 标题 名称 信息名称 文件名称",
		announcement.LabelAuthor:         "作者 记者 撰稿 通讯员 撰稿人 撰文 供稿 供稿人 摄影",
		announcement.LabelEditor:         "编辑 责任编辑 责编 审核 初审 复审 终审 校对 编审 录入 录入人 录入员 信息员 审核人 审稿 责任校对 发布人 上传者",
		announcement.LabelKeywords:       "主题词 关键词 关键字 标签",
		announcement.LabelValidity:       "有效性 时效性 时效 效力 效力状态 有效状态 文件状态 是否有效 文件有效性 有效期 有效期限 有效期至 有效时间 失效日期 失效时间 废止日期 废止时间 实施日期 实施时间 施行日期 生效日期 生效时间 执行日期",
		announcement.LabelViews:          "访问次数 浏览次数 点击次数 阅读次数 浏览量 点击数 点击率 阅读量 阅读 浏览 点击 访问量 人气 阅读数 已浏览 浏览数 浏览人次 查看次数",
		announcement.LabelFontSize:       "字号 字体 字体大小 视力保护色",
		announcement.LabelOther:          "公开方式 公开范围 公开形式 公开时限 内容概述 语种 载体 是否公开 分享到 分享",
	} {
		for word := range strings.FieldsSeq(words) {
			m[word] = label
		}
	}
	return m
}()

var documentNumberLine = regexp.MustCompile(`^[(（]?\p{Han}{1,12}[〔\[﹝［(（【]\d{4}[〕\]﹞］)）】]第?\d{1,5}号[)）]?$`)

// isDocumentNumber reports whether folded text is a 文号 and nothing else.
func isDocumentNumber(text string) bool {
	return len(text) <= 90 && (strings.HasSuffix(text, "号") || strings.HasSuffix(text, ")")) && documentNumberLine.MatchString(text)
}

// isValue reports whether the line below an empty label has the form of the label's value.
func isValue(label announcement.Label, s shape) bool {
	switch label {
	case announcement.LabelPublished, announcement.LabelWritten:
		return s.date
	case announcement.LabelIndex:
		return s.runes <= 50 && hasNumber(s.fold.text) && !strings.ContainsFunc(s.fold.text, isHan)
	case announcement.LabelDocumentNumber:
		return isDocumentNumber(s.fold.text)
	case announcement.LabelIssuer, announcement.LabelSource:
		return s.body
	case announcement.LabelValidity:
		return s.date || s.runes <= 8 && containsAny(s.fold.text, words(`有效 失效 废止 尚未 修改 修订`))
	case announcement.LabelTitle:
		return s.title != noTitle
	case announcement.LabelCategory, announcement.LabelKeywords:
		return s.fields == nil && s.chrome == "" && !s.sentence && s.runes <= 20
	}
	return false
}

// addFields adds the fields of line i and returns the index of the next line. An empty label at the end
// of a line takes the line below for its value, when that has the form the label asks for.
func (p *page) addFields(i int) int {
	l, fields := p.lines[i], p.shapes[i].fields
	next := i + 1
	for n, f := range fields {
		b := announcement.Block{Kind: announcement.Field, Label: f.label, Head: l.text[f.start:f.value], Text: l.text[f.value:f.end]}
		if n == len(fields)-1 {
			b.Tail = l.tail
			if isEmpty(b.Text) && i+1 < len(p.lines) && i+1 != p.header.title && isValue(f.label, p.shapes[i+1]) {
				value := p.lines[i+1]
				b.Head, b.Text, b.Tail = b.Head+b.Text+l.tail, value.text, value.tail
				next++
			}
		}
		if f.label == announcement.LabelTitle && p.header.title < 0 && !isEmpty(b.Text) {
			b.Kind = announcement.Title
		}
		p.add(i, b)
	}
	return next
}

func isEmpty(s string) bool { return strings.TrimFunc(s, isBlank) == "" }

package metadata

import (
	"strings"
	"unicode/utf8"
)

// expression is a stretch of time as a sentence gives it.
type expression struct {
	first, last moment // day 0: not given
	published   bool   // the first day is the day of publication: 即日起, 自发布之日起
	count       int    // so many days or months, 0 for none
	unit        unit
	from, to    int // bytes of the sentence
}

// unit is what an expression counts.
type unit int

const (
	days unit = iota
	workingDays
	months
)

// maxExpressions is how many stretches of time a sentence may hold and still be read: a table of dates is none.
const maxExpressions = 20

// given reports whether m holds a day.
func (m moment) given() bool { return m.day > 0 }

// expressions finds the stretches of time in a sentence's masked reading. A day that is neither
// a start, an end nor part of a range is none.
func expressions(s string) []expression {
	var all []expression
	for i := 0; i < len(s) && len(all) < maxExpressions; {
		e, ok := expressionAt(s, i)
		if !ok {
			_, w := utf8.DecodeRuneInString(s[i:])
			i = max(i+w, skipDigits(s, i))
			continue
		}
		all = append(all, e)
		i = e.to
	}
	return all
}

func expressionAt(s string, i int) (expression, bool) {
	switch c := s[i]; {
	case c >= '0' && c <= '9':
		if !standsAlone(s, i, 0) {
			return expression{}, false
		}
		return datedAt(s, i)
	case c < utf8.RuneSelf:
		return expression{}, false
	}
	c, _ := utf8.DecodeRuneInString(s[i:])
	if strings.ContainsRune("自从即本通公发刊印", c) {
		if e, ok := fromPublicationAt(s, i); ok {
			return e, true
		}
	}
	if strings.ContainsRune("公意征为期时", c) {
		return lengthAt(s, i)
	}
	if strings.ContainsRune("〇一二三四五六七八九十零○民中", c) {
		return datedAt(s, i)
	}
	return expression{}, false
}

// datedAt reads an expression that starts with a date.
func datedAt(s string, i int) (expression, bool) {
	m, ok := momentAt(s, i)
	if !ok {
		return expression{}, false
	}
	e := expression{from: i}
	label := before(s, i)

	j := skipBlanks(s, weekdayAt(s, skipBlanks(s, m.to)))
	rise := prefixOf(s, j, "起", "开始", "始")
	k := skipBlanks(s, j+rise)
	if rise > 0 {
		k = skipBlanks(s, k+prefixOf(s, k, ","))
	}
	if link := connectorAt(s, k); link > 0 {
		if end, ok := endAt(s, skipBlanks(s, k+link), m); ok {
			e.first, e.last, e.to = m, end, closing(s, end.to)
			return e, true
		}
	}
	switch {
	case rise > 0 || label == opens:
		e.first, e.to = m, j+rise
		if n, u, to := countAt(s, k+prefixOf(s, k, "为期", "共计", "共")); n > 0 {
			e.count, e.unit, e.to = n, u, to
		}
		return e, true
	case label == closes || closesAfter(s, j) > 0:
		e.last, e.to = m, m.to
		if w := closesAfter(s, j); w > 0 {
			e.to = j + w
		}
		return e, true
	}
	return expression{}, false
}

// connectorAt returns the length of what joins the two days of a range at s[i].
func connectorAt(s string, i int) int {
	if w := prefixOf(s, i, "直至", "截至", "截止到", "截止至", "截止日期:", "截止时间:", "结束日期:", "结束时间:", "截止:", "截止", "至", "到"); w > 0 {
		return w
	}
	w := 0
	for i+w < len(s) && w < 4 && (s[i+w] == '-' || s[i+w] == '~' || s[i+w] == ' ' && w > 0) {
		w++
	}
	return w
}

// endAt reads the second day of a range, which may leave out what it shares with the first.
func endAt(s string, i int, first moment) (moment, bool) {
	if m, ok := readMoment(s, i, first.republic); ok {
		return m, true
	}
	n, count, j := digits(s, i, 2)
	if count == 0 {
		if n, j = hanNumber(s, i); j == i {
			return moment{}, false
		}
	}
	end := moment{sep: first.sep}
	if first.sep == 0 {
		w := prefixOf(s, skipBlanks(s, j), "日", "号")
		if w == 0 {
			return moment{}, false
		}
		end.month, end.day = first.month, n
		return end.checked(s, skipBlanks(s, j)+w)
	}
	if sep, w := separatorAt(s, j); w > 0 && sep == first.sep {
		day, count, k := digits(s, j+w, 2)
		if _, w := digitAt(s, k); count > 0 && w == 0 {
			end.month, end.day = n, day
			return end.checked(s, k)
		}
	}
	return moment{}, false
}

// closing steps over the words that close a range.
func closing(s string, i int) int {
	if j := weekdayAt(s, skipBlanks(s, i)); j > skipBlanks(s, i) {
		i = j
	}
	j := skipBlanks(s, i)
	if w := prefixOf(s, j, "止", "截止", "为止", "结束", "之前", "以前", "下班前", "前"); w > 0 {
		return j + w
	}
	return i
}

// closesAfter returns the length of a word at s[i] that makes the day before it a last day.
func closesAfter(s string, i int) int {
	if w := prefixOf(s, i, "截止", "为止", "止", "之前", "以前", "下班前"); w > 0 {
		return w
	}
	w := prefixOf(s, i, "前")
	if w > 0 && prefixOf(s, i+w, "后", "期", "往", "来", "沿", "景") > 0 {
		return 0
	}
	return w
}

// side says what the words before a day make of it.
type side int

const (
	neither side = iota
	opens
	closes
)

// before reads the words in front of the day at s[i].
func before(s string, i int) side {
	for range 3 {
		i -= suffixOf(s, i, " ", ":", "为", "是", "于")
	}
	switch {
	case suffixOf(s, i, "开始时间", "开始日期", "起始时间", "起始日期") > 0:
		return opens
	case suffixOf(s, i, "截止", "截止到", "截止至", "截至", "截止时间", "截止日期", "结束时间", "结束日期", "不晚于", "不迟于", "最迟", "截止期", "截止期限") > 0:
		return closes
	}
	return neither
}

// fromPublicationAt reads what counts from the day of publication:
// 自本公告发布之日起30日内, 即日起至4月10日, 公告之日起10个工作日.
func fromPublicationAt(s string, i int) (expression, bool) {
	j := i + prefixOf(s, i, "自", "从")
	e := expression{published: true, from: i}
	w := prefixOf(s, j, "即日起", "即日")
	if w == 0 {
		w = publicationDay(s, j, j > i)
	}
	if w == 0 {
		return e, false
	}
	j = skipBlanks(s, j+w)
	j += prefixOf(s, j, "开始")
	j = skipBlanks(s, j+prefixOf(s, j, ","))
	if link := connectorAt(s, j); link > 0 {
		if m, ok := momentAt(s, skipBlanks(s, j+link)); ok {
			e.last, e.to = m, closing(s, m.to)
			return e, true
		}
	}
	j += prefixOf(s, j, "为期", "共计", "共")
	if n, u, to := countAt(s, j); n > 0 {
		e.count, e.unit, e.to = n, u, to
		return e, true
	}
	return e, false
}

// publicationDay returns the length of 本公告发布之日起 and the like at s[i]; named says that 自 stands before it.
func publicationDay(s string, i int, named bool) int {
	const longest = 48 // bytes from 自 to 之日: 本通知在区政府门户网站公布之日
	end := min(len(s), i+longest)
	n := strings.Index(s[i:end], "之日起")
	if n < 0 || strings.ContainsAny(s[i:i+n], ",;:") {
		return 0
	}
	if !named && prefixOf(s, i, "本", "通知", "公告", "公示", "通告", "发布", "公布", "公开", "刊登", "印发") == 0 {
		return 0
	}
	if suffixOf(s, i+n, "发布", "公布", "公告", "公示", "刊登", "刊发", "印发", "通知", "公开", "挂网", "上网", "发出", "登载", "通告") == 0 {
		return 0
	}
	return n + len("之日起")
}

// lengthAt reads a length that belongs to a label: 公示期为7天, 征求意见期限:30日, 为期一个月.
func lengthAt(s string, i int) (expression, bool) {
	e := expression{published: true, from: i}
	w := prefixOf(s, i, "公示期限", "公示期", "公示时间", "意见期限", "意见时间", "意见期", "征集期限", "征集时间", "征集期", "为期", "期限", "时间")
	if w == 0 {
		return e, false
	}
	j := skipBlanks(s, i+w)
	for range 2 {
		j = skipBlanks(s, j+prefixOf(s, j, ":", "为", "是", "共计", "共", "一般不少于"))
	}
	if n, u, to := countAt(s, j); n > 0 {
		e.count, e.unit, e.to = n, u, to
		return e, true
	}
	return e, false
}

// countAt reads 30日, 三十天内, 10个工作日, 一个月; n is 0 when there is none.
func countAt(s string, i int) (n int, u unit, end int) {
	i = skipBlanks(s, i)
	n, j := number(s, i)
	if j == i || n < 1 || n > 366 {
		return 0, days, i
	}
	j = skipBlanks(s, j)
	switch {
	case prefixOf(s, j, "个工作日", "工作日") > 0:
		u, j = workingDays, j+prefixOf(s, j, "个工作日", "工作日")
	case prefixOf(s, j, "个月") > 0:
		u, j = months, j+len("个月")
	case prefixOf(s, j, "日至", "日到", "日-", "日~") > 0:
		return 0, days, i // a day of a range
	case prefixOf(s, j, "个自然日", "自然日", "日", "天") > 0:
		u, j = days, j+prefixOf(s, j, "个自然日", "自然日", "日", "天")
	default:
		return 0, days, i
	}
	return n, u, j + prefixOf(s, j, "以内", "之内", "内")
}

package metadata

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// Numbers returns the document numbers (文号) in a text, in order: 鲁政字〔2021〕128号, 省政府令第344号,
// 财政部公告2021年第5号. Brackets of any kind become 〔〕 (GB/T 9704-2012 §7.2.5), full-width digits and
// blanks ASCII or nothing; 第 and leading zeros stay as they were found.
func Numbers(text string) []string {
	if !marksOf(text).all(ofNumber) {
		return nil
	}
	var all []string
	for _, at := range sentences(text, fullStops) {
		if sentence := text[at.from:at.to]; marksOf(sentence).all(ofNumber) {
			all = append(all, numbersIn(read(sentence))...)
		}
	}
	return all
}

// Cited returns the document numbers that the given blocks mention, sorted, each once.
func Cited(doc *announcement.Document, blocks []int) []string {
	var all []string
	for _, i := range blocks {
		if i >= 0 && i < len(doc.Blocks) && doc.Blocks[i].Kind.InBody() {
			all = append(all, Numbers(doc.Blocks[i].Text)...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func numbersIn(r reading) []string {
	var all []string
	last := 0
	for i, c := range r.text {
		if i < last || c != '号' {
			continue
		}
		if n, ok := numberEndingAt(r, i, last); ok {
			all = append(all, n)
			last = i + len("号")
		}
	}
	return all
}

// numberEndingAt reads backwards from the 号 at byte i of a reading, not past byte low.
func numberEndingAt(r reading, i, low int) (number string, ok bool) {
	s := r.text
	sign := r.cut(i, i+len("号")) // 號 in a traditional text
	j := backBlanks(s, i)
	serialEnd := j
	for j > low && s[j-1] >= '0' && s[j-1] <= '9' {
		j--
	}
	serial := s[j:serialEnd]
	if len(serial) == 0 || len(serial) > 5 {
		return "", false
	}
	j = backBlanks(s, j)
	ordinal := suffixOf(s, j, "第")
	ordinalFrom := j - ordinal
	j = backBlanks(s, ordinalFrom)

	if year, k := bracketedYear(s, j, low); year != "" {
		code := r.cut(codeStart(s, k, low, maxCode), k)
		if code == "" {
			return "", false
		}
		return code + "〔" + year + "〕" + s[ordinalFrom:ordinalFrom+ordinal] + serial + sign, true
	}
	if ordinal == 0 {
		return "", false
	}
	// Decrees and public notices: 令第N号, 公告2021年第N号.
	year := ""
	if w := suffixOf(s, j, "年"); w > 0 {
		k := backBlanks(s, j-w)
		y := k
		for y > low && k-y < 4 && s[y-1] >= '0' && s[y-1] <= '9' {
			y--
		}
		if k-y != 4 {
			return "", false
		}
		year, j = s[y:k]+"年", y
		j -= suffixOf(s, j, "(")
		j = backBlanks(s, j)
	}
	w := suffixOf(s, j, "令", "公告", "通告")
	if w == 0 || w > len("令") && year == "" {
		return "", false
	}
	start := codeStart(s, j-w, low, maxIssuer)
	if start == j-w {
		return "", false
	}
	code := r.cut(start, j)
	return code + year + "第" + serial + sign, true
}

// The lengths, in characters, of a 机关代字 and of an issuer written out before 令 or 公告.
const (
	maxCode   = 12
	maxIssuer = 20
)

// bracketedYear reads a year in brackets of any kind backwards from s[i] and returns where its bracket opens.
func bracketedYear(s string, i, low int) (year string, open int) {
	c := suffixOf(s, i, "〕", "﹞", "]", ")", "】", ">", "》", "〉")
	if c == 0 {
		return "", 0
	}
	j := backBlanks(s, i-c)
	k := j
	for k > low && s[k-1] >= '0' && s[k-1] <= '9' {
		k--
	}
	if j-k != 4 || s[k] != '1' && s[k] != '2' {
		return "", 0
	}
	b := backBlanks(s, k)
	o := suffixOf(s, b, "〔", "﹝", "[", "(", "【", "<", "《", "〈")
	if o == 0 || b-o < low {
		return "", 0
	}
	return s[k:j], backBlanks(s, b-o)
}

func backBlanks(s string, i int) int {
	for n := 0; n < 4 && i > 0 && s[i-1] == ' '; n++ {
		i--
	}
	return i
}

// leads are words that stand before a document number in running text and do not belong to it.
var leads = []string{"根据", "依据", "按照", "依照", "印发", "转发", "执行", "贯彻", "落实", "废止", "修订", "参照", "遵照", "文号", "文件", "发布", "公布", "颁布", "的", "以下简称", "见", "并",
	"办公厅", "办公室", "人民政府", "原"}

// codeStart returns where the characters before s[end] that belong to a number start: a run of Han
// characters of at most most, without the words that lead to it. A longer run names nobody: end.
func codeStart(s string, end, low, most int) int {
	start, count := end, 0
	for start > low {
		r, w := utf8.DecodeLastRuneInString(s[:start])
		if !unicode.Is(unicode.Han, r) || r == '号' || r == '日' && start-w > low && s[start-w-1] >= '0' && s[start-w-1] <= '9' {
			break
		}
		start, count = start-w, count+1
		if count > most+8 { // leave room for words that lead to it
			break
		}
	}
	run := s[start:end]
	cut := 0
	for _, w := range leads {
		i := strings.LastIndex(run, w)
		if i < 0 {
			continue
		}
		after := i + len(w)
		if rest := run[after:]; utf8.RuneCountInString(rest) < 2 || most == maxIssuer && strings.HasSuffix(w, "厅") || most == maxIssuer && strings.HasSuffix(w, "府") {
			continue // the word is part of the name: 人民政府令
		}
		cut = max(cut, after)
	}
	run = run[cut:]
	if w := prefixOf(run, 0, "和", "与", "及", "以", "按", "由", "经", "见", "据", "依", "如", "是", "为", "在", "从", "对"); w > 0 {
		// 和政办发 is the county 和政's: what is left must still start with a place or a body.
		rest := run[w:]
		if utf8.RuneCountInString(rest) >= 2 && prefixOf(rest, 0, "政", "府", "办", "委", "党", "字", "发", "函", "人", "县", "市") == 0 {
			run = rest
		}
	}
	if utf8.RuneCountInString(run) > most {
		return end
	}
	return end - len(run)
}

// ownNumbers returns the page's own numbers: those of its 文号 fields, as found when they have another
// form, those in brackets at the end of its title, and those that stand alone on a line between the title and the text.
func ownNumbers(doc *announcement.Document) []string {
	var own []string
	add := func(n string) {
		if n != "" && !slices.Contains(own, n) {
			own = append(own, n)
		}
	}
	opening := true
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		switch {
		case b.Kind == announcement.Field && b.Label == announcement.LabelDocumentNumber:
			value := strings.Trim(b.Text, " \t\r\n-—"+blanks)
			if found := Numbers(value); len(found) > 0 {
				for _, n := range found {
					add(n)
				}
			} else {
				add(value)
			}
		case b.Kind == announcement.Title || b.Kind == announcement.Field && b.Label == announcement.LabelTitle && b.Origin == announcement.FromMeta:
			add(numberBehind(b.Text))
		case b.Kind == announcement.Heading:
			opening = false
		case b.Kind == announcement.Paragraph && opening:
			found := Numbers(b.Text)
			length := bareLength(b.Text[:min(len(b.Text), maxSentence)])
			if len(found) == 1 && length == utf8.RuneCountInString(found[0]) {
				add(found[0])
			}
			opening = length <= 40 // the text has not begun yet
		}
	}
	return own
}

// bareLength returns how many characters a text has without blanks and the round brackets around it.
func bareLength(text string) int {
	n, brackets := 0, 0
	for _, r := range text {
		switch {
		case r == ' ' || strings.ContainsRune(blanks, r):
		case r != '(' && r != ')' && r != '（' && r != '）':
			n, brackets = n+brackets+1, 0
		case n > 0:
			brackets++
		}
	}
	return n
}

// numberBehind returns the number in brackets at the end of a title, as in 关于停水的通知（某政发〔2024〕1号）, else "".
func numberBehind(title string) string {
	r := read(strings.Trim(title, " \t\r\n"+blanks))
	text, ok := strings.CutSuffix(r.text, ")")
	open := strings.LastIndex(text, "(")
	if !ok || open < 0 {
		return ""
	}
	found := Numbers(text[open+1:])
	if len(found) != 1 || utf8.RuneCountInString(found[0]) != utf8.RuneCountInString(strings.ReplaceAll(text[open+1:], " ", "")) {
		return ""
	}
	return found[0]
}

package metadata

import (
	"strings"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// letter is what a sentence says about answering by post.
type letter struct {
	recipient, address, postcode, mark string
}

// letterIn reads recipient, address, postcode and envelope mark from a sentence.
func letterIn(r reading) letter {
	s := r.text
	var l letter
	if from, to := addressIn(s); to > from {
		l.address = r.cut(from, to)
	}
	if from, to := behind(s, recipientLabels...); to > from {
		l.recipient = r.cut(from, to)
	}
	if from, to := sentTo(s); to > from {
		place, body := splitAddress(s[from:to])
		if place > 0 && l.address == "" {
			l.address = r.cut(from, from+place)
		}
		if body < to-from && l.recipient == "" {
			l.recipient = r.cut(from+body, to)
		}
	}
	l.recipient = strings.TrimSuffix(strings.TrimSuffix(l.recipient, "（收）"), "收")
	l.postcode = postcodeIn(s)
	if containsAny(s, "信封", "来信", "信函", "来函", "信件") {
		l.mark = markIn(r)
	}
	return l
}

var recipientLabels = []string{"收件人:", "收信人:", "收件单位:", "收信单位:", "收件部门:"}

// behind returns the value behind the first of the labels: up to a mark or the next label.
func behind(s string, labels ...string) (from, to int) {
	for _, l := range labels {
		if i := strings.Index(s, l); i >= 0 {
			from = skipBlanks(s, i+len(l))
			return from, valueEnd(s, from)
		}
	}
	return 0, 0
}

// nextLabels end a value that has no mark behind it.
var nextLabels = []string{"邮编", "邮政编码", "邮码", "电话", "联系", "传真", "信封", "收件", "收信", "邮箱", "电子邮", "E-mail", "Email", "请注明", "(收", "(邮"}

// valueEnd returns where a value that starts at s[i] ends.
func valueEnd(s string, i int) int {
	end := len(s)
	if n := strings.IndexAny(s[i:], ",;\n\t"); n >= 0 {
		end = i + n
	}
	if n := strings.Index(s[i:end], "。"); n >= 0 {
		end = i + n
	}
	for _, l := range nextLabels {
		if n := strings.Index(s[i:end], l); n >= 0 {
			end = i + n
		}
	}
	if n := strings.LastIndexByte(s[i:end], '('); n >= 0 && !strings.Contains(s[i+n:end], ")") {
		end = i + n
	}
	return end
}

// addressIn finds a postal address behind its label; addresses of mail and web sites have none of the
// words a street has.
func addressIn(s string) (from, to int) {
	for i := 0; ; {
		n := strings.Index(s[i:], "地址")
		if n < 0 {
			return 0, 0
		}
		at := i + n
		i = at + len("地址")
		if suffixOf(s, at, "邮箱", "邮件", "网站", "网页", "网络", "链接", "mail", "IP") > 0 {
			continue
		}
		w := prefixOf(s, i, ":", "为", "是", " ")
		if w == 0 {
			continue
		}
		from = skipBlanks(s, i+w)
		from += prefixOf(s, from, ":")
		to = valueEnd(s, from)
		if value := s[from:to]; !strings.ContainsAny(value, "@") && !strings.Contains(value, "://") && !strings.HasPrefix(value, "www") && utf8.RuneCountInString(value) >= 4 && len(value) > utf8.RuneCountInString(value) {
			return from, to
		}
	}
}

// sentTo finds where letters are sent: 寄往, 邮寄至, 送达 and what follows.
func sentTo(s string) (from, to int) {
	for _, w := range []string{"寄往", "寄至", "寄到", "寄送至", "寄送到", "邮寄给", "寄给", "函寄", "送达至"} {
		if i := strings.Index(s, w); i >= 0 {
			from = skipBlanks(s, i+len(w))
			from += prefixOf(s, from, ":")
			return from, valueEnd(s, from)
		}
	}
	return 0, 0
}

// splitAddress cuts a place with a body behind it, as in 黑龙江中路615号李沧区大数据发展管理局: the place is
// s[:place], the body s[body:]; a body alone has place 0.
func splitAddress(s string) (place, body int) {
	for i, c := range s {
		if strings.ContainsRune("号室楼层座幢院栋弄", c) && i > 0 {
			before := s[:i]
			if last := before[len(before)-1]; asciiWord(last) || strings.ContainsRune("一二三四五六七八九十", lastRune(before)) {
				place = i + utf8.RuneLen(c)
			}
		}
	}
	body = place
	for body < len(s) && s[body] == ' ' {
		body++
	}
	return place, body
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// postcodeIn returns the six digits behind the label of a postcode, or "".
func postcodeIn(s string) string {
	for _, l := range []string{"邮编", "邮政编码", "邮码"} {
		i := strings.Index(s, l)
		if i < 0 {
			continue
		}
		i += len(l)
		for range 2 {
			i = skipBlanks(s, i+prefixOf(s, i, ":", "为", "是"))
		}
		if end := skipDigits(s, i); end-i == 6 {
			return s[i:end]
		}
	}
	return ""
}

// markIn returns what a sentence asks to write on the envelope, from its quotation marks.
func markIn(r reading) string {
	s := r.text
	at := -1
	for _, w := range []string{"注明", "标明", "标注", "写明", "写上", "备注"} {
		if i := strings.Index(s, w); i >= 0 && (at < 0 || i < at) {
			at = i + len(w)
		}
	}
	if at < 0 {
		return ""
	}
	for _, pair := range []string{"“”", "「」", "『』", "‘’", "\"\"", "《》"} {
		marks := []rune(pair)
		from := strings.IndexRune(s[at:], marks[0])
		if from < 0 || utf8.RuneCountInString(s[at:at+from]) > 8 {
			continue
		}
		from += at + utf8.RuneLen(marks[0])
		if n := strings.IndexRune(s[from:], marks[1]); n > 0 {
			return r.cut(from, from+n)
		}
	}
	return ""
}

// reach is how many blocks apart the lines of one address may stand.
const reach = 4

// mailbox gathers what successive blocks say about one postal address.
type mailbox struct {
	way   *announcement.Way
	early letter // a recipient that was named before the address
	from  int    // block of early
}

// take adds what a sentence says and returns a new way when the sentence begins one.
func (m *mailbox) take(l letter, text string, block int) *announcement.Way {
	if l == (letter{}) {
		return nil
	}
	starts := l.address != "" || l.recipient != "" && containsAny(text, "寄")
	if m.way != nil && block-m.way.Block <= reach && (!starts || m.way.Address == "" && m.way.Block != block || l.address == "" && m.way.Recipient == "") {
		fill(&m.way.Recipient, l.recipient)
		fill(&m.way.Address, l.address)
		fill(&m.way.Postcode, l.postcode)
		fill(&m.way.Mark, l.mark)
		return nil
	}
	if !starts {
		if l.recipient != "" || l.postcode != "" {
			m.early, m.from = l, block
		}
		return nil
	}
	w := &announcement.Way{Kind: announcement.Post, Text: text, Recipient: l.recipient, Address: l.address, Postcode: l.postcode, Mark: l.mark, Block: block}
	if block-m.from <= reach {
		fill(&w.Recipient, m.early.recipient)
		fill(&w.Postcode, m.early.postcode)
	}
	m.early, m.way = letter{}, w
	return w
}

func fill(field *string, value string) {
	if *field == "" {
		*field = value
	}
}

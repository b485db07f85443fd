package metadata

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// contactWords are the words that labels of contacts end with.
var contactWords = []struct {
	word string
	kind announcement.ContactKind
}{
	{"电话", announcement.ContactPhone}, {"热线", announcement.ContactPhone}, {"手机", announcement.ContactPhone},
	{"Tel", announcement.ContactPhone}, {"TEL", announcement.ContactPhone},
	{"传真", announcement.ContactFax}, {"Fax", announcement.ContactFax}, {"FAX", announcement.ContactFax},
	{"邮政编码", announcement.ContactPostcode}, {"邮编", announcement.ContactPostcode}, {"邮码", announcement.ContactPostcode},
	{"邮箱", announcement.ContactEmail}, {"电子邮件", announcement.ContactEmail}, {"E-mail", announcement.ContactEmail}, {"Email", announcement.ContactEmail},
	{"地址", announcement.ContactAddress},
}

// qualifiers are the words that such a label begins with.
var qualifiers = []string{"联系", "咨询", "监督", "举报", "投诉", "办公", "服务", "值班", "受理", "报名", "单位", "通讯", "通信", "邮寄", "注册", "电子", "移动", "固定", "办公室", "业务", "技术支持", "公众", "客服", "来信", "接待", "预约", "及", "、"}

// Contacts returns the telephone and fax numbers, postcodes, e-mail and postal addresses that the given blocks name as such, in their
// order, each once. What stands around the text belongs to the site and is not read.
func Contacts(doc *announcement.Document, blocks []int) []announcement.ContactPoint {
	var all []announcement.ContactPoint
	for _, i := range blocks {
		b := &doc.Blocks[i]
		if !b.Kind.InBody() || b.Kind == announcement.Title || !marksOf(b.Text).all(ofContact) {
			continue
		}
		for _, at := range sentences(b.Text, fullStops) {
			if !marksOf(b.Text[at.from:at.to]).all(ofContact) {
				continue
			}
			for _, c := range contactsIn(read(b.Text[at.from:at.to])) {
				same := func(o announcement.ContactPoint) bool { return o.Kind == c.Kind && o.Value == c.Value }
				if !slices.ContainsFunc(all, same) {
					c.Block = i
					all = append(all, c)
				}
			}
		}
	}
	return all
}

func contactsIn(r reading) []announcement.ContactPoint {
	var all []announcement.ContactPoint
	s := r.text
	mails := emails(s)
	for i := 0; i < len(s); {
		if len(mails) > 0 && mails[0].at <= i {
			all = append(all, announcement.ContactPoint{Kind: announcement.ContactEmail, Label: emailLabel(r, mails[0].at), Value: mails[0].value})
			i, mails = max(i, mails[0].at+len(mails[0].value)), mails[1:]
			continue
		}
		kinds, end := contactWordAt(s, i)
		if end == i {
			_, w := utf8.DecodeRuneInString(s[i:])
			i += w
			continue
		}
		label := r.label(labelStart(s, i), end)
		value := skipBlanks(s, end+prefixOf(s, end, "号码"))
		introduced := prefixOf(s, value, ":", "为", "是", "\t")
		value = skipBlanks(s, value+introduced)
		i = end
		switch kinds[0] {
		case announcement.ContactPhone, announcement.ContactFax:
			for {
				number, after := phoneAt(s, value, true)
				if after == value {
					break
				}
				for _, kind := range kinds {
					all = append(all, announcement.ContactPoint{Kind: kind, Label: label, Value: number})
				}
				i = after
				value = skipBlanks(s, after)
				if value += prefixOf(s, value, "、", ",", "/", ";", "或"); value == after {
					break
				}
				value = skipBlanks(s, value)
			}
		case announcement.ContactPostcode:
			if after := skipDigits(s, value); after-value == 6 {
				all = append(all, announcement.ContactPoint{Kind: announcement.ContactPostcode, Label: label, Value: s[value:after]})
				i = after
			}
		case announcement.ContactAddress:
			if after := valueEnd(s, value); introduced > 0 && isPlace(s[value:after]) && !containsAny(label, "邮箱", "邮件", "网") {
				all = append(all, announcement.ContactPoint{Kind: announcement.ContactAddress, Label: label, Value: r.cut(value, after)})
				i = after
			}
		}
	}
	return all
}

// contactWordAt reads the word of a label at s[i], its characters padded or not. 电话/传真 is two labels with one number.
func contactWordAt(s string, i int) (kinds []announcement.ContactKind, end int) {
	switch s[i] {
	case 'T', 'F', 'E':
	default:
		if prefixOf(s, i, "电", "邮", "地", "传", "手", "热") == 0 {
			return nil, i
		}
	}
	for _, w := range contactWords {
		end := i
		if s[i] == w.word[0] {
			end = paddedAt(s, i, w.word)
		}
		if end == i {
			continue
		}
		kinds = append(kinds, w.kind)
		if w.kind == announcement.ContactPhone {
			next := end + prefixOf(s, end, "/", "(", "、", "及", "和", "兼")
			if after := paddedAt(s, next, "传真"); next > end && after > next {
				return append(kinds, announcement.ContactFax), after + prefixOf(s, after, ")")
			}
		}
		return kinds, end
	}
	return nil, i
}

// paddedAt returns where a word that starts at s[i] ends, blanks between its characters passed over; i when it does not.
func paddedAt(s string, i int, word string) int {
	j := i
	for n, c := range word {
		if n > 0 && c >= utf8.RuneSelf {
			j = skipBlanks(s, j)
		}
		w := utf8.RuneLen(c)
		if j+w > len(s) || s[j:j+w] != string(c) {
			return i
		}
		j += w
	}
	return j
}

// labelStart returns where the label starts whose last word stands at s[i].
func labelStart(s string, i int) int {
	for {
		w := suffixOf(s, i, qualifiers...)
		if w == 0 {
			return i
		}
		i -= w
	}
}

// emailLabel returns the label that stands before an e-mail address, "" when none does.
func emailLabel(r reading, at int) string {
	s := strings.TrimRight(r.text[:at], " :")
	for _, lead := range []string{"为", "是", "地址"} {
		s = strings.TrimRight(strings.TrimSuffix(s, lead), " :")
	}
	for _, w := range contactWords {
		if w.kind == announcement.ContactEmail && strings.HasSuffix(s, w.word) {
			return r.label(labelStart(s, len(s)-len(w.word)), len(s))
		}
	}
	return ""
}

// label returns the words of a label as found, without padding.
func (r reading) label(from, to int) string {
	return strings.Trim(strings.Join(strings.Fields(r.cut(from, to)), ""), "、及")
}

// isPlace reports whether a value can be where a house stands: four characters or more, Chinese among them, and no address on the web.
func isPlace(value string) bool {
	n := utf8.RuneCountInString(value)
	return n >= 4 && n < 100 && len(value) > n && !strings.ContainsAny(value, "@") && !strings.Contains(value, "://") && !strings.HasPrefix(value, "www")
}

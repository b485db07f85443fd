package metadata

import "strings"

// phoneAt reads a telephone number at s[i] of a reading: 0532-67707518, (0532)67707518-8001,
// 053267707518, 13812345678, 400-123-4567; after a label also a number without area code.
// value has - between its parts; end == i when there is none.
func phoneAt(s string, i int, labelled bool) (value string, end int) {
	if i > 0 && (asciiWord(s[i-1]) || s[i-1] == '-' && i > 1 && asciiWord(s[i-2])) {
		return "", i
	}
	j := i + prefixOf(s, i, "+86-", "+86 ", "+86", "86-", "0086-")
	open := prefixOf(s, j, "(")
	j += open
	a := j
	for a < len(s) && s[a] >= '0' && s[a] <= '9' {
		a++
	}
	first := s[j:a]
	if j > i+open && len(first) > 0 && first[0] != '0' && len(first) <= 3 {
		first = "0" + first // +86-532 is 0532
	}
	area := len(first) >= 3 && len(first) <= 4 && first[0] == '0'
	if open > 0 {
		w := prefixOf(s, a, ")")
		if !area || w == 0 {
			return "", i
		}
		a += w
	}
	switch {
	case area:
		local, k := localAt(s, a)
		if local == "" {
			return "", i
		}
		value, end = first+"-"+local, k
	case len(first) == 11 && first[0] == '1' && first[1] >= '3' && open == 0:
		value, end = first, a
	case (len(first) == 11 || len(first) == 12) && first[0] == '0':
		n := 4
		if len(first)-3 == 8 || first[1] == '1' || first[1] == '2' { // 010 and 02x have three digits
			n = 3
		}
		value, end = first[:n]+"-"+first[n:], a
	case len(first) == 10 && strings.HasPrefix(first, "400"):
		value, end = first, a
	case first == "400":
		k := a
		for k < len(s) && (s[k] == '-' || s[k] == ' ' || s[k] >= '0' && s[k] <= '9') && k-a < 10 {
			k++
		}
		number := strings.Trim(s[j:k], "- ")
		if len(strings.NewReplacer("-", "", " ", "").Replace(number)) != 10 {
			return "", i
		}
		value, end = strings.ReplaceAll(number, " ", "-"), k
	case labelled && (len(first) == 7 || len(first) == 8 || len(first) == 5 && (first[0] == '1' || first[0] == '9')):
		value, end = first, a
	default:
		return "", i
	}
	return extension(s, value, end)
}

// localAt reads seven or eight digits after an area code, past a blank or dash.
func localAt(s string, i int) (string, int) {
	for n := 0; n < 3 && i < len(s) && (s[i] == '-' || s[i] == ' '); n++ {
		i++
	}
	j := i
	for j < len(s) && s[j] >= '0' && s[j] <= '9' {
		j++
	}
	if n := j - i; n != 7 && n != 8 {
		return "", i
	}
	return s[i:j], j
}

// extension adds an extension (-8001, 转8001) to a number; a digit that follows makes it no number.
func extension(s, value string, end int) (string, int) {
	w := prefixOf(s, end, "-", "转", "轉")
	j := end + w
	for j < len(s) && s[j] >= '0' && s[j] <= '9' {
		j++
	}
	if n := j - end - w; w > 0 && n > 0 && n <= 6 {
		return value + "-" + s[end+w:j], j
	}
	return value, end
}

// labels of numbers. A number belongs to the nearest label before it.
var (
	phoneLabels = []string{"电话", "致电", "拨打", "手机", "座机", "热线", "Tel", "TEL", "tel", "联系方式", "联系人", "咨询"}
	otherLabels = []string{"传真", "Fax", "FAX", "fax", "监督电话", "举报电话", "投诉电话", "监督举报", "技术支持", "邮编", "邮政编码", "备案", "QQ", "账号", "帐号"}
)

// phones returns the numbers in a sentence that people may call to answer, fax and complaint lines left out.
func phones(s string) []contact {
	var all []contact
	last := -1 // end of the number before
	for i := 0; i < len(s); {
		c := s[i]
		if !(c >= '0' && c <= '9' || c == '(' || c == '+') {
			i++
			continue
		}
		chained := last >= 0 && strings.Trim(s[last:i], " 、,/;或") == ""
		label := chained || phoneLabel(s[:i])
		if !label {
			i = max(i+1, skipDigits(s, i))
			continue
		}
		v, end := phoneAt(s, i, chained || directly(s[:i]))
		if end == i {
			i = max(i+1, skipDigits(s, i))
			continue
		}
		all = append(all, contact{v, i})
		i, last = end, end
	}
	return all
}

// directly reports whether nothing but a colon stands between a telephone's label and the number, as a
// number without area code needs it to.
func directly(s string) bool {
	s = strings.TrimRight(s, " :(")
	for _, w := range []string{"为", "是", "号码"} {
		s = strings.TrimSuffix(s, w)
	}
	return suffixOf(s, len(s), phoneLabels...) > 0
}

// phoneLabel reports whether the nearest label before a number is one of a telephone.
func phoneLabel(s string) bool {
	const farthest = 90 // bytes between label and number: 致电区大数据局数字经济科张三，
	if len(s) > farthest {
		s = s[len(s)-farthest:]
	}
	phone, other := -1, -1
	for _, w := range phoneLabels {
		phone = max(phone, strings.LastIndex(s, w))
	}
	for _, w := range otherLabels {
		if i := strings.LastIndex(s, w); i > other {
			other = i
			if strings.HasSuffix(w, "电话") && phone == i+len(w)-len("电话") {
				phone = -1 // the telephone label is this one's end
			}
		}
	}
	if other > phone && phone >= 0 && containsAny(s[phone:other], "电话/", "电话(", "电话、", "电话及", "电话和") {
		return true // 电话/传真: one line for both
	}
	return phone >= 0 && phone > other
}

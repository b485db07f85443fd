package metadata

import (
	"strings"

	"gonggao/tools/announcement"
)

// indexNumber reads an 索引号 and reports whether its check characters are right; nothing to check is right.
// Ministries have numbers of their own making, such as 360A12-07-2024-0008-1: they carry no code.
func indexNumber(value string) (n *announcement.IndexNumber, ok bool) {
	text := strings.Trim(value, " \t\r\n"+blanks)
	if text == "" {
		return nil, true
	}
	n = &announcement.IndexNumber{Text: text}
	code, rest, slash := strings.Cut(strings.ReplaceAll(read(text[:min(len(text), maxSentence)]).text, " ", ""), "/")
	code = strings.ToUpper(code)
	switch {
	case len(code) == 18 && alphanumeric(code):
		n.Code, n.Valid = code, ValidCreditCode(code)
		if n.Valid {
			n.Division = code[2:8]
		}
		return n, n.Valid && ValidOrganisationCode(code[8:17])
	case slash && len(code) == 9 && digitsOnly(code[:8]) && (digitsOnly(code[8:]) || code[8] == 'X'):
		return n, ValidOrganisationCode(code)
	case slash && len(code) >= 16 && len(code) <= 20 && alphanumeric(code) && len(rest) >= 4 && digitsOnly(rest[:4]):
		return n, false // a credit code that lost or gained a character
	}
	return n, true
}

// creditAlphabet holds the characters of a credit code in the order of their values: no I, O, S, V, Z.
const creditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// ValidCreditCode reports whether an 18-character unified social credit code has the right check
// character: GB 32100-2015, weights 3^i mod 31.
func ValidCreditCode(code string) bool {
	if len(code) != 18 {
		return false
	}
	sum, weight := 0, 1
	for i := range 17 {
		v := strings.IndexByte(creditAlphabet, code[i])
		if v < 0 || i >= 2 && i < 8 && v > 9 { // positions 3–8 are the administrative division
			return false
		}
		sum, weight = sum+v*weight, weight*3%31
	}
	return code[17] == creditAlphabet[(31-sum%31)%31]
}

// ValidOrganisationCode reports whether a 9-character organisation code has the right check
// character: GB 11714-1997, weights 3 7 9 10 5 8 4 2 mod 11. It is also positions 9–17 of a credit code.
func ValidOrganisationCode(code string) bool {
	if len(code) != 9 || !alphanumeric(code) {
		return false
	}
	sum := 0
	for i, weight := range []int{3, 7, 9, 10, 5, 8, 4, 2} {
		v := int(code[i] - '0')
		if code[i] >= 'A' {
			v = int(code[i]-'A') + 10
		}
		sum += v * weight
	}
	return code[8] == "0123456789X0"[11-sum%11]
}

func alphanumeric(s string) bool {
	for i := range len(s) {
		if c := s[i]; !(c >= '0' && c <= '9' || c >= 'A' && c <= 'Z') {
			return false
		}
	}
	return true
}

func digitsOnly(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

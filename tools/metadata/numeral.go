package metadata

import "unicode/utf8"

// digitAt returns the value and width in bytes of the decimal digit at s[i], ASCII or full width; width 0 for none.
func digitAt(s string, i int) (value, width int) {
	if i < len(s) && s[i] >= '0' && s[i] <= '9' {
		return int(s[i] - '0'), 1
	}
	if i+2 < len(s) && s[i] == 0xEF && s[i+1] == 0xBC && s[i+2] >= 0x90 && s[i+2] <= 0x99 { // U+FF10–U+FF19
		return int(s[i+2] - 0x90), 3
	}
	return 0, 0
}

// digits reads up to most decimal digits at s[i] and returns their value, their count and where they end.
func digits(s string, i, most int) (value, count, end int) {
	for count < most {
		d, w := digitAt(s, i)
		if w == 0 {
			break
		}
		value, count, i = value*10+d, count+1, i+w
	}
	return value, count, i
}

// hanDigit returns the value and width of the Chinese digit at s[i], width 0 for none.
// Zero is written in many ways: 〇, ○ and 零, and O in old typescripts.
func hanDigit(s string, i int, zeroLetters bool) (value, width int) {
	if i >= len(s) {
		return 0, 0
	}
	r, w := utf8.DecodeRuneInString(s[i:])
	switch r {
	case '〇', '零', '○', '◯':
		return 0, w
	case '一':
		return 1, w
	case '二', '两', '兩':
		return 2, w
	case '三':
		return 3, w
	case '四':
		return 4, w
	case '五':
		return 5, w
	case '六':
		return 6, w
	case '七':
		return 7, w
	case '八':
		return 8, w
	case '九':
		return 9, w
	case '0', 'O', 'o', 'Ｏ', '０':
		if zeroLetters {
			return 0, w
		}
	}
	return 0, 0
}

// hanNumber reads a Chinese cardinal below 10000 at s[i], such as 十五, 二十, 一百二十 or 三;
// end == i when there is none.
func hanNumber(s string, i int) (value, end int) {
	start := i
	digit, pending, limit := 0, false, 10000
	for i < len(s) {
		if d, w := hanDigit(s, i, false); w > 0 {
			if pending && digit != 0 {
				break // 二三 is no cardinal
			}
			digit, pending, i = d, true, i+w
			continue
		}
		r, w := utf8.DecodeRuneInString(s[i:])
		unit := 0
		switch r {
		case '十':
			unit = 10
		case '百':
			unit = 100
		case '千':
			unit = 1000
		}
		if unit == 0 || unit >= limit {
			break
		}
		if !pending {
			if unit != 10 { // 百 and 千 need a digit before them
				break
			}
			digit = 1
		}
		value += digit * unit
		digit, pending, limit, i = 0, false, unit, i+w
	}
	if i == start {
		return 0, start
	}
	return value + digit, i
}

// number reads a cardinal in either script at s[i]; end == i when there is none.
func number(s string, i int) (value, end int) {
	if n, count, end := digits(s, i, 7); count > 0 {
		if _, w := digitAt(s, end); w > 0 {
			return 0, i
		}
		return n, end
	}
	return hanNumber(s, i)
}

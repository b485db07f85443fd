package metadata

import "unicode/utf8"

import "strings"

// enumerator returns the length of the number that opens an item in a reading: 一、 (一) 1. (1) ①.
func enumerator(s string) int {
	i := 0
	for i < len(s) && s[i] == ' ' {
		i++
	}
	open := prefixOf(s, i, "(")
	j := i + open
	_, end := number(s, j)
	if end == j {
		if r, n := utf8.DecodeRuneInString(s[i:]); r >= '①' && r <= '⑳' {
			return i + n
		}
		return 0
	}
	if open > 0 {
		if w := prefixOf(s, end, ")"); w > 0 {
			return end + w
		}
		return 0
	}
	if w := prefixOf(s, end, "、", "．", ")"); w > 0 {
		return end + w
	}
	if strings.HasPrefix(s[end:], ".") {
		if _, w := digitAt(s, end+1); w == 0 {
			return end + 1
		}
	}
	return 0
}

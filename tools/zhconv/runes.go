package zhconv

import "unicode/utf8"

// encodedLen is the length in bytes of a character, or of a byte that is not UTF-8.
func encodedLen(r rune) int {
	if r < 0 {
		return 1
	}
	return utf8.RuneLen(r)
}

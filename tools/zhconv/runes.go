package zhconv

import "unicode/utf8"

// decode returns the text's characters; a byte that is not UTF-8 becomes its negative.
func decode(text []byte) []rune {
	runes := make([]rune, 0, len(text)/2)
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		if r == utf8.RuneError && n == 1 {
			r = -rune(text[0])
		}
		runes = append(runes, r)
		text = text[n:]
	}
	return runes
}

// appendRunes undoes decode.
func appendRunes(dst []byte, runes []rune) []byte {
	for _, r := range runes {
		if r < 0 {
			dst = append(dst, byte(-r))
			continue
		}
		dst = utf8.AppendRune(dst, r)
	}
	return dst
}

// encodedLen is the length in bytes of what appendRunes appends.
func encodedLen(runes []rune) int {
	n := 0
	for _, r := range runes {
		if r < 0 {
			n++
			continue
		}
		n += utf8.RuneLen(r)
	}
	return n
}

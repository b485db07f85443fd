package charset

import (
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
)

// decodeUTF16 decodes a body that begins with a byte order mark. x/text would put U+FFFD for a lone surrogate.
func decodeUTF16(body []byte, order binary.ByteOrder) (string, error) {
	var b strings.Builder
	b.Grow(len(body) * 3 / 2)
	for at := 2; at < len(body); at += 2 {
		if at+1 == len(body) {
			return "", undecodable(body, at, Cut)
		}
		r := rune(order.Uint16(body[at:]))
		if r == 0 {
			return "", notText(body, at)
		}
		if utf16.IsSurrogate(r) {
			if len(body)-at < 4 {
				return "", undecodable(body, at, Cut)
			}
			r = utf16.DecodeRune(r, rune(order.Uint16(body[at+2:])))
			if r == unicode.ReplacementChar {
				return "", undecodable(body, at, "UTF-16")
			}
			at += 2
		}
		b.WriteRune(r)
	}
	return b.String(), nil
}

// bareUTF16 returns the name of the UTF-16 a body without a mark seems to be in, else "". Text has spaces and line
// ends, so the zero bytes of UTF-16 all stand on one side of the pairs.
func bareUTF16(body []byte) string {
	var zeros [2]int
	for at, c := range body {
		if c == 0 {
			zeros[at%2]++
		}
	}
	switch {
	case len(body)%2 == 1:
	case zeros[0] == 0:
		return "UTF-16LE"
	case zeros[1] == 0:
		return "UTF-16BE"
	}
	return ""
}

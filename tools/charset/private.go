package charset

import (
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// decodeGB18030 is the decoder of x/text, and keeps the characters of the user-defined areas, which that one drops.
func (w *writer) decodeGB18030(body []byte) error {
	start := 0 // of what is not decoded yet
	for at := skipASCII(body, 0); at+1 < len(body); {
		lead, trail := body[at], body[at+1]
		switch {
		case lead < utf8.RuneSelf:
			at = skipASCII(body, at)
		case lead == 0x80 || lead == 0xFF || trail < '0' || trail > '9' && trail < 0x40 || trail == 0x7F || trail == 0xFF:
			at++
		case trail <= '9':
			if fourBytes(body[at:]) {
				at += 3
			}
			at++
		default:
			if r := userDefined(lead, trail); r > 0 {
				if err := w.decode(body[start:at], simplifiedchinese.GB18030); err != nil {
					return err
				}
				w.WriteRune(r)
				start = at + 2
			}
			at += 2
		}
	}
	return w.decode(body[start:], simplifiedchinese.GB18030)
}

// userDefined returns the private-use character of the three areas that GB 18030-2005 gives to users, else 0.
func userDefined(lead, trail byte) rune {
	l, t := rune(lead), rune(trail)
	switch {
	case l >= 0xAA && l <= 0xAF && t >= 0xA1:
		return 0xE000 + (l-0xAA)*94 + t - 0xA1
	case l >= 0xF8 && t >= 0xA1:
		return 0xE234 + (l-0xF8)*94 + t - 0xA1
	case l >= 0xA1 && l <= 0xA7 && t <= 0xA0:
		if t > 0x7F {
			t--
		}
		return 0xE4C6 + (l-0xA1)*96 + t - 0x40
	}
	return 0
}

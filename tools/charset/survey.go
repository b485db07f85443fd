package charset

import (
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// A survey counts what a body is made of when it is read in one encoding. ASCII says nothing and is not counted.
type survey struct {
	multi  int // characters of more than one byte; of UTF-8 those of three or four, which others hardly ever form
	bad    int // bytes, or pairs of them, that are no character
	common int // characters that most text is made of
}

// enough characters tell the encoding: 20 KB of GBK or Big5.
const enough = 10_000

// sound reports that what is bad is an accident: one in twenty, or one damaged character of a short text.
func (s survey) sound() bool {
	return s.bad*20 <= s.multi || s.bad <= 3 && s.bad*4 <= s.multi
}

// share is the part of the characters that are common.
func (s survey) share() float64 {
	if s.multi == 0 {
		return 0
	}
	return float64(s.common) / float64(s.multi)
}

// skipASCII returns the index of the first byte from at that is no ASCII.
func skipASCII(body []byte, at int) int {
	for at+8 <= len(body) && binary.LittleEndian.Uint64(body[at:])&0x8080808080808080 == 0 {
		at += 8
	}
	for at < len(body) && body[at] < utf8.RuneSelf {
		at++
	}
	return at
}

// surveyUTF8 gives up where the body cannot become sound any more.
func surveyUTF8(body []byte) (s survey) {
	for at := skipASCII(body, 0); at < len(body); at = skipASCII(body, at) {
		r, size := utf8.DecodeRune(body[at:])
		switch {
		case r == utf8.RuneError && size == 1:
			s.bad++
		case size > 2:
			s.multi++
		}
		at += size
		if s.bad > 1000 && s.bad > s.multi {
			break
		}
	}
	return s
}

// surveyGB18030 reads two- and four-byte characters.
func surveyGB18030(body []byte) (s survey) {
	known := commonGBK()
	for at := skipASCII(body, 0); at < len(body) && s.multi < enough; {
		lead := body[at]
		switch {
		case lead < utf8.RuneSelf:
			at = skipASCII(body, at)
			continue
		case lead == 0x80: // € in some GBK
			at++
			continue
		case lead == 0xFF || at+1 >= len(body):
			s.bad++
			at++
			continue
		}
		trail := body[at+1]
		switch {
		case trail >= 0x40 && trail != 0x7F && trail != 0xFF:
			s.multi++
			if known.has(uint16(lead)<<8 | uint16(trail)) {
				s.common++
			}
			at += 2
		case fourBytes(body[at:]):
			s.multi++
			at += 4
		default:
			s.bad++
			at++
		}
	}
	return s
}

// fourBytes reports whether a four-byte character of GB18030 begins where a lead byte stands.
func fourBytes(b []byte) bool {
	return len(b) >= 4 && b[1]-'0' < 10 && b[2] > 0x80 && b[2] < 0xFF && b[3]-'0' < 10
}

// surveyBig5 reads Big5 with the Hong Kong characters, whose lead bytes go down to 0x87.
func surveyBig5(body []byte) (s survey) {
	known := commonBig5()
	for at := skipASCII(body, 0); at < len(body) && s.multi < enough; {
		lead := body[at]
		switch {
		case lead < utf8.RuneSelf:
			at = skipASCII(body, at)
			continue
		case lead < 0x87 || lead == 0xFF || at+1 >= len(body):
			s.bad++
			at++
			continue
		}
		trail := body[at+1]
		switch {
		case trail >= 0x40 && trail < 0x7F || trail >= 0xA1 && trail != 0xFF:
			s.multi++
			if known.has(uint16(lead)<<8 | uint16(trail)) {
				s.common++
			}
			at += 2
		default:
			s.bad++
			at++
		}
	}
	return s
}

// surveyUTF16 counts units; ASCII is common here, for its zero bytes tell the order of the bytes.
func surveyUTF16(body []byte, order binary.ByteOrder, most int) (s survey) {
	known := commonUTF16()
	for at := 0; at < len(body) && s.multi < most; at += 2 {
		s.multi++
		if at+1 == len(body) {
			s.bad++
			break
		}
		unit := order.Uint16(body[at:])
		switch {
		case utf16.IsSurrogate(rune(unit)):
			if at+3 < len(body) && utf16.DecodeRune(rune(unit), rune(order.Uint16(body[at+2:]))) != utf8.RuneError {
				at += 2
			} else {
				s.bad++
			}
		case unit >= ' ' && unit < 0x7F || unit == '\n' || unit == '\r' || unit == '\t' || known.has(unit):
			s.common++
		}
	}
	return s
}

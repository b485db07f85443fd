package charset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// legacy returns the encoding that a body seems to be in which is not all UTF-8, "" when it fits none. It is a hint for people, not
// a detection: most Big5 text is also well-formed GB18030.
func legacy(body []byte) string {
	if mostlyUTF8(body) {
		return "UTF-8"
	}
	gb := fits(simplifiedchinese.GB18030, body)
	switch {
	case gb && highTrails(body) > 0.9:
		return "GB18030"
	case fits(traditionalchinese.Big5, body):
		return "Big5"
	case gb:
		return "GB18030"
	}
	return ""
}

// mostlyUTF8 reports whether more three-byte characters than bad bytes are found: other encodings hardly ever form one.
func mostlyUTF8(body []byte) bool {
	good, bad := 0, 0
	for at := 0; at < len(body); {
		r, size := utf8.DecodeRune(body[at:])
		switch {
		case size == 3:
			good++
		case r == utf8.RuneError:
			bad++
		}
		at += size
	}
	return good > bad
}

func fits(e encoding.Encoding, body []byte) bool {
	text, err := e.NewDecoder().Bytes(body)
	return err == nil && !strings.ContainsRune(string(text), unicode.ReplacementChar)
}

// highTrails returns the share of two-byte pairs whose second byte is at least 0xA1: all of GB 2312, which is nearly
// all of simplified text, and some six in ten of Big5.
func highTrails(body []byte) float64 {
	pairs, high := 0, 0
	for at := 0; at+1 < len(body); at++ {
		if body[at] < 0x80 {
			continue
		}
		pairs++
		if body[at+1] >= 0xA1 {
			high++
		}
		at++
	}
	if pairs == 0 {
		return 0
	}
	return float64(high) / float64(pairs)
}

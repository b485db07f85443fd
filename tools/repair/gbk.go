package repair

import (
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// toGBK returns the two bytes of r in GBK; ok is false for a character of another length or of none.
func toGBK(r rune) (pair [2]byte, ok bool) {
	if r < utf8.RuneSelf {
		return pair, false
	}
	b, err := simplifiedchinese.GBK.NewEncoder().String(string(r))
	if err != nil || len(b) != 2 {
		return pair, false
	}
	return [2]byte{b[0], b[1]}, true
}

// fromGBK returns the character that two bytes make in GBK; ok is false when they make none.
func fromGBK(lead, trail byte) (r rune, ok bool) {
	if lead < 0x81 || lead == 0xFF || !isTrail(trail) {
		return 0, false
	}
	b, err := simplifiedchinese.GBK.NewDecoder().Bytes([]byte{lead, trail})
	if err != nil {
		return 0, false
	}
	r, size := utf8.DecodeRune(b)
	return r, size == len(b) && r != utf8.RuneError
}

func isTrail(b byte) bool { return b >= 0x40 && b != 0x7F && b != 0xFF }

// inGB2312 reports whether r is one of the 6,763 characters of GB 2312-80, which Simplified text is written in.
func inGB2312(r rune) bool {
	pair, ok := toGBK(r)
	return ok && pair[0] >= 0xB0 && pair[0] <= 0xF7 && pair[1] >= 0xA1
}

// inBig5Level1 reports whether r is one of the 5,401 characters of everyday Traditional text.
func inBig5Level1(r rune) bool {
	b, err := traditionalchinese.Big5.NewEncoder().String(string(r))
	return err == nil && len(b) == 2 && b[0] >= 0xA4 && (b[0] < 0xC6 || b[0] == 0xC6 && b[1] <= 0x7E)
}

package repair

import (
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// gbkTable is GBK both ways, decoded once: the inversion of a gloss tries hundreds of byte pairs.
type gbkTable struct {
	runes [256][256]rune // by lead and trail byte; 0: no character
	pairs map[rune][2]byte
}

var gbk = sync.OnceValue(func() *gbkTable {
	t := &gbkTable{pairs: make(map[rune][2]byte, 24_000)}
	decoder := simplifiedchinese.GBK.NewDecoder()
	for lead := 0x81; lead < 0xFF; lead++ {
		for trail := 0x40; trail < 0xFF; trail++ {
			pair := [2]byte{byte(lead), byte(trail)}
			b, err := decoder.Bytes(pair[:])
			if r, size := utf8.DecodeRune(b); err == nil && size == len(b) && r != utf8.RuneError {
				t.runes[lead][trail] = r
				t.pairs[r] = pair
			}
		}
	}
	return t
})

// toGBK returns the two bytes of r in GBK; ok is false for a character of another length or of none.
func toGBK(r rune) (pair [2]byte, ok bool) {
	pair, ok = gbk().pairs[r]
	return pair, ok
}

// fromGBK returns the character that two bytes make in GBK; ok is false when they make none.
func fromGBK(lead, trail byte) (r rune, ok bool) {
	r = gbk().runes[lead][trail]
	return r, r != 0
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

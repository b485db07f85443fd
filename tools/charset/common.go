package charset

import (
	_ "embed"
	"sync"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

//go:generate go run ./refresh

// common holds the characters, of both scripts, and the marks that most Chinese text is made of.
// Made from tools/zhconv/frequency and tools/zhconv/dictionary; their licences stand there.
//
//go:embed common.txt
var common string

// A set holds 16-bit units: code points, or the two bytes of a character.
type set [1 << 16 / 64]uint64

func (s *set) add(unit uint16)      { s[unit>>6] |= 1 << (unit & 63) }
func (s *set) has(unit uint16) bool { return s[unit>>6]>>(unit&63)&1 != 0 }

// The common characters as UTF-16 has them, and GBK and Big5 where they do.
var (
	commonUTF16 = sync.OnceValue(func() *set {
		var s set
		for _, r := range common {
			if r >= 0x80 {
				s.add(uint16(r))
			}
		}
		return &s
	})
	commonGBK  = sync.OnceValue(func() *set { return pairs(simplifiedchinese.GBK) })
	commonBig5 = sync.OnceValue(func() *set { return pairs(traditionalchinese.Big5) })
)

func pairs(e encoding.Encoding) *set {
	var s set
	encoder := e.NewEncoder()
	for _, r := range common {
		if b, err := encoder.Bytes([]byte(string(r))); err == nil && len(b) == 2 {
			s.add(uint16(b[0])<<8 | uint16(b[1]))
		}
	}
	return &s
}

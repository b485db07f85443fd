package repair

import (
	"strings"
	"unicode/utf8"
)

// wordSet finds any of several words in one pass over a text. The words begin with a character beyond ASCII.
type wordSet struct {
	starts [1 << 16]uint8 // by the low bits of the first character: which list, counted from 1
	lists  [][]string
}

func newWordSet(words ...string) *wordSet {
	s := &wordSet{}
	for _, word := range words {
		first, _ := utf8.DecodeRuneInString(word)
		at := &s.starts[uint16(first)]
		if *at == 0 {
			s.lists = append(s.lists, nil)
			*at = uint8(len(s.lists))
		}
		s.lists[*at-1] = append(s.lists[*at-1], word)
	}
	return s
}

// find returns the place and the word of the first occurrence at or after byte i, -1 when there is none.
func (s *wordSet) find(text string, i int) (int, string) {
	for i < len(text) {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if list := s.starts[uint16(r)]; list != 0 {
			for _, word := range s.lists[list-1] {
				if strings.HasPrefix(text[i:], word) {
					return i, word
				}
			}
		}
		i += size
	}
	return -1, ""
}

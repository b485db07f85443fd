package metadata

import (
	"strings"
	"sync"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// marks are the characters that facts are found by. One pass over a text finds all of them, so that what has none is
// not read for facts that it cannot have.
type marks uint8

const (
	ofLabel  marks = 1 << iota // one that a label of a contact has, or @
	ofValue                    // one that every value of a contact has one of: a digit, 址, a sign of e-mail
	ofNumber                   // 号 behind a digit
	aSign                      // 号

	ofContact = ofLabel | ofValue
)

func (m marks) all(want marks) bool { return m&want == want }

var markTable = sync.OnceValue(func() *[1 << 16]marks {
	t := &[1 << 16]marks{}
	for _, r := range "电電热熱手传傳邮郵址@＠TFE" {
		t[r] |= ofLabel
	}
	for _, r := range "0123456789０１２３４５６７８９址@＠#＃aAａＡ" { // a for (at)
		t[r] |= ofValue
	}
	for _, r := range "号號" {
		t[r] |= aSign
	}
	return t
})

// marksIn returns the marks of each block; what readers do not see as part of the text has none.
func marksIn(doc *announcement.Document) []marks {
	all := make([]marks, len(doc.Blocks))
	for i := range doc.Blocks {
		if b := &doc.Blocks[i]; b.Kind.InBody() {
			all[i] = marksOf(b.Text)
		}
	}
	return all
}

// blocksWith returns the blocks that have all of these marks.
func blocksWith(has []marks, want marks) []int {
	var blocks []int
	for i, m := range has {
		if m.all(want) {
			blocks = append(blocks, i)
		}
	}
	return blocks
}

// marksOf returns the marks of a text in either script and width.
func marksOf(text string) marks {
	table := markTable()
	var all marks
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			all |= table[text[i]]
			i++
			continue
		}
		var r rune
		size := 3 // as nearly every character of a Chinese text has
		if i+2 < len(text) && text[i]&0xF0 == 0xE0 && text[i+1]&0xC0 == 0x80 && text[i+2]&0xC0 == 0x80 {
			r = rune(text[i]&0xF)<<12 | rune(text[i+1]&0x3F)<<6 | rune(text[i+2]&0x3F)
		} else {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		if r < rune(len(table)) {
			m := table[r]
			if m&aSign != 0 && behindDigit(text[:i]) {
				m |= ofNumber
			}
			all |= m
		}
		i += size
	}
	return all
}

// behindDigit reports whether a digit of either width stands last in a text, blanks aside.
func behindDigit(head string) bool {
	head = strings.TrimRight(head, " "+blanks)
	if n := len(head); n == 0 || head[n-1] >= '0' && head[n-1] <= '9' {
		return n > 0
	}
	r, _ := utf8.DecodeLastRuneInString(head)
	return r >= '０' && r <= '９'
}

package zhconv

import (
	"sync"
	"unicode/utf8"
)

// Script is the script of a document.
type Script string

// The scripts.
const (
	Hans    Script = "Hans"    // Simplified
	Hant    Script = "Hant"    // Traditional
	Mixed   Script = "mixed"   // a good part of each
	Neither Script = "neither" // nothing in it tells
)

// minority is the share, one in so many, up to which characters of the other script are names or quotations.
const minority = 10

// Detect returns the script of a text by the characters that only one script writes; 后 or 制 say nothing.
func Detect(text string) Script {
	simplified, traditional := Count(text)
	total := simplified + traditional
	switch {
	case total == 0:
		return Neither
	case traditional*minority <= total:
		return Hans
	case simplified*minority <= total:
		return Hant
	}
	return Mixed
}

// Count returns how many characters of a text only Simplified writes, and how many only Traditional.
func Count(text string) (simplified, traditional int) {
	scripts := characterScripts()
	var count [4]int // by script
	for i := 0; i < len(text); {
		// Nearly every character of a Chinese text has three bytes.
		if i+2 < len(text) && text[i]&0xF0 == 0xE0 && text[i+1]&0xC0 == 0x80 && text[i+2]&0xC0 == 0x80 {
			count[scripts.basic[uint16(text[i])<<12|uint16(text[i+1]&0x3F)<<6|uint16(text[i+2]&0x3F)]&(hans|hant)]++
			i += 3
			continue
		}
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		count[scripts.of(r)&(hans|hant)]++
		i += size
	}
	return count[hans], count[hant]
}

// Ambiguous reports whether a character has several forms in the other script: 发 may be 發 or 髮, 乾 may be 干 or 乾.
func Ambiguous(r rune) bool { return characterScripts().of(r)&several != 0 }

const hans, hant, several = 1, 2, 4

// characterScripts marks the characters that only one script writes, and those with several forms in the other.
var characterScripts = sync.OnceValue(func() *scripts {
	data, err := readTable("scripts.txt")
	if err != nil {
		panic(err) // embedded
	}
	s := &scripts{beyond: map[rune]uint8{}}
	script := uint8(hans)
	for _, r := range string(data) {
		switch {
		case r == '\n':
			script <<= 1
		case r < rune(len(s.basic)):
			s.basic[r] |= script
		default:
			s.beyond[r] |= script
		}
	}
	return s
})

// scripts says of each character what it tells.
type scripts struct {
	basic  [1 << 16]uint8
	beyond map[rune]uint8
}

func (s *scripts) of(r rune) uint8 {
	if uint32(r) < uint32(len(s.basic)) {
		return s.basic[r]
	}
	return s.beyond[r]
}

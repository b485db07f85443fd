package zhconv

import "sync"

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
	for _, r := range text {
		switch scripts.get(r) & (hans | hant) {
		case hans:
			simplified++
		case hant:
			traditional++
		}
	}
	return simplified, traditional
}

// Ambiguous reports whether a character has several forms in the other script: 发 may be 發 or 髮, 乾 may be 干 or 乾.
func Ambiguous(r rune) bool { return characterScripts().get(r)&several != 0 }

const hans, hant, several = 1, 2, 4

// characterScripts marks the characters that only one script writes, and those with several forms in the other.
var characterScripts = sync.OnceValue(func() *characters {
	data, err := readTable("scripts.txt")
	if err != nil {
		panic(err) // embedded
	}
	var c characters
	script := uint32(hans)
	for _, r := range string(data) {
		if r == '\n' {
			script <<= 1
			continue
		}
		c.set(r, c.get(r)|script)
	}
	return &c
})

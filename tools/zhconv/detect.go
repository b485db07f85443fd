package zhconv

import (
	"fmt"
	"strings"
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
	for _, r := range text {
		switch scripts[r] {
		case Hans:
			simplified++
		case Hant:
			traditional++
		}
	}
	return simplified, traditional
}

// characterScripts holds, for the characters that conversion changes, the script that alone writes them, or Neither.
var characterScripts = sync.OnceValue(func() map[rune]Script {
	scripts := map[rune]Script{}
	read := func(name string, script Script) {
		mustEachEntry(name, func(key, values string) {
			r, _ := utf8.DecodeRuneInString(key)
			if _, both := scripts[r]; both || strings.Contains(values, key) {
				scripts[r] = Neither
				return
			}
			scripts[r] = script
		})
	}
	read("STCharacters", Hans)
	read("TSCharacters", Hant)
	for _, name := range []string{"TWVariants", "HKVariants"} {
		mustEachEntry(name, func(_, values string) {
			for _, r := range values { // 群: Simplified for OpenCC's 羣, yet what Taiwan writes
				if scripts[r] == Hans {
					scripts[r] = Neither
				}
			}
		})
	}
	return scripts
})

// mustEachEntry reads an embedded dictionary, which a test has read before.
func mustEachEntry(name string, do func(key, values string)) {
	data, err := dictionaryFiles.ReadFile("dictionary/" + name + ".txt")
	if err == nil {
		err = eachEntry(string(data), do)
	}
	if err != nil {
		panic(fmt.Sprintf("dictionary %s: %v", name, err))
	}
}

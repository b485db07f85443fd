package repair

import (
	_ "embed"
	"strings"
	"sync"
)

// wordList holds the 6,000 most frequent two-character words of jieba 0.42.1 (fxsjy/jieba, dict.txt, MIT), in
// Simplified and, where it differs, in Traditional (OpenCC s2t).
//
//go:embed words.txt
var wordList string

var words = sync.OnceValue(func() map[string]bool {
	m := make(map[string]bool, 10_000)
	for word := range strings.Lines(wordList) {
		m[strings.TrimSuffix(word, "\n")] = true
	}
	return m
})

// isWord reports whether two characters are a frequent word, in either script.
func isWord(first, second rune) bool {
	return words()[string([]rune{first, second})]
}

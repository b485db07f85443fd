package zhconv

import (
	"slices"
	"sync"

	"gonggao/tools/zhconv/internal/trie"
)

// leastDerived is how many slips a text must have before they count as its way of writing.
const leastDerived = 3

// DerivedTraditional returns the words that show a text in Traditional to be a conversion from Simplified made character
// by character: 示范, 復制, 采取 for 示範, 複製, 採取. They come in the order of their first place, each once.
// It returns nil when the text is not in Traditional, when it also writes such words right as often, or when fewer than
// three places show it: anybody may slip once.
func DerivedTraditional(text string) []string {
	if script := Detect(text); script != Hant && script != Mixed {
		return nil
	}
	slips := derivedWords()
	runes := []rune(text)
	simplified := slices.Clone(runes)
	for i, r := range simplified {
		simplified[i] = slips.simplified.to(r)
	}
	var words []string
	wrong, right := 0, 0
	for i := 0; i < len(runes); {
		n, isSlip := slips.longest(runes[i:])
		if n == 0 || !slips.cuts.stands(simplified, i, i+n) {
			i++
			continue
		}
		if isSlip {
			wrong++
			if word := string(runes[i : i+n]); !slices.Contains(words, word) {
				words = append(words, word)
			}
		} else {
			right++
		}
		i += n
	}
	if wrong < leastDerived || wrong <= right {
		return nil
	}
	return words
}

// slips knows the words that come out wrong, and the same words as they should be.
type slips struct {
	words      *trie.Trie // 1: a slip
	simplified *characters
	cuts       *boundaries
}

// derivedWords reads the words once: they are needed for few texts.
var derivedWords = sync.OnceValue(func() *slips {
	s, err := loadSlips()
	if err != nil {
		panic(err) // embedded
	}
	return s
})

func loadSlips() (*slips, error) {
	data, err := readTable("derived.trie")
	if err != nil {
		return nil, err
	}
	var s slips
	if s.words, _, err = trie.Decode(data); err != nil {
		return nil, err
	}
	toSimplified, err := loadMode(T2S, false)
	if err != nil {
		return nil, err
	}
	s.simplified = newCharacters(toSimplified.Alone)
	s.cuts, err = loadBoundaries()
	return &s, err
}

// longest returns the length of the longest word that text starts with, and whether it is a slip.
func (s *slips) longest(text []rune) (length int, isSlip bool) {
	node := uint32(trie.Root)
	for i, r := range text {
		var ok bool
		if node, ok = s.words.Next(node, r); !ok {
			break
		}
		if v, ok := s.words.Value(node); ok {
			length, isSlip = i+1, v == 1
		}
	}
	return length, isSlip
}

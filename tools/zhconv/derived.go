package zhconv

import (
	"slices"
	"strings"
	"sync"
)

// confused lists pairs of characters: what a conversion from Simplified that goes character by character leaves, and what
// Traditional writes in the words concerned. Pairs that genuine Traditional texts exchange (布佈 占佔 周週 台臺 回迴 志誌
// 托託 游遊 了瞭 盡儘 注註) are left out.
const confused = "范範 并並 并併 于於 云雲 干幹 干乾 后後 里裡 里裏 余餘 谷穀 征徵 制製 系係 系繫 復複 采採 舍捨 " +
	"只隻 几幾 准準 準准 松鬆 斗鬥 面麵 杠槓 杆桿 板闆 咸鹹 丑醜 御禦 辟闢 胡鬍 獲穫 涂塗 髮發 發髮"

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
		if s, ok := slips.simplified[r]; ok {
			simplified[i] = s
		}
	}
	var words []string
	wrong, right := 0, 0
	for i := 0; i < len(runes); {
		n, isSlip := slips.words.longest(runes[i:])
		if n == 0 || !slips.cuts.allow(simplified, i, i+n) {
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
	words      *dictionary[bool] // true: a slip
	simplified map[rune]rune
	cuts       *boundaries
}

// derivedWords takes each phrase whose Traditional form has the right character of a confused pair and puts the other
// one in its place, unless that is a word as well.
var derivedWords = sync.OnceValue(func() slips {
	s, err := loadSlips()
	if err != nil {
		panic(err) // embedded, and read by a test
	}
	return s
})

func loadSlips() (slips, error) {
	s := slips{simplified: map[rune]rune{}}
	var err error
	if s.cuts, err = loadBoundaries(); err != nil {
		return slips{}, err
	}
	characters, err := loadEntries("TSCharacters")
	if err != nil {
		return slips{}, err
	}
	for _, e := range characters {
		s.simplified[e.key[0]] = e.value[0]
	}
	right := map[string]bool{}
	for _, mode := range []Mode{S2T, S2TW} {
		c, err := newChain(mode, Options{Strict: true})
		if err != nil {
			return slips{}, err
		}
		for _, e := range c.words.entries {
			right[string(e.value.value)] = true
		}
	}
	left := map[rune][]rune{} // what may stand for the right character
	for pair := range strings.FieldsSeq(confused) {
		runes := []rune(pair)
		left[runes[1]] = append(left[runes[1]], runes[0])
	}
	var entries []entry[bool]
	for word := range right {
		var wrong []entry[bool]
		misspell([]rune(word), 0, left, func(image []rune) {
			if !right[string(image)] {
				wrong = append(wrong, entry[bool]{slices.Clone(image), true})
			}
		})
		if len(wrong) > 0 {
			entries = append(append(entries, wrong...), entry[bool]{[]rune(word), false})
		}
	}
	s.words = newDictionary(entries)
	return s, nil
}

// misspell calls do with the word itself and with every way to put left characters into it.
func misspell(word []rune, from int, left map[rune][]rune, do func([]rune)) {
	for i := from; i < len(word); i++ {
		for _, r := range left[word[i]] {
			other := slices.Clone(word)
			other[i] = r
			misspell(other, i+1, left, do)
		}
	}
	do(word)
}

package main

import (
	"fmt"
	"slices"
	"strings"

	"gonggao/tools/zhconv/internal/trie"
)

// confused lists pairs of characters: what a conversion from Simplified that goes character by character leaves, and what
// Traditional writes in the words concerned. Pairs that genuine Traditional texts exchange (布佈 占佔 周週 台臺 回迴 志誌
// 托託 游遊 了瞭 盡儘 注註) are left out.
const confused = "范範 并並 并併 于於 云雲 干幹 干乾 后後 里裡 里裏 余餘 谷穀 征徵 制製 系係 系繫 復複 采採 舍捨 " +
	"只隻 几幾 准準 準准 松鬆 斗鬥 面麵 杠槓 杆桿 板闆 咸鹹 丑醜 御禦 辟闢 胡鬍 獲穫 涂塗 髮發 發髮"

// derived packs the words that come out wrong when Simplified is converted character by character, as 1, and the same
// words as they should be, as 0. It takes each phrase whose Traditional form has the right character of a confused pair
// and puts the other one in its place, unless that is a word as well.
func (c *compiler) derived() ([]byte, error) {
	right := map[string]bool{}
	for _, r := range recipes() {
		if r.mode != "s2t" && r.mode != "s2tw" {
			continue
		}
		m, err := c.rules(r, false)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", r.mode, err)
		}
		for _, e := range m.words.entries {
			right[string(e.value)] = true
		}
	}
	left := map[rune][]rune{} // what may stand for the right character
	for pair := range strings.FieldsSeq(confused) {
		runes := []rune(pair)
		left[runes[1]] = append(left[runes[1]], runes[0])
	}
	words := map[string]uint32{}
	for word := range right {
		slips := 0
		misspell([]rune(word), 0, left, func(image []rune) {
			if !right[string(image)] {
				words[string(image)] = 1
				slips++
			}
		})
		if slips > 0 {
			words[word] = 0
		}
	}
	t, err := trie.Build(words)
	if err != nil {
		return nil, err
	}
	return t.AppendBinary(nil), nil
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

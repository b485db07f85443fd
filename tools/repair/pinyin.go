package repair

import (
	"strings"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
)

// tones maps a letter of pinyin to the letter without its tone mark.
var tones = func() map[rune]rune {
	m := map[rune]rune{}
	for plain, marked := range map[rune]string{
		'a': "āáǎà", 'e': "ēéěèê", 'i': "īíǐì", 'o': "ōóǒò", 'u': "ūúǔù", 'ü': "ǖǘǚǜ", 'n': "ńňǹ", 'm': "ḿ",
	} {
		for _, r := range marked {
			m[r] = plain
		}
	}
	return m
}()

// isPinyin reports whether r is a letter of pinyin, with or without its tone mark.
func isPinyin(r rune) bool {
	return r >= 'a' && r <= 'z' || r == 'ü' || tones[r] != 0
}

// syllable reads one syllable of pinyin from the start of s, with or without its tone mark, and returns its
// length in bytes; 0 when there is none.
func syllable(s string) int {
	letters := 0
	for i, r := range s {
		if !isPinyin(r) {
			if letters == 0 {
				return 0
			}
			return i
		}
		if letters++; letters > 6 { // zhuāng
			return 0
		}
	}
	return 0 // a gloss is always followed by its bracket
}

// glossEnd returns where a gloss that starts at byte i ends: behind its syllable, at most one blank and the
// closing bracket. ok is false when there is no gloss.
func glossEnd(s string, i int) (reading string, end int, ok bool) {
	n := syllable(s[i:])
	if n == 0 {
		return "", 0, false
	}
	end = i + n
	if r := after(s, end); isBlank(r) {
		end += utf8.RuneLen(r)
	}
	r := after(s, end)
	if r != ')' && r != '）' {
		return "", 0, false
	}
	return s[i : i+n], end + utf8.RuneLen(r), true
}

// reads reports whether a character can be read so; a reading without a tone mark fits every tone.
func reads(r rune, reading string) bool {
	known := pinyin.PinyinDict[int(r)]
	if known == "" {
		return false
	}
	plain := !hasTone(reading)
	for one := range strings.SplitSeq(known, ",") {
		if one == reading || plain && withoutTone(one) == reading {
			return true
		}
	}
	return false
}

func hasTone(reading string) bool {
	return strings.ContainsFunc(reading, func(r rune) bool { return tones[r] != 0 })
}

func withoutTone(reading string) string {
	return strings.Map(func(r rune) rune {
		if plain, ok := tones[r]; ok {
			return plain
		}
		return r
	}, reading)
}

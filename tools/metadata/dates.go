package metadata

import (
	"strings"
	"time"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// Found is a date in a text.
type Found struct {
	Time      time.Time // in announcement.China; 24时 is the next midnight
	Day       time.Time // midnight of the day that is written
	Precision announcement.Precision
	From, To  int // bytes of the text, the time of day included
}

// Dates returns the complete dates of a text in order: 2021年3月2日, 2021-03-02, 2021/10/10 15:46:38,
// ２０１２年…, 二〇二一年三月二日, 民國110年3月2日, each with a time of day when one follows.
// A day that does not exist, such as 2021-02-30, is no date, and neither is a month alone.
// It takes time linear in the length of the text.
func Dates(text string) []Found {
	var all []Found
	last := 0 // end of the date before
	for i := 0; i < len(text); {
		start := -1
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			start = i
		case c == 0xEF:
			if _, w := digitAt(text, i); w > 0 {
				start = i
			}
		case c == 0xE5 && strings.HasPrefix(text[i:], "年"):
			start = hanYearBefore(text, i)
		}
		if start < 0 {
			i++
			continue
		}
		if start == i {
			if !yearLike(text, i) || !standsAlone(text, i, last) {
				i = skipDigits(text, i)
				continue
			}
			start = republicBefore(text, i)
		}
		m, ok := momentAt(text, max(start, last))
		if !ok || m.year == 0 {
			if i = skipDigits(text, i); strings.HasPrefix(text[i:], "年") {
				i += len("年")
			}
			continue
		}
		all = append(all, m.found(max(start, last)))
		i, last = m.to, m.to
	}
	return all
}

// yearLike reports whether at most four digits and then 年 or a separator stand at s[i]; most numbers end here.
func yearLike(s string, i int) bool {
	_, count, j := digits(s, i, 5)
	if count > 4 {
		return false
	}
	if _, w := separatorAt(s, j); w > 0 {
		return count == 4
	}
	return strings.HasPrefix(s[skipBlanks(s, j):], "年")
}

// standsAlone reports whether digits at s[i] are no tail of a longer number, code or path.
func standsAlone(s string, i, last int) bool {
	if i == 0 || i == last {
		return true
	}
	switch c := s[i-1]; {
	case asciiWord(c), c == '_', c == '/', c == '=':
		return false
	case c == '-' || c == '.':
		if i-1 == last && last > 0 {
			return true
		}
		return i < 2 || !asciiWord(s[i-2])
	}
	return true
}

func skipDigits(s string, i int) int {
	for {
		_, w := digitAt(s, i)
		if w == 0 {
			return i
		}
		i += w
	}
}

// skipBlanks steps over at most four blanks, as many as padding puts between the parts of a date.
func skipBlanks(s string, i int) int {
	for range 4 {
		switch {
		case i >= len(s):
			return i
		case s[i] == ' ' || s[i] == '\t':
			i++
		case s[i] == 0xC2 && strings.HasPrefix(s[i:], "\u00a0"):
			i += 2
		case s[i] == 0xE3 && strings.HasPrefix(s[i:], "\u3000"):
			i += 3
		default:
			return i
		}
	}
	return i
}

// republicBefore returns where 民國 starts when it stands before s[i], else i.
func republicBefore(s string, i int) int {
	j := i
	for range 4 {
		w := suffixOf(s, j, " ", "\u00a0", "\u3000")
		if w == 0 {
			break
		}
		j -= w
	}
	if w := suffixOf(s, j, "民國", "民国"); w > 0 {
		j -= w
		return j - suffixOf(s, j, "中華", "中华")
	}
	return i
}

// hanYearBefore returns where a year in Chinese numerals before the 年 at s[i] starts, or -1.
func hanYearBefore(s string, i int) int {
	j, count := i, 0
	for count < 7 { // 民國一百一十五年 has six numerals
		r, w := utf8.DecodeLastRuneInString(s[:j])
		if !strings.ContainsRune("〇一二三四五六七八九○◯零OoＯ0０十百", r) || w == 0 {
			break
		}
		j, count = j-w, count+1
	}
	if count == 0 {
		return -1
	}
	if start := republicBefore(s, j); start < j {
		return start
	}
	if count != 4 {
		return -1
	}
	return j
}

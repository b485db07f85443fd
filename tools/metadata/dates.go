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

// moment is a date as written; a zero part is not written.
type moment struct {
	year, month, day int
	clock
	republic bool // the year was counted from 1912
	sep      byte // of an all-numeric form, else 0
	to       int  // where it ends
}

// momentAt reads a date at s[i]. It may lack its year (3月2日), which callers must look at.
func momentAt(s string, i int) (moment, bool) { return readMoment(s, i, false) }

// readMoment is momentAt; republic says that a year counts from the Republic without saying so.
func readMoment(s string, i int, republic bool) (moment, bool) {
	m := moment{clock: clock{precision: announcement.Day}, republic: republic}
	w := prefixOf(s, i, "中華民國", "中华民国", "民國", "民国")
	m.republic = republic || w > 0
	j := skipBlanks(s, i+w)

	n, count, k := digits(s, j, 4)
	if count == 4 && !m.republic {
		if sep, w := separatorAt(s, k); w > 0 {
			return numericAt(s, n, sep, k+w)
		}
	}
	if count == 0 {
		if n, k = hanYear(s, j); k > j {
			count = 4
		} else if n, k = hanNumber(s, j); k > j {
			count = 2
		}
	}
	if count == 0 {
		return m, false
	}
	if w := prefixOf(s, skipBlanks(s, k), "年"); w > 0 {
		switch {
		case m.republic && n > 0 && n < 200:
			m.year = n + 1911 // 1912 is the first year of the Republic
		case !m.republic && count == 4 && n >= 1000:
			m.year = n
		default:
			return m, false
		}
		j = skipBlanks(s, skipBlanks(s, k)+w)
		if n, k = monthOrDay(s, j); k == j {
			return m, false
		}
	} else if count > 2 || w > 0 {
		return m, false
	}
	j = skipBlanks(s, k)
	if w = prefixOf(s, j, "月"); w == 0 {
		return m, false
	}
	m.month = n
	j = skipBlanks(s, j+w)
	if m.day, k = monthOrDay(s, j); k == j {
		return m, false
	}
	j = skipBlanks(s, k)
	if w = prefixOf(s, j, "日", "号", "號"); w == 0 {
		return m, false
	}
	return m.checked(s, j+w)
}

// numericAt reads the month and day of an all-numeric date whose year and first separator are read.
func numericAt(s string, year int, sep byte, i int) (moment, bool) {
	m := moment{year: year, sep: sep}
	var count int
	if m.month, count, i = digits(s, i, 2); count == 0 {
		return m, false
	}
	again, w := separatorAt(s, i)
	if w == 0 || again != sep {
		return m, false
	}
	if m.day, count, i = digits(s, i+w, 2); count == 0 || year < 1900 || year > 2099 {
		return m, false
	}
	if _, w := digitAt(s, i); w > 0 {
		return m, false
	}
	if again, w := separatorAt(s, i); w > 0 && again == sep {
		// Another number follows: a code, unless it is the second date of a range.
		_, count, j := digits(s, i+w, 4)
		if next, _ := separatorAt(s, j); count > 0 && !(count == 4 && next == sep) {
			return m, false
		}
	}
	return m.checked(s, i)
}

// checked reads the time of day that follows and reports whether the day exists.
func (m moment) checked(s string, end int) (moment, bool) {
	m.clock, m.to = clockAt(s, end)
	year := m.year
	if year == 0 {
		year = 2000 // a leap year: 2月29日 may exist
	}
	return m, exists(year, m.month, m.day)
}

func exists(year, month, day int) bool {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return month >= 1 && month <= 12 && day >= 1 && t.Day() == day
}

// found turns a complete moment that starts at byte from into a date.
func (m moment) found(from int) Found {
	zone := m.zone
	if zone == nil {
		zone = announcement.China
	}
	t := time.Date(m.year, time.Month(m.month), m.day, m.hour, m.minute, m.second, 0, zone).In(announcement.China)
	day := midnight(m.year, m.month, m.day)
	if m.zone != nil {
		day = midnight(t.Year(), int(t.Month()), t.Day())
	}
	return Found{Time: t, Day: day, Precision: m.precision, From: from, To: m.to}
}

func midnight(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, announcement.China)
}

func separatorAt(s string, i int) (byte, int) {
	if i >= len(s) {
		return 0, 0
	}
	switch c := s[i]; {
	case c == '-' || c == '/' || c == '.':
		return c, 1
	case c != 0xEF:
		return 0, 0
	case strings.HasPrefix(s[i:], "－"):
		return '-', len("－")
	case strings.HasPrefix(s[i:], "／"):
		return '/', len("／")
	case strings.HasPrefix(s[i:], "．"):
		return '.', len("．")
	}
	return 0, 0
}

// hanYear reads four Chinese digits at s[i]; end == i when there are not four.
func hanYear(s string, i int) (year, end int) {
	j := i
	for range 4 {
		d, w := hanDigit(s, j, j > i)
		if w == 0 {
			return 0, i
		}
		year, j = year*10+d, j+w
	}
	return year, j
}

// monthOrDay reads one or two digits or a Chinese number, 元 for the first month included.
func monthOrDay(s string, i int) (value, end int) {
	if n, count, end := digits(s, i, 2); count > 0 {
		return n, end
	}
	if w := prefixOf(s, i, "元"); w > 0 {
		return 1, i + w
	}
	return hanNumber(s, i)
}

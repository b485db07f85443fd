package metadata

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

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
		case !m.republic && count == 3 && n >= 100 && n < 200 && !afterHan(s, i):
			m.year, m.republic = n+1911, true // 110年3月2日: no other calendar has such a year
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

// afterHan reports whether a Chinese character stands right before s[i], as in 建党100年.
func afterHan(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return unicode.Is(unicode.Han, r)
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

package metadata

import (
	"strings"
	"time"

	"gonggao/tools/announcement"
)

// clock is a time of day as written; precision is Day when none was.
type clock struct {
	hour, minute, second int
	precision            announcement.Precision
	zone                 *time.Location // nil: not written, so China
}

// clockAt reads a time of day at s[i], past blanks, a weekday in brackets and a part of the day:
// 15:46:38, 12:47, 下午3时30分, 24时, T09:24:36+08:00.
// It returns where it ends; end == i when there is none.
func clockAt(s string, i int) (c clock, end int) {
	c.precision = announcement.Day
	j := weekdayAt(s, skipBlanks(s, i))
	j = skipBlanks(s, j)
	if j < len(s) && s[j] == 'T' {
		j++
	}
	part := prefixOf(s, j, "上午", "早上", "早晨", "凌晨", "中午", "下午", "傍晚", "晚上", "晚")
	word := s[j : j+part]
	j = skipBlanks(s, j+part)

	hour, count, k := digits(s, j, 2)
	if count == 0 {
		if hour, k = hanNumber(s, j); k == j {
			return c, i
		}
	}
	colon := colonAt(s, k)
	switch {
	case colon > 0 && count > 0:
		if c.minute, count, k = digits(s, k+colon, 2); count != 2 {
			return clock{precision: announcement.Day}, i
		}
		c.precision = announcement.Minute
		if colon := colonAt(s, k); colon > 0 {
			second, count, next := digits(s, k+colon, 2)
			if count == 2 {
				c.second, c.precision, k = second, announcement.Second, next
				c.zone, k = zoneAt(s, k)
			}
		}
		if _, w := digitAt(s, k); w > 0 {
			return clock{precision: announcement.Day}, i
		}
	default:
		k = skipBlanks(s, k)
		w := prefixOf(s, k, "时", "時", "点", "點")
		if w == 0 {
			return c, i
		}
		k += w
		c.precision = announcement.Minute
		if w := prefixOf(s, k, "半"); w > 0 {
			c.minute, k = 30, k+w
		} else if w := prefixOf(s, k, "整", "正"); w > 0 {
			k += w
		} else if n, after := number(s, skipBlanks(s, k)); after > k {
			if w := prefixOf(s, skipBlanks(s, after), "分"); w > 0 {
				c.minute, k = n, skipBlanks(s, after)+w
			}
		}
	}
	switch {
	case strings.HasPrefix(word, "下午"), strings.HasPrefix(word, "傍晚"), strings.HasPrefix(word, "晚"):
		if hour < 12 {
			hour += 12
		}
	case word == "中午" && hour < 11:
		hour += 12
	}
	c.hour = hour
	if c.hour > 24 || c.minute > 59 || c.second > 59 || c.hour == 24 && c.minute+c.second > 0 {
		return clock{precision: announcement.Day}, i
	}
	return c, k
}

func colonAt(s string, i int) int { return prefixOf(s, i, ":", "：") }

// weekdayAt steps over 星期二 or 周二, in brackets or not.
func weekdayAt(s string, i int) int {
	j := i + prefixOf(s, i, "（", "(", "[", "［")
	w := prefixOf(s, j, "星期", "周", "週", "礼拜", "禮拜")
	if w == 0 {
		return i
	}
	j += w
	day := prefixOf(s, j, "一", "二", "三", "四", "五", "六", "日", "天")
	if day == 0 {
		return i
	}
	j += day
	return j + prefixOf(s, j, "）", ")", "]", "］")
}

// zoneAt reads a fraction of a second, which is dropped, and a zone: Z, +08:00, " GMT+08:00".
func zoneAt(s string, i int) (*time.Location, int) {
	j := i
	if j < len(s) && s[j] == '.' {
		if _, count, end := digits(s, j+1, 9); count > 0 {
			j = end
		}
	}
	if j < len(s) && s[j] == 'Z' {
		return time.UTC, j + 1
	}
	k := j + prefixOf(s, j, " GMT", "GMT", " UTC", "UTC")
	sign := 1
	switch {
	case k < len(s) && s[k] == '+':
	case k < len(s) && s[k] == '-':
		sign = -1
	default:
		return nil, j
	}
	h, hours, end := digits(s, k+1, 2)
	m, minutes, last := digits(s, end+prefixOf(s, end, ":"), 2)
	if hours != 2 || minutes != 2 || h > 14 || m > 59 {
		return nil, j
	}
	return time.FixedZone("", sign*(h*60+m)*60), last
}

package metadata

import (
	"net/url"
	"strings"

	"gonggao/tools/announcement"
)

// urlDate returns the day that content systems put into an address: t20220211_5678.html, /2022/2/11/, /2022-02/11/, /202202/11/,
// /2022/0211/, /20220211/, 20220211_5678.html, 20220211093000123.html. nil when there is none.
func urlDate(address string) *announcement.Date {
	u, err := url.Parse(address)
	if err != nil {
		return nil
	}
	steps := strings.Split(u.Path, "/")
	for i := len(steps) - 1; i >= 0; i-- {
		step, next, after := steps[i], "", ""
		if i+1 < len(steps) {
			next = steps[i+1]
		}
		if i+2 < len(steps) {
			after = steps[i+2]
		}
		var d *announcement.Date
		switch run := leadingDay(step); {
		case run != "":
			d = dayOf(run[:4], run[4:6], run[6:8], address)
		case len(step) == 7 && step[4] == '-':
			d = dayOf(step[:4], step[5:], next, address)
		case len(step) == 6 && digitsOnly(step) && len(next) == 2:
			d = dayOf(step[:4], step[4:], next, address)
		case len(step) == 4 && len(next) == 4 && digitsOnly(next):
			d = dayOf(step, next[:2], next[2:], address)
		case len(step) == 4:
			d = dayOf(step, next, after, address)
		}
		if d != nil {
			return d
		}
	}
	return nil
}

// leadingDay returns the digits that a step of a path begins with when they can be a day and what follows it: eight, alone or before
// _, or a time to the second and a serial number. Other runs are numbers of their own.
func leadingDay(step string) string {
	step = strings.TrimPrefix(step, "t")
	name, _, _ := strings.Cut(step, ".")
	n := 0
	for n < len(name) && name[n] >= '0' && name[n] <= '9' {
		n++
	}
	switch {
	case n == 8 && (n == len(name) || name[n] == '_'):
		return name[:8]
	case n >= 14 && n <= 20 && n == len(name):
		if _, _, ok := stamp(name[:14]); ok {
			return name[:8]
		}
	}
	return ""
}

func dayOf(year, month, day, quote string) *announcement.Date {
	text := year + "-" + month + "-" + day
	found := Dates(text)
	if len(found) != 1 || found[0].To != len(text) || found[0].From != 0 {
		return nil
	}
	return &announcement.Date{Time: found[0].Time, Precision: announcement.Day, Origin: announcement.FromURL, Quote: quote, Block: -1}
}

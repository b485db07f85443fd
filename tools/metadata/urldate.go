package metadata

import (
	"net/url"
	"strings"

	"gonggao/tools/announcement"
)

// urlDate returns the day that content systems put into an address: t20220211_5678.html,
// /2022/2/11/, /2022-02/11/, /20220211/. nil when there is none.
func urlDate(address string) *announcement.Date {
	u, err := url.Parse(address)
	if err != nil {
		return nil
	}
	steps := strings.Split(u.Path, "/")
	for i := len(steps) - 1; i >= 0; i-- {
		step := steps[i]
		if rest, ok := strings.CutPrefix(step, "t"); ok && len(rest) > 8 && rest[8] == '_' {
			step = rest[:8]
		}
		if len(step) == 8 && digitsOnly(step) {
			if d := dayOf(step[:4], step[4:6], step[6:], address); d != nil {
				return d
			}
		}
		if i+1 < len(steps) && len(step) == 7 && step[4] == '-' {
			if d := dayOf(step[:4], step[5:], steps[i+1], address); d != nil {
				return d
			}
		}
		if i+2 < len(steps) && len(step) == 4 {
			if d := dayOf(step, steps[i+1], steps[i+2], address); d != nil {
				return d
			}
		}
	}
	return nil
}

func dayOf(year, month, day, quote string) *announcement.Date {
	text := year + "-" + month + "-" + day
	found := Dates(text)
	if len(found) != 1 || found[0].To != len(text) || found[0].From != 0 {
		return nil
	}
	return &announcement.Date{Time: found[0].Time, Precision: announcement.Day, Origin: announcement.FromURL, Quote: quote, Block: -1}
}

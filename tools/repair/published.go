package repair

import (
	"regexp"
	"strconv"
	"time"

	"gonggao/tools/announcement"
)

var dayForm = regexp.MustCompile(`(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})`)

// publishedOn returns the day the page says it was published, else the bare date under its title; zero when it
// has neither or they are no dates.
func publishedOn(doc *announcement.Document) time.Time {
	for _, label := range []announcement.Label{announcement.LabelPublished, announcement.LabelDate} {
		for i := range doc.Blocks {
			b := &doc.Blocks[i]
			if b.Kind != announcement.Field || b.Label != label {
				continue
			}
			if m := dayForm.FindStringSubmatch(b.Text); m != nil {
				if day, ok := date(number(m[1]), number(m[2]), number(m[3])); ok {
					return day
				}
			}
		}
	}
	return time.Time{}
}

// date returns a day in China; ok is false when the calendar does not have it.
func date(year, month, day int) (time.Time, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, announcement.China)
	return t, t.Year() == year && int(t.Month()) == month && t.Day() == day
}

// number reads a few ASCII digits.
func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return -1
	}
	return n
}

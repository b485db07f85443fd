package metadata

import (
	_ "embed"
	"strings"
	"sync"
	"time"
)

//go:embed workdays.txt
var workdaysText string

// workdays holds, for the years that the calendar covers, the days that are not what their weekday says.
var workdays = sync.OnceValue(func() (calendar struct {
	exceptions  map[string]bool // by day: whether it is one of work
	first, last int             // years
}) {
	calendar.exceptions = map[string]bool{}
	for line := range strings.Lines(workdaysText) {
		day, is, ok := strings.Cut(strings.TrimSpace(line), " ")
		t, err := time.Parse(time.DateOnly, day)
		if !ok || err != nil {
			continue // a comment
		}
		calendar.exceptions[day] = is == "work"
		if calendar.first == 0 {
			calendar.first = t.Year()
		}
		calendar.last = t.Year()
	}
	return calendar
})

// afterWorkingDays returns the last of n working days, counted from the day after start (民法典 art. 201), by the State Council's
// calendar; ok is false when they reach into a year that it does not cover.
func afterWorkingDays(start time.Time, n int) (last time.Time, ok bool) {
	c := workdays()
	for last = start; n > 0; {
		last = last.AddDate(0, 0, 1)
		if last.Year() < c.first || last.Year() > c.last {
			return time.Time{}, false
		}
		work, exception := c.exceptions[last.Format(time.DateOnly)]
		if !exception {
			work = last.Weekday() != time.Saturday && last.Weekday() != time.Sunday
		}
		if work {
			n--
		}
	}
	return last, true
}

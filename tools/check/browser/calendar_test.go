package browser

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// TestCalendars reads every calendar by RFC 5545: line ends, folding, and an all-day event on the last day. What is over has none.
func TestCalendars(t *testing.T) {
	if over := buildAt(t, "2030-01-01T12:00:00+08:00").files(t, ".ics"); len(over) != 0 {
		t.Errorf("calendars of what is over: %v", over)
	}
	s := buildAt(t, "2021-03-15T12:00:00+08:00")
	names := s.files(t, ".ics")
	if len(names) != 2*len(scripts) { // one runs, one is to come
		t.Errorf("calendars: %v", names)
	}
	for _, name := range names {
		text := string(s.read(t, name))
		if strings.Count(text, "\n") != strings.Count(text, "\r\n") || !strings.HasSuffix(text, "END:VCALENDAR\r\n") {
			t.Errorf("%s: lines do not end in CRLF", name)
		}
		for line := range strings.SplitSeq(text, "\r\n") {
			if len(line) > 75 || !utf8.ValidString(line) || line == " " {
				t.Errorf("%s: badly folded: %q", name, line)
			}
		}
		value := map[string]string{}
		var open []string
		for line := range strings.SplitSeq(strings.TrimSuffix(strings.ReplaceAll(text, "\r\n ", ""), "\r\n"), "\r\n") {
			key, v, ok := strings.Cut(line, ":")
			key, _, _ = strings.Cut(key, ";")
			switch {
			case !ok:
				t.Errorf("%s: no property: %q", name, line)
			case key == "BEGIN":
				open = append(open, v)
			case key == "END" && (len(open) == 0 || open[len(open)-1] != v):
				t.Errorf("%s: %s ends in %v", name, v, open)
			case key == "END":
				open = open[:len(open)-1]
			default:
				value[strings.Join(open, ".")+"."+key] = v
			}
		}
		const event = "VCALENDAR.VEVENT."
		for _, key := range []string{"VCALENDAR.VERSION", "VCALENDAR.PRODID", event + "UID", event + "SUMMARY", event + "VALARM.ACTION", event + "VALARM.TRIGGER", event + "VALARM.DESCRIPTION"} {
			if value[key] == "" {
				t.Errorf("%s: no %s", name, key)
			}
		}
		first, err1 := time.Parse("20060102", value[event+"DTSTART"])
		end, err2 := time.Parse("20060102", value[event+"DTEND"])
		stamp, err3 := time.Parse("20060102T150405Z", value[event+"DTSTAMP"])
		if err1 != nil || err2 != nil || err3 != nil || !end.Equal(first.AddDate(0, 0, 1)) || stamp.After(end) {
			t.Errorf("%s: %v", name, value)
		}
	}
}

package capture

import (
	"bytes"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"gonggao/tools/announcement"
)

// headSize is how much of a page is searched for the comment of the program that saved it; all put it first.
const headSize = 4 << 10

var (
	// HTTrack: <!-- Mirrored from host/path by HTTrack Website Copier/3.x [XR&CO'2014], Tue, 02 Mar 2021 08:00:00 GMT -->
	mirrored = regexp.MustCompile(`^<!-- Mirrored from (\S+) by HTTrack [^>]*?(?:, ([A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT))? ?-->`)
	// Browsers: <!-- saved from url=(0042)http://host/path -->; the number is the length of the address.
	savedFrom = regexp.MustCompile(`^<!-- ?saved from url=\((\d{4})\)(.*?) ?-->`)
	// SingleFile: <!-- Page saved with SingleFile url: https://host/path saved date: Tue Mar 02 2021 16:00:00 GMT+0800 (…) -->
	singleFile = regexp.MustCompile(`^<!--\s+Page saved with SingleFile\s+url: (\S+)\s+saved date: ([^(>\r\n]*[0-9])`)
)

// readComment returns the address and the time that the program which saved a page wrote into it; what it does not say
// stays empty.
func readComment(head []byte) about {
	head = narrow(head)
	for {
		at := bytes.Index(head, []byte("<!--"))
		if at < 0 {
			return about{}
		}
		head = head[at:]
		if a, ok := parseComment(head); ok {
			return a
		}
		head = head[len("<!--"):]
	}
}

func parseComment(text []byte) (about, bool) {
	var address, date, layout string
	if m := mirrored.FindSubmatch(text); m != nil {
		address, date, layout = string(m[1]), string(m[2]), time.RFC1123
	} else if m := savedFrom.FindSubmatch(text); m != nil {
		address = string(m[2])
		if n, err := strconv.Atoi(string(m[1])); err == nil && n < len(address) {
			address = address[:n]
		}
	} else if m := singleFile.FindSubmatch(text); m != nil {
		address, date, layout = string(m[1]), string(m[2]), "Mon Jan 02 2006 15:04:05 GMT-0700"
	} else {
		return about{}, false
	}
	if !strings.Contains(address, "://") {
		address = "http://" + address // HTTrack leaves it out
	}
	var a about
	u, err := pageURL(address)
	if err != nil || strings.ContainsAny(u.Host, " \t") {
		return about{}, false
	}
	a.url = u
	if t, err := time.Parse(layout, date); err == nil && date != "" {
		a.captured, a.precision = t.In(announcement.China), announcement.Second
	}
	return a, true
}

// sameHost reports whether two addresses are on one host.
func sameHost(a, b *url.URL) bool { return strings.EqualFold(a.Hostname(), b.Hostname()) }

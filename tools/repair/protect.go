package repair

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// Addresses and numbers whose ASCII marks belong to them.
var (
	webAddress  = regexp.MustCompile(`(?i)(?:https?|ftp)://[!-'*-~]+|www\.[!-'*-~]+`) // brackets end it: text dumps fold links into (…)
	mailAddress = regexp.MustCompile(`[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+`)
	phoneCode   = regexp.MustCompile(`\(0\d{2,3}\) ?-?\d{7,8}`)
)

// span is a stretch of bytes.
type span struct{ from, to int }

// protected returns the stretches of text that hold an address, a telephone number or a cut gloss, in order.
func protected(text string) []span {
	var all []span
	add := func(pattern *regexp.Regexp) {
		for _, m := range pattern.FindAllStringIndex(text, -1) {
			s := span{m[0], m[1]}
			for s.to > s.from && strings.IndexByte(",:;!?'\"", text[s.to-1]) >= 0 {
				s.to-- // the sentence's, not the address's
			}
			all = append(all, s)
		}
	}
	if containsOne(text, "://", "www.") {
		add(webAddress)
	}
	if strings.Contains(text, "@") {
		add(mailAddress)
	}
	if strings.Contains(text, "(0") {
		add(phoneCode)
	}
	for i := strings.IndexByte(text, '?'); i >= 0; {
		next := i + 1
		if reading, end, ok := glossEnd(text, i+1); ok && hasTone(reading) {
			all = append(all, span{i, end})
			next = end
		}
		if i = strings.IndexByte(text[next:], '?'); i >= 0 {
			i += next
		}
	}
	slices.SortFunc(all, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	return all
}

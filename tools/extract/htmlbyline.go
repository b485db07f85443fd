package extract

import (
	"strings"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// bylineOf reads a line between title and text that holds a day and labels, but neither first:
// 发表于 2005-04-05 06:40更新 来源：转载. It is nil for any other line.
func bylineOf(text string, s *shape) []field {
	if s.fields != nil {
		return s.fields
	}
	if s.runes > 80 || s.sentence || strings.ContainsAny(s.fold.text, "。;；《") {
		return nil
	}
	at := strings.IndexFunc(s.fold.text, func(r rune) bool { return r >= '0' && r <= '9' || r == '二' })
	if at < 0 || at > 40 {
		return nil
	}
	day := leadingDate.FindString(s.fold.text[at:])
	if day == "" {
		return nil
	}
	found := []field{{label: announcement.LabelDate}}
	labelled := false
	for i := at + len(day); i < len(s.fold.text); {
		if boundary(text, s.fold.at[i]) {
			if label, n := labelAt(s.fold.text[i:]); n > 0 {
				found = append(found, field{label: label, start: s.fold.at[i], value: s.fold.at[i+n]})
				labelled = true
				i += n
				continue
			}
		}
		_, n := utf8.DecodeRuneInString(s.fold.text[i:])
		i += n
	}
	rest := utf8.RuneCountInString(s.fold.text) - utf8.RuneCountInString(day)
	if !labelled && rest > 8 && !(rest <= 40 && strings.Contains(day, ":")) {
		return nil
	}
	for i := range found {
		found[i].end = len(text)
		if i+1 < len(found) {
			found[i].end = found[i+1].start
		}
	}
	return found
}

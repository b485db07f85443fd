package hugosite

import (
	"path"
	"strings"
	"unicode"
)

// destination returns the link destination of a file in the page's own bundle, by the name that the crawl left.
func destination(name string) string { return quoteName(plainName(name)) }

// plainName makes a name a plain file name, never an address elsewhere: no scheme, no slash, no dot-dot. What means
// something in an address, in Markdown or to a file system becomes an underscore, so that nobody has to decode anything.
func plainName(name string) string {
	name = path.Base(strings.ReplaceAll(strings.TrimSpace(name), `\`, "/"))
	if strings.Trim(name, "./") == "" {
		return "unnamed"
	}
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) || strings.ContainsRune("%?#:<>&\"'`{}[]|^*!", r) {
			return '_'
		}
		return r
	}, name)
}

// quoteName returns a plain file name as Markdown wants it for a destination.
func quoteName(name string) string {
	if strings.ContainsAny(name, " ()") {
		return "<" + name + ">"
	}
	return name
}

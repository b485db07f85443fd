package hugosite

import (
	"fmt"
	"path"
	"strings"
	"unicode"
)

// destination returns the link destination of a file in the page's own bundle, by the name that the crawl left.
// It is never an address elsewhere: no scheme, no slash, no dot-dot. What means something in an address or in
// Markdown is percent-encoded; the rest, Chinese too, stays as it is, since it is the name of the file to supply.
func destination(name string) string {
	name = path.Base(strings.ReplaceAll(strings.TrimSpace(name), `\`, "/"))
	if strings.Trim(name, "./") == "" {
		name = "unnamed"
	}
	var b strings.Builder
	pointy := false
	for _, r := range name {
		switch {
		case strings.ContainsRune(" ()", r):
			pointy = true
			b.WriteRune(r)
		case unicode.IsPrint(r) && !strings.ContainsRune("!%?#:<>&\"'`{}[]|^\\*", r):
			b.WriteRune(r)
		default:
			for _, c := range []byte(string(r)) {
				fmt.Fprintf(&b, "%%%02X", c)
			}
		}
	}
	if pointy {
		return "<" + b.String() + ">"
	}
	return b.String()
}

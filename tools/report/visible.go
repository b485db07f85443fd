package report

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// visible makes text from a page safe to show: what would move the cursor, change colours, reorder the line or not
// be seen at all is written as an escape. A terminal obeys escape sequences in a page just as well as ours.
func visible(s string) string {
	var b strings.Builder
	for at := 0; at < len(s); {
		r, size := utf8.DecodeRuneInString(s[at:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, s[at])
		case !unicode.IsGraphic(r):
			b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
		default:
			b.WriteString(s[at : at+size])
		}
		at += size
	}
	return b.String()
}

// visibleLines is visible for a text of several lines, such as a diff; its tabs stay.
func visibleLines(s string) []string {
	var lines []string
	for line := range strings.Lines(s) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		for i := range cells {
			cells[i] = visible(cells[i])
		}
		lines = append(lines, strings.Join(cells, "\t"))
	}
	return lines
}

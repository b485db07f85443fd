package report

import (
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"
)

// wrap breaks text into lines of at most width cells, a Chinese character being two. It breaks at blanks and beside Chinese
// characters, never in a word, and never puts a closing mark at the start of a line (GB/T 15834-2011 §5.1).
// A word longer than a line stays whole; width 0 does not break at all.
func wrap(text string, width int) []string {
	if width <= 0 {
		return []string{text}
	}
	var lines []string
	line, cells := "", 0
	for _, unit := range units(text) {
		n := cellsOf(strings.TrimRight(unit, " "))
		if cells > 0 && cells+n > width {
			lines = append(lines, strings.TrimRight(line, " "))
			line, cells = "", 0
		}
		line += unit
		cells += cellsOf(unit)
	}
	return append(lines, strings.TrimRight(line, " "))
}

// units cuts text into what a line break must not divide.
func units(text string) []string {
	var units []string
	var previous rune
	start := 0
	for at, r := range text {
		if at > 0 && mayBreak(previous, r) {
			units = append(units, text[start:at])
			start = at
		}
		previous = r
	}
	return append(units, text[start:])
}

func mayBreak(before, after rune) bool {
	switch {
	case after == ' ' || unicode.In(after, unicode.Pe, unicode.Pf) || strings.ContainsRune("，。、；：？！…—", after):
		return false
	case unicode.In(before, unicode.Ps, unicode.Pi):
		return false
	}
	return before == ' ' || isWide(before) || isWide(after)
}

func isWide(r rune) bool { return cell.RuneWidth(r) == 2 }

// clip cuts text to at most width cells; 0 does not cut.
func clip(text string, width int) string {
	if width <= 0 {
		return text
	}
	return cell.Truncate(text, width, "…")
}

func cellsOf(s string) int { return cell.StringWidth(s) }

// cell counts the marks that are wide only in East Asian fonts (“ ” … —) as narrow, as terminals do, whatever the locale.
var cell = &runewidth.Condition{}

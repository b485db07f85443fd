package repair

import (
	"slices"
	"unicode/utf8"
)

// line is a text with every character put into a class, so that a rule can look at the neighbours of a mark
// without scanning for them again.
type line struct {
	runes []rune
	at    []int // byte of each rune, and of the end
	class []class
}

// class says what a character is to the rules for marks.
type class byte

const (
	other   class = iota // Latin, digits, protected addresses: whatever says nothing of the script
	chinese              // characters and those marks that only Chinese text has
	mark                 // a mark that exists full width and in ASCII: its form proves nothing
	blank
)

// read makes l the line of another text.
func (l *line) read(text string) {
	n := utf8.RuneCountInString(text)
	l.runes, l.at, l.class = slices.Grow(l.runes[:0], n), slices.Grow(l.at[:0], n+1), slices.Grow(l.class[:0], n)
	spans := protected(text)
	for i, r := range text {
		for len(spans) > 0 && spans[0].to <= i {
			spans = spans[1:]
		}
		c := classOf(r)
		if len(spans) > 0 && spans[0].from <= i {
			c = other
		}
		l.runes, l.at, l.class = append(l.runes, r), append(l.at, i), append(l.class, c)
	}
	l.at = append(l.at, len(text))
}

func classOf(r rune) class {
	switch r {
	case ',', ':', ';', '!', '?', '(', ')', '"', '，', '：', '；', '！', '？', '（', '）', '“', '”':
		return mark
	}
	switch {
	case isHan(r) || isCJKMark(r):
		return chinese
	case isBlank(r):
		return blank
	}
	return other
}

// run is a stretch of marks and blanks, with what stands on either side of it.
type run struct {
	from, to    int // runes
	left, right bool
}

// runs returns the stretches of marks and blanks that hold a mark. left and right say whether Chinese stands
// there. Marks and blanks themselves prove nothing, so that the answer is the same before and after a repair.
func (l *line) runs() []run {
	var all []run
	for i := 0; i < len(l.runes); i++ {
		if l.class[i] != mark && l.class[i] != blank {
			continue
		}
		r := run{from: i, left: i > 0 && l.class[i-1] == chinese}
		marks := false
		for i < len(l.runes) && (l.class[i] == mark || l.class[i] == blank) {
			marks = marks || l.class[i] == mark
			i++
		}
		r.to = i
		r.right = i < len(l.runes) && l.class[i] == chinese
		if marks {
			all = append(all, r)
		}
	}
	return all
}

// startsApart reports whether what follows the run stands apart from it, as in "Windows, 系统".
func (l *line) startsApart(r run) bool {
	return l.class[r.to-1] == blank && r.to < len(l.runes) && isHan(l.runes[r.to])
}

package report

import "strings"

// style is an ANSI SGR parameter; the eight basic colours follow the terminal's own theme, light or dark.
type style string

const (
	plain  style = ""
	bold   style = "1"
	dim    style = "2"
	red    style = "31"
	green  style = "32"
	yellow style = "33"
)

const indentCells = 2

func (t *terminal) gap() { t.out.WriteByte('\n') }

func (t *terminal) heading(s style, text string) {
	t.gap()
	if s == plain {
		s = bold
	}
	t.line(0, s, text)
}

// line writes a text, broken at the terminal's width; an empty one is left out.
func (t *terminal) line(indent int, s style, text string) {
	if text == "" {
		return
	}
	width := t.opts.Width
	if width > 0 {
		width = max(width-indent*indentCells, 20) // narrower would be one character a line
	}
	for _, line := range wrap(text, width) {
		t.raw(indent, s, line)
	}
}

// do writes what to do, if anything.
func (t *terminal) do(indent int, advice string) {
	if advice != "" {
		t.line(indent, plain, t.words.Text.Do+advice)
	}
}

// raw writes one line as it is.
func (t *terminal) raw(indent int, s style, line string) {
	t.out.WriteString(strings.Repeat(" ", indent*indentCells))
	if t.opts.Color && s != plain {
		line = "\x1b[" + string(s) + "m" + line + "\x1b[0m"
	}
	t.out.WriteString(line)
	t.out.WriteByte('\n')
}

// item writes an entry of a list: the source and what was found in it.
func (t *terminal) item(name, found string) {
	text := "· " + visible(name)
	if found != "" {
		text += "  " + found
	}
	if !t.opts.Verbose && t.opts.Width > 0 {
		text = clip(text, max(2*t.opts.Width-4*indentCells, 40))
	}
	t.line(2, plain, text)
}

func (t *terminal) pair(name, value string) string {
	return fill(t.words.Text.Pair, "name", name, "value", value)
}

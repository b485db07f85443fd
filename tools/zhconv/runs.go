package zhconv

import (
	"strings"
	"unicode/utf8"
)

// Run is a part of a text in one script: a line, a quotation in it, or what stands around quotations.
type Run struct {
	Start, End int // byte offsets
	Script     Script
}

// quotes are the marks that open and close quotations and titles.
var quotes = map[rune]rune{'“': '”', '‘': '’', '「': '」', '『': '』', '《': '》', '〈': '〉'}

// Runs cuts a text into lines and these at their outermost quotations, and tells the script of each part. A mark
// that nothing closes in its line opens no quotation. The runs follow one another without a gap.
func Runs(text string) []Run {
	var runs []Run
	at := 0
	for line := range strings.Lines(text) {
		start := 0 // of what stands before the next quotation
		for i := 0; i < len(line); {
			r, n := utf8.DecodeRuneInString(line[i:])
			length := 0
			if closing, ok := quotes[r]; ok {
				length = quotation(line[i:], r, closing)
			}
			if length == 0 {
				i += n
				continue
			}
			runs = appendRun(runs, at+start, line[start:i])
			runs = appendRun(runs, at+i, line[i:i+length])
			i += length
			start = i
		}
		runs = appendRun(runs, at+start, line[start:])
		at += len(line)
	}
	return runs
}

func appendRun(runs []Run, at int, text string) []Run {
	if text == "" {
		return runs
	}
	return append(runs, Run{at, at + len(text), Detect(text)})
}

// longestQuotation bounds quotations, in bytes, so that a line of opening marks takes no longer than another.
const longestQuotation = 4096

// quotation returns the length of the quotation that text starts with, 0 when it is not closed.
func quotation(text string, opening, closing rune) int {
	depth := 0
	for i, r := range text[:min(len(text), longestQuotation)] {
		switch r {
		case opening:
			depth++
		case closing:
			if depth--; depth == 0 {
				return i + utf8.RuneLen(r)
			}
		}
	}
	return 0
}

// inOtherScript appends the runs that are already in the script the mode leads to.
func (c *Converter) inOtherScript(found []span, src []byte) []span {
	var keep Script
	switch {
	case c.mode.fromSimplified():
		keep = Hant
	case c.mode.toSimplified():
		keep = Hans
	default:
		return found
	}
	for _, run := range Runs(string(src)) {
		if run.Script == keep {
			found = append(found, span{run.Start, run.End})
		}
	}
	return found
}

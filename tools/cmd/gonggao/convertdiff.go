package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"gonggao/tools/zhconv"
)

// printChanges prints what a text's conversion changes, a line for each change.
func printChanges(out io.Writer, c *zhconv.Converter, name string, r io.Reader, explain bool) error {
	in := bufio.NewReader(r)
	w := bufio.NewWriter(out)
	for number := 1; ; number++ {
		line, err := in.ReadString('\n') // no word and no address runs over the end of a line
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		place := fmt.Sprintf("%s:%d: ", name, number)
		if explain {
			for _, e := range c.Explain(line) {
				fmt.Fprintln(w, place+inContext(line, e.Change)+"  "+ruleText(e))
			}
		} else {
			for _, change := range c.Changes(line) {
				fmt.Fprintln(w, place+inContext(line, change))
			}
		}
		if err != nil {
			return w.Flush()
		}
	}
}

// inContext shows a change between the characters around it: …推进[征→徵]求意见…
func inContext(line string, change zhconv.Change) string {
	const around = 8 // characters
	line = strings.TrimRight(line, "\r\n")
	end := min(len(line), change.At+len(change.Before))
	before, after := []rune(line[:min(len(line), change.At)]), []rune(line[end:])
	left, right := "", ""
	if len(before) > around {
		left, before = "…", before[len(before)-around:]
	}
	if len(after) > around {
		right, after = "…", after[:around]
	}
	what := change.Before
	if change.After != change.Before {
		what += "→" + change.After
	}
	return left + string(before) + "[" + what + "]" + string(after) + right
}

func ruleText(e zhconv.Explanation) string {
	text := string(e.Rule)
	if len(e.Passed) > 0 {
		text += ", not " + strings.Join(e.Passed, ", ")
	}
	if e.Reason != "" {
		text += ": " + e.Reason + " (" + e.Source + ")"
	}
	return text
}

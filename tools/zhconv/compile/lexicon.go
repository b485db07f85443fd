package main

import (
	"fmt"

	"gonggao/tools/zhconv"
)

// lexicon lists the built-in lexicon, checked, a line each: mode, word, what it becomes.
func lexicon() ([]byte, error) {
	l, err := zhconv.BuiltInLexicon()
	if err != nil {
		return nil, err
	}
	var b []byte
	for _, mode := range zhconv.Modes() {
		for _, w := range l.Words(mode) {
			b = fmt.Appendf(b, "%s\t%s\t%s\n", mode, w.From, w.To)
		}
	}
	return b, nil
}

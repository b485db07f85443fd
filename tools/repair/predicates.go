package repair

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// speeders are verbs that take another verb as their object: 加快建设…. With nouns alone the sentence has lost
// its predicate.
var speeders = []string{"加快", "加紧", "着手"}

// predicateList holds what can be the object of such a verb, one word a line.
//
//go:embed predicates.txt
var predicateList string

var predicatesKnown = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for word := range strings.Lines(predicateList) {
		m[strings.TrimSuffix(word, "\n")] = true
	}
	return m
})

// predicates flags a sentence whose last clause has such a verb and no object for it. Only the last clause: an
// earlier one can share the predicate of the next.
func predicates(p *page) {
	for block, text := range p.body(withSpeeder) {
		for _, verb := range speeders {
			flags := p.flags(announcement.MissingPredicate, block)
			for from := 0; ; {
				i := strings.Index(text[from:], verb)
				if i < 0 {
					break
				}
				i += from
				from = i + len(verb)
				if r := before(text, i); r != 0 && !strings.ContainsRune("，。；：、）", r) {
					continue
				}
				end := strings.IndexAny(text[from:min(len(text), from+maxQuote)], "，。；：！？")
				if end < 0 {
					continue
				}
				clause := text[from : from+end]
				if strings.HasPrefix(text[from+end:], "。") && !hasPredicate(clause) {
					flags.raise(text[i:from+end] + "。")
				}
			}
		}
	}
}

// hasPredicate reports whether any two characters of a clause can be the object of a verb such as 加快.
func hasPredicate(clause string) bool {
	known := predicatesKnown()
	for i := range clause {
		two := clause[i:]
		_, first := utf8.DecodeRuneInString(two)
		_, second := utf8.DecodeRuneInString(two[first:])
		if known[two[:first+second]] {
			return true
		}
	}
	return false
}

package repair

import (
	"slices"

	"gonggao/tools/announcement"
)

// nested writes the marks of a title inside a title as GB/T 15834-2011 §4.15 has them: 《〈〉》, where a dump
// has folded 〈 to <.
func nested(p *page) {
	for block, text := range p.body(withLess | withTitle) {
		var edits []edit
		depth := 0
		var open []int
		for i, r := range text {
			switch r {
			case '《':
				depth++
			case '》':
				depth, open = max(depth-1, 0), nil
			case '<':
				if depth > 0 {
					open = append(open, i)
				}
			case '>':
				if n := len(open); n > 0 {
					if hasHan(text[open[n-1]:i]) {
						edits = append(edits, titleMark(open[n-1], "<", "〈"), titleMark(i, ">", "〉"))
					}
					open = open[:n-1]
				}
			}
		}
		slices.SortFunc(edits, func(a, b edit) int { return a.at - b.at })
		p.apply("nested", block, edits)
	}
}

func titleMark(at int, before, after string) edit {
	return edit{
		at: at, before: before, after: after, confidence: announcement.Certain,
		reason: "GB/T 15834-2011 §4.15: a title inside 《》 stands in 〈〉",
	}
}

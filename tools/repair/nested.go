package repair

import (
	"strings"

	"gonggao/tools/announcement"
)

// nested writes the marks of a title inside a title as GB/T 15834-2011 §4.15 has them: 《〈〉》, where a dump
// has folded 〈 to <.
func nested(p *page) {
	for block, text := range p.body() {
		if !strings.Contains(text, "<") || !strings.Contains(text, "《") {
			continue
		}
		var edits []edit
		depth, open := 0, -1
		for i, r := range text {
			switch r {
			case '《':
				depth++
			case '》':
				depth, open = max(depth-1, 0), -1
			case '<':
				open = -1
				if depth > 0 {
					open = i
				}
			case '>':
				if open >= 0 && hasHan(text[open:i]) {
					edits = append(edits, titleMark(open, "<", "〈"), titleMark(i, ">", "〉"))
				}
				open = -1
			}
		}
		p.apply("nested", block, edits)
	}
}

func titleMark(at int, before, after string) edit {
	return edit{
		at: at, before: before, after: after, confidence: announcement.Certain,
		reason: "GB/T 15834-2011 §4.15: a title inside 《》 stands in 〈〉",
	}
}

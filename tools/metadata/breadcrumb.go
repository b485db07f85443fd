package metadata

import (
	"slices"
	"strings"

	"gonggao/tools/announcement"
)

// breadcrumb returns the path of columns that leads to the page, the page's own column last.
// Several breadcrumb lines continue one another; one that repeats what is there already, as pages
// made for two screens have it, is left out.
func breadcrumb(doc *announcement.Document) []string {
	var path []string
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind != announcement.Chrome || b.Chrome != announcement.Breadcrumb {
			continue
		}
		steps := trail(b.Head + b.Text)
		if len(steps) > 0 && len(steps) <= len(path) && slices.Equal(steps, path[:len(steps)]) {
			continue
		}
		path = append(path, steps...)
	}
	return path
}

// trail cuts a breadcrumb at its marks. A slash is one only where no other mark stands, and the end of a line, where
// each step has its own, only without a slash. What follows the last step on lines of its own is no step.
func trail(line string) []string {
	if i := strings.IndexAny(line, ":："); i >= 0 && strings.Contains(line[:i], "位置") {
		line = strings.TrimLeft(line[i:], ":：")
	} else if rest, ok := strings.CutPrefix(strings.TrimSpace(line), "当前位置"); ok {
		line = rest
	}
	marks := ">＞»›→»"
	if !strings.ContainsAny(line, marks) {
		marks = "/／|｜\\"
	}
	if line = strings.Trim(line, " \t\r\n"+blanks); !strings.ContainsAny(line, marks) {
		marks = "\n"
	}
	var steps []string
	for step := range strings.FieldsFuncSeq(line, func(r rune) bool { return strings.ContainsRune(marks, r) }) {
		step, _, _ = strings.Cut(strings.Trim(step, " \t\r\n-"+blanks), "\n")
		if step = strings.TrimRight(step, " \t\r-"+blanks); step != "" {
			steps = append(steps, step)
		}
	}
	return steps
}

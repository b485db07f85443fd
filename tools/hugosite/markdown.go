package hugosite

import (
	"fmt"
	"strconv"
	"strings"

	"gonggao/tools/announcement"
)

// Markdown returns the body of a page: the blocks that readers see, in order, as docs/front-matter.md says.
// Every text is inert, see escape. Blocks without text leave no trace; the record of the page counts them.
func Markdown(blocks []announcement.Block) string {
	var w bodyWriter
	for _, block := range blocks {
		if block.Kind.InBody() && block.Text != "" {
			w.block(block)
		}
	}
	w.endList()
	return w.b.String()
}

type bodyWriter struct {
	b        strings.Builder
	inList   bool
	titles   int
	sections [5]int // headings so far, by level
}

func (w *bodyWriter) block(block announcement.Block) {
	if block.Kind == announcement.Item {
		if !w.inList {
			w.gap()
			w.inList = true
		}
		w.b.WriteString("- " + escape(block.Text, place{indent: "  "}) + "\n")
		return
	}
	w.endList()
	w.gap()
	switch block.Kind {
	case announcement.Title:
		w.titles++
		w.heading(1, block.Text, "t"+strconv.Itoa(w.titles+1))
	case announcement.Heading:
		level := min(max(block.Level, 1), len(w.sections)-1)
		w.heading(level, block.Text, w.sectionID(level))
	case announcement.Figure:
		w.link("!", block.Text)
	case announcement.Attachment:
		w.link("", block.Text)
	case announcement.Signature, announcement.SignedDate:
		w.b.WriteString(escape(block.Text, place{}) + "\n{.signature}\n")
	default:
		w.b.WriteString(escape(block.Text, place{}) + "\n")
	}
}

func (w *bodyWriter) heading(level int, text, id string) {
	fmt.Fprintf(&w.b, "%s %s {#%s}\n", strings.Repeat("#", level+1), escape(text, place{heading: true, oneLine: true}), id)
}

func (w *bodyWriter) link(mark, name string) {
	fmt.Fprintf(&w.b, "%s[%s](%s)\n", mark, escape(name, place{link: true, oneLine: true}), destination(name))
}

// sectionID counts a heading and names it by its place: s2-1 is the first under the second.
// A level that was left out counts 0. The numbers in the text are not used: they may repeat.
func (w *bodyWriter) sectionID(level int) string {
	w.sections[level]++
	clear(w.sections[level+1:])
	numbers := make([]string, level)
	for i := range numbers {
		numbers[i] = strconv.Itoa(w.sections[i+1])
	}
	return "s" + strings.Join(numbers, "-")
}

func (w *bodyWriter) endList() {
	if w.inList {
		w.b.WriteString("{.enumerated}\n")
		w.inList = false
	}
}

func (w *bodyWriter) gap() {
	if w.b.Len() > 0 {
		w.b.WriteByte('\n')
	}
}

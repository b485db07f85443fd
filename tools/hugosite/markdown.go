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
	b      strings.Builder
	inList bool
	titles int
	open   []int // levels of the headings that the next block stands under
	counts []int // headings so far, by depth
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
		w.open = nil
		w.heading(1, block.Text, "t"+strconv.Itoa(w.titles+1))
	case announcement.Heading:
		depth := w.descend(block.Level)
		w.heading(min(depth+min(w.titles, 1), 5), block.Text, w.sectionID(depth))
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

// descend returns how many headings deep a heading of this level stands, from 1. A level that was left out
// counts for nothing: 一、 with 1. right under it is one step, for a reader who goes from heading to heading.
func (w *bodyWriter) descend(level int) int {
	for len(w.open) > 0 && w.open[len(w.open)-1] >= level {
		w.open = w.open[:len(w.open)-1]
	}
	w.open = append(w.open, level)
	return len(w.open)
}

// sectionID counts a heading and names it by its place: s2-1 is the first under the second.
// The numbers in the text are not used: they may repeat.
func (w *bodyWriter) sectionID(depth int) string {
	for len(w.counts) < depth {
		w.counts = append(w.counts, 0)
	}
	w.counts = w.counts[:depth]
	w.counts[depth-1]++
	numbers := make([]string, depth)
	for i, n := range w.counts {
		numbers[i] = strconv.Itoa(n)
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

package hugosite

import (
	"fmt"
	"strconv"
	"strings"

	"gonggao/tools/announcement"
)

// Markdown returns the body of a page: the blocks that readers see, in order, as docs/front-matter.md says.
// Every text is inert, see escape. Blocks without text leave no trace; the record of the page counts them.
// Files are the files of the bundle by the addresses they came from. What Markdown cannot say of a table is in the
// second result, the tables that are files of their own.
func Markdown(blocks []announcement.Block, files map[string]string) (body string, tables []announcement.Block) {
	w := bodyWriter{files: files, articles: findArticles(blocks)}
	for i, block := range blocks {
		if block.Kind.InBody() && block.Text != "" {
			w.block(block)
			if id := w.articles.ids[i]; id != "" {
				w.b.WriteString("{#" + id + "}\n")
			}
		}
	}
	w.endLists(0)
	return w.b.String(), w.tables
}

type bodyWriter struct {
	b        strings.Builder
	files    map[string]string
	articles articles
	tables   []announcement.Block
	lists    []openList
	quote    bool // the last block was one
	titles   int
	open     []int // levels of the headings that the next block stands under
	counts   []int // headings so far, by depth
}

func (w *bodyWriter) block(block announcement.Block) {
	quote := w.quote
	w.quote = block.Kind == announcement.Quote
	if block.Kind == announcement.Item {
		w.item(block)
		return
	}
	w.endLists(0)
	if quote && w.quote {
		w.b.WriteString(">\n")
	} else {
		w.gap()
	}
	switch block.Kind {
	case announcement.Title:
		w.titles++
		w.open = nil
		w.heading(1, block, "t"+strconv.Itoa(w.titles+1))
	case announcement.Heading:
		depth := w.descend(block.Level)
		w.heading(min(depth+min(w.titles, 1), 5), block, w.sectionID(depth))
	case announcement.Figure:
		w.figure(block)
	case announcement.Attachment:
		w.attachment(block)
	case announcement.Signature, announcement.SignedDate:
		w.b.WriteString(w.inline(block, place{}) + "\n{.signature}\n")
	case announcement.Quote:
		w.b.WriteString("> " + w.inline(block, place{indent: "> "}) + "\n")
	case announcement.DataTable:
		w.table(block)
	default:
		w.b.WriteString(w.inline(block, place{}) + "\n")
	}
}

func (w *bodyWriter) inline(block announcement.Block, p place) string {
	spans := block.Spans
	if links := w.articles.mentions(block.Text); links != nil && !p.heading {
		spans = append(links, spans...)
	}
	return inline(block.Text, spans, p, w.files)
}

func (w *bodyWriter) heading(level int, block announcement.Block, id string) {
	fmt.Fprintf(&w.b, "%s %s {#%s}\n", strings.Repeat("#", level+1), w.inline(block, place{heading: true, oneLine: true}), id)
}

func (w *bodyWriter) link(mark, words, target string) {
	fmt.Fprintf(&w.b, "%s[%s](%s)\n", mark, escape(words, place{link: true, oneLine: true}), target)
}

// figure shows a picture. The destination of one that the crawl has not got is the name it would have.
func (w *bodyWriter) figure(block announcement.Block) {
	target := destination(block.Text)
	if name := w.files[block.Href]; name != "" {
		target = quoteName(name)
	} else if name := addressName(block.Href); name != "" {
		target = destination(name)
	}
	w.link("!", block.Text, target)
}

// attachment links a file: that of the bundle, else where it was on the web, else the name it would have. The label
// before it stays outside the link.
func (w *bodyWriter) attachment(block announcement.Block) {
	target := linkTarget(block.Href, w.files)
	if name := addressName(block.Href); target == "" && NamesFile(block.Href) {
		target = destination(name)
	}
	if target == "" {
		target = destination(block.Text)
	}
	if block.Head != "" {
		w.b.WriteString(escape(block.Head, place{oneLine: true, link: true}))
	}
	w.link("", block.Text, target)
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

func (w *bodyWriter) gap() {
	if w.b.Len() > 0 {
		w.b.WriteByte('\n')
	}
}

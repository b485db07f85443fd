package extract

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"gonggao/tools/announcement"
)

// longestChrome is how much of a piece of chrome is kept, in characters.
const longestChrome = 2000

// write writes the page's blocks in the order of the page.
func (p *htmlPage) write() {
	p.writeMetas()
	w := htmlWriter{htmlPage: p}
	w.walk(0)
	w.flush()
}

// htmlWriter writes what is around the text; lines of one kind of chrome become one block.
type htmlWriter struct {
	*htmlPage
	next    int // of lines
	kind    announcement.ChromeKind
	pending strings.Builder
	titled  bool
	below   bool // the text is written
}

func (w *htmlWriter) walk(i int32) {
	n := &w.nodes[i]
	switch n.role {
	case ignored:
		return
	case hidden:
		w.chrome(announcement.Hidden, w.textOf(i))
		return
	case copied:
		w.chrome(announcement.Copy, w.textOf(i))
		return
	case chrome:
		w.chrome(w.kinds[i], w.textOf(i))
		return
	case fields:
		w.flush()
		w.doc.Blocks = append(w.doc.Blocks, w.lifted[i]...)
		return
	case titled:
		w.writeTitle()
		return
	}
	if i == w.body {
		w.around()
		return
	}
	if n.Type == html.TextNode {
		for w.next < len(w.lines) && w.lines[w.next].from <= i {
			if w.lines[w.next].from == i {
				w.line(w.next)
			}
			w.next++
		}
		return
	}
	for c := i + 1; c < n.end; c = w.nodes[c].end {
		w.walk(c)
	}
}

// around writes the text with what stands in its element and is not part of it: above the title what precedes the
// first words, below the text the rest.
func (w *htmlWriter) around() {
	end := w.nodes[w.body].end
	first := end
	for n := w.lineOf(w.body); n < len(w.lines) && first == end; n++ {
		if at := w.lines[n].from; at >= end || !w.beyond(at) {
			first = min(at, end)
		}
	}
	w.left(w.body+1, first)
	w.writeTitle()
	w.flush()
	w.doc.Blocks = append(w.doc.Blocks, w.readBody()...)
	w.below = true
	w.left(first, end)
	for w.next < len(w.lines) && w.lines[w.next].from < end {
		w.next++
	}
}

// left writes what was left out of the text between two nodes.
func (w *htmlWriter) left(from, end int32) {
	for i := from; i < end; i++ {
		if n := &w.nodes[i]; n.role == titled {
			continue
		} else if n.role != unread || n.Type == html.TextNode && w.beyond(i) {
			w.walk(i)
			i = n.end - 1
		}
	}
}

// textOf returns the words of a subtree, up to what is kept of them.
func (w *htmlWriter) textOf(i int32) string {
	text, whole := w.words(i, 4*longestChrome)
	if text = tidyLines(text); !whole {
		text += cut
	}
	return text
}

// cut stands where words were left out of a piece of chrome.
const cut = "…"

// line writes a line that stands outside the text.
func (w *htmlWriter) line(n int) {
	s := w.look(n)
	text := w.lines[n].text
	switch {
	case s.status && w.near(n):
		w.flush()
		w.doc.Blocks = append(w.doc.Blocks, announcement.Block{Kind: announcement.Status, Text: text})
	case s.fields != nil && w.near(n):
		w.flush()
		w.doc.Blocks = append(w.doc.Blocks, fieldBlocks(text, s.fields)...)
	case s.chrome != "":
		w.chrome(s.chrome, text)
	case w.title.squashed != "" && sameStart(text, w.title.squashed) && w.squashed(n) == w.title.squashed:
		w.chrome(announcement.Copy, text)
	case !w.below && w.near(n) && bylineOf(text, s) != nil:
		w.flush()
		w.doc.Blocks = append(w.doc.Blocks, fieldBlocks(text, bylineOf(text, s))...)
	case w.lines[n].link:
		w.chrome(announcement.Navigation, text)
	case w.below:
		w.chrome(announcement.Footer, text)
	default:
		w.chrome(announcement.Toolbar, text)
	}
}

// near reports whether line n stands where bylines do: between the title and the text, or close to either. A day
// elsewhere is that of another page.
func (w *htmlWriter) near(n int) bool {
	if w.lines[n].link {
		return false
	}
	at := w.lines[n].from
	start, end := max(w.body, w.first), min(w.nodes[w.body].end, w.last)
	above, below := w.lineOf(start), w.lineOf(end)
	if w.title.from >= 0 && w.title.end <= start {
		return at >= w.title.end && at < start || n >= below && n < below+8 && !isDay(w.look(n)) ||
			at < w.title.from && n+6 >= w.lineOf(w.title.from) && !isDay(w.look(n))
	}
	return n < above && n+6 >= above || n >= below && n < below+8 && !isDay(w.look(n))
}

// isDay reports whether a line is a day and nothing else.
func isDay(s *shape) bool {
	return len(s.fields) == 1 && s.fields[0].label == announcement.LabelDate
}

// lineOf returns the first line that begins at node i or after it.
func (p *htmlPage) lineOf(i int32) int {
	n, _ := p.linesBetween(i, i)
	return n
}

func fieldBlocks(text string, all []field) []announcement.Block {
	var blocks []announcement.Block
	for _, f := range all {
		blocks = append(blocks, announcement.Block{Kind: announcement.Field, Label: f.label, Head: text[f.start:f.value], Text: text[f.value:f.end]})
	}
	return blocks
}

// chrome adds to the piece of chrome that is being written, or begins another.
func (w *htmlWriter) chrome(kind announcement.ChromeKind, text string) {
	text = strings.TrimFunc(tidyLines(text), isBlank)
	if text == "" {
		return
	}
	if kind != w.kind || kind == announcement.Hidden || kind == announcement.Copy {
		w.flush()
	}
	w.kind = kind
	if w.pending.Len() > 0 {
		w.pending.WriteByte('\n')
	}
	w.pending.WriteString(text)
}

// tidyLines trims the lines of a text and leaves blank ones out.
func tidyLines(text string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(text, "\n") {
		if line = collapse(strings.TrimFunc(line, isBlank)); line != "" {
			if b.Len() > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(line)
		}
	}
	return b.String()
}

func (w *htmlWriter) flush() {
	text := w.pending.String()
	w.pending.Reset()
	if text == "" {
		return
	}
	if utf8.RuneCountInString(text) > longestChrome {
		text = string([]rune(text)[:longestChrome]) + cut
	}
	w.doc.Blocks = append(w.doc.Blocks, announcement.Block{Kind: announcement.Chrome, Chrome: w.kind, Text: text})
}

// writeTitle writes the title, once.
func (w *htmlWriter) writeTitle() {
	if w.titled || w.title.text == "" {
		return
	}
	w.titled = true
	w.flush()
	w.doc.Blocks = append(w.doc.Blocks, announcement.Block{Kind: announcement.Title, Text: w.title.text})
}

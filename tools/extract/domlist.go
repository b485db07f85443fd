package extract

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gonggao/tools/announcement"
)

// domList is a list being read.
type domList struct {
	style announcement.ListStyle
	level int
	kind  string // of the numbers: "1", "a", "A", "i", "I"
	next  int
	typed bool // the numbers have to be written out: they are not 1, 2, 3
	items []domNumber
}

// domItem is a list item being read; block is the index of what it became, -1 before.
type domItem struct {
	list  *domList
	value int
	block int
}

// domNumber is an item that was added: its block and its number.
type domNumber struct{ block, value int }

// list reads ul and ol. A list whose items hold whole texts is the page's layout.
func (r *domReader) list(n *html.Node, depth int) {
	r.flush()
	if r.cell || r.layoutList(n) {
		r.context.item = nil
		r.children(n, depth)
		r.flush()
		return
	}
	l := &domList{style: announcement.Bulleted, level: 1 + len(r.context.lists), kind: "1", next: 1}
	if n.DataAtom == atom.Ol {
		l.number(n)
	}
	first := len(r.blocks)
	if l.style == announcement.Numbered && first > 0 && r.blocks[first-1].List == announcement.Numbered && r.blocks[first-1].Level == l.level {
		l.typed = true // in Markdown the two lists would be one
	}
	r.context.lists = append(r.context.lists[:len(r.context.lists):len(r.context.lists)], l)
	r.context.item = nil
	r.children(n, depth)
	r.flush()
	r.closeList(l, first)
}

// number reads how an ol counts.
func (l *domList) number(n *html.Node) {
	l.style = announcement.Numbered
	if strings.Contains(strings.ReplaceAll(attr(n, "style"), " ", ""), "list-style:none") || strings.Contains(strings.ReplaceAll(attr(n, "style"), " ", ""), "list-style-type:none") {
		l.style = announcement.Typed
	}
	if kind := attr(n, "type"); strings.Contains("1aAiI", kind) && kind != "" {
		l.kind = kind
	}
	if start, err := strconv.Atoi(strings.TrimSpace(attr(n, "start"))); err == nil && start > -10000 && start < 100000 {
		l.next = start
	}
	l.typed = l.kind != "1" || l.next != 1
}

func (r *domReader) listItem(n *html.Node, depth int) {
	r.flush()
	if len(r.context.lists) == 0 || r.cell || r.layoutList(n.Parent) {
		r.children(n, depth)
		r.flush()
		return
	}
	l := r.context.lists[len(r.context.lists)-1]
	if value, err := strconv.Atoi(strings.TrimSpace(attr(n, "value"))); err == nil && value > -10000 && value < 100000 && value != l.next {
		l.next, l.typed = value, true
	}
	r.context.item = &domItem{list: l, value: l.next, block: -1}
	r.children(n, depth)
	r.flush()
	if r.context.item.block >= 0 {
		l.next++
	}
}

// addItem adds a paragraph of the current item: the first is the item, the others are more lines of it.
func (r *domReader) addItem(item *domItem, b announcement.Block) {
	if item.block < 0 {
		item.block = len(r.blocks)
		item.list.items = append(item.list.items, domNumber{item.block, item.value})
		b.Kind, b.List, b.Level = announcement.Item, item.list.style, item.list.level
		r.blocks = append(r.blocks, b)
		return
	}
	if item.block != len(r.blocks)-1 {
		r.blocks = append(r.blocks, b)
		return
	}
	whole := &r.blocks[item.block]
	at := len(whole.Text) + 1
	whole.Text += "\n" + b.Text
	for _, s := range b.Spans {
		s.At, s.End = s.At+at, s.End+at
		whole.Spans = append(whole.Spans, s)
	}
}

// closeList settles who numbers the items: the text does when it has the numbers already, and when a list made in
// Markdown would count otherwise than the page did.
func (r *domReader) closeList(l *domList, first int) {
	if l.style != announcement.Numbered || len(l.items) == 0 {
		return
	}
	enumerated := 0
	for _, item := range l.items {
		if enumeratorOf(fold(head(r.blocks[item.block].Text, 60)).text).class != 0 {
			enumerated++
		}
	}
	for _, b := range r.blocks[first:] {
		l.typed = l.typed || b.Kind != announcement.Item || b.Level < l.level
	}
	written := enumerated == len(l.items)
	if !written && !l.typed {
		return
	}
	for _, item := range l.items {
		b := &r.blocks[item.block]
		b.List = announcement.Typed
		if written {
			continue
		}
		number := l.numeral(item.value) + ". "
		b.Text = number + b.Text
		for i := range b.Spans {
			b.Spans[i].At += len(number)
			b.Spans[i].End += len(number)
		}
	}
}

// numeral writes a number the way the list counts.
func (l *domList) numeral(n int) string {
	switch {
	case (l.kind == "a" || l.kind == "A") && n >= 1 && n <= 26:
		return string(rune(l.kind[0]) + rune(n-1))
	case (l.kind == "i" || l.kind == "I") && n >= 1 && n <= 3999:
		roman := ""
		for _, d := range []struct {
			value int
			sign  string
		}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
			for ; n >= d.value; n -= d.value {
				roman += d.sign
			}
		}
		if l.kind == "I" {
			roman = strings.ToUpper(roman)
		}
		return roman
	}
	return strconv.Itoa(n)
}

// head returns at most n bytes of s, cut between characters.
func head(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n]
}

package hugosite

import (
	"strconv"
	"strings"

	"gonggao/tools/announcement"
)

// openList is a list that the next item may belong to.
type openList struct {
	style  announcement.ListStyle
	level  int
	indent string // of its markers
	inside string // of what belongs to its last item
	items  int
}

// item writes an item of a list. Lists of one level that differ in who numbers them are different lists, and so are
// their markers.
func (w *bodyWriter) item(block announcement.Block) {
	level := max(block.Level, 1)
	w.endLists(level)
	if n := len(w.lists); n > 0 && w.lists[n-1].level == level && w.lists[n-1].style != block.List {
		w.endLists(level - 1)
	}
	n := len(w.lists)
	if n == 0 {
		w.gap()
	}
	if n == 0 || w.lists[n-1].level < level {
		l := openList{style: block.List, level: level}
		if n > 0 {
			l.indent = w.lists[n-1].inside
		}
		w.lists = append(w.lists, l)
		n++
	}
	l := &w.lists[n-1]
	l.items++
	marker := "- "
	switch l.style {
	case announcement.Bulleted:
		marker = "* "
	case announcement.Numbered:
		marker = strconv.Itoa(l.items) + ". "
	}
	l.inside = l.indent + strings.Repeat(" ", len(marker))
	p := place{indent: l.inside, hard: block.List != announcement.Typed}
	w.b.WriteString(l.indent + marker + w.inline(block, p) + "\n")
}

// endLists closes the lists deeper than a level.
func (w *bodyWriter) endLists(level int) {
	for len(w.lists) > 0 && w.lists[len(w.lists)-1].level > level {
		l := w.lists[len(w.lists)-1]
		w.lists = w.lists[:len(w.lists)-1]
		if l.style == announcement.Typed {
			w.b.WriteString(l.indent + "{.enumerated}\n")
		}
	}
}

package search

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// tree is a page's elements and texts in the order of the document.
type tree []node

type node struct {
	tag   atom.Atom // 0 of a text, and of an element that HTML does not know
	text  string    // of a text
	attrs []html.Attribute
	end   int // the first node behind what is in it
}

// parse returns the tree of a page.
func parse(body []byte) (tree, error) {
	doc, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	var t tree
	t.take(doc)
	return t, nil
}

// take appends a node of a whole tree with what is in it. The parser bounds how deep a tree can be (512 open elements).
func (t *tree) take(n *html.Node) {
	i := len(*t)
	switch n.Type {
	case html.TextNode:
		*t = append(*t, node{text: n.Data, end: i + 1})
	case html.ElementNode, html.DocumentNode:
		*t = append(*t, node{tag: n.DataAtom, attrs: n.Attr})
		for child := range n.ChildNodes() {
			t.take(child)
		}
		(*t)[i].end = len(*t)
	}
}

// find returns the first node within the one at i that ok says yes to, or -1.
func (t tree) find(i int, ok func(node) bool) int {
	for k := i + 1; k < t[i].end; k++ {
		if ok(t[k]) {
			return k
		}
	}
	return -1
}

// content returns the text within a node as a browser would give it, its blanks squeezed; "" of the node -1.
func (t tree) content(i int) string {
	if i < 0 {
		return ""
	}
	var b strings.Builder
	for _, n := range t[i:t[i].end] {
		b.WriteString(n.text)
	}
	return squeeze(b.String())
}

func (n node) attribute(key string) (value string, ok bool) {
	for _, a := range n.attrs {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

func (n node) value(key string) string {
	value, _ := n.attribute(key)
	return value
}

func (n node) has(key string) bool {
	_, ok := n.attribute(key)
	return ok
}

// is asks for elements.
func is(tags ...atom.Atom) func(node) bool {
	return func(n node) bool { return slices.Contains(tags, n.tag) }
}

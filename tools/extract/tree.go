package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// node is one node of an HTML page, with the sums of what readers see of it and of everything below it.
// The nodes of a page stand in document order, so those below node i are i+1 … end-1.
type node struct {
	*html.Node
	parent, end int32

	han, linkHan     int32 // characters; linkHan: those inside links
	chars, linkChars int32 // everything but blanks
	stops, linkStops int32 // 。；！？
	links            int32
	pictures         int32 // <img>, tiny ones and those of the site's frame aside
	files            int32 // links to documents
	labels           int32 // texts that begin with a label of the vocabulary
	blocks           int32 // elements that make a line of their own
	breaks           int32 // <br>
	hash             uint64

	name nameHint // what its id and classes say
	role role
}

// role is what became of a subtree.
type role uint8

const (
	unread  role = iota
	ignored      // script, style, template: nothing anybody reads
	hidden
	copied // says once more what stands elsewhere
	chrome
	fields // a label block
	titled // the page's title
)

// tree is a parsed page, one slice in document order.
type tree struct {
	nodes    []node
	metas    []*html.Node
	titles   []*html.Node // <title>
	baseHref string       // of the first <base> that has one
	comments []int32
	marked   []mark          // elements whose id, class or name a rule asks for
	wanted   map[string]bool // the ids, classes and names that rules ask for
}

// mark is an element that may be what a rule asks for.
type mark struct {
	key  string
	node int32
}

// hashBase is an odd multiplier with well-mixed bits (2^64 divided by the golden ratio).
const hashBase = 0x9e3779b97f4a7c15

// newTree numbers the nodes and sums up what they hold, in one pass.
func newTree(root *html.Node, wanted map[string]bool) *tree {
	t := &tree{nodes: make([]node, 0, sizeOf(root)), wanted: wanted}
	t.add(root, -1, 0)
	return t
}

// sizeOf returns how many nodes a tree has, those in elements that nobody reads aside.
func sizeOf(n *html.Node) int {
	total := 1
	if n.Type == html.ElementNode && isIgnored(n.DataAtom) {
		return total
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		total += sizeOf(c)
	}
	return total
}

// add appends n and what stands below it. The parser bounds the depth, so recursion is safe. It returns hashBase to
// the power of the characters it holds, by which the hash of what precedes it is moved up.
func (t *tree) add(n *html.Node, parent int32, inLink int32) (power uint64) {
	i := int32(len(t.nodes))
	t.nodes = append(t.nodes, node{Node: n, parent: parent, end: i + 1})
	power = 1
	switch n.Type {
	case html.TextNode:
		return t.nodes[i].read(inLink)
	case html.ElementNode:
		if !t.open(i, n) {
			return power
		}
		if n.DataAtom == atom.A {
			inLink = 1
		}
	case html.CommentNode:
		t.comments = append(t.comments, i)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		at := len(t.nodes)
		moved := t.add(c, i, inLink)
		if child := &t.nodes[at]; child.role == unread {
			me := &t.nodes[i]
			me.sum(child, 1)
			me.hash = me.hash*moved + child.hash
			power *= moved
		}
	}
	me := &t.nodes[i]
	me.end = int32(len(t.nodes))
	if n.Type == html.ElementNode {
		me.count()
	}
	return power
}

// open notes what the tag of element i says and reports whether anything below it is to be read.
func (t *tree) open(i int32, n *html.Node) bool {
	me := &t.nodes[i]
	switch n.DataAtom {
	case atom.Meta:
		t.metas = append(t.metas, n)
	case atom.Title:
		t.titles = append(t.titles, n)
	case atom.Base:
		if t.baseHref == "" {
			t.baseHref = strings.TrimSpace(attr(n, "href"))
		}
	case atom.Head: // holds what is read by other ways
		me.role = ignored
		return true
	case 0:
		if t.wanted[n.Data] {
			t.marked = append(t.marked, mark{n.Data, i})
		}
	}
	if isIgnored(n.DataAtom) {
		switch src := embedded(n); {
		case src == "":
			me.role = ignored
		case isDocument(src):
			me.pictures = 1 // a viewer is seen like a picture
		}
		return false
	}
	me.name = tagHint(n.DataAtom)
	for k := range n.Attr {
		a := &n.Attr[k]
		switch a.Key {
		case "hidden":
			me.role = hidden
		case "style":
			if hidesByStyle(a.Val) {
				me.role = hidden
			}
		case "id":
			if t.wanted["#"+a.Val] {
				t.marked = append(t.marked, mark{"#" + a.Val, i})
			}
			me.name |= hintOf(a.Val)
		case "class":
			for class := range strings.FieldsSeq(a.Val) {
				if hiddenClasses[class] {
					me.role = hidden
				}
				if t.wanted["."+class] {
					t.marked = append(t.marked, mark{"." + class, i})
				}
				me.name |= hintOf(class)
			}
		}
	}
	return true
}

// count adds what the element itself is to its sums.
func (n *node) count() {
	switch n.DataAtom {
	case atom.A:
		if n.chars > longestLink && n.stops >= 2 { // a link that someone forgot to close
			n.linkHan, n.linkChars, n.linkStops = 0, 0, 0
		}
		n.links++
		if isFileLink(attr(n.Node, "href")) {
			n.files++
		}
	case atom.Img:
		if isPicture(n.Node) {
			n.pictures++
		}
	case atom.Br:
		n.breaks++
	default:
		if isBlock(n.DataAtom) {
			n.blocks++
		}
	}
}

// sum adds what child holds to n, or takes it away.
func (n *node) sum(child *node, sign int32) {
	n.han += sign * child.han
	n.linkHan += sign * child.linkHan
	n.chars += sign * child.chars
	n.linkChars += sign * child.linkChars
	n.stops += sign * child.stops
	n.linkStops += sign * child.linkStops
	n.links += sign * child.links
	n.pictures += sign * child.pictures
	n.files += sign * child.files
	n.labels += sign * child.labels
	n.blocks += sign * child.blocks
	n.breaks += sign * child.breaks
}

// drop gives a subtree a role and takes its sums from everything above it.
func (t *tree) drop(i int32, r role) {
	n := &t.nodes[i]
	if n.role != unread {
		return
	}
	n.role = r
	for p := n.parent; p >= 0; p = t.nodes[p].parent {
		t.nodes[p].sum(n, -1)
		if t.nodes[p].role != unread {
			return
		}
	}
}

// children calls f with each child of i that nothing became of yet, until it returns false.
func (t *tree) children(i int32, f func(c int32) bool) {
	for c := i + 1; c < t.nodes[i].end; c = t.nodes[c].end {
		if t.nodes[c].role == unread && !f(c) {
			return
		}
	}
}

// contains reports whether j stands below i, or is i.
func (t *tree) contains(i, j int32) bool { return j >= i && j < t.nodes[i].end }

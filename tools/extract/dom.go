package extract

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gonggao/tools/announcement"
)

// domBlocks reads the element that holds a page's text into blocks, in the order of the page. Addresses are made
// absolute by base where there is one. Nodes for which skip (which may be nil) holds are left out with all below them.
//
// White space is collapsed as CSS does; U+3000, no-break spaces, control and zero-width characters stay for repair
// to see and log. Kinds that take knowledge of the page as a whole (titles, signatures, enumerated headings and
// items) are left to the caller. What serves no reader, such as 打印 or an empty 附件：, comes as Chrome.
func domBlocks(root *html.Node, base *url.URL, skip func(*html.Node) bool) []announcement.Block {
	r := domReader{base: base, skip: skip}
	r.survey(root)
	r.walk(root, 0)
	r.flush()
	return r.finish()
}

// maxDOMDepth bounds the recursion for trees that no parser made; html.Parse itself stops at 512.
const maxDOMDepth = 2000

// domReader walks a tree and gathers blocks.
type domReader struct {
	base    *url.URL
	skip    func(*html.Node) bool
	tables  map[*html.Node]*domTable // what survey found out
	quotes  map[*html.Node]bool      // blockquotes that quote, not those that only indent
	items   map[*html.Node]*domCell  // what list items hold
	layouts map[*html.Node]bool      // lists, once asked for: whether they are layout
	blocks  []announcement.Block
	line    domLine
	parts   []domPart // of the line, while it is written
	context domContext
	cell    bool // the line is a cell of a data table
}

// domContext is what the elements around a text say of it. It is saved and restored around each element.
type domContext struct {
	strong  bool
	plain   bool // strong means nothing: in a heading or a header cell
	centred bool
	pre     bool
	heading int // 1–6 inside h1–h6
	quote   bool
	lists   []*domList
	item    *domItem
	link    *html.Node
	href    string
	script  rune // '^' in sup, '_' in sub
}

func (r *domReader) walk(n *html.Node, depth int) {
	switch n.Type {
	case html.TextNode:
		if r.skip == nil || !r.skip(n) {
			r.text(n.Data)
		}
		return
	case html.ElementNode:
		if r.skip != nil && r.skip(n) || r.embed(n) || unseen(n) {
			return
		}
	case html.DocumentNode:
	default:
		return
	}
	if depth > maxDOMDepth {
		r.flat(n)
		return
	}
	saved := r.context
	r.style(n)
	r.open(n, depth)
	r.context = saved
}

func (r *domReader) children(n *html.Node, depth int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.walk(c, depth+1)
	}
}

// open reads an element by its name.
func (r *domReader) open(n *html.Node, depth int) {
	switch n.DataAtom {
	case atom.Br:
		r.line.breakLine()
		return
	case atom.Wbr, atom.Input, atom.Rt, atom.Rp, atom.Rtc, atom.Source, atom.Track:
		return
	case atom.Hr:
		r.flush()
		return
	case atom.Img:
		r.image(n)
		return
	case atom.A:
		r.anchor(n, depth)
		return
	case atom.Table:
		r.table(n, depth)
		return
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		r.list(n, depth)
		return
	case atom.Li:
		r.listItem(n, depth)
		return
	}
	if !isBlock(n.DataAtom) && !r.blockByStyle(n) {
		r.children(n, depth)
		return
	}
	if r.cell && (n.DataAtom == atom.Td || n.DataAtom == atom.Th) {
		r.line.gap() // a table within a cell: its own cells stand beside each other
		r.children(n, depth)
		r.line.gap()
		return
	}
	r.flush()
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		r.context.heading, r.context.plain = int(n.Data[1]-'0'), true
	case atom.Center:
		r.context.centred = true
	case atom.Pre, atom.Listing:
		r.context.pre = true
	case atom.Blockquote:
		r.context.quote = r.context.quote || r.quotes[n]
	}
	r.children(n, depth)
	r.flush()
}

// style reads what an element says of its looks, as far as that is meaning.
func (r *domReader) style(n *html.Node) {
	c := &r.context
	switch n.DataAtom {
	case atom.B, atom.Strong:
		c.strong = true
	case atom.Sup:
		c.script = '^'
	case atom.Sub:
		c.script = '_'
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "align":
			if n.DataAtom != atom.Table && isBlock(n.DataAtom) {
				c.centred = strings.EqualFold(strings.TrimSpace(a.Val), "center")
			}
		case "style":
			if len(a.Val) >= len("top:0") {
				r.declarations(a.Val, isBlock(n.DataAtom))
			}
		}
	}
}

func (r *domReader) declarations(style string, block bool) {
	for declaration := range strings.SplitSeq(style, ";") {
		property, value, _ := strings.Cut(declaration, ":")
		switch property = strings.TrimSpace(property); {
		case block && strings.EqualFold(property, "text-align"):
			r.context.centred = strings.EqualFold(strings.TrimSpace(value), "center")
		case strings.EqualFold(property, "font-weight"):
			switch strings.ToLower(strings.TrimSpace(value)) {
			case "bold", "bolder", "600", "700", "800", "900":
				r.context.strong = true
			case "normal", "400", "lighter", "300":
				r.context.strong = false
			}
		}
	}
}

// blockByStyle reports whether an inline element is made a block: <span style="display:block">.
func (r *domReader) blockByStyle(n *html.Node) bool {
	style := attr(n, "style")
	i := strings.Index(style, "display")
	if i < 0 {
		return false
	}
	value := strings.TrimLeft(style[i+len("display"):], " :\t")
	return strings.HasPrefix(value, "block") || strings.HasPrefix(value, "flex") || strings.HasPrefix(value, "grid") || strings.HasPrefix(value, "table")
}

// unseen reports whether a browser shows nothing of an element: scripts, form controls, drawings, what is hidden,
// and the data that Word leaves in its HTML.
func unseen(n *html.Node) bool {
	if isIgnored(n.DataAtom) || n.Namespace != "" {
		return true
	}
	if n.DataAtom == 0 {
		name := n.Data
		if name == "xml" || strings.HasPrefix(name, "w:") || strings.HasPrefix(name, "v:") {
			return true
		}
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			if hidesByStyle(a.Val) || strings.Contains(a.Val, "mso-hide") {
				return true
			}
		}
	}
	return false
}

func (r *domReader) text(text string) {
	switch {
	case r.context.pre:
		for i, part := range strings.Split(text, "\n") {
			if i > 0 {
				r.line.breakLine()
			}
			r.line.text(strings.TrimSuffix(part, "\r"), r.context)
		}
	case r.context.script != 0:
		r.line.text(raised(text, r.context.script), r.context)
	default:
		r.line.text(text, r.context)
	}
}

// flat reads the text of a tree that is too deep to have a form, without recursion.
func (r *domReader) flat(root *html.Node) {
	for n := root; n != nil; {
		down := true
		switch n.Type {
		case html.TextNode:
			r.text(n.Data)
		case html.ElementNode:
			if down = !(r.skip != nil && r.skip(n) || unseen(n)); down && (isBlock(n.DataAtom) || n.DataAtom == atom.Br) {
				r.flush()
			}
		}
		if down && n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		for n != root && n.NextSibling == nil {
			n = n.Parent
		}
		if n == root {
			return
		}
		n = n.NextSibling
	}
}

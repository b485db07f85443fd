package search

import (
	"bytes"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// quick reads the tokens of an article without the rules by which a browser mends HTML. It gives up, so that a whole parser has to be
// asked, as soon as one of them might be needed: FuzzQuick holds that both come to the same. It keeps its memory.
type quick struct {
	tree
	open  []int // the elements that are open
	attrs []html.Attribute
	svg   []string // names of the elements that are open in a drawing
}

// parse returns a page's tree, which is valid until the next call.
func (q *quick) parse(body []byte) (t tree, ok bool) {
	at := bytes.Index(body, marker)
	if at < 0 || bytes.Contains(body[at+1:], marker) || bytes.IndexByte(body, 0) >= 0 {
		return nil, false
	}
	q.tree, q.open, q.attrs, q.svg = q.tree[:0], q.open[:0], q.attrs[:0], q.svg[:0]
	q.head(body[:at])
	ok = q.article(body[at:])
	return q.tree, ok
}

// head takes the meta and link elements before the body, until there are those that are asked for.
func (q *quick) head(head []byte) {
	z := html.NewTokenizer(bytes.NewReader(head))
	for missing := 3; missing > 0; {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			tag := atom.Lookup(name)
			switch tag {
			case atom.Body:
				return
			case atom.Meta, atom.Link:
			default:
				continue
			}
			n := node{tag: tag, attrs: q.attributes(z, more)}
			if n.value("rel") == "canonical" || n.value("name") == "PubDate" || n.value("name") == "ContentSource" {
				q.add(n)
				missing--
			}
		}
	}
}

// wanted are the attributes that readPage asks for.
var wanted = map[string]bool{
	"name": true, "content": true, "rel": true, "href": true, "datetime": true, "alt": true, "hidden": true,
	"data-kind": true, "data-state": true, "data-opens": true, "data-closes": true, "data-outcome": true,
	"data-search": true, "data-nosearch": true, "data-answer": true,
}

func (q *quick) attributes(z *html.Tokenizer, more bool) []html.Attribute {
	first := len(q.attrs)
	for more {
		var key, value []byte
		if key, value, more = z.TagAttr(); wanted[string(key)] {
			q.attrs = append(q.attrs, html.Attribute{Key: string(key), Val: string(value)})
		}
	}
	return q.attrs[first:]
}

func (q *quick) add(n node) {
	n.end = len(q.tree) + 1
	q.tree = append(q.tree, n)
}

// article takes an element up to its end.
func (q *quick) article(body []byte) bool {
	z := html.NewTokenizer(bytes.NewReader(body))
	for first := true; first || len(q.open) > 0; first = false {
		ok := false
		switch token := z.Next(); token {
		case html.TextToken:
			ok = q.text(string(z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			ok = q.start(string(name), token == html.SelfClosingTagToken, q.attributes(z, more))
		case html.EndTagToken:
			name, _ := z.TagName()
			ok = q.close(string(name))
		case html.CommentToken:
			ok = len(q.svg) == 0 // there it may be text
		}
		if !ok {
			return false
		}
	}
	return true
}

// parent returns the element that is open, or the one so many around it.
func (q *quick) parent(up int) atom.Atom {
	if up >= len(q.open) {
		return 0
	}
	return q.tree[q.open[len(q.open)-1-up]].tag
}

func (q *quick) within(tags map[atom.Atom]bool) bool {
	for _, i := range q.open {
		if tags[q.tree[i].tag] {
			return true
		}
	}
	return false
}

func (q *quick) text(s string) bool {
	if inTable[q.parent(0)] && squeeze(s) != "" {
		return false
	}
	q.add(node{text: s})
	return true
}

func (q *quick) start(name string, closed bool, attrs []html.Attribute) bool {
	const deepest = 100 // elements; a parser has another limit
	tag := atom.Lookup([]byte(name))
	if len(q.open) > deepest || !q.fits(tag, closed) {
		return false
	}
	q.add(node{tag: tag, attrs: attrs})
	switch {
	case len(q.svg) > 0 && closed, voids[tag]:
		return true
	case len(q.svg) > 0 || tag == atom.Svg:
		q.svg = append(q.svg, name)
	}
	q.open = append(q.open, len(q.tree)-1)
	return true
}

// fits returns whether a browser puts an element into the one that is open, and changes nothing else.
func (q *quick) fits(tag atom.Atom, closed bool) bool {
	if len(q.svg) > 0 {
		return tag == 0 // HTML's own elements end a drawing
	}
	if closed && !voids[tag] {
		return false
	}
	parent := q.parent(0)
	switch tag {
	case atom.Li:
		return parent == atom.Ul || parent == atom.Ol
	case atom.Dt, atom.Dd:
		return parent == atom.Dl || parent == atom.Div && q.parent(1) == atom.Dl
	case atom.Rt, atom.Rp:
		return parent == atom.Ruby
	case atom.Caption, atom.Thead, atom.Tbody, atom.Tfoot:
		return parent == atom.Table
	case atom.Tr:
		return parent == atom.Thead || parent == atom.Tbody || parent == atom.Tfoot
	case atom.Td, atom.Th:
		return parent == atom.Tr
	}
	if inTable[parent] {
		return false
	}
	switch {
	case phrasing[tag]:
		return tag != atom.A && tag != atom.Button || !q.within(map[atom.Atom]bool{tag: true})
	case headings[tag] && q.within(headings):
		return false
	}
	return blocks[tag] && !q.within(paragraph)
}

func (q *quick) close(name string) bool {
	if len(q.open) == 0 || q.parent(0) != atom.Lookup([]byte(name)) {
		return false
	}
	if last := len(q.svg) - 1; last >= 0 {
		if q.svg[last] != name {
			return false
		}
		q.svg = q.svg[:last]
	}
	last := len(q.open) - 1
	q.tree[q.open[last]].end = len(q.tree)
	q.open = q.open[:last]
	return true
}

var (
	paragraph = map[atom.Atom]bool{atom.P: true}
	voids     = map[atom.Atom]bool{atom.Br: true, atom.Img: true, atom.Wbr: true}
	headings  = map[atom.Atom]bool{atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true}
	inTable   = map[atom.Atom]bool{atom.Table: true, atom.Thead: true, atom.Tbody: true, atom.Tfoot: true, atom.Tr: true}

	// phrasing leaves a paragraph open.
	phrasing = map[atom.Atom]bool{
		atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Br: true, atom.Button: true, atom.Cite: true,
		atom.Code: true, atom.Del: true, atom.Dfn: true, atom.Em: true, atom.I: true, atom.Img: true, atom.Ins: true, atom.Kbd: true,
		atom.Label: true, atom.Mark: true, atom.Q: true, atom.Ruby: true, atom.S: true, atom.Samp: true, atom.Small: true, atom.Span: true,
		atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Svg: true, atom.Time: true, atom.U: true, atom.Var: true, atom.Wbr: true,
	}
	// blocks end a paragraph.
	blocks = map[atom.Atom]bool{
		atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Details: true, atom.Div: true, atom.Dl: true,
		atom.Figcaption: true, atom.Figure: true, atom.Footer: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true,
		atom.H5: true, atom.H6: true, atom.Header: true, atom.Main: true, atom.Nav: true, atom.Ol: true, atom.P: true, atom.Pre: true,
		atom.Section: true, atom.Summary: true, atom.Table: true, atom.Ul: true,
	}
)

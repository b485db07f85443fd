package extract

import (
	"fmt"
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"gonggao/tools/announcement"
)

// HTMLOptions says what is known besides the page.
type HTMLOptions struct {
	Sources Sources // asked before anything else, in order; none: the page must speak for itself
}

// HTML reads a page, already UTF-8, into a Document; address is its URL, "" when it is not known.
// What readers see as the text stands between what is around it, in the order of the page; the page's meta elements
// stand first, as fields. Of each piece of chrome no more than the first 2,000 characters are kept.
//
// A list or home page is an *announcement.Problem of kind IndexPage, and so is told from a page that has no text.
// Markup nested deeper than 512 elements, or that would make millions more of them than it has tags, is read as running
// text and flagged.
func HTML(text, address string, opts HTMLOptions) (announcement.Document, error) {
	p := htmlPage{base: baseOf(address), kinds: map[int32]announcement.ChromeKind{}}
	var root *html.Node
	err := errHeavy
	if !heavy(text) {
		root, err = html.Parse(skimmed(text))
	}
	if err != nil {
		if root, err = html.Parse(strings.NewReader(flattened(text))); err != nil {
			return announcement.Document{}, fmt.Errorf("parse %s: %w", address, err)
		}
		p.doc.Raise(announcement.Flag{Kind: announcement.DeepMarkup, Block: -1})
	}
	p.tree = newTree(root, opts.Sources.wanted)
	p.sources, p.last = opts.Sources.on(p.base), int32(len(p.nodes))
	p.top = p.bodyElement()
	p.base = rebased(p.base, p.baseHref)
	p.readMetas()
	p.reveal()
	p.liftLabels()
	p.readLines()
	p.findTitle()
	p.dropChrome()
	p.dropHeaded()
	p.dropCopies()
	p.dropViews()
	p.chooseBody()
	p.titleNear()
	if links, is := p.isIndex(); is {
		return announcement.Document{}, &announcement.Problem{
			Kind: announcement.IndexPage,
			Data: map[string]string{"links": fmt.Sprint(links)},
			Err:  fmt.Errorf("read %s: it is a list of %d links, no announcement", address, links),
		}
	}
	p.flagPages()
	p.write()
	return p.doc, nil
}

// htmlPage is an HTML page being read.
type htmlPage struct {
	*tree
	base     *url.URL
	sources  []compiled
	metas    []metaField
	top      int32                             // the body element
	lifted   map[int32][]announcement.Block    // the fields of each label block
	labelled []int32                           // the label blocks, in order
	kinds    map[int32]announcement.ChromeKind // of each piece of chrome
	lines    []htmlLine
	title    htmlTitle
	body     int32 // the node that holds the text
	known    bool  // a rule named it
	first    int32 // the text stands between these two nodes: not all that the body holds is text
	last     int32
	doc      announcement.Document
}

// baseOf returns the address that relative links count from, nil when it is not known.
func baseOf(address string) *url.URL {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return nil
	}
	return u
}

// rebased returns the address that a <base> makes links count from.
func rebased(base *url.URL, href string) *url.URL {
	switch {
	case href == "":
		return base
	case base == nil:
		return baseOf(href)
	}
	if u, err := base.Parse(href); err == nil && u.Host != "" {
		return u
	}
	return base
}

// reveal shows what is hidden on a page that shows nothing else: a script was to uncover it.
func (p *htmlPage) reveal() {
	if p.nodes[0].han >= 60 {
		return
	}
	best := int32(-1)
	for i := range p.nodes {
		if n := &p.nodes[i]; n.role == hidden && n.han >= 60 && (best < 0 || n.han > p.nodes[best].han) {
			best = int32(i)
		}
	}
	if best < 0 {
		return
	}
	n := &p.nodes[best]
	n.role = unread
	for a := n.parent; a >= 0; a = p.nodes[a].parent {
		p.nodes[a].sum(n, 1)
		if p.nodes[a].role == hidden {
			p.nodes[a].role = unread
		}
	}
}

// gone reports whether node i, or something it stands in, was given a role.
func (t *tree) gone(i int32) bool {
	for ; i >= 0; i = t.nodes[i].parent {
		if t.nodes[i].role != unread {
			return true
		}
	}
	return false
}

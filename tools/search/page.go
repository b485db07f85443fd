package search

import (
	"bytes"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The weights of a line.
const (
	inBody    = 1
	inHeading = 2 // and in fields
	inTitle   = 3
)

// line is one block of text of a page.
type line struct {
	Text   string
	Weight int
}

// text is an announcement in one script, as its built page has it.
type text struct {
	URL        string // path and query of the canonical address
	Title      string
	Date       string // 2006-01-02, perhaps with the time; "" when nobody knows
	Department string
	Kind       string
	State      string // of a consultation when the site was built
	Opens      string // 2006-01-02, "" when not known
	Closes     string
	Outcome    bool
	Answers    []answer
	Lines      []line
}

// marker is what every page with an announcement contains.
var marker = []byte("<article data-kind=")

// readPage returns the announcement of a built page, or nil when it has none. The layouts mark it:
// data-kind, data-state, data-opens, data-closes, data-outcome on the article, data-search on what is the announcement's own,
// data-nosearch on what is not within it, and data-answer on what answers a question.
func readPage(body []byte) (*text, error) {
	if !bytes.Contains(body, marker) {
		return nil, nil
	}
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	article := doc.Find("article[data-kind]").First()
	attr := func(name string) string { return strings.TrimSpace(article.AttrOr(name, "")) }
	meta := func(name string) string {
		return strings.TrimSpace(doc.Find(`meta[name="`+name+`"]`).AttrOr("content", ""))
	}
	t := &text{
		URL:        pathOf(doc.Find(`link[rel="canonical"]`).AttrOr("href", "")),
		Title:      squeeze(article.Find("h1").First().Text()),
		Date:       meta("PubDate"),
		Department: meta("ContentSource"),
		Kind:       attr("data-kind"),
		State:      attr("data-state"),
		Opens:      attr("data-opens"),
		Closes:     attr("data-closes"),
		Outcome:    attr("data-outcome") == "true",
	}
	if t.Date == "" {
		t.Date = article.Find(`[data-answer^="date_"] time`).First().AttrOr("datetime", "")
	}
	r := &reader{weight: inBody}
	for _, node := range article.Find("[data-search]").Nodes {
		r.walk(node)
	}
	t.Lines = r.lines
	t.Answers = readAnswers(article)
	return t, nil
}

// reader collects the lines of a tree.
type reader struct {
	lines  []line
	buf    strings.Builder
	weight int
}

func (r *reader) endLine() {
	if s := squeeze(r.buf.String()); s != "" {
		r.lines = append(r.lines, line{s, r.weight})
	}
	r.buf.Reset()
}

// walk reads a node and what is in it. The parser bounds how deep a tree can be (512 open elements).
func (r *reader) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		r.buf.WriteString(n.Data)
		return
	case html.ElementNode:
	default:
		return
	}
	switch n.DataAtom {
	case atom.Nav, atom.Script, atom.Style, atom.Svg, atom.Template, atom.Rt, atom.Rp:
		return
	case atom.Br:
		r.buf.WriteByte(' ')
		return
	case atom.Img:
		r.buf.WriteString(attribute(n, "alt"))
		return
	}
	if has(n, "data-nosearch") || has(n, "hidden") {
		return
	}
	before := r.weight
	switch n.DataAtom {
	case atom.H1:
		r.weight = inTitle
	case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Dd, atom.Caption:
		r.weight = max(r.weight, inHeading)
	}
	inline := inlines[n.DataAtom]
	if !inline {
		now := r.weight
		r.weight = before
		r.endLine()
		r.weight = now
	}
	for child := range n.ChildNodes() {
		r.walk(child)
	}
	if !inline {
		r.endLine()
	}
	r.weight = before
}

// inlines do not end a line; every other element does.
var inlines = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Cite: true, atom.Code: true, atom.Del: true,
	atom.Dfn: true, atom.Em: true, atom.I: true, atom.Ins: true, atom.Kbd: true, atom.Mark: true, atom.Ruby: true, atom.S: true,
	atom.Small: true, atom.Span: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true, atom.U: true, atom.Wbr: true,
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// squeeze makes every run of blanks one blank.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// pathOf takes scheme and host from an address, so that the index works wherever the site stands.
func pathOf(address string) string {
	if _, rest, ok := strings.Cut(address, "://"); ok {
		if _, path, ok := strings.Cut(rest, "/"); ok {
			return "/" + path
		}
		return "/"
	}
	return address
}

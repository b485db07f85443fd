package search

import (
	"bytes"
	"strings"

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
	page, err := parse(body)
	if err != nil {
		return nil, err
	}
	return page.announcement(), nil
}

func (t tree) announcement() *text {
	found := &text{}
	article := -1
	for i, n := range t {
		switch {
		case n.tag == atom.Article && article < 0 && n.has("data-kind"):
			article = i
		case n.tag == atom.Link && n.value("rel") == "canonical" && found.URL == "":
			found.URL = pathOf(n.value("href"))
		case n.tag == atom.Meta && n.value("name") == "PubDate" && found.Date == "":
			found.Date = strings.TrimSpace(n.value("content"))
		case n.tag == atom.Meta && n.value("name") == "ContentSource" && found.Department == "":
			found.Department = strings.TrimSpace(n.value("content"))
		}
	}
	if article < 0 { // what looked like one was text
		return nil
	}
	attr := func(name string) string { return strings.TrimSpace(t[article].value(name)) }
	found.Title = t.content(t.find(article, is(atom.H1)))
	found.Kind = attr("data-kind")
	found.State = attr("data-state")
	found.Opens = attr("data-opens")
	found.Closes = attr("data-closes")
	found.Outcome = attr("data-outcome") == "true"
	r := &reader{tree: t, weight: inBody}
	for i := article + 1; i < t[article].end; i++ {
		if t[i].has("data-search") {
			r.walk(i)
		}
		field, ok := t[i].attribute("data-answer")
		if !ok {
			continue
		}
		if found.Date == "" && strings.HasPrefix(field, "date_") {
			if day := t.find(i, is(atom.Time)); day > 0 {
				found.Date = t[day].value("datetime")
			}
		}
		if a := t.answer(i, field); a.Value != "" {
			found.Answers = append(found.Answers, a)
		}
	}
	found.Lines = r.lines
	return found
}

// reader collects the lines of a tree.
type reader struct {
	tree
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

// walk reads the node at i and what is in it, and returns what is behind.
func (r *reader) walk(i int) (next int) {
	n := r.tree[i]
	r.buf.WriteString(n.text)
	switch n.tag {
	case atom.Nav, atom.Script, atom.Style, atom.Svg, atom.Template, atom.Rt, atom.Rp:
		return n.end
	case atom.Br:
		r.buf.WriteByte(' ')
		return n.end
	case atom.Img:
		r.buf.WriteString(n.value("alt"))
		return n.end
	}
	if n.has("data-nosearch") || n.has("hidden") {
		return n.end
	}
	before := r.weight
	switch n.tag {
	case atom.H1:
		r.weight = inTitle
	case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Dd, atom.Caption:
		r.weight = max(r.weight, inHeading)
	}
	inline := n.text != "" || inlines[n.tag]
	if !inline {
		now := r.weight
		r.weight = before
		r.endLine()
		r.weight = now
	}
	for i++; i < n.end; {
		i = r.walk(i)
	}
	if !inline {
		r.endLine()
	}
	r.weight = before
	return n.end
}

// inlines do not end a line; every other element does.
var inlines = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Cite: true, atom.Code: true, atom.Del: true,
	atom.Dfn: true, atom.Em: true, atom.I: true, atom.Ins: true, atom.Kbd: true, atom.Mark: true, atom.Ruby: true, atom.S: true,
	atom.Small: true, atom.Span: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true, atom.U: true, atom.Wbr: true,
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

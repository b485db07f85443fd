package eval

import (
	"slices"
	"strings"
	"time"

	"gonggao/tools/announcement"
)

// Part is how many of a number were right.
type Part struct {
	Right int `json:"right"`
	Of    int `json:"of"`
}

func (p *Part) add(q Part) { p.Right, p.Of = p.Right+q.Right, p.Of+q.Of }

func one(right bool) Part {
	if right {
		return Part{1, 1}
	}
	return Part{0, 1}
}

// Score is what was right about one page, or about all of a group.
type Score struct {
	ID    string `json:"id,omitempty"`
	Kind  string `json:"kind,omitempty"`
	Group string `json:"group,omitempty"`
	Error string `json:"error,omitempty"`
	Pages int    `json:"pages"`

	BodyF1             float64  `json:"body_f1"` // of a group: the mean of its pages
	ParagraphPrecision Part     `json:"paragraph_precision"`
	ParagraphRecall    Part     `json:"paragraph_recall"`
	Rows               Part     `json:"rows"`
	Attachments        Part     `json:"attachments"`
	Images             Part     `json:"images"`
	Title              Part     `json:"title"`
	Date               Part     `json:"date"`
	Source             Part     `json:"source"`
	Index              Part     `json:"index"`
	DocumentNumber     Part     `json:"document_number"`
	Clean              Part     `json:"clean"`           // of what must not stand in the text, how much does not
	Leaks              []string `json:"leaks,omitempty"` // and what does
}

// score compares a page as read with what there is to be found on it.
func (p Page) score(doc *announcement.Document, f announcement.Fields) Score {
	text := BodyText(doc)
	s := Score{ID: p.ID, Kind: p.Kind, Group: p.group(), Pages: 1, BodyF1: p.BodyF1(text)}
	if p.Paragraphs != nil {
		s.paragraphs(p, doc)
	}
	s.rows(p, doc)
	links, images := addresses(doc)
	for _, a := range p.Attachments {
		s.Attachments.add(one(slices.ContainsFunc(links, func(href string) bool { return strings.Contains(href, a[1]) })))
	}
	for _, name := range p.Images {
		s.Images.add(one(slices.ContainsFunc(images, func(href string) bool { return strings.Contains(href, name) })))
	}
	s.fields(p, doc, f)
	for _, words := range p.MustNot {
		leaks := strings.Contains(plain(text), plain(words))
		s.Clean.add(one(!leaks))
		if leaks {
			s.Leaks = append(s.Leaks, words)
		}
	}
	return s
}

func (s *Score) fields(p Page, doc *announcement.Document, f announcement.Fields) {
	if p.Title != "" {
		at := slices.IndexFunc(doc.Blocks, func(b announcement.Block) bool { return b.Kind == announcement.Title })
		s.Title = one(at >= 0 && plain(doc.Blocks[at].Text) == plain(p.Title))
	}
	if day, ok := dayOf(p.Date); ok {
		s.Date = one(f.Published != nil && f.Published.Time.Format(time.DateOnly) == day)
	}
	if p.Source != "" {
		s.Source = one(plain(f.Source.AsFound) == plain(p.Source) || plain(f.Source.Name) == plain(p.Source))
	}
	if p.Index != "" {
		s.Index = one(f.IndexNumber != nil && plain(f.IndexNumber.Text) == plain(p.Index))
	}
	if p.DocumentNumber != "" {
		s.DocumentNumber = one(slices.ContainsFunc(f.DocumentNumbers, func(n string) bool { return plain(n) == plain(p.DocumentNumber) }))
	}
}

// dayOf returns the day that a date begins with: 2005-07-18 13:03:17, 2003-7-24.
func dayOf(s string) (string, bool) {
	s, _, _ = strings.Cut(s, " ")
	t, err := time.Parse("2006-1-2", s)
	return t.Format(time.DateOnly), err == nil
}

func (s *Score) paragraphs(p Page, doc *announcement.Document) {
	want := map[string]int{}
	for _, text := range p.Paragraphs {
		if text = bare(text); text != "" {
			want[text]++
			s.ParagraphRecall.Of++
		}
	}
	for _, b := range doc.Blocks {
		switch b.Kind {
		case announcement.Title, announcement.Figure, announcement.DataTable:
			continue
		}
		if !b.Kind.InBody() {
			continue
		}
		for line := range strings.Lines(b.Head + b.Text) {
			text := bare(line)
			if text == "" || text == plain(p.Title) {
				continue
			}
			s.ParagraphPrecision.Of++
			if want[text] > 0 {
				want[text]--
				s.ParagraphPrecision.Right++
				s.ParagraphRecall.Right++
			}
		}
	}
}

// bare leaves out the word 附件, which may stand before its list or in it.
func bare(line string) string {
	text := plain(line)
	if rest, ok := strings.CutPrefix(text, "附件:"); ok {
		return rest
	}
	return text
}

func (s *Score) rows(p Page, doc *announcement.Document) {
	found := map[string]int{}
	for _, b := range doc.Blocks {
		if b.Kind == announcement.DataTable {
			for row := range strings.SplitSeq(b.Text, announcement.CellRow) {
				found[rowKey(strings.Split(row, announcement.CellTab))]++
			}
		}
	}
	for _, row := range p.Rows {
		key := rowKey(row)
		s.Rows.add(one(found[key] > 0))
		found[key]--
	}
}

func rowKey(cells []string) string {
	keys := make([]string, len(cells))
	for i, c := range cells {
		keys[i] = plain(c)
	}
	return strings.Join(keys, "\t")
}

// BodyText returns what readers see as the text, pictures left out.
func BodyText(doc *announcement.Document) string {
	var b strings.Builder
	for _, block := range doc.Blocks {
		if block.Kind.InBody() && block.Kind != announcement.Figure {
			b.WriteString(block.Head + block.Text + "\n")
		}
	}
	return b.String()
}

// addresses returns where the links and the pictures of the text lead.
func addresses(doc *announcement.Document) (links, images []string) {
	for _, b := range doc.Blocks {
		switch {
		case !b.Kind.InBody():
			continue
		case b.Kind == announcement.Figure:
			images = append(images, b.Href)
		case b.Href != "":
			links = append(links, b.Href)
		}
		for _, span := range b.Spans {
			if span.Kind == announcement.Link {
				links = append(links, span.Href)
			}
		}
	}
	return links, images
}

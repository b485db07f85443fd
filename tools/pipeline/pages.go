package pipeline

import (
	"fmt"
	"slices"

	"gonggao/tools/announcement"
	"gonggao/tools/capture"
)

// joinPages completes a text that is split over several pages when the crawl has all of them: the first page takes the
// texts of the others in, in order, and each other page is a Continuation. What the others repeat of the first, and the site
// around them, comes at the end, set aside. Where a page is missing nothing is joined, and the flag on every page says so.
// It returns the later pages.
func (s *stages) joinPages(page announcement.Page, doc *announcement.Document) ([]announcement.Page, error) {
	own := slices.Index(doc.Pages, "")
	if own < 0 {
		return nil, nil
	}
	sources := make([]capture.Source, len(doc.Pages))
	for i, href := range doc.Pages {
		if i == own {
			continue
		}
		id, found := s.crawl.PageID(page, href)
		source, readable := s.sources[id]
		if !found || !readable || id == page.ID {
			return nil, nil
		}
		sources[i] = source
	}
	if own > 0 {
		return nil, &announcement.Problem{
			Kind: announcement.Continuation, Data: map[string]string{"other": sources[0].Name},
			Err: fmt.Errorf("read %s: it is page %d of %s", page.Name, own+1, sources[0].Name),
		}
	}
	at := 1 + lastInBody(doc.Blocks)
	j := joiner{at: at, shift: len(doc.Blocks) - at, body: doc.Blocks[:at:at]}
	var pages []announcement.Page
	for _, source := range sources[1:] {
		next, err := source.Read()
		if err != nil {
			return nil, fmt.Errorf("join the pages of %s: %w", page.Name, err)
		}
		more, err := s.document(&next)
		if err != nil {
			return nil, fmt.Errorf("join the pages of %s: %w", page.Name, err)
		}
		pages = append(pages, next)
		j.add(more, len(pages))
	}
	j.finish(doc)
	return pages, nil
}

// joiner gathers the blocks and flags of later pages. Until it is known where aside begins, flags name its blocks by -2 for
// the first, -3 for the second and so on.
type joiner struct {
	at, shift   int // the first page's blocks from at on come behind the text of the others
	body, aside []announcement.Block
	flags       []announcement.Flag
}

func (j *joiner) add(more announcement.Document, page int) {
	moved := make([]int, len(more.Blocks))
	for i, b := range more.Blocks {
		b.Page = page
		if b.Kind.InBody() && b.Kind != announcement.Title {
			moved[i] = len(j.body)
			j.body = append(j.body, b)
			continue
		}
		if b.Kind != announcement.Chrome {
			b.Kind, b.Label, b.Chrome = announcement.Chrome, "", announcement.Copy
		}
		moved[i] = -2 - len(j.aside)
		j.aside = append(j.aside, b)
	}
	for _, f := range more.Flags {
		if f.Block >= 0 {
			f.Block = moved[f.Block]
		}
		j.flags = append(j.flags, f)
	}
}

// finish puts the document together: the text of all pages, what was around the first, what was around the others.
func (j *joiner) finish(doc *announcement.Document) {
	grown := len(j.body) - j.at
	for i := range doc.Flags {
		if doc.Flags[i].Block >= j.at {
			doc.Flags[i].Block += grown
		}
	}
	doc.Blocks = slices.Concat(j.body, doc.Blocks[j.at:], j.aside)
	for _, f := range j.flags {
		if f.Block <= -2 {
			f.Block = len(j.body) + j.shift - 2 - f.Block
		}
		doc.Raise(f)
	}
	doc.Flags = slices.DeleteFunc(doc.Flags, func(f announcement.Flag) bool { return f.Kind == announcement.MissingPages })
}

// lastInBody returns the index of the last block that readers see, -1 when there is none.
func lastInBody(blocks []announcement.Block) int {
	for i, b := range slices.Backward(blocks) {
		if b.Kind.InBody() {
			return i
		}
	}
	return -1
}

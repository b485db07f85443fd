package pipeline

import (
	"fmt"
	"slices"

	"gonggao/tools/announcement"
	"gonggao/tools/capture"
)

// joinPages completes a text that is split over several pages when the crawl has all of them: the first page takes the
// texts of the others in, in order, and each other page is a Continuation. Where one is missing nothing is joined,
// and the flag on every page says so.
func (s *stages) joinPages(page announcement.Page, doc *announcement.Document) error {
	own := slices.Index(doc.Pages, "")
	if own < 0 {
		return nil
	}
	sources := make([]capture.Source, len(doc.Pages))
	for i, href := range doc.Pages {
		if i == own {
			continue
		}
		id, found := s.crawl.PageID(page, href)
		source, readable := s.sources[id]
		if !found || !readable || id == page.ID {
			return nil
		}
		sources[i] = source
	}
	if own > 0 {
		return &announcement.Problem{
			Kind: announcement.Continuation, Data: map[string]string{"other": sources[0].Name},
			Err: fmt.Errorf("read %s: it is page %d of %s", page.Name, own+1, sources[0].Name),
		}
	}
	at := 1 + lastInBody(doc.Blocks)
	for _, source := range sources[1:] {
		next, err := source.Read()
		if err != nil {
			return fmt.Errorf("join the pages of %s: %w", page.Name, err)
		}
		more, err := s.document(&next)
		if err != nil {
			return fmt.Errorf("join the pages of %s: %w", page.Name, err)
		}
		for _, b := range more.Blocks {
			if b.Kind.InBody() && b.Kind != announcement.Title {
				doc.Blocks = slices.Insert(doc.Blocks, at, b)
				at++
			}
		}
	}
	doc.Flags = slices.DeleteFunc(doc.Flags, func(f announcement.Flag) bool { return f.Kind == announcement.MissingPages })
	return nil
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

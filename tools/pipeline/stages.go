package pipeline

import (
	"gonggao/tools/announcement"
	"gonggao/tools/capture"
	"gonggao/tools/compose"
	"gonggao/tools/hugosite"
	"gonggao/tools/metadata"
	"gonggao/tools/zhconv"
)

// stages is what the stages need to be told; it never changes during a run.
type stages struct {
	*Reader
	crawl   *capture.Crawl
	sources map[string]capture.Source // those that are read, by id
	toHant  *zhconv.Converter
}

// The modes by which the other script is made: characters and phrases of the place, never its vocabulary.
const (
	hantMode = zhconv.S2TW
	hansMode = zhconv.TW2S
)

func newStages(crawl *capture.Crawl, opts Options) (*stages, error) {
	reader, err := NewReader(opts.HTML, opts.Metadata, opts.Lexicons)
	if err != nil {
		return nil, err
	}
	toHant, err := zhconv.New(hantMode, zhconv.Options{Lexicons: opts.Lexicons})
	if err != nil {
		return nil, err
	}
	sources := make(map[string]capture.Source, len(crawl.Sources))
	for _, source := range crawl.Sources {
		if source.Dropped == "" && source.ID != "" {
			sources[source.ID] = source
		}
	}
	return &stages{Reader: reader, crawl: crawl, sources: sources, toHant: toHant}, nil
}

// outline reads no more of a source than tells which matter it is about.
func (s *stages) outline(source capture.Source) string {
	page, err := source.Read()
	if err != nil {
		return ""
	}
	doc, err := s.document(&page)
	if err != nil {
		return ""
	}
	var titles []string
	for _, b := range doc.Blocks {
		if b.Kind == announcement.Title {
			titles = append(titles, b.Text)
		}
	}
	return compose.MatterKey(titles)
}

// announce takes one source all the way to an announcement: parts are cut last, for that needs both text and facts.
func (s *stages) announce(source capture.Source) (*announcement.Announcement, error) {
	page, err := source.Read()
	if err != nil {
		return nil, err
	}
	doc, err := s.document(&page)
	if err != nil {
		return nil, err
	}
	more, err := s.joinPages(page, &doc)
	if err != nil {
		return nil, err
	}
	fields := s.facts(&page, &doc)
	a := compose.Page(page, doc, fields, compose.Readers{
		Period:   metadata.Period,
		Ways:     metadata.Ways,
		LateRule: metadata.LateRule,
		Outcome:  metadata.Outcome,
		Signed:   metadata.Signed(page, s.metadata),
		Cited:    metadata.Cited,
		Contacts: metadata.Contacts,
	})
	a.More = more
	a.Assets = s.assets(append([]announcement.Page{page}, more...), &a.Document)
	return &a, nil
}

// bundles makes the files of an announcement in both scripts.
func (s *stages) bundles(a *announcement.Announcement) ([]hugosite.Bundle, error) {
	opts := hugosite.Options{Original: hugosite.Hans, Mode: string(hantMode), Convert: s.toHant.String, ConvertMarkdown: s.toHant.Markdown}
	if original(&a.Document) == hugosite.Hant {
		opts = hugosite.Options{Original: hugosite.Hant, Mode: string(hansMode), Convert: s.toHans.String, ConvertMarkdown: s.toHans.Markdown}
	}
	return hugosite.Bundles(*a, opts)
}

// original returns the script that the body of a repaired document is written in; a mixed page counts as what
// most of it is.
func original(doc *announcement.Document) hugosite.Script {
	simplified, traditional := 0, 0
	for _, b := range doc.Blocks {
		if b.Kind.InBody() {
			hans, hant := zhconv.Count(b.Text)
			simplified, traditional = simplified+hans, traditional+hant
		}
	}
	if traditional > simplified {
		return hugosite.Hant
	}
	return hugosite.Hans
}

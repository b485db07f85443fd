package pipeline

import (
	"fmt"
	"slices"
	"strings"

	"gonggao/tools/announcement"
	"gonggao/tools/capture"
	"gonggao/tools/charset"
	"gonggao/tools/compose"
	"gonggao/tools/extract"
	"gonggao/tools/hugosite"
	"gonggao/tools/metadata"
	"gonggao/tools/repair"
	"gonggao/tools/zhconv"
)

// stages is what the stages need to be told; it never changes during a run.
type stages struct {
	crawl    *capture.Crawl
	html     extract.HTMLOptions
	toHant   *zhconv.Converter
	toHans   *zhconv.Converter
	metadata metadata.Options
}

// The modes by which the other script is made: characters and phrases of the place, never its vocabulary.
const (
	hantMode = zhconv.S2TW
	hansMode = zhconv.TW2S
)

func newStages(crawl *capture.Crawl, opts Options) (*stages, error) {
	s := &stages{crawl: crawl, html: opts.HTML, metadata: opts.Metadata}
	convert := zhconv.Options{Lexicons: opts.Lexicons}
	var err error
	for mode, c := range map[zhconv.Mode]**zhconv.Converter{hantMode: &s.toHant, hansMode: &s.toHans} {
		if *c, err = zhconv.New(mode, convert); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// outline reads no more of a source than tells which matter it is about.
func (s *stages) outline(source capture.Source) string {
	_, doc, err := s.document(source)
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

// document reads a source as far as saying what each piece of it is.
func (s *stages) document(source capture.Source) (announcement.Page, announcement.Document, error) {
	page, err := source.Read()
	if err != nil {
		return page, announcement.Document{}, err
	}
	decoded, err := charset.Decode(page.Body, page.Declared.Charset)
	if err != nil {
		return page, announcement.Document{}, fmt.Errorf("decode %s: %w", page.Name, err)
	}
	page.Charset = decoded.Charset
	if !strings.Contains(page.MediaType, "html") {
		return page, extract.Text(decoded.Text), nil
	}
	doc, err := extract.HTML(decoded.Text, page.URL, s.html)
	if err != nil {
		return page, doc, fmt.Errorf("extract %s: %w", page.Name, err)
	}
	return page, doc, nil
}

// announce takes one source all the way to an announcement. The order is the way of the text:
// what the page says is settled (extract) before it is mended (repair), for a repair asks what kind of block
// it stands in; facts are read (metadata) from mended text only; parts are cut (compose) last, for they need both.
func (s *stages) announce(source capture.Source) (*announcement.Announcement, error) {
	page, doc, err := s.document(source)
	if err != nil {
		return nil, err
	}
	repair.Run(&doc, repair.Context{}, repair.Options{ToSimplified: s.simplify, DerivedTraditional: zhconv.DerivedTraditional})
	fields := metadata.Read(&doc, page, s.metadata)
	a := compose.Page(page, doc, fields, compose.Readers{
		Period:   metadata.Period,
		Ways:     metadata.Ways,
		LateRule: metadata.LateRule,
		Outcome:  metadata.Outcome,
		Signed:   metadata.Signed(page, s.metadata),
		Cited:    metadata.Cited,
	})
	a.Assets = s.assets(page, &a.Document)
	return &a, nil
}

// assets finds the files of the crawl that a document's pictures and attachments lead to, each once. What is found
// is not lost and what is not found is, whatever its text is.
func (s *stages) assets(page announcement.Page, doc *announcement.Document) []announcement.Asset {
	var assets []announcement.Asset
	found := map[string]bool{}
	for i, b := range doc.Blocks {
		kind, shown := lost[b.Kind]
		if b.Href == "" || !shown || found[b.Href] {
			continue
		}
		asset, ok := s.crawl.Asset(page, b.Href)
		if !ok {
			doc.Raise(announcement.Flag{Kind: kind, Block: i, Quote: b.Text})
			continue
		}
		found[b.Href] = true
		assets = append(assets, asset)
		if b.Kind == announcement.Figure && strings.Contains(b.Href, b.Text) { // its text is the name of the file
			doc.Raise(announcement.Flag{Kind: announcement.NoAlt, Block: i, Quote: b.Text})
		}
	}
	doc.Flags = slices.DeleteFunc(doc.Flags, func(f announcement.Flag) bool {
		return f.Block >= 0 && f.Kind == lost[doc.Blocks[f.Block].Kind] && found[doc.Blocks[f.Block].Href]
	})
	return assets
}

var lost = map[announcement.BlockKind]announcement.FlagKind{
	announcement.Figure: announcement.LostImage, announcement.Attachment: announcement.LostAttachment,
}

// simplify reports the changes that bring a derived Traditional text back to Simplified.
func (s *stages) simplify(text string) []repair.Change {
	var changes []repair.Change
	for _, c := range s.toHans.Changes(text) {
		changes = append(changes, repair.Change{At: c.At, Before: c.Before, After: c.After})
	}
	return changes
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

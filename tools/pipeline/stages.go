package pipeline

import (
	"fmt"

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
	toHant   *zhconv.Converter
	toHans   *zhconv.Converter
	metadata metadata.Options
}

// The modes by which the other script is made: characters and phrases of the place, never its vocabulary.
const (
	hantMode = zhconv.S2TW
	hansMode = zhconv.TW2S
)

func newStages(opts Options) (*stages, error) {
	s := &stages{metadata: opts.Metadata}
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
	page, err := source.Read()
	if err != nil {
		return ""
	}
	decoded, err := charset.Decode(page.Body, page.MediaType)
	if err != nil {
		return ""
	}
	var titles []string
	for _, b := range extract.Text(decoded.Text).Blocks {
		if b.Kind == announcement.Title {
			titles = append(titles, b.Text)
		}
	}
	return compose.MatterKey(titles)
}

// announce takes one source all the way to an announcement. The order is the way of the text:
// what the page says is settled (extract) before it is mended (repair), for a repair asks what kind of block
// it stands in; facts are read (metadata) from mended text only; parts are cut (compose) last, for they need both.
func (s *stages) announce(source capture.Source) (*announcement.Announcement, error) {
	page, err := source.Read()
	if err != nil {
		return nil, err
	}
	decoded, err := charset.Decode(page.Body, page.MediaType)
	if err != nil {
		return nil, fmt.Errorf("decode %s: %w", page.Name, err)
	}
	page.Charset = decoded.Charset
	doc := extract.Text(decoded.Text)
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
	return &a, nil
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

package eval

import (
	"fmt"
	"os"
	"path/filepath"

	"gonggao/tools/announcement"
	"gonggao/tools/charset"
	"gonggao/tools/extract"
	"gonggao/tools/metadata"
	"gonggao/tools/repair"
	"gonggao/tools/zhconv"
)

// Options say how the pages are read.
type Options struct {
	Sources  extract.Sources // the rules for content systems; none: the pages must speak for themselves
	Metadata metadata.Options
}

// Reader reads pages as an import does, up to the facts.
type Reader struct {
	opts   Options
	repair repair.Options
}

// NewReader returns a reader.
func NewReader(opts Options) (*Reader, error) {
	c, err := zhconv.New(zhconv.T2S, zhconv.Options{})
	if err != nil {
		return nil, fmt.Errorf("prepare the conversion: %w", err)
	}
	simplify := func(text string) []repair.Change {
		var changes []repair.Change
		for _, change := range c.Changes(text) {
			changes = append(changes, repair.Change{At: change.At, Before: change.Before, After: change.After})
		}
		return changes
	}
	return &Reader{opts: opts, repair: repair.Options{ToSimplified: simplify, DerivedTraditional: zhconv.DerivedTraditional}}, nil
}

// Read returns the document and the facts of an HTML page; address is "" when it is not known.
func (r *Reader) Read(body []byte, address string) (announcement.Document, announcement.Fields, error) {
	decoded, err := charset.Decode(body, "")
	if err != nil {
		return announcement.Document{}, announcement.Fields{}, err
	}
	doc, err := extract.HTML(decoded.Text, address, extract.HTMLOptions{Sources: r.opts.Sources})
	if err != nil {
		return announcement.Document{}, announcement.Fields{}, err
	}
	repair.Run(&doc, repair.Context{}, r.repair)
	fields := metadata.Read(&doc, announcement.Page{URL: address, MediaType: "text/html", Charset: decoded.Charset, Body: body}, r.opts.Metadata)
	return doc, fields, nil
}

// Run reads and scores the pages of a manifest; dir is its folder. A page that cannot be read scores nothing.
func Run(dir string, pages []Page, opts Options) (Result, error) {
	r, err := NewReader(opts)
	if err != nil {
		return Result{}, err
	}
	var scores []Score
	for _, p := range pages {
		body, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(p.File)))
		if err != nil {
			return Result{}, fmt.Errorf("score %s: %w", p.ID, err)
		}
		doc, fields, err := r.Read(body, p.URL)
		s := p.score(&doc, fields)
		if err != nil {
			s.Error = err.Error()
		}
		scores = append(scores, s)
	}
	return sum(scores), nil
}

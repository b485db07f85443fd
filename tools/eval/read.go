package eval

import (
	"fmt"
	"os"
	"path/filepath"

	"gonggao/tools/announcement"
	"gonggao/tools/extract"
	"gonggao/tools/metadata"
	"gonggao/tools/pipeline"
)

// Options say how the pages are read.
type Options struct {
	Sources  extract.Sources // the rules for content systems; none: the pages must speak for themselves
	Metadata metadata.Options
}

// Reader reads pages as an import does, up to the facts.
type Reader struct{ reader *pipeline.Reader }

// NewReader returns a reader.
func NewReader(opts Options) (*Reader, error) {
	r, err := pipeline.NewReader(extract.HTMLOptions{Sources: opts.Sources}, opts.Metadata, nil)
	if err != nil {
		return nil, fmt.Errorf("prepare to read: %w", err)
	}
	return &Reader{r}, nil
}

// Read returns the document and the facts of an HTML page; address is "" when it is not known.
func (r *Reader) Read(body []byte, address string) (announcement.Document, announcement.Fields, error) {
	return r.reader.Read(&announcement.Page{Name: address, URL: address, MediaType: "text/html", Body: body})
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

package pipeline

import (
	"fmt"
	"strings"

	"gonggao/tools/announcement"
	"gonggao/tools/charset"
	"gonggao/tools/extract"
	"gonggao/tools/metadata"
	"gonggao/tools/repair"
	"gonggao/tools/zhconv"
)

// Reader takes a page as far as its text and its facts. It never changes and is safe for concurrent use.
type Reader struct {
	html     extract.HTMLOptions
	metadata metadata.Options
	toHans   *zhconv.Converter // for text that is Traditional by mistake, and for the other script
}

// NewReader returns a reader with a webmaster's rules, names and words.
func NewReader(html extract.HTMLOptions, facts metadata.Options, lexicons []zhconv.Lexicon) (*Reader, error) {
	toHans, err := zhconv.New(hansMode, zhconv.Options{Lexicons: lexicons})
	if err != nil {
		return nil, err
	}
	return &Reader{html: html, metadata: facts, toHans: toHans}, nil
}

// Read returns the repaired text of a page and what it says of itself, and notes the page's encoding in it. The order
// is the way of the text: what each piece of it is is settled (extract) before it is mended (repair), for a repair
// asks what kind of block it stands in; facts are read (metadata) from mended text only.
func (r *Reader) Read(page *announcement.Page) (announcement.Document, announcement.Fields, error) {
	doc, err := r.document(page)
	if err != nil {
		return doc, announcement.Fields{}, err
	}
	return doc, r.facts(page, &doc), nil
}

// facts mends a document and reads what it says of itself.
func (r *Reader) facts(page *announcement.Page, doc *announcement.Document) announcement.Fields {
	repair.Run(doc, repair.Context{}, repair.Options{ToSimplified: r.simplify, DerivedTraditional: zhconv.DerivedTraditional})
	return metadata.Read(doc, *page, r.metadata)
}

// document reads a page as far as saying what each piece of it is.
func (r *Reader) document(page *announcement.Page) (announcement.Document, error) {
	decoded, err := charset.Decode(page.Body, page.Declared.Charset)
	if err != nil {
		return announcement.Document{}, fmt.Errorf("decode %s: %w", page.Name, err)
	}
	page.Charset = decoded.Charset
	var doc announcement.Document
	if strings.Contains(page.MediaType, "html") {
		if doc, err = extract.HTML(decoded.Text, page.URL, r.html); err != nil {
			return doc, fmt.Errorf("extract %s: %w", page.Name, err)
		}
	} else {
		doc = extract.Text(decoded.Text)
	}
	raiseMismatch(&doc, page.Mismatch, "")
	return doc, nil
}

// raiseMismatch flags bytes that are not those that were archived, of the page or of the file at an address.
func raiseMismatch(doc *announcement.Document, m announcement.Mismatch, address string) {
	if m.Of != "" {
		doc.Raise(announcement.Flag{Kind: announcement.DigestMismatch, Block: -1, Quote: address,
			Data: map[string]string{"of": m.Of, "said": m.Said, "actual": m.Found}})
	}
}

// simplify reports the changes that bring a derived Traditional text back to Simplified.
func (r *Reader) simplify(text string) []repair.Change {
	var changes []repair.Change
	for _, c := range r.toHans.Changes(text) {
		changes = append(changes, repair.Change{At: c.At, Before: c.Before, After: c.After})
	}
	return changes
}

// Package eval scores what is read from HTML pages against what a person read from them.
package eval

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Page is one line of a manifest: a page and what there is to be found on it. What is missing or null is not scored.
type Page struct {
	ID   string `json:"id"`
	File string `json:"file"` // relative to the manifest; its folder is the group that the page is counted in
	URL  string `json:"url"`
	Kind string `json:"kind"`

	Text           string   `json:"gold_text"`
	Title          string   `json:"gold_title"`
	Date           string   `json:"gold_date"` // of publication, 2006-1-2; more may follow
	Source         string   `json:"gold_source"`
	Index          string   `json:"gold_index"`
	DocumentNumber string   `json:"gold_docno"`
	MustNot        []string `json:"must_not"` // of the site around the text

	Paragraphs  []string    `json:"paras"` // null: not known; []: the page has none
	Rows        [][]string  `json:"rows"`
	Attachments [][2]string `json:"atts"` // title, and a part of the address
	Images      []string    `json:"imgs"` // a part of the address

	Meta struct {
		Index          string `json:"index_number"`
		DocumentNumber string `json:"release_number"`
	} `json:"gold_meta"`
}

// Load reads a manifest, one JSON object a line.
func Load(name string) ([]Page, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read manifest: %w", err)
	}
	defer f.Close()
	var pages []Page
	for in := json.NewDecoder(f); ; {
		var p Page
		if err := in.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, fmt.Errorf("read manifest %s: page %d: %w", name, len(pages)+1, err)
		}
		if !filepath.IsLocal(filepath.FromSlash(p.File)) {
			return nil, fmt.Errorf("read manifest %s: page %d: no file below the manifest: %q", name, len(pages)+1, p.File)
		}
		p.Text = withoutAddress(p.Text)
		if p.Index == "" {
			p.Index = p.Meta.Index
		}
		if p.DocumentNumber == "" {
			p.DocumentNumber = p.Meta.DocumentNumber
		}
		pages = append(pages, p)
	}
	if len(pages) == 0 {
		return nil, fmt.Errorf("read manifest %s: no pages", name)
	}
	return pages, nil
}

// withoutAddress takes off the line with the page's address that opens the texts of CleanEval; it is not on the page.
func withoutAddress(text string) string {
	text = strings.TrimSpace(text)
	line, rest, _ := strings.Cut(text, "\n")
	line = strings.TrimPrefix(line, "URL: ")
	if strings.HasPrefix(line, "http://") && !strings.ContainsAny(strings.TrimSpace(line), " \t") {
		return rest
	}
	return text
}

// group is the folder of a page.
func (p Page) group() string {
	folder, _, ok := strings.Cut(p.File, "/")
	if !ok {
		return p.Kind
	}
	return folder
}

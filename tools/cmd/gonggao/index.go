package main

import (
	"os"
	"path/filepath"
	"unicode/utf8"

	"gonggao/tools/search"
	"gonggao/tools/zhconv"
)

// searchResult is what --json prints about the search index.
type searchResult struct {
	Documents int   `json:"documents"`
	Tokens    int   `json:"tokens"`
	Files     int   `json:"files"`
	Bytes     int64 `json:"bytes"`
}

// index writes the search index of the site that was built into dest, and the readings of its texts; nil when the site has no search page.
func (a *app) index(dest string) (*searchResult, error) {
	converter, err := zhconv.New(zhconv.T2S, zhconv.Options{Strict: true}) // characters have no context
	if err != nil {
		return nil, err
	}
	stop := a.spin(a.say(words{"正在生成搜索索引", "indexing"}))
	defer stop()
	simplify := func(r rune) rune {
		s, n := utf8.DecodeRuneInString(converter.String(string(r)))
		if n == 0 {
			return r
		}
		return s
	}
	read, err := newReadings(simplify)
	if err != nil {
		return nil, err
	}
	r, err := search.Build(os.DirFS(dest), search.Options{Simplify: simplify, Text: read.add}, func(name string, data []byte) error {
		path := filepath.Join(dest, search.Folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		return os.WriteFile(path, data, 0o644)
	})
	if err != nil || r.Documents == 0 {
		return nil, err
	}
	if err := read.write(dest); err != nil {
		return nil, err
	}
	return &searchResult{r.Documents, r.Tokens, r.Files, r.Bytes}, nil
}

// Package search indexes the built site by pairs of neighbouring characters, so that any exact phrase is found in either
// script, and queries the index the way its client in the browser (assets/js/search/) does.
package search

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Folder is where the index stands below the root of the site.
const Folder = "search"

// Page is the folder of the search page below a script's folder; a script without one has no search.
const Page = "search"

// Options say how to build an index.
type Options struct {
	// Simplify returns the Simplified form of a Traditional character, and every other character as it is.
	Simplify func(rune) rune
	// Text, if it is not nil, is given every announcement's text in a script, block by block. It is called by many goroutines.
	Text func(script, block string)
}

// Result says what was built.
type Result struct {
	Documents int   // announcements, both scripts counted as one
	Tokens    int   // different pairs and single elements
	Files     int   // of the index
	Bytes     int64 // of the index, compressed, with the texts of the rows
}

// Writer takes the index's files; names are slash-separated, below Folder. It is called by one goroutine at a time.
type Writer func(name string, data []byte) error

// Build reads the announcements in the built site and writes their index. A site without a search page gets none.
// The bytes depend on the pages alone. What grows with them is kept in temporary files, about 12 kB for an announcement of 1,500
// characters in two scripts.
func Build(site fs.FS, o Options, write Writer) (Result, error) {
	r, err := build(site, o, write)
	if err != nil {
		return Result{}, fmt.Errorf("build the search index: %w", err)
	}
	return r, nil
}

func build(site fs.FS, o Options, write Writer) (r Result, err error) {
	scripts, err := findScripts(site)
	if err != nil || len(scripts) == 0 {
		return r, err
	}
	counted := func(name string, data []byte) error {
		r.Files++
		r.Bytes += int64(len(data))
		return write(name, data)
	}
	b := &builder{
		scripts: scripts, folder: NewFolding(o.Simplify), names: names{ids: map[string]uint32{}},
		packer: newPacker(), text: o.Text, write: counted, digest: sha256.New(),
	}
	for _, s := range []**spool{&b.records, &b.runs, &b.lists} {
		if *s, err = newSpool(); err != nil {
			return r, err
		}
		defer func() {
			if closeErr := (*s).close(); err == nil {
				err = closeErr
			}
		}()
	}
	if err := b.read(site); err != nil {
		return r, err
	}
	if err := errors.Join(b.documents(), b.records.empty()); err != nil {
		return r, err
	}
	if err := errors.Join(b.merge(), b.runs.empty()); err != nil {
		return r, err
	}
	err = b.finish()
	r.Documents, r.Tokens = len(b.ranked), len(b.tokens)
	return r, err
}

// findScripts returns the top folders that have a search page, in order.
func findScripts(site fs.FS) ([]string, error) {
	pages, err := fs.Glob(site, "*/"+Page+"/index.html")
	if err != nil {
		return nil, err
	}
	scripts := make([]string, 0, len(pages))
	for _, page := range pages {
		top, _, _ := strings.Cut(path.Dir(page), "/")
		scripts = append(scripts, top)
	}
	slices.Sort(scripts)
	return scripts, nil
}

// Package capture finds what a scraper left and reads it: text dumps and HTML pages in files and folders, each with an
// optional sidecar, WARC and WACZ archives, JSON Lines and CSV exports. It never goes to the network.
package capture

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// The sizes, in bytes, above which a page or an asset is not read unless Options say otherwise.
const (
	DefaultMaxBytes      = 16 << 20
	DefaultMaxAssetBytes = 64 << 20
)

// Options of a listing.
type Options struct {
	Base          string // folder that names count from; "": root, or the folder that holds it when it is a file
	MaxBytes      int64  // size above which a page is not read; 0: DefaultMaxBytes
	MaxAssetBytes int64  // size above which an asset is not read; 0: DefaultMaxAssetBytes
}

// Open looks through every file below root, or root itself when it is a file. Each page is a source of its own: a text
// dump, an HTML page, a record of an archive, a row of a table. Pictures, documents and what else a page shows or offers
// are assets. Hidden files and sidecars are neither; what is not read is listed all the same, with Dropped set. What is
// wrong with one source (a bad sidecar, a damaged archive, an id that an earlier source has) comes out of its Read; Open
// fails only when root cannot be listed or is not below Options.Base.
//
// Of several captures of one page the newest counts, when all of them say when they were made; the others are dropped.
//
// Names and ids count from the base: give the same base for a folder and for a part of it.
func Open(root string, opts Options) (*Crawl, error) {
	if opts.MaxBytes == 0 {
		opts.MaxBytes = DefaultMaxBytes
	}
	if opts.MaxAssetBytes == 0 {
		opts.MaxAssetBytes = DefaultMaxAssetBytes
	}
	root, base, err := resolve(root, opts.Base)
	if err != nil {
		return nil, fmt.Errorf("list sources: %w", err)
	}
	w := walker{root: root, base: base}
	if err := filepath.WalkDir(root, w.visit); err != nil {
		return nil, fmt.Errorf("list sources: %w", err)
	}
	slices.SortFunc(w.found, func(a, b file) int { return strings.Compare(a.path, b.path) })
	l := lister{base: base, opts: opts}
	for _, f := range joinSidecars(w.found) {
		l.add(f)
	}
	l.addRecords()
	slices.SortStableFunc(l.sources, func(a, b Source) int {
		return cmp.Or(strings.Compare(a.path, b.path), cmp.Compare(a.nth, b.nth))
	})
	for i := range l.sources {
		l.sources[i].identify()
	}
	settleCaptures(l.sources)
	refuseTwins(l.sources)
	return newCrawl(l), nil
}

// resolve makes both absolute and follows links in folders: a folder named by the user is trusted, a link in it is not.
func resolve(root, base string) (string, string, error) {
	info, err := os.Stat(root)
	if err != nil {
		return "", "", err
	}
	if root, err = filepath.Abs(root); err != nil {
		return "", "", err
	}
	folder, file := root, ""
	if !info.IsDir() {
		folder, file = filepath.Split(root)
	}
	if folder, err = filepath.EvalSymlinks(folder); err != nil {
		return "", "", err
	}
	if base == "" {
		return filepath.Join(folder, file), folder, nil
	}
	if base, err = filepath.Abs(base); err != nil {
		return "", "", err
	}
	base, err = filepath.EvalSymlinks(base)
	return filepath.Join(folder, file), base, err
}

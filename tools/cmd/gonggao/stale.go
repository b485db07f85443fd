package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// staleTime marks the files that stood there before a build. Hugo rewrites every page and sets every static file's
// time to its source's, so what still has this time afterwards was not part of the build. Emptying the folder
// first would make the next build several times slower.
var staleTime = time.Date(1987, 3, 4, 5, 6, 8, 0, time.UTC)

// Hugo leaves a processed picture alone when it is already there, so that its time would say nothing.
var processedImage = regexp.MustCompile(`_hu_[0-9a-f]{8,}\.[a-z]+$`)

// markStale prepares dir, which need not exist, for removeStale.
func markStale(dir string) error {
	return walkPublished(dir, func(path string, _ fs.FileInfo) error {
		if processedImage.MatchString(path) {
			return os.Remove(path) // comes back from Hugo's cache
		}
		return os.Chtimes(path, staleTime, staleTime)
	})
}

// removeStale deletes what was not written since markStale, with the folders that become empty, and returns
// the files' slash-separated paths below dir in order.
func removeStale(dir string) ([]string, error) {
	removed := []string{}
	err := walkPublished(dir, func(path string, info fs.FileInfo) error {
		if !info.ModTime().Equal(staleTime) {
			return nil
		}
		if err := os.Remove(path); err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		removed = append(removed, filepath.ToSlash(rel))
		for parent := filepath.Dir(path); parent != dir; parent = filepath.Dir(parent) {
			if os.Remove(parent) != nil { // not empty
				break
			}
		}
		return nil
	})
	return removed, err
}

// walkPublished calls fn for every regular file below dir in lexical order. Names that begin with a dot (.git, .htaccess)
// are the webmaster's and left alone.
func walkPublished(dir string, fn func(path string, info fs.FileInfo) error) error {
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if path != dir && strings.HasPrefix(d.Name(), ".") {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if !d.Type().IsRegular() {
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		return fn(path, info)
	})
	if errors.Is(err, fs.ErrNotExist) {
		if _, statErr := os.Stat(dir); errors.Is(statErr, fs.ErrNotExist) {
			return nil
		}
	}
	return err
}

// count fills in what stands in the destination.
func (r *buildResult) count() error {
	r.Pages = map[string]int{}
	return walkPublished(r.Destination, func(path string, info fs.FileInfo) error {
		r.Files++
		r.Bytes += info.Size()
		if filepath.Ext(path) != ".html" {
			return nil
		}
		rel, err := filepath.Rel(r.Destination, path)
		if err != nil {
			return fmt.Errorf("count pages: %w", err)
		}
		top, _, below := strings.Cut(filepath.ToSlash(rel), "/")
		if !below {
			top = ""
		}
		r.Pages[top]++
		return nil
	})
}

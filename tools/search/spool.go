package search

import (
	"bytes"
	"cmp"
	"compress/flate"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"
)

// document is an announcement: its text in each script it has.
type document struct {
	Path  string // below the script's folder
	Texts map[string]*text
}

// entry says where a document stands in the spool, and what ranks it.
type entry struct {
	path, date   string
	offset, size int64
}

// spool keeps the documents in a temporary file: their ranks, by date, are known only when all have been read.
type spool struct {
	file    *os.File
	mu      sync.Mutex
	end     int64
	entries []entry
	kin     map[string][]int // entries by the last part of their path: pages made from the same source
}

func newSpool() (*spool, error) {
	file, err := os.CreateTemp("", "gonggao-search-")
	return &spool{file: file}, err
}

func (s *spool) close() error {
	return errors.Join(s.file.Close(), os.Remove(s.file.Name()))
}

// fill reads every page of the site.
func (s *spool) fill(site fs.FS, scripts []string) error {
	paths, err := pagePaths(site, scripts)
	if err != nil {
		return err
	}
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for _, p := range paths {
		g.Go(func() error { return s.page(site, scripts, p) })
	}
	return g.Wait()
}

// pagePaths returns where pages stand below a script's folder, each once, in order.
func pagePaths(site fs.FS, scripts []string) ([]string, error) {
	var paths []string
	for _, script := range scripts {
		err := fs.WalkDir(site, script, func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && d.Name() == "index.html" {
				paths = append(paths, strings.TrimPrefix(path.Dir(name), script))
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(paths)
	return slices.Compact(paths), nil
}

// page reads a page in every script.
func (s *spool) page(site fs.FS, scripts []string, p string) error {
	d := document{Path: p, Texts: map[string]*text{}}
	date := ""
	for _, script := range scripts {
		name := script + p + "/index.html"
		body, err := fs.ReadFile(site, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		} else if err != nil {
			return err
		}
		t, err := readPage(body)
		if err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
		if t != nil {
			d.Texts[script] = t
			date = max(date, t.Date)
		}
	}
	if len(d.Texts) == 0 {
		return nil
	}
	return s.add(d, date)
}

func (s *spool) add(d document, date string) error {
	var buf bytes.Buffer
	z, err := flate.NewWriter(&buf, flate.BestSpeed)
	if err != nil {
		return err
	}
	if err := errors.Join(gob.NewEncoder(z).Encode(d), z.Close()); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, err := s.file.WriteAt(buf.Bytes(), s.end); err != nil {
		return err
	}
	s.entries = append(s.entries, entry{d.Path, date, s.end, int64(buf.Len())})
	s.end += int64(buf.Len())
	return nil
}

// rank numbers the documents by date, the oldest and the undated first, so that new ones leave the others' numbers alone.
func (s *spool) rank() {
	slices.SortFunc(s.entries, func(a, b entry) int {
		return cmp.Or(strings.Compare(a.date, b.date), strings.Compare(a.path, b.path))
	})
	s.kin = map[string][]int{}
	for i, e := range s.entries {
		id := path.Base(e.path)
		s.kin[id] = append(s.kin[id], i)
	}
}

// document reads a document back.
func (s *spool) document(i int) (d document, err error) {
	e := s.entries[i]
	z := flate.NewReader(io.NewSectionReader(s.file, e.offset, e.size))
	if err := gob.NewDecoder(z).Decode(&d); err != nil {
		return d, fmt.Errorf("read %s back: %w", e.path, err)
	}
	return d, nil
}

// siblings reads the other documents that were made from the same source.
func (s *spool) siblings(i int) ([]document, error) {
	var others []document
	for _, k := range s.kin[path.Base(s.entries[i].path)] {
		if k == i {
			continue
		}
		d, err := s.document(k)
		if err != nil {
			return nil, err
		}
		others = append(others, d)
	}
	return others, nil
}

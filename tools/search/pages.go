package search

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"
)

// document is an announcement: its text in each script it has.
type document struct {
	path  string // below the script's folder
	date  string
	texts map[string]*text
}

// ranked says where a document stands in the spool, and what ranks it.
type ranked struct {
	path, date string
	at         section
}

// rank orders by date, the oldest and the undated first, so that new ones leave the others' numbers alone.
func rank(aDate, aPath, bDate, bPath string) int {
	return cmp.Or(strings.Compare(aDate, bDate), strings.Compare(aPath, bPath))
}

// read reads every page of the site and spools what the index needs of it.
func (b *builder) read(site fs.FS) error {
	groups, err := pagePaths(site, b.scripts)
	if err != nil {
		return err
	}
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for _, paths := range groups {
		g.Go(func() error { return b.group(site, paths) })
	}
	if err := g.Wait(); err != nil {
		return err
	}
	slices.SortFunc(b.ranked, func(a, b ranked) int { return rank(a.date, a.path, b.date, b.path) })
	return nil
}

// pagePaths returns where pages stand below a script's folder, each once. The last part of the path is the same of pages that were
// made from the same source: these are together.
func pagePaths(site fs.FS, scripts []string) ([][]string, error) {
	groups := map[string][]string{}
	for _, script := range scripts {
		err := fs.WalkDir(site, script, func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && d.Name() == "index.html" {
				p := strings.TrimPrefix(path.Dir(name), script)
				groups[path.Base(p)] = append(groups[path.Base(p)], p)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	all := make([][]string, 0, len(groups))
	for _, paths := range groups {
		slices.Sort(paths)
		all = append(all, slices.Compact(paths))
	}
	slices.SortFunc(all, slices.Compare)
	return all, nil
}

// group reads the pages of one source.
func (b *builder) group(site fs.FS, paths []string) error {
	var kin []document
	for _, p := range paths {
		d, err := readDocument(site, b.scripts, p)
		if err != nil {
			return err
		}
		if len(d.texts) > 0 {
			kin = append(kin, d)
		}
	}
	slices.SortFunc(kin, func(a, b document) int { return rank(a.date, a.path, b.date, b.path) })
	for i := range kin {
		record, err := b.record(kin, i)
		if err != nil {
			return fmt.Errorf("%s: %w", kin[i].path, err)
		}
		at, err := b.records.write(record)
		if err != nil {
			return err
		}
		b.mu.Lock()
		b.ranked = append(b.ranked, ranked{strings.Clone(kin[i].path), strings.Clone(kin[i].date), at})
		b.mu.Unlock()
	}
	return nil
}

// readDocument reads a page in every script.
func readDocument(site fs.FS, scripts []string, p string) (document, error) {
	d := document{path: p, texts: map[string]*text{}}
	for _, script := range scripts {
		name := script + p + "/index.html"
		body, err := fs.ReadFile(site, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		} else if err != nil {
			return d, err
		}
		t, err := readPage(body)
		if err != nil {
			return d, fmt.Errorf("read %s: %w", name, err)
		}
		if t != nil {
			d.texts[script] = t
			d.date = max(d.date, t.Date)
		}
	}
	return d, nil
}

// record returns what is spooled of a document: of each script the row without its text, for the facets, and the row, packed; then the
// sequence of elements. All but the last stand behind their lengths.
func (b *builder) record(kin []document, i int) ([]byte, error) {
	d := kin[i]
	var own []*text
	for _, script := range b.scripts {
		if t := d.texts[script]; t != nil {
			own = append(own, t)
		}
	}
	var record []byte
	for _, script := range b.scripts {
		t := d.texts[script]
		if t == nil { // the page has one script only: show that one
			t = own[0]
		} else {
			quote(kin, i, script)
		}
		if b.text != nil {
			for _, l := range t.Lines {
				b.text(script, l.Text)
			}
		}
		row := t.row()
		data, err := json.Marshal(row)
		if err != nil {
			return nil, err
		}
		if data, err = b.packer.pack(data); err != nil {
			return nil, err
		}
		row.Text, row.Answers = "", nil
		head, err := json.Marshal(row)
		if err != nil {
			return nil, err
		}
		record = appendField(appendField(record, head), data)
	}
	return b.names.sequence(record, b.folder, own), nil
}

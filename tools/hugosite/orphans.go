package hugosite

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
)

// Orphan is a bundle that the tool once wrote and that nothing in this run leads to.
type Orphan struct {
	Path   string   // below the content directory, slash-separated
	ID     string   // of the page
	Source string   // the raw page it was made from
	More   []string // the later pages of its text
}

// Orphans lists the bundles with a record whose page is not in the run, or is in it without this part. They are
// never deleted here: an address that people know should not go without a decision.
// The map has the paths of each page's bundles by page id, nil for a page that failed: its bundles stay.
// The records of the directories in sound, which the run wrote or found to be its own, are not read again.
// Records that cannot be read are in the error, the list is right but for them.
func Orphans(root string, run map[string][]string, sound map[string]bool) ([]Orphan, error) {
	var orphans []Orphan
	var failed []error
	content := os.DirFS(root)
	records, err := fs.Glob(content, "*/*/"+RecordFile)
	if err != nil {
		return nil, fmt.Errorf("look for orphans below %s: %w", root, err)
	}
	for _, name := range records {
		dir := path.Dir(name)
		if sound[dir] {
			continue
		}
		data, err := fs.ReadFile(content, name)
		if err != nil {
			failed = append(failed, err)
			continue
		}
		var record struct {
			ID     string   `json:"id"`
			Source Source   `json:"source"`
			More   []Source `json:"more"`
		}
		if err := json.Unmarshal(data, &record); err != nil {
			failed = append(failed, fmt.Errorf("read %s: %w", name, err))
			continue
		}
		paths, known := run[record.ID]
		if !known || paths != nil && !slices.Contains(paths, dir) {
			o := Orphan{Path: dir, ID: record.ID, Source: record.Source.File}
			for _, page := range record.More {
				o.More = append(o.More, page.File)
			}
			orphans = append(orphans, o)
		}
	}
	return orphans, errors.Join(failed...)
}

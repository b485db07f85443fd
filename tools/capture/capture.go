// Package capture finds what a scraper left and reads it: text dumps in files and folders, each with an optional sidecar.
package capture

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gonggao/tools/announcement"
)

// DefaultMaxBytes is the size above which a dump is not read unless Options say otherwise.
const DefaultMaxBytes = 16 << 20

// Options of a listing.
type Options struct {
	Base     string // folder that names count from; "": root, or the folder that holds it when it is a file
	MaxBytes int64  // size above which a source is not read; 0: DefaultMaxBytes
}

// List returns every file below root, or root itself when it is a file, sorted by name. Hidden files and the sidecars
// of dumps are no sources; what is not read is listed all the same, with Dropped set. What is wrong with
// one source (a bad sidecar, an id that an earlier source has) comes out of its Read; List fails only when root
// cannot be listed or is not below Options.Base.
//
// Names and ids count from the base: give the same base for a folder and for a part of it.
func List(root string, opts Options) ([]Source, error) {
	if opts.MaxBytes == 0 {
		opts.MaxBytes = DefaultMaxBytes
	}
	root, base, err := resolve(root, opts.Base)
	if err != nil {
		return nil, fmt.Errorf("list sources: %w", err)
	}
	w := walker{root: root, base: base, max: opts.MaxBytes}
	if err := filepath.WalkDir(root, w.visit); err != nil {
		return nil, fmt.Errorf("list sources: %w", err)
	}
	slices.SortFunc(w.found, func(a, b Source) int { return strings.Compare(a.path, b.path) })
	sources := joinSidecars(w.found)
	for i := range sources {
		sources[i].identify()
	}
	refuseTwins(sources)
	return sources, nil
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

// joinSidecars hands each dump its sidecar and takes the sidecars out of the list.
func joinSidecars(found []Source) []Source {
	dumps := map[string]bool{}
	for _, s := range found {
		if s.Dropped == "" {
			dumps[stem(s.path)] = true
		}
	}
	sidecars := map[string]string{}
	sources := slices.DeleteFunc(found, func(s Source) bool {
		of := stem(s.path)
		if s.Dropped != announcement.SidecarWithout || !dumps[of] || sidecars[of] != "" {
			return false
		}
		sidecars[of] = s.path
		return true
	})
	for i, s := range sources {
		if s.Dropped == "" {
			sources[i].sidecarPath = sidecars[stem(s.path)]
		}
	}
	return sources
}

// refuseTwins makes the Read of every source fail whose id an earlier source has.
func refuseTwins(sources []Source) {
	owners := map[string]string{}
	for i := range sources {
		s := &sources[i]
		if s.ID == "" {
			continue
		}
		owner, taken := owners[s.ID]
		if !taken {
			owners[s.ID] = s.Name
			continue
		}
		s.err = &announcement.Problem{
			Kind: announcement.DuplicateID,
			Data: map[string]string{"id": s.ID, "other": owner},
			Err:  fmt.Errorf("read %s: its id %s is taken by %s", s.Name, s.ID, owner),
		}
		s.ID = ""
	}
}

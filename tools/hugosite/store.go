package hugosite

import (
	"errors"
	"io/fs"
	"os"
	"path"
)

// store reads and writes below the content directory and never leaves it, not through a symbolic link either.
// Its errors name the file.
type store struct {
	root   *os.Root // nil in a dry run whose content directory does not exist
	dryRun bool
}

func openStore(dir string, dryRun bool) (store, error) {
	if !dryRun {
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return store{}, err
		}
	}
	root, err := os.OpenRoot(dir)
	if dryRun && errors.Is(err, fs.ErrNotExist) {
		return store{dryRun: true}, nil
	}
	return store{root, dryRun}, err
}

func (s store) close() {
	if s.root != nil {
		_ = s.root.Close() // nothing was written through it that is not closed
	}
}

// read returns nil when there is no such file.
func (s store) read(name string) ([]byte, error) {
	if s.root == nil {
		return nil, nil
	}
	info, err := s.root.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("not a regular file")}
	}
	data, err := s.root.ReadFile(name)
	if err == nil && data == nil {
		data = []byte{} // empty, yet there
	}
	return data, err
}

// write replaces a file whole, by renaming a new one over it. It does not call fsync: that costs a disk access a
// file, content/ can be made again from the sources, and a file cut short by a power failure differs from its record.
func (s store) write(name string, data []byte) error {
	if s.dryRun {
		return nil
	}
	dir, base := path.Split(name)
	if err := s.root.MkdirAll(path.Clean(dir), 0o777); err != nil {
		return err
	}
	// Hugo passes over dot files. The name is always the same, so that the next run clears away what a killed one left.
	temporary := dir + "." + base + ".new"
	if err := s.root.Remove(temporary); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	err := s.writeNew(temporary, data)
	if err == nil {
		err = s.root.Rename(temporary, name)
	}
	if err != nil {
		_ = s.root.Remove(temporary) // the first error is the one to tell
	}
	return err
}

func (s store) writeNew(name string, data []byte) error {
	f, err := s.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

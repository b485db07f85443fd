package browser

import (
	"io/fs"
	"path"
	"strings"
	"testing"
)

// files returns the site's files of this base name, or with this extension, in either script.
func (s *site) files(t *testing.T, name string) []string {
	t.Helper()
	var found []string
	err := fs.WalkDir(s.public, ".", func(file string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && (path.Base(file) == name || strings.HasPrefix(name, ".") && path.Ext(file) == name) {
			found = append(found, file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func (s *site) read(t *testing.T, name string) []byte {
	t.Helper()
	body, err := fs.ReadFile(s.public, name)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

package hugosite

import (
	"os"
	"path/filepath"
	"testing"
)

// TestWriteClearsAway writes a file again that a killed run was writing: what that one left is gone.
func TestWriteClearsAway(t *testing.T) {
	dir := t.TempDir()
	s, err := openStore(dir, false)
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	if err := s.writeNew(".index.md.new", []byte("ha")); err != nil {
		t.Fatal(err)
	}
	if err := s.write("index.md", []byte("whole")); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 1 {
		t.Errorf("%v", files)
	}
	if data, err := os.ReadFile(filepath.Join(dir, "index.md")); err != nil || string(data) != "whole" {
		t.Errorf("%q, %v", data, err)
	}
}

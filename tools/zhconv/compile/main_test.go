package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// The tables in the repository are what the dictionaries give.
func TestTablesAreCurrent(t *testing.T) {
	files, err := compile("..")
	if err != nil {
		t.Fatal(err)
	}
	kept, err := filepath.Glob("../tables/*")
	if err != nil || len(kept) == 0 {
		t.Fatalf("no tables: %v", err)
	}
	total := 0
	for _, path := range kept {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		want, ok := files[filepath.Base(path)]
		if !ok {
			t.Errorf("%s: nothing makes it", path)
		}
		if !bytes.Equal(data, want) {
			t.Errorf("%s: differs from its dictionaries; run go generate", path)
		}
		delete(files, filepath.Base(path))
		total += len(data)
	}
	for name := range files {
		t.Errorf("%s: missing; run go generate", name)
	}
	t.Logf("%d bytes", total)
}

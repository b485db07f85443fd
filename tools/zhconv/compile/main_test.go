package main

import (
	"bytes"
	"compress/flate"
	"io"
	"os"
	"path/filepath"
	"strings"
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
		total += len(data)
		if strings.HasSuffix(path, ".z") { // another version of Go may pack otherwise
			data, want = inflate(t, data), inflate(t, want)
		}
		if !bytes.Equal(data, want) {
			t.Errorf("%s: differs from its dictionaries; run go generate", path)
		}
		delete(files, filepath.Base(path))
	}
	for name := range files {
		t.Errorf("%s: missing; run go generate", name)
	}
	t.Logf("%d bytes", total)
}

func inflate(t *testing.T, data []byte) []byte {
	t.Helper()
	plain, err := io.ReadAll(flate.NewReader(bytes.NewReader(data)))
	if err != nil {
		t.Fatal(err)
	}
	return plain
}

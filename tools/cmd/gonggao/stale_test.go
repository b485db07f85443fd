package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestStale(t *testing.T) {
	dir := t.TempDir()
	write := func(name string) string {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, name := range []string{"kept/index.html", "gone/a/index.html", "gone/index.html", "kept/old.png", "kept/p_hu_0123456789abcdef.webp", ".git/config", ".htaccess", "robots.txt"} {
		write(name)
	}
	if err := markStale(dir); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "kept/p_hu_0123456789abcdef.webp")); !os.IsNotExist(err) {
		t.Error("a processed picture was left, so that Hugo would not touch it")
	}
	write("kept/index.html")
	write("new/index.html")
	// A static file keeps its source's time, however old.
	if err := os.Chtimes(filepath.Join(dir, "robots.txt"), time.Time{}, time.Unix(1, 0)); err != nil {
		t.Fatal(err)
	}
	removed, err := removeStale(dir)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"gone/a/index.html", "gone/index.html", "kept/old.png"}, removed); diff != "" {
		t.Error(diff)
	}
	left, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range left {
		left[i] = filepath.Base(left[i])
	}
	if diff := cmp.Diff([]string{".git", ".htaccess", "kept", "new", "robots.txt"}, left); diff != "" {
		t.Error(diff)
	}
}

func TestStaleNothingThere(t *testing.T) {
	if err := markStale(filepath.Join(t.TempDir(), "none")); err != nil {
		t.Error(err)
	}
}

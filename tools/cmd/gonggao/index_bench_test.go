package main

import (
	"io"
	"os"
	"testing"
)

// BenchmarkIndex makes the search index and the dictionaries of pinyin in PUBLIC, a folder that `gonggao build --no-search` has
// written: what a build does after Hugo.
func BenchmarkIndex(b *testing.B) {
	public := os.Getenv("PUBLIC")
	if public == "" {
		b.Skip("PUBLIC names no folder")
	}
	a := &app{stdout: io.Discard, stderr: io.Discard}
	for b.Loop() {
		if _, err := a.index(public); err != nil {
			b.Fatal(err)
		}
	}
}

package eval

import (
	"cmp"
	"os"
	"path/filepath"
	"testing"

	"gonggao/tools/extract"
	"gonggao/tools/metadata"
)

// BenchmarkRead reads pages as an import does, from bytes to facts: the fixtures, which are small, or the pages of
// another manifest: MANIFEST=/path/manifest.jsonl.
func BenchmarkRead(b *testing.B) {
	manifest := cmp.Or(os.Getenv("MANIFEST"), filepath.Join("testdata", "manifest.jsonl"))
	pages, err := Load(manifest)
	if err != nil {
		b.Fatal(err)
	}
	rules, err := extract.BuiltinSources()
	if err != nil {
		b.Fatal(err)
	}
	aliases, err := metadata.BuiltinAliases()
	if err != nil {
		b.Fatal(err)
	}
	r, err := NewReader(Options{Sources: rules, Metadata: metadata.Options{Aliases: aliases}})
	if err != nil {
		b.Fatal(err)
	}
	var bodies [][]byte
	size := 0
	for _, p := range pages {
		body, err := os.ReadFile(filepath.Join(filepath.Dir(manifest), filepath.FromSlash(p.File)))
		if err != nil {
			b.Fatal(err)
		}
		bodies = append(bodies, body)
		size += len(body)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for i, p := range pages {
			_, _, _ = r.Read(bodies[i], p.URL) // a list page is an error
		}
	}
}

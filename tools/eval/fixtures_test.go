package eval

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"gonggao/tools/extract"
	"gonggao/tools/metadata"
)

// TestFixtures holds the pages written for this test above the floor, with the rules for content systems and without. After an
// improvement: gonggao eval tools/eval/testdata/manifest.jsonl --baseline tools/eval/testdata/baseline.json --update-baseline
func TestFixtures(t *testing.T) {
	manifest := filepath.Join("testdata", "manifest.jsonl")
	pages, err := Load(manifest)
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("testdata/*/*.html")
	if err != nil || len(files) != len(pages) {
		t.Errorf("%d files, %d of them in the manifest; %v", len(files), len(pages), err)
	}
	floor, err := ReadBaseline(filepath.Join("testdata", "baseline.json"))
	if err != nil {
		t.Fatal(err)
	}
	if len(floor) < 2 || len(floor[total]) < 2 {
		t.Fatalf("the baseline holds nothing: %v", floor)
	}
	rules, err := extract.BuiltinSources()
	if err != nil {
		t.Fatal(err)
	}
	aliases, err := metadata.BuiltinAliases()
	if err != nil {
		t.Fatal(err)
	}
	for name, sources := range map[string]extract.Sources{"with rules": rules, "without": {}} {
		result, err := Run("testdata", pages, Options{Sources: sources, Metadata: metadata.Options{Aliases: aliases}})
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range result.Below(floor) {
			t.Errorf("%s: %s", name, line)
		}
		var table bytes.Buffer
		if err := result.WriteTable(&table, true); err != nil || !strings.Contains(table.String(), "total (") {
			t.Errorf("%v\n%s", err, &table)
		}
	}
}

func TestPageThatCannotBeRead(t *testing.T) {
	if _, err := Run("testdata", []Page{{ID: "1", File: "none.html"}}, Options{}); err == nil {
		t.Error("a page that is not there was scored")
	}
	result, err := Run("testdata", []Page{{ID: "1", File: "baseline.json", Kind: "x", Text: "停水", Title: "通知"}}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if s := result.Pages[0]; s.BodyF1 > 0 || s.Title != (Part{0, 1}) {
		t.Errorf("%+v", s)
	}
}

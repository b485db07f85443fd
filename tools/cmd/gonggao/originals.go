package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gonggao/tools/capture"
	"gonggao/tools/hugosite"
)

// originalsResult says which raw pages that content/ names are still there, byte for byte.
type originalsResult struct {
	Same    int        `json:"same"`
	Changed []original `json:"changed"`
	Missing []original `json:"missing"`
}

type original struct {
	File   string `json:"file"` // as in the record
	SHA256 string `json:"sha256"`
}

func (o original) compare(p original) int {
	return cmp.Or(strings.Compare(o.File, p.File), strings.Compare(o.SHA256, p.SHA256))
}

// verifyOriginals reads every raw page that a record below content names again, each page of a text over several by itself, and
// compares its digest.
func verifyOriginals(content, sources string) (r originalsResult, err error) {
	r = originalsResult{Changed: []original{}, Missing: []original{}}
	records, err := filepath.Glob(filepath.Join(content, "*", "*", hugosite.RecordFile))
	if err != nil {
		return r, fmt.Errorf("verify the sources: %w", err)
	}
	wanted := map[string][]string{} // digests by name: bundles of an older import may have another
	for _, name := range records {
		data, err := os.ReadFile(name)
		if err != nil {
			return r, fmt.Errorf("verify the sources: %w", err)
		}
		record, err := hugosite.DecodeRecord(data)
		if err != nil {
			continue // verifyContent says so
		}
		for _, source := range append([]hugosite.Source{record.Source}, record.More...) {
			if !slices.Contains(wanted[source.File], source.SHA256) {
				wanted[source.File] = append(wanted[source.File], source.SHA256)
			}
		}
	}
	crawl, err := capture.Open(sources, capture.Options{})
	if err != nil {
		return r, fmt.Errorf("verify the sources: %w", err)
	}
	defer func() { err = errors.Join(err, crawl.Close()) }()
	found := map[string][]string{}
	for _, source := range crawl.Sources {
		if wanted[source.Name] == nil {
			continue
		}
		digest := "" // there, and cannot be read
		if page, err := source.Read(); err == nil {
			digest = page.SHA256
		}
		found[source.Name] = append(found[source.Name], digest)
	}
	for name, digests := range wanted {
		for _, digest := range digests {
			switch {
			case slices.Contains(found[name], digest):
				r.Same++
			case found[name] == nil:
				r.Missing = append(r.Missing, original{name, digest})
			default:
				r.Changed = append(r.Changed, original{name, digest})
			}
		}
	}
	slices.SortFunc(r.Changed, original.compare)
	slices.SortFunc(r.Missing, original.compare)
	return r, nil
}

func (a *app) printOriginals(r originalsResult) {
	for _, o := range r.Changed {
		fmt.Fprintln(a.stdout, a.say(words{
			"请人工核对 [source] 原始文件 %q 与导入时不同（导入时 SHA-256 为 %s）\n  → 重新导入，或找回原来的文件",
			"needs a human [source] the source %q is not what was imported (SHA-256 was %s)\n  → import again, or find the file as it was",
		}, o.File, o.SHA256))
	}
	for _, o := range r.Missing {
		fmt.Fprintln(a.stdout, a.say(words{
			"请人工核对 [source] 找不到原始文件 %q（SHA-256 %s）\n  → 放回原处",
			"needs a human [source] the source %q is not there (SHA-256 %s)\n  → put it back",
		}, o.File, o.SHA256))
	}
	fmt.Fprintln(a.stdout, a.say(words{
		"核对了 %d 个原始文件：%d 个与导入时相同，%d 个不同，%d 个不在。",
		"verified %d sources: %d are as they were imported, %d are not, %d are missing",
	}, r.Same+len(r.Changed)+len(r.Missing), r.Same, len(r.Changed), len(r.Missing)))
}

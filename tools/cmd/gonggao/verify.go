package main

import (
	"fmt"
	"path/filepath"
	"slices"

	"gonggao/tools/hugosite"
)

// contentResult says which texts in content/ lead back, repair by repair, to what was extracted.
type contentResult struct {
	Verified int             `json:"verified"`
	Edited   []contentBundle `json:"edited"` // by a person, after the import
	Broken   []contentBundle `json:"broken"` // by nobody who may: the record and the text do not agree
}

type contentBundle struct {
	Path   string `json:"path"` // below content/
	Detail string `json:"detail"`
}

// verifyContent takes the repairs of every bundle in content/ back and compares the text with the extracted one's digest.
func verifyContent(content string) (contentResult, error) {
	r := contentResult{Edited: []contentBundle{}, Broken: []contentBundle{}}
	records, err := filepath.Glob(filepath.Join(content, "*", "*", hugosite.RecordFile))
	if err != nil {
		return r, fmt.Errorf("verify content: %w", err)
	}
	slices.Sort(records)
	for _, record := range records {
		dir := filepath.Dir(record)
		v, err := hugosite.Verify(dir)
		if err != nil {
			return r, fmt.Errorf("verify content: %w", err)
		}
		rel, err := filepath.Rel(content, dir)
		if err != nil {
			return r, fmt.Errorf("verify content: %w", err)
		}
		switch bundle := (contentBundle{Path: filepath.ToSlash(rel), Detail: v.Detail}); v.State {
		case hugosite.Verified:
			r.Verified++
		case hugosite.EditedByHand:
			r.Edited = append(r.Edited, bundle)
		default:
			r.Broken = append(r.Broken, bundle)
		}
	}
	return r, nil
}

func (a *app) printContent(r contentResult) {
	for _, b := range r.Broken {
		fmt.Fprintln(a.stdout, a.say(words{
			"错误 [content] content/%s 的文字与记录不符：%s\n  → 重新导入",
			"error [content] the text of content/%s is not what its record says: %s\n  → import again",
		}, b.Path, b.Detail))
	}
	fmt.Fprintln(a.stdout, a.say(words{
		"核对了 %d 篇文字：%d 篇可还原为提取的原文，%d 篇导入后经人工修改，%d 篇不符。",
		"verified %d texts: %d lead back to what was extracted, %d were edited after the import, %d do not agree",
	}, r.Verified+len(r.Edited)+len(r.Broken), r.Verified, len(r.Edited), len(r.Broken)))
}

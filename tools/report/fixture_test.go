package report_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gonggao/tools/announcement"
	"gonggao/tools/report"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

// hostile is text that a terminal or a browser would obey.
const hostile = "标题\x1b[2J\x1b]0;x\a\u202e<script>alert(1)</script>{{.}}"

// mixed has every outcome, lists and a diff longer than the limits, hostile text, and nothing in order.
func mixed() report.Run {
	pages := []report.Page{
		{
			Name: "b/unchanged.txt", ID: "b-unchanged-0123456789ab", Title: "关于《数字李沧发展规划（2023—2025年）》的公告",
			Parts: []announcement.PartKind{announcement.Notice, announcement.Plan}, Outcome: report.Unchanged,
			Files: []report.File{{Path: "content/plans/b/index.zh-hans.md", Result: report.Unchanged}},
			Flags: []announcement.Flag{
				{Kind: announcement.PaddedDate, Block: 7, Quote: "3月02日"},
				{Kind: announcement.ContradictoryDates, Block: -1, Data: map[string]string{
					"signed": "2021-12-06", "published": "2021-09-23 12:47", "written": ""}},
				{Kind: announcement.EmptyField, Block: 3, Quote: "内容来源:", Data: map[string]string{"label": "source"}},
			},
			Repairs: map[string]int{"width": 516, "space": 12, "rule-of-tomorrow": 1},
		},
		{
			Name: "a.txt", ID: "a", Title: hostile, Outcome: report.Conflict,
			Parts: []announcement.PartKind{announcement.News},
			Files: []report.File{
				{Path: "content/news/a/index.zh-hant.md", Result: report.Unchanged},
				{Path: "content/news/a/index.zh-hans.md", Result: report.Conflict, Reason: "edited", Diff: diff()},
				{Path: "content/news/a/repairs.json", Result: report.Written},
				{Path: "content/plans/a/repairs.json", Result: report.Conflict, Reason: "other-page"},
			},
			Flags: []announcement.Flag{
				{Kind: announcement.LostImage, Block: 2, Quote: "1.jpg", Key: "0123456789ab"},
				{Kind: announcement.LostImage, Block: 4, Quote: "2.jpg", Key: "00000000000a", Seen: &announcement.Seen{By: "王芳\x1b[2J", On: "2026-11-21", Note: "原件即无此图"}},
				{Kind: announcement.NameConflict, Block: 9, Quote: hostile, Data: map[string]string{"variants": hostile}},
				{Kind: "kind-of-tomorrow", Block: 10, Data: map[string]string{"new-data": "值"}},
			},
			Repairs: map[string]int{"width": 7},
		},
		{Name: "new.txt", ID: "new", Title: "公告", Outcome: report.Written,
			Files: []report.File{{Path: "content/notices/new/index.zh-hans.md", Result: report.Written}}},
		{Name: "gbk.txt", ID: "gbk", Outcome: report.Failed, Err: fmt.Errorf("gbk.txt: %w", &announcement.Problem{
			Kind: announcement.Undecodable, Data: map[string]string{"byte": "12", "looks": "GB18030"},
			Err: errors.New("decode: cannot read byte 12 (0xB9), looks like GB18030"),
		})},
		{Name: "pdf\x1b[1m.txt", Outcome: report.Failed, Err: &announcement.Problem{
			Kind: announcement.BinaryData, Data: map[string]string{"byte": "9", "looks": "application/pdf"},
			Err: errors.New("decode: not text"),
		}},
		{Name: "bug.txt", ID: "bug", Outcome: report.Failed, Err: errors.Join(errors.New("compose bug.txt: \x1b[31mbroken"), errors.New("and more"))},
		{Name: "page.html", Outcome: report.Dropped, Err: &announcement.Problem{
			Kind: announcement.IndexPage, Data: map[string]string{"links": "30"}, Err: errors.New("dropped")}},
		{Name: "nobody-knows-why", Outcome: report.Dropped},
	}
	for i := range 12 {
		pages = append(pages, report.Page{
			Name: fmt.Sprintf("picture-%02d.jpg", 11-i), Outcome: report.Dropped,
			Err: &announcement.Problem{Kind: announcement.UnknownFormat, Err: errors.New("dropped")},
		})
	}
	return report.Run{Pages: pages, Lapsed: []report.Lapsed{
		{Key: "00000000000b", Page: "a", Kind: announcement.NoDraft, Quote: hostile, Seen: announcement.Seen{By: "王芳", On: "2026-10-01"}},
	}, Orphans: []report.Orphan{
		{Path: "content/news/old", Source: "old.txt"}, {Path: "content/news/older", Source: "older\x1b.txt", More: []string{"older_1.txt"}, Joined: "new.txt"},
	}}
}

func diff() string {
	var b strings.Builder
	b.WriteString("--- content/news/a/index.zh-hans.md\n+++ import\n@@ -1,2 +1,24 @@\n 同一行\n-由人改过的一行\t\x1b[2J\n")
	for i := range 24 {
		fmt.Fprintf(&b, "+导入的第 %d 行，<b>够长</b>：为深入贯彻落实数字强省、数字青岛各项规划部署，加快推进数字李沧建设。\n", i+1)
	}
	return b.String()
}

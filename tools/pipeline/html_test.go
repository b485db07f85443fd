package pipeline

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gonggao/tools/announcement"
	"gonggao/tools/hugosite"
	"gonggao/tools/report"
)

// TestMirror imports a small mirror of a site: a page with a picture that was fetched, one that was not, and an attachment.
func TestMirror(t *testing.T) {
	sources, dir := t.TempDir(), t.TempDir()
	const png = "\x89PNG\r\n\x1a\n picture"
	for name, data := range map[string]string{
		"www.x.gov.cn/art/2024/5/6/1.html": `<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="PubDate" content="2024-05-06 08:30">
<meta name="ContentSource" content="某某区水务局"><title>关于停水的通知_某某区水务局</title></head><body>
<div class="nav"><a href="/">首页</a> <a href="/zw/">政务公开</a></div>
<h1>关于停水的通知</h1><div class="content"><p>　　因管网检修，定于2024年5月8日停水，请各单位和居民做好储水准备，不便之处敬请谅解。</p>
<p><img src="map.png"></p><p><img src="lost.jpg" alt="施工现场"></p>
<table><tr><th>小区</th><th>时间</th></tr><tr><td>甲小区</td><td>8时,至12时</td></tr><tr><td>乙小区</td><td>13时至15时</td></tr></table>
<p><img src="404.jpg" alt="小区分布"></p><p>附件：1.<a href="/files/plan.docx">停水安排表.docx</a></p><p>2.<a href="/files/list.pdf">名单.pdf</a></p>
<p style="text-align:right">某某区水务局</p><p style="text-align:right">2024年5月6日</p></div>
<div class="footer">主办：某某区人民政府 <script>document.write("x")</script></div></body></html>`,
		"www.x.gov.cn/art/2024/5/6/map.png": png,
		"www.x.gov.cn/art/2024/5/6/404.jpg": "<!DOCTYPE html><title>404</title>",
		"www.x.gov.cn/files/list.pdf":       "",
		"www.x.gov.cn/files/plan.docx":      "PK\x03\x04 plan",
	} {
		path := filepath.Join(sources, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	opts := options(t, sources, dir)
	run := importInto(t, opts)
	if len(run.Pages) != 1 || run.Pages[0].Outcome != report.Written {
		t.Fatalf("pages %+v", run.Pages)
	}
	files := tree(t, dir)
	bundle := "notices/" + run.Pages[0].ID + "/"
	page := files[bundle+"index.zh-hans.md"]
	for _, want := range []string{
		`title = "关于停水的通知"`, `value = "2024-05-06 08:30"`, "2024年5月8日停水", "map.png", "lost.jpg", "停水安排表.docx", "甲小区", "8时，至12时",
		"某某区水务局\n{.signature}", `url = "http://www.x.gov.cn/art/2024/5/6/1.html"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %q:\n%s", want, page)
		}
	}
	for _, wrong := range []string{"政务公开", "主办", "document.write", "<script"} {
		if _, body, _ := strings.Cut(page, "\n+++\n"); strings.Contains(body, wrong) {
			t.Errorf("the page has %q", wrong)
		}
	}
	if files[bundle+"map.png"] != png {
		t.Errorf("the picture is not in the bundle: %q", files[bundle+"map.png"])
	}
	var reasons []string
	for _, f := range run.Pages[0].Flags {
		if f.Kind == announcement.LostImage || f.Kind == announcement.LostAttachment {
			reasons = append(reasons, f.Quote+" "+f.Data["reason"])
		}
	}
	if diff := cmp.Diff([]string{"施工现场 ", "小区分布 runs", "名单.pdf empty"}, reasons); diff != "" {
		t.Errorf("lost (-want +got):\n%s", diff)
	}
	if !strings.Contains(page, `reason = "runs"`) {
		t.Errorf("the page does not say why a picture is lost:\n%s", page)
	}
	if v, err := hugosite.Verify(filepath.Join(dir, filepath.FromSlash(bundle))); err != nil || v.State != hugosite.Verified {
		t.Errorf("%+v, %v", v, err)
	}
	if again := importInto(t, opts); again.Pages[0].Outcome != report.Unchanged {
		t.Errorf("a second import: %s", again.Pages[0].Outcome)
	}
}

// TestPagesOfOneText joins a text over three pages in order, and leaves its pages alone where one is missing.
func TestPagesOfOneText(t *testing.T) {
	page := func(n int, pager string) string {
		return fmt.Sprintf(`<html><head><meta charset="utf-8"><title>某某县国民经济和社会发展统计公报</title></head><body><h1>某某县国民经济和社会发展统计公报</h1>
<div class="content"><p>第%d页的正文：全年全县生产总值稳步增长，社会各项事业全面发展，人民生活水平不断提高。</p><p>第%d页的第二段，继续说明全县经济社会发展的各项情况和主要数据。</p>
<div class="page">%s</div></div></body></html>`, n, n, pager)
	}
	links := func(own int) string {
		var b strings.Builder
		for i := 1; i <= 3; i++ {
			name := fmt.Sprintf("t1_%d.html", i-1)
			if i == 1 {
				name = "t1.html"
			}
			if i == own {
				fmt.Fprintf(&b, "[%d]", i)
			} else {
				fmt.Fprintf(&b, `<a href="%s">[%d]</a>`, name, i)
			}
		}
		return b.String() + " 下一页"
	}
	script := func(own int) string {
		return fmt.Sprintf(`<script>createPageHTML(3, %d, "t1", "html");</script>`, own-1)
	}
	write := func(t *testing.T, sources string, n int, pager func(int) string) {
		t.Helper()
		folder := filepath.Join(sources, "www.x.gov.cn", "a")
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		file := fmt.Sprintf("t1_%d.html", n-1)
		if n == 1 {
			file = "t1.html"
		}
		if err := os.WriteFile(filepath.Join(folder, file), []byte(page(n, pager(n))), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, pager := range map[string]func(int) string{"links": links, "script": script} {
		for _, pages := range []int{3, 2} {
			t.Run(fmt.Sprint(name, pages), func(t *testing.T) {
				sources, dir := t.TempDir(), t.TempDir()
				for n := 1; n <= pages; n++ {
					write(t, sources, n, pager)
				}
				run := importInto(t, options(t, sources, dir))
				counts := run.PageCounts()
				if pages == 2 { // one is missing
					if counts[report.Written] != 2 || !slices.Contains(kinds(run.Pages[0]), announcement.MissingPages) {
						t.Errorf("outcomes %v, flags %v", counts, kinds(run.Pages[0]))
					}
					write(t, sources, 3, pager) // next month the crawl has it
					run = importInto(t, options(t, sources, dir))
					if len(run.Orphans) != 1 || run.Orphans[0].Source != "www.x.gov.cn/a/t1_1.html" || run.Orphans[0].Joined != "www.x.gov.cn/a/t1.html" {
						t.Errorf("orphans %+v", run.Orphans)
					}
					return
				}
				if counts[report.Written] != 1 || counts[report.Dropped] != 2 {
					t.Fatalf("outcomes %v: %+v", counts, run.Pages)
				}
				var text string
				for name, data := range tree(t, dir) {
					if strings.HasSuffix(name, "index.zh-hans.md") {
						text += data
					}
				}
				first, second, third := strings.Index(text, "第1页的第二段"), strings.Index(text, "第2页的正文"), strings.Index(text, "第3页的第二段")
				if first < 0 || second < first || third < second || strings.Contains(text, "missing-pages") {
					t.Errorf("not joined in order:\n%s", text)
				}
				checkPages(t, filepath.Join(dir, "plans", run.Pages[0].ID), page(2, pager(2)))
				again := importInto(t, options(t, t.TempDir(), dir))
				if len(again.Orphans) != 1 || len(again.Orphans[0].More) != 2 {
					t.Errorf("orphans %+v", again.Orphans)
				}
			})
		}
	}
}

// checkPages holds that the record of a joined text names every page with its digest and its blocks, that a change to any
// block is found, and that what stood around a later page is kept.
func checkPages(t *testing.T, dir, second string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, hugosite.RecordFile))
	if err != nil {
		t.Fatal(err)
	}
	record, err := hugosite.DecodeRecord(data)
	if err != nil {
		t.Fatal(err)
	}
	if len(record.More) != 2 || record.More[0].SHA256 != fmt.Sprintf("%x", sha256.Sum256([]byte(second))) ||
		record.More[0].File != "www.x.gov.cn/a/t1_1.html" || record.More[0].URL != "http://www.x.gov.cn/a/t1_1.html" ||
		record.More[0].Blocks != 2 || record.More[1].Blocks != 2 || record.Blocks != 7 {
		t.Errorf("later pages %+v of %d blocks", record.More, record.Blocks)
	}
	aside := map[int]bool{}
	for _, r := range record.Removed {
		aside[r.Page] = true
	}
	if !aside[1] || !aside[2] {
		t.Errorf("nothing is kept of what stood around the later pages: %+v", record.Removed)
	}
	page, err := os.ReadFile(filepath.Join(dir, "index.zh-hans.md"))
	if err != nil || strings.Count(string(page), "[[params.provenance.more]]") != 2 {
		t.Errorf("%v\n%s", err, page)
	}
	if v, err := hugosite.Verify(dir); err != nil || v.State != hugosite.Verified {
		t.Errorf("%+v, %v", v, err)
	}
	edited := strings.Replace(string(page), "第3页的第二段", "第三页的第二段", 1)
	if err := os.WriteFile(filepath.Join(dir, "index.zh-hans.md"), []byte(edited), 0o644); err != nil {
		t.Fatal(err)
	}
	if v, err := hugosite.Verify(dir); err != nil || v.State != hugosite.EditedByHand {
		t.Errorf("changed: %+v, %v", v, err)
	}
}

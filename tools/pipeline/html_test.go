package pipeline

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

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
<p>附件：<a href="/files/plan.docx">停水安排表.docx</a></p>
<p style="text-align:right">某某区水务局</p><p style="text-align:right">2024年5月6日</p></div>
<div class="footer">主办：某某区人民政府 <script>document.write("x")</script></div></body></html>`,
		"www.x.gov.cn/art/2024/5/6/map.png": png,
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
	if v, err := hugosite.Verify(filepath.Join(dir, filepath.FromSlash(bundle))); err != nil || v.State != hugosite.Verified {
		t.Errorf("%+v, %v", v, err)
	}
	if again := importInto(t, opts); again.Pages[0].Outcome != report.Unchanged {
		t.Errorf("a second import: %s", again.Pages[0].Outcome)
	}
}

package pipeline

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gonggao/tools/announcement"
	"gonggao/tools/report"
)

const good = "关于停水的通知\n2024-06-01 来源：某某区水务局\n\n因检修停水。\n"

// list is a page of links to other pages.
var list = func() string {
	var b strings.Builder
	for i := range 30 {
		fmt.Fprintf(&b, "<li><a href=\"%d.html\">关于做好第%d项工作的通知</a> 2024-05-%02d</li>\n", i, i, i%28+1)
	}
	return "<title>通知公告</title><h2>通知公告</h2><ul>" + b.String() + "</ul>"
}()

// TestBadInput puts everything a crawl can leave behind beside one good page: each gets a clear line of its
// own, and the good page comes out.
func TestBadInput(t *testing.T) {
	sources, dir := t.TempDir(), t.TempDir()
	files := map[string]struct {
		data    string
		outcome report.Outcome
		problem announcement.ProblemKind
	}{
		"good.txt":          {good, report.Written, ""},
		"empty.txt":         {"", report.Failed, announcement.EmptySource},
		"gbk.txt":           {"\xb9\xd8\xd3\xda\xcd\xa3\xcb\xae\xb5\xc4\xcd\xa8\xd6\xaa\n\n\xd2\xf2\xbc\xec\xd0\xde\xcd\xa3\xcb\xae\xa1\xa3\n", report.Written, ""},
		"damaged.txt":       {"\u516c\xff\u544a\xff\u516c\xff\u544a\xff", report.Failed, announcement.Undecodable},
		"binary.txt":        {"\x7fELF\x02\x01\x01\x00\x00\x00\x00", report.Failed, announcement.BinaryData},
		"huge.txt":          {strings.Repeat("停水", 1<<16), report.Failed, announcement.TooLarge},
		"page.html":         {"<title>停水通知</title><h1>停水通知</h1><p>因检修，今日停水，请居民做好准备。<script>alert(1)</script><iframe src=x></iframe></p>", report.Written, ""},
		"list.html":         {list, report.Dropped, announcement.IndexPage},
		"twin a.txt":        {good, report.Written, ""},
		"名 字'\"$(x).txt":    {good, report.Written, ""},
		"side.txt":          {good, report.Failed, announcement.BadSidecar},
		"one.txt":           {good, report.Written, ""},
		"two.txt":           {good, report.Failed, announcement.DuplicateID},
		"chrome.txt":        {"无障碍浏览 | 繁體中文 |\n", report.Failed, ""},
		"markup.txt":        {"关于{{< ref \"x\" >}}的通知\n2024-06-01\n\n---\n\n+++\n\n# 停水\n\n<script>alert(1)</script>{{% x %}}\n\n- 一\n", report.Written, ""},
		"controls.txt":      {"关于停\x00水的通知\n\n停水\x07\u202e。\n", report.Written, ""},
		"onlyblank.txt":     {"\n \n\u3000\n", report.Failed, ""},
		"deep/er/good.txt":  {good, report.Written, ""},
		".hidden.txt":       {good, "", ""},
		"one long line.txt": {strings.Repeat("停水。", 1<<12), report.Written, ""},
	}
	for name, f := range files {
		path := filepath.Join(sources, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(f.data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range map[string]string{"side.toml": "ulr = 1\n", "one.toml": "url = \"https://a.example/1.html\"\n", "two.toml": "url = \"https://a.example/1.html\"\n"} {
		if err := os.WriteFile(filepath.Join(sources, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	opts := options(t, sources, dir)
	opts.MaxBytes = 100 << 10
	run := importInto(t, opts)
	seen := map[string]bool{}
	for _, p := range run.Pages {
		seen[p.Name] = true
		want, known := files[p.Name]
		if !known {
			t.Errorf("%q was not put there", p.Name)
			continue
		}
		if p.Outcome != want.outcome {
			t.Errorf("%s: %s (%v), want %s", p.Name, p.Outcome, p.Err, want.outcome)
		}
		if p.Outcome != report.Written {
			if p.Err == nil || !strings.Contains(p.Err.Error(), strings.TrimSuffix(p.Name, ".txt")) {
				t.Errorf("%s: the error %v does not name the file", p.Name, p.Err)
			}
		}
		var problem *announcement.Problem
		if want.problem != "" && (!errors.As(p.Err, &problem) || problem.Kind != want.problem) {
			t.Errorf("%s: %v, want %s", p.Name, p.Err, want.problem)
		}
	}
	for name, f := range files {
		if f.outcome != "" && !seen[name] {
			t.Errorf("%s is not in the report", name)
		}
	}
	if run.ExitCode() != 3 {
		t.Errorf("exit code %d, want 3", run.ExitCode())
	}
	for name, text := range tree(t, dir) {
		if strings.HasSuffix(name, ".md") && (strings.Contains(text, "{{<") || strings.Contains(text, "{{%") || strings.Contains(text, "<script")) {
			if _, body, _ := strings.Cut(text, "\n+++\n"); strings.Contains(body, "{{") || strings.Contains(body, "<script") {
				t.Errorf("%s: markup is not inert:\n%s", name, body)
			}
		}
	}
}

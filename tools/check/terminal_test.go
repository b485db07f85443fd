package check

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWrite(t *testing.T) {
	r := Result{Pages: 12, Files: 20}
	for i := range 12 {
		r.Findings = append(r.Findings, Finding{Kind: NoTitle, Severity: Error, File: fmt.Sprintf("p%02d.html", i)})
	}
	r.Findings = append(r.Findings, Finding{Kind: UnknownLabel, Severity: Review, File: "a.html", Detail: "PubDate"})
	want := `error [no-title] the page has no <title> (12)
  → give it one
  p00.html
  p01.html
  p02.html
  p03.html
  p04.html
  p05.html
  p06.html
  p07.html
  p08.html
  p09.html
  … and 2 more
needs a human [unknown-label] a required page label is empty, and the source does not say it (1)
  → find out, and write it in config.toml or beside the source; never invent it
  a.html  PubDate
checked 12 pages, 20 files: 12 errors, 1 for a human
`
	var b strings.Builder
	if err := r.Write(&b, "en"); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
	b.Reset()
	if err := r.Write(&b, "zh"); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"错误 [no-title] 网页没有标题", "还有 2 处", "请人工核对 [unknown-label]", "检查了 12 个网页、20 个文件：12 处错误，1 处请人工核对。"} {
		if !strings.Contains(b.String(), part) {
			t.Errorf("no %q in\n%s", part, b.String())
		}
	}
}

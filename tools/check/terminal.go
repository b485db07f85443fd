package check

import (
	"fmt"
	"io"
	"strings"
)

// shown is how many findings of a kind a person is shown: a mistake in a template is found on every page.
const shown = 10

// Write prints the result for a person, in "zh" or "en": each kind with what to do, then where.
func (r Result) Write(w io.Writer, lang string) error {
	mark := map[Severity]string{Error: "错误", Review: "请人工核对"}
	more, summary := "  …… 还有 %d 处\n", "检查了 %d 个网页、%d 个文件：%d 处错误，%d 处请人工核对。\n"
	if lang == "en" {
		mark = map[Severity]string{Error: "error", Review: "needs a human"}
		more, summary = "  … and %d more\n", "checked %d pages, %d files: %d errors, %d for a human\n"
	}
	var b strings.Builder
	count := map[Severity]int{}
	perKind := map[Kind]int{}
	for _, f := range r.Findings {
		perKind[f.Kind]++
	}
	var last Kind
	n := 0
	for _, f := range r.Findings {
		count[f.Severity]++
		if f.Kind != last {
			what, do := f.Kind.Words(lang)
			fmt.Fprintf(&b, "%s [%s] %s (%d)\n  → %s\n", mark[f.Severity], f.Kind, what, perKind[f.Kind], do)
			last, n = f.Kind, 0
		}
		if n++; n <= shown {
			fmt.Fprintln(&b, strings.TrimRight("  "+f.File+"  "+f.Detail, " "))
		} else if n == perKind[f.Kind] {
			fmt.Fprintf(&b, more, n-shown)
		}
	}
	fmt.Fprintf(&b, summary, r.Pages, r.Files, count[Error], count[Review])
	_, err := io.WriteString(w, b.String())
	return err
}

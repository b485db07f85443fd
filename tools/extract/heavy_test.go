package extract

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"gonggao/tools/announcement"
)

// TestHeavyMarkup has pages that a parser would make gigabytes of: their text is read, they are flagged, and they take no
// more memory than their size allows.
func TestHeavyMarkup(t *testing.T) {
	fonts := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "<font size=%d>", i)
		}
		return b.String()
	}
	rotated := func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString([]string{"</b>甲<b id=%d>", "</i>甲<i id=%d>", "</u>甲<u id=%d>"}[i%3])
		}
		return b.String()
	}
	const few = "<p>停水</p>"
	many := strings.Repeat(few, 20_000)
	const text = "<title>关于停水的通知</title><h1>关于停水的通知</h1><p>因施工需要，和平路停水。</p>"
	for name, page := range map[string]string{
		"never closed":            "<p>" + fonts(450) + "</p>" + many,
		"closed in a cell":        "<p>" + fonts(450) + "</p><table><td>" + strings.Repeat("</font>", 450) + "</table>" + many,
		"closed in SVG":           "<p>" + fonts(450) + "</p><svg><desc>" + strings.Repeat("</font>", 450) + "</svg>" + many,
		"closed in a comment":     "<p>" + fonts(450) + "</p><!--" + strings.Repeat("</font>", 450) + "-->" + many,
		"closed in a list":        "<p>" + fonts(450) + "</p><select>" + strings.Repeat("</font>", 450) + "</select>" + many,
		"opened in SVG's style":   "<p><svg><style>" + fonts(450) + "</style></svg></p>" + many,
		"opened beside cells":     "<table>" + fonts(450) + "<tr><td>甲</table>" + many,
		"kept by an object":       "<table><td>" + fonts(450) + "<object></td><td>" + strings.Repeat("</font>", 450) + "</table>" + many,
		"closed too deep":         strings.Repeat("<font size=1><div><div><div><div><div><div><div><div><div></font></div></div></div></div></div></div></div></div></div>", 3) + "<p>" + fonts(440) + "</p>" + many,
		"outermost always closed": "<p>" + fonts(450) + rotated(60_000),
		"attributes of body":      numbered("<p>甲<BODY a%d=1>", 20_000),
		"attributes of html":      numbered("<p>甲<html a%d=1>", 20_000),
		"quotation marks":         "<p>" + strings.ReplaceAll(fonts(450), "size", `face='"' title=">"size`) + "</p>" + many,
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		doc, err := HTML(text+page, "", HTMLOptions{})
		runtime.ReadMemStats(&after)
		if err != nil || !slices.ContainsFunc(doc.Flags, func(f announcement.Flag) bool { return f.Kind == announcement.DeepMarkup }) {
			t.Errorf("%s: %v, %v", name, err, doc.Flags)
		}
		if !strings.Contains(strings.Join(doc.Extracted(), ""), "因施工需要，和平路停水。") {
			t.Errorf("%s: the text is lost", name)
		}
		if n := after.TotalAlloc - before.TotalAlloc; n > 300<<20 {
			t.Errorf("%s: %d MB were allocated", name, n>>20)
		}
	}
	for name, page := range map[string]string{
		"closed":             strings.Repeat("<p><b><font size=1 color=red>停水</font></b></p>", 20_000),
		"alike":              strings.Repeat("<p><font color=red><b>停水</p>", 20_000),
		"links":              numbered("<p><a href=%d>停水</p>", 5_000),
		"different ones":     numbered("<p><font size=%d>停水</font></p>", 5_000),
		"around a table":     numbered("<font size=%d><table><tr><td>停水</table></font>", 30) + many,
		"pages in one":       strings.Repeat("<html><head><body class=a><p>停水</p></body></html>", 20),
		"a few never closed": "<p>" + fonts(20) + "</p>" + many,
	} {
		if heavy(page) {
			t.Errorf("%s: is taken for heavy", name)
		}
	}
}

func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

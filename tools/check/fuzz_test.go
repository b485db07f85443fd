package check

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

// FuzzSite feeds pages and style sheets that nobody wrote with care: the check must end, say the same twice, and
// have words for what it says.
func FuzzSite(f *testing.F) {
	archive, err := txtar.ParseFile("testdata/clean.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range archive.Files {
		f.Add(file.Data, []byte("@import 'x'; p { background: url( }"))
	}
	f.Add([]byte(`<a href="http://[::1"><img srcset=",, ,"><base href=//x><meta http-equiv=refresh content="0;url=%zz"><x id= id>`), []byte("url('"))
	f.Fuzz(func(t *testing.T, html, css []byte) {
		site := fstest.MapFS{"zh-hans/index.html": {Data: html}, "zh-hant/a/index.html": {Data: html}, "a.css": {Data: css}}
		first, err := Site(site, Options{})
		if err != nil {
			return // a page's own idea of the site's address may be none
		}
		second, err := Site(site, Options{})
		if err != nil || fmt.Sprint(first) != fmt.Sprint(second) {
			t.Fatalf("%v\n%v\n%v", err, first, second)
		}
		for _, finding := range first.Findings {
			if what, do := finding.Kind.Words("zh"); what == "" || do == "" {
				t.Errorf("%s has no words", finding.Kind)
			}
		}
	})
}

// BenchmarkSite checks 1,000 copies of one page in both scripts.
func BenchmarkSite(b *testing.B) {
	archive, err := txtar.ParseFile("testdata/clean.txtar")
	if err != nil {
		b.Fatal(err)
	}
	const pages = 1000
	files := fstest.MapFS{}
	for _, file := range archive.Files {
		files[file.Name] = &fstest.MapFile{Data: file.Data}
	}
	for i := range pages {
		for _, lang := range languages {
			files[fmt.Sprintf("%s/plans/p%d/index.html", lang, i)] = files[lang+"/plans/1/index.html"]
		}
	}
	for b.Loop() {
		if _, err := Site(files, Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(2*pages*b.N)/b.Elapsed().Seconds(), "pages/s")
}

package check

import (
	"bytes"
	"encoding/hex"
	"errors"
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

const (
	home  = "zh-hans/index.html"
	plan  = "zh-hans/plans/1/index.html"
	style = "css/main.css"
	gone  = "\x00" // in place of a file's text: the file is not there
)

// cleanSite returns a site in which there is nothing to find.
func cleanSite(t *testing.T) fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/clean.txtar")
	if err != nil {
		t.Fatal(err)
	}
	site := fstest.MapFS{}
	for _, f := range archive.Files {
		site[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return site
}

func findings(t *testing.T, site fs.FS) []Finding {
	t.Helper()
	r, err := Site(site, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r.Findings
}

func TestCleanSite(t *testing.T) {
	r, err := Site(cleanSite(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(Result{Pages: 6, Files: 9, Findings: []Finding{}}, r); diff != "" {
		t.Error(diff)
	}
}

// spoiled lists, for every kind, one thing gone wrong in the clean site: in file, old becomes new.
var spoiled = []struct {
	kind           Kind
	file, old, new string
	want           string // detail
	besides        Kind   // also found, and not what the case is about
}{
	{BrokenLink, home, "plans/1/#s1", "plans/2/", "plans/2/", ""},
	{BrokenLink, home, "plans/1/#s1", "/zh-hans/plans/1/", "/zh-hans/plans/1/", ""}, // outside the site's path
	{BrokenLink, plan, `src="1.png"`, `src="2.png"`, "2.png", ""},
	{BrokenLink, plan, `src="1.png"`, `src="1.png" srcset="1.png 1x, 3.png 2x"`, "3.png", ""},
	{BrokenLink, plan, "#s1", "http://[", "http://[", ""},
	{BrokenLink, "index.html", "url=https://a.example/gov/zh-hans/", "url=/gov/zh/", "/gov/zh/", ""},
	{BrokenLink, style, "mark.svg#a", "gone.svg", "../css/gone.svg", ""},
	{BrokenFragment, plan, "#s1", "#s2", "#s2", ""},
	{BrokenFragment, home, "#s1", "#s9", "plans/1/#s9", ""},
	{NoLanguage, plan, `<html lang="zh-Hans">`, `<html>`, "", ""},
	{WrongLanguage, plan, `<html lang="zh-Hans">`, `<html lang="zh-Hant">`, "zh-Hant", ""},
	{NoTitle, plan, "<title>规划</title>", "<title> </title>", "", ""},
	{OneHeading, plan, "<h1>规划</h1>", "", "0", ""},
	{OneHeading, plan, "<h1>规划</h1>", "<h1>规</h1><h1>划</h1>", "2", ""},
	{DuplicateID, plan, "<h1>", `<h1 id="s1">`, "s1", ""},
	{NoAlt, plan, ` alt="图一"`, "", "1.png", ""},
	{EmptyList, plan, "<h1>", "<ul> </ul><h1>", "ul", ""},
	{EmptyList, plan, "<h1>", `<nav aria-label="目录">x</nav><h1>`, "nav 目录", ""},
	{Leftover, plan, `href="#s1"`, `href="#s1" title="ZgotmplZ"`, "ZgotmplZ", ""},
	{Leftover, plan, "形势", "&lt;no value&gt;", "<no value>", ""},
	{Leftover, plan, "形势", "<no value>", "<no value>", ""},
	{Braces, plan, "形势", "{{ .Title }}", "{{ .Title }}", ""},
	{NoCanonical, plan, `rel="canonical"`, `rel="x"`, "", ""},
	{WrongCanonical, plan, `canonical" href="https://a.example/gov/zh-hans/plans/1/"`, `canonical" href="/gov/zh-hans/"`, "/gov/zh-hans/", ""},
	{NoAlternate, plan, `hreflang="zh-Hant"`, `hreflang="en"`, "zh-hant", ""},
	{NoAlternate, plan, `hreflang="zh-Hans" href="https://a.example/gov/zh-hans/plans/1/"`, `hreflang="zh-Hans" href="/gov/zh-hans/"`, "zh-hans", ""},
	{OneScript, "zh-hant/plans/1/index.html", "", gone, "zh-hant/plans/1/index.html", BrokenLink},
	{MissingLabel, plan, `name="SiteName"`, `name="sitename"`, "SiteName", ""},
	{UnknownLabel, plan, `name="ArticleTitle" content="规划"`, `name="ArticleTitle" content=" "`, "ArticleTitle", ""},
	{MissingLabel, home, `name="ColumnType"`, `name="x"`, "ColumnType", ""},
	{UnknownLabel, plan, "大数据局", "", "ContentSource", ""},
	{MissingLabel, plan, `name="SiteIDCode"`, `name="x"`, "SiteIDCode", ""},
	{BadPubDate, plan, "2023-08-10 09:30", "2023-08-10", "2023-08-10", ""},
	{BadFact, home, "</body>", footer("site_id_code", "28"), "site_id_code = 28", ""},
	{BadFact, home, "</body>", footer("icp", "ICP05010518号"), "icp = ICP05010518号", ""},
	{BadFact, home, "</body>", footer("public_security", "津公网安备123号"), "public_security = 津公网安备123号", ""},
	{BadFact, home, "</body>", footer("phone", "电话见公告"), "phone = 电话见公告", ""},
	{BadFact, home, "</body>", footer("email", "a at b.example"), "email = a at b.example", ""},
	{BadFact, home, "</body>", footer("report_errors", "http://x/"), "report_errors = http://x/", ""},
	{LowContrast, style, "", ":root{--ground:#fff;--blue:#777}:root[data-theme=contrast]{--blue:#000}@media(prefers-color-scheme:dark){:root{--ground:#000;--blue:#fff}}", "light: blue on ground 4.5:1 < 7:1", ""},
	{LowContrast, style, "", ":root{--ground:#fff;--ink:#000}:root[data-theme=contrast]{--ink:#001}@media(prefers-color-scheme: dark){:root{--ground:#222222}}", "dark: ink on ground 1.3:1 < 7:1", ""},
	{LowContrast, style, "", `:root{--ground:#fff}:root[data-theme="contrast"]{--ink:#aaa}`, "contrast: ink on ground 2.3:1 < 7:1", ""},
	{Script, plan, "<h1>", "<script>1</script><h1>", "", ""},
	{Script, plan, "<h1>", `<script src="1.png"></script><h1>`, "1.png", ""},
	{Script, plan, "</head>", `<script src="1.png"></script></head>`, "1.png", ""},
	{Script, plan, "</head>", `<script src="1.png" integrity="sha256-AA=="></script><script src="1.png" integrity="sha256-AA=="></script></head>`, "1.png", ""},
	{InlineHandler, plan, "<h1>", `<h1 onclick="x()">`, "h1 onclick", ""},
	{InlineStyle, plan, "<h1>", `<h1 style="color:red">`, "h1 color:red", ""},
	{InlineStyle, plan, "</head>", `<style>p{}</style></head>`, "<style>", ""},
	{ScriptURL, plan, `href="#s1"`, `href=" java&#9;script:x()"`, "a  java\tscript:x()", BrokenLink},
	{ScriptURL, plan, `src="1.png"`, `src="data:image/png;base64,AA"`, "img src", ""},
	{ThirdParty, plan, `src="1.png"`, `src="//b.example/1.png"`, "//b.example/1.png", ""},
	{ThirdParty, plan, "</head>", `<link rel="preconnect" href="https://b.example/"></head>`, "https://b.example/", ""},
	{ThirdParty, style, "../css/mark.svg#a", "https://b.example/f.woff", "https://b.example/f.woff", ""},
	{NotUTF8, plan, "形势", "\xd0\xce", "", ""},
	{NonASCIIPath, "zh-hans/规划.pdf", "", "", "", ""},
	{Heavy, style, "", noise(20_000), "10.4 kB > 6 kB", ""},
}

func footer(name, value string) string {
	return `<footer><p data-fact="` + name + `" data-value="` + value + `"></p></footer></body>`
}

func TestFindings(t *testing.T) {
	for _, tt := range spoiled {
		t.Run(string(tt.kind)+" "+tt.want, func(t *testing.T) {
			site := cleanSite(t)
			spoil(t, site, tt.file, tt.old, tt.new)
			got := findings(t, site)
			got = slices.DeleteFunc(got, func(f Finding) bool { return f.Kind == tt.besides })
			want := []Finding{{Kind: tt.kind, Severity: tt.kind.Severity(), File: tt.file, Detail: tt.want}}
			if tt.kind == OneScript {
				want[0].File = plan
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// spoil puts new in place of old. Without old, new becomes the whole file, or with gone the file disappears.
func spoil(t *testing.T, site fstest.MapFS, name, old, new string) {
	t.Helper()
	switch {
	case new == gone:
		delete(site, name)
	case old == "":
		site[name] = &fstest.MapFile{Data: []byte(new)}
	default:
		before := string(site[name].Data)
		after := strings.Replace(before, old, new, 1)
		if after == before {
			t.Fatalf("%s has no %q", name, old)
		}
		site[name] = &fstest.MapFile{Data: []byte(after)}
	}
}

// noise returns n bytes that gzip cannot make shorter than half.
func noise(n int) string {
	r := rand.NewChaCha8([32]byte{})
	b := make([]byte, n/2)
	_, _ = r.Read(b) // never fails
	return hex.EncodeToString(b)
}

func TestSortedAndRepeatable(t *testing.T) {
	site := cleanSite(t)
	spoil(t, site, plan, "<h1>", `<h1 onclick="x" style="y" id="s1">{{`)
	spoil(t, site, "zh-hant/plans/1/index.html", "<h1>", `<h1 style="y">`)
	first := findings(t, site)
	if !slices.IsSortedFunc(first, Finding.compare) || len(first) != 5 || first[4].Severity != Review {
		t.Errorf("got %v", first)
	}
	for range 20 {
		if diff := cmp.Diff(first, findings(t, site)); diff != "" {
			t.Fatal(diff)
		}
	}
}

// TestNoSiteCode: only the owner knows the code, and is asked once for each script, not on every page.
func TestNoSiteCode(t *testing.T) {
	site := cleanSite(t)
	for name, f := range site {
		site[name] = &fstest.MapFile{Data: bytes.ReplaceAll(f.Data, []byte("1304000009"), nil)}
	}
	want := []Finding{
		{UnknownLabel, Review, home, "SiteIDCode"},
		{UnknownLabel, Review, "zh-hant/index.html", "SiteIDCode"},
	}
	if diff := cmp.Diff(want, findings(t, site)); diff != "" {
		t.Error(diff)
	}
}

func TestEveryKindHasWords(t *testing.T) {
	tested := map[Kind]bool{}
	for _, tt := range spoiled {
		tested[tt.kind] = true
	}
	for kind := range chinese {
		if !tested[kind] {
			t.Errorf("%s: no test finds it", kind)
		}
	}
	for kind := range tested {
		for _, lang := range []string{"zh", "en"} {
			if what, do := kind.Words(lang); what == "" || do == "" {
				t.Errorf("%s: no words in %q", kind, lang)
			}
		}
	}
	if len(chinese) != len(english) {
		t.Errorf("%d kinds in Chinese, %d in English", len(chinese), len(english))
	}
}

func TestNotBuilt(t *testing.T) {
	if _, err := Site(fstest.MapFS{"a.css": {}}, Options{}); !errors.Is(err, ErrNotBuilt) {
		t.Errorf("got %v", err)
	}
}

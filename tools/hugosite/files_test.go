package hugosite

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gonggao/tools/announcement"
)

const (
	tableHans = "news/n/table-1.zh-hans.txt"
	tableHant = "news/n/table-1.zh-hant.txt"
	scan      = "news/n/scan.pdf"
)

// merged is a table that Markdown cannot say.
func merged(text string) announcement.Block {
	return announcement.Block{Kind: announcement.DataTable, Text: text, Table: &announcement.Table{Captioned: true, Rows: [][]announcement.Cell{
		{{Header: true}, {Header: true, ColSpan: 2}}, {{Header: true, RowSpan: 2}, {}, {}}, {{}, {}},
	}}}
}

const mergedText = "表1 数据\n序号\t数据,值\n1\t甲|<b>\u2028二行\t{{% x %}}\n丙\t\n"

// filed is a page with a table and an attachment whose files the crawl has.
func filed(body func() ([]byte, error)) announcement.Announcement {
	a := article()
	d := &a.Document
	d.Blocks = append(d.Blocks, merged(mergedText),
		announcement.Block{Kind: announcement.Attachment, Head: "附件：1.", Text: "扫描件", Href: "http://a.gov.cn/x/scan.pdf"})
	d.Replace(announcement.Repair{Rule: "space", Block: 2, At: len("表1"), Before: " ", Reason: "blank"})
	d.Replace(announcement.Repair{Rule: "width", Block: 2, At: strings.Index(mergedText, ",") - 1, Before: ",", After: "，", Reason: "width"})
	d.Replace(announcement.Repair{Rule: "name", Block: 3, At: 0, Before: "扫", After: "掃", Reason: "x"})
	a.Parts[0].Blocks = []int{0, 1, 2, 3}
	a.Assets = []announcement.Asset{{URL: "http://a.gov.cn/x/scan.pdf", Body: body}}
	return a
}

func data(s string) func() ([]byte, error) { return func() ([]byte, error) { return []byte(s), nil } }

func filedSite(t *testing.T) *site {
	s := &site{t, filepath.Join(t.TempDir(), "content"), filed(data("%PDF-1"))}
	s.want(WriteOptions{}, "written", "written", "written", "written", "written", "written")
	return s
}

func TestTablesAndFilesAreWrittenAndVerified(t *testing.T) {
	s := filedSite(t)
	s.verify(Verified)
	if got := s.read(hans); !strings.Contains(got, "{{< table \"table-1\" >}}\n\n附件：1.[掃描件](scan.pdf)\n") {
		t.Errorf("body:\n%s", got)
	}
	want := `<table>
<caption>表1數據</caption>
<thead>
<tr><th scope="col">序號</th><th scope="colgroup" colspan="2">數據，值</th></tr>
</thead>
<tbody>
<tr><th scope="rowgroup" rowspan="2">1</th><td>甲|&lt;b&gt;<br>二行</td><td>{&#123;% x %}}</td></tr>
<tr><td>丙</td><td></td></tr>
</tbody>
</table>
`
	if diff := cmp.Diff(want, s.read(tableHant)); diff != "" {
		t.Errorf("derived table (-want +got):\n%s", diff)
	}
	if got := s.read(record); !strings.Contains(got, `"scan.pdf": {"sha256":"`+digest([]byte("%PDF-1"))+`","bytes":6,"url":"http://a.gov.cn/x/scan.pdf"}`) {
		t.Errorf("record:\n%s", got)
	}
	s.want(WriteOptions{}, "unchanged", "unchanged", "unchanged", "unchanged", "unchanged", "unchanged")
}

func TestHeadThatReachesIntoTheBodyIsNoGroup(t *testing.T) {
	head := announcement.Cell{Header: true, RowSpan: 2, ColSpan: 1}
	plain := announcement.Cell{RowSpan: 1, ColSpan: 1}
	got := string(tableHTML(announcement.Block{
		Kind: announcement.DataTable, Text: "地区\t户数\n3\n",
		Table: &announcement.Table{Rows: [][]announcement.Cell{{head, {Header: true, RowSpan: 1, ColSpan: 1}}, {plain}}},
	}, nil))
	if strings.Contains(got, "<thead>") || !strings.Contains(got, `<th scope="col" rowspan="2">地区</th><th scope="col">户数</th>`) {
		t.Errorf("table:\n%s", got)
	}
}

func TestReplacedFileIsAPersons(t *testing.T) {
	s := filedSite(t)
	s.write(scan, "better scan")
	s.want(WriteOptions{}, "unchanged", "unchanged", "unchanged", "unchanged", "conflict edited", "unchanged")
	if got := s.read(scan); got != "better scan" {
		t.Errorf("the person's file is now %q", got)
	}
	s.want(WriteOptions{AcceptEdits: true}, "unchanged", "unchanged", "unchanged", "unchanged", "unchanged accepted", "written")
	s.want(WriteOptions{}, "unchanged", "unchanged", "unchanged", "unchanged", "unchanged accepted", "unchanged")
	s.page.Assets[0].Body = data("%PDF-2")
	s.want(WriteOptions{}, "unchanged", "unchanged", "unchanged", "unchanged", "conflict edited", "unchanged")
}

func TestEditedTableIsKeptAndDerivedFrom(t *testing.T) {
	s := filedSite(t)
	s.edit(tableHans, "丙", "数<script>x</script>")
	s.want(WriteOptions{}, "unchanged", "unchanged", "conflict edited", "written", "unchanged", "written")
	if got := s.read(tableHant); !strings.Contains(got, "<td>數</td>") {
		t.Errorf("derived table:\n%s", got)
	}
	s.verify(EditedByHand)
	s.remove(tableHans)
	s.verify(EditedByHand)
}

func TestFileThatCannotBeReadFailsAlone(t *testing.T) {
	s := filedSite(t)
	s.page.Assets[0].Body = func() ([]byte, error) { return nil, errors.New("torn record") }
	results := s.want(WriteOptions{}, "unchanged", "unchanged", "unchanged", "unchanged", "failed", "unchanged")
	if err := results[4].Err; err == nil || !strings.Contains(err.Error(), "http://a.gov.cn/x/scan.pdf") || !strings.Contains(err.Error(), "torn record") {
		t.Errorf("error %v", err)
	}
	s.page.Assets[0].Body = data("%PDF-1")
	s.want(WriteOptions{}, "unchanged", "unchanged", "unchanged", "unchanged", "unchanged", "unchanged")
}

// TestFilesABrowserWouldRunStayOut holds that error pages saved as pictures and drawings do not reach the site.
func TestFilesABrowserWouldRunStayOut(t *testing.T) {
	for _, body := range []string{"<!DOCTYPE html><title>404", "<svg xmlns='x'><script>", "\ufeff<?xml version='1.0'?><svg/>", "text <script>alert(1)</script>"} {
		a := filed(data(body))
		all := bundles(t, a)
		if got := string(all[0].Files[0].Data); !strings.Contains(got, "](<http://a.gov.cn/x/scan.pdf>)") || len(all[0].Files) != 5 {
			t.Errorf("%q: %d files\n%s", body, len(all[0].Files), got)
		}
	}
}

func TestInspect(t *testing.T) {
	limit := func() ([]byte, error) {
		return nil, &announcement.Problem{Kind: announcement.TooLarge, Err: errors.New("x")}
	}
	torn := func() ([]byte, error) {
		return nil, &announcement.Problem{Kind: announcement.DamagedRecord, Err: errors.New("x")}
	}
	for _, test := range []struct {
		name    string
		picture bool
		body    func() ([]byte, error)
		want    Refusal
	}{
		{"a.jpg", true, data("\xff\xd8\xff\xe0"), Accepts},
		{"a.tif", true, data("II*\x00"), Accepts},
		{"a.pdf", false, data("%PDF-1"), Accepts},
		{"a.txt", false, data("文字"), Accepts},
		{"a.csv", false, data("甲,乙"), Accepts},
		{"a.doc", false, data("<html><body>Word wrote this"), Accepts},
		{"a.pdf", false, data("404 Not Found"), Mismatch},
		{"show", true, data("404 Not Found"), Mismatch},
		{"a.pdf", false, data("<html>404"), Runs},
		{"a.pdf", false, data(""), Empty},
		{"a.pdf", false, limit, TooLarge},
		{"a.pdf", false, torn, Incomplete},
	} {
		got, refusal := Inspect(announcement.Asset{URL: "http://a.gov.cn/" + test.name, Body: test.body}, test.picture)
		if refusal != test.want || refusal == Accepts && got.SHA256 == "" {
			t.Errorf("%s: %q, want %q; %+v", test.name, refusal, test.want, got)
		}
	}
}

func TestFileNames(t *testing.T) {
	for _, test := range []struct{ href, words, suffix, want string }{
		{"http://a.cn/x/P0201.docx", "名单", "", "P0201.docx"},
		{"http://a.cn/x/%E5%90%8D%E5%8D%95%201.docx", "名单", "", "1-" + digest([]byte("http://a.cn/x/%E5%90%8D%E5%8D%95%201.docx"))[:8] + ".docx"},
		{"http://a.cn/down.jsp?id=3", "list.pdf", "", "list.pdf"},
		{"http://a.cn/down.jsp?id=3", "list", ".pdf", "list.pdf"},
		{"http://a.cn/", "", "", digest([]byte("http://a.cn/"))[:8]},
		{"http://a.cn/index.zh-hans.md", "", "", "index_md"},
		{"http://a.cn/table-1.zh-hans.txt", "", "", "file-table-1_txt"},
		{"http://a.cn/repairs.json", "", "", "file-repairs.json"},
		{"http://a.cn/../..%2f..%2fetc/passwd.pdf", "", "", "passwd.pdf"},
		{"http://a.cn/CON.pdf", "", "", "file-CON.pdf"},
		{"http://a.cn/aux.tar.gz", "", "", "file-aux.tar.gz"},
		{"http://a.cn/com1", "nul", ".doc", "file-nul.doc"},
		{"http://a.cn/console.pdf", "", "", "console.pdf"},
		{"http://a.cn/a.pdf.", "", "", "a.pdf"},
		{"http://a.cn/a%5Cb%3Ac%2F..%5Cd.pdf%20", "", "", "d.pdf"},
		{"http://a.cn/.htaccess", "a", "", "htaccess"},
		{"http://a.cn/a.svg", "", "", "a.svg.txt"},
		{"http://a.cn/a.md", "", "", "a.md.txt"},
		{"http://a.cn/" + strings.Repeat("a", 300) + ".pdf", "", "", strings.Repeat("a", maxFileName) + "-" + digest([]byte("http://a.cn/" + strings.Repeat("a", 300) + ".pdf"))[:8] + ".pdf"},
	} {
		if got := fileName(test.href, test.words, test.suffix); got != test.want {
			t.Errorf("%s %s: %s, want %s", test.href, test.words, got, test.want)
		}
	}
}

func TestFilesOfOneNameStayApart(t *testing.T) {
	blocks := []announcement.Block{
		{Kind: announcement.Attachment, Text: "a", Href: "http://a.cn/1/x.pdf"}, {Kind: announcement.Attachment, Text: "b", Href: "http://a.cn/2/X.pdf"},
		{Kind: announcement.Paragraph, Text: "cd", Spans: []announcement.Span{{At: 0, End: 1, Kind: announcement.Link, Href: "http://a.cn/3/x.pdf"}}},
	}
	assets := map[string]announcement.Asset{"http://a.cn/1/x.pdf": {}, "http://a.cn/2/X.pdf": {}, "http://a.cn/3/x.pdf": {}}
	names, order := nameFiles(blocks, assets)
	var got []string
	for _, href := range order {
		got = append(got, names[href])
	}
	if diff := cmp.Diff([]string{"x.pdf", "X-2.pdf", "x-3.pdf"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestLinksAndLists(t *testing.T) {
	link := func(at, end int, href string) []announcement.Span {
		return []announcement.Span{{At: at, End: end, Kind: announcement.Link, Href: href}}
	}
	strong := func(at, end int) []announcement.Span {
		return []announcement.Span{{At: at, End: end, Kind: announcement.Strong}}
	}
	item := func(style announcement.ListStyle, level int, text string) announcement.Block {
		return announcement.Block{Kind: announcement.Item, List: style, Level: level, Text: text}
	}
	for _, test := range []struct {
		blocks []announcement.Block
		want   string
	}{
		{[]announcement.Block{{Kind: announcement.Paragraph, Text: "见通知!原文", Spans: link(10, 16, "http://a.cn/b(1)?c=1&lt;d=2")}}, "见通知\\![原文](<http://a.cn/b(1)?c=1&lt%3Bd=2>)\n"},
		{[]announcement.Block{{Kind: announcement.Paragraph, Text: "见通知", Spans: link(3, 9, "javascript:alert(1)")}}, "见通知\n"},
		{[]announcement.Block{{Kind: announcement.Paragraph, Text: "见通知", Spans: link(3, 9, "data:text/html,x")}}, "见通知\n"},
		{[]announcement.Block{{Kind: announcement.Paragraph, Text: "是“重点。”其他", Spans: strong(3, 18)}}, "是“**重点**。”其他\n"},
		{[]announcement.Block{{Kind: announcement.Paragraph, Text: "。。其他", Spans: strong(0, 6)}}, "。。其他\n"},
		{[]announcement.Block{item("bullet", 1, "甲"), item("number", 2, "乙\n丙"), item("number", 2, "丁"), item("bullet", 1, "戊"), item("", 1, "（一）己")},
			"* 甲\n  1. 乙\\\n     丙\n  2. 丁\n* 戊\n\n- （一）己\n{.enumerated}\n"},
		{[]announcement.Block{{Kind: announcement.Quote, Text: "甲\n乙"}, {Kind: announcement.Quote, Text: "> 丙"}, {Kind: announcement.Paragraph, Text: "丁"}}, "> 甲\n> 乙\n>\n> \\> 丙\n\n丁\n"},
		{[]announcement.Block{{Kind: announcement.Attachment, Text: "名单", Href: "https://a.cn/x.doc"}}, "[名单](<https://a.cn/x.doc>)\n"},
		{[]announcement.Block{{Kind: announcement.Attachment, Text: "名单.doc", Href: "file:///c:/x.doc"}}, "[名单.doc](x.doc)\n"},
		{[]announcement.Block{{Kind: announcement.Attachment, Text: "起草说明", Href: "down.jsp?id=1"}}, "[起草说明](起草说明)\n"},
		{[]announcement.Block{{Kind: announcement.Figure, Text: "示意图", Href: "https://a.cn/y/1.jpg"}}, "![示意图](1.jpg)\n"},
	} {
		if got, _ := Markdown(test.blocks, nil); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}

// mutations are strings of the corpora that mutate when a sanitizer's output is parsed again.
var mutations = []string{
	`<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">`,
	`<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">`,
	`<noscript><p title="</noscript><img src=x onerror=alert(1)>">`,
	`<template><style><!--</style><a rel="--></style></template><script>alert(1)</script>">`,
	`<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>`,
	`<a href="java&#10;script:alert(1)">x</a>`, `<iframe srcdoc="<script>alert(1)</script>">`, `<img src=x onerror=alert(1)//`,
	"<table><tr><td>a</td></tr></table><xmp><img src=x onerror=alert(1)></xmp>", `"><script>alert(1)</script>`, "{{< table \"x\" >}}{{% x %}}<!-- -->",
}

// TestMutationsStayText holds that what would run in a browser is text in a body and in a table, however often it is
// parsed, and that the allow-list takes it out of a table that a person wrote.
func TestMutationsStayText(t *testing.T) {
	var blocks []announcement.Block
	for _, m := range mutations {
		blocks = append(blocks, announcement.Block{Kind: announcement.Paragraph, Text: m}, announcement.Block{Kind: announcement.Quote, Text: m}, merged("a\t"+m+"\n"+m+"\t\tb\n"+m+"\tc\n"))
	}
	body, tables := Markdown(blocks, nil)
	var page strings.Builder
	if err := newMarkdown().Convert([]byte(body), &page); err != nil {
		t.Fatal(err)
	}
	checkAllowed(t, page.String())
	for _, table := range tables {
		clean := tableHTML(table, nil)
		checkAllowed(t, string(clean))
		if text, err := tableText(clean); err != nil || text != table.Text {
			t.Errorf("read back %q, %v, want %q", text, err, table.Text)
		}
	}
	for _, m := range mutations {
		clean := sanitize([]byte("<table><tr><td>" + m + "</td></tr></table>"))
		checkAllowed(t, string(clean))
		if again := sanitize(clean); !slices.Equal(again, clean) {
			t.Errorf("not idempotent: %s\n%s", clean, again)
		}
	}
}

func FuzzSanitize(f *testing.F) {
	for _, m := range mutations {
		f.Add([]byte(m))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		clean := sanitize(data)
		checkAllowed(t, string(clean))
		if strings.Contains(string(clean), "{{") {
			t.Fatalf("Hugo would run %s", clean)
		}
		if again := sanitize(clean); !slices.Equal(again, clean) {
			t.Fatalf("not idempotent:\n%q\n%q", clean, again)
		}
		if _, err := tableText(clean); err != nil {
			t.Fatal(err)
		}
		if _, err := deriveTable(data, testConverter.Replace); err != nil {
			t.Fatal(err)
		}
	})
}

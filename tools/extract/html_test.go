package extract

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"gonggao/tools/announcement"
)

// withSources returns the options of an import.
func withSources(t testing.TB) HTMLOptions {
	t.Helper()
	sources, err := BuiltinSources()
	if err != nil {
		t.Fatal(err)
	}
	return HTMLOptions{Sources: sources}
}

// TestHTMLGolden reads the fixtures, one for each trap of real markup, and compares their outlines. Nothing that a page
// shows may be missing from them.
func TestHTMLGolden(t *testing.T) {
	folders, _ := filepath.Glob("testdata/html/*/source.html")
	if len(folders) == 0 {
		t.Fatal("no fixtures")
	}
	for _, file := range folders {
		dir := filepath.Dir(file)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := HTML(string(source), "http://www.yunxi.example/art/2021/3/2/1.html", withSources(t))
			got := outline(doc)
			for _, f := range doc.Flags {
				got += fmt.Sprintf("flag %s %q\n", f.Kind, f.Quote)
			}
			if err != nil {
				got += fmt.Sprintf("error %v\n", err)
			} else {
				shownIn(t, string(source), doc)
			}
			golden := filepath.Join(dir, "want.golden")
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("outline (-want +got):\n%s", diff)
			}
		})
	}
}

// shownIn reports the texts of a page that are in none of the blocks.
func shownIn(t *testing.T, source string, doc announcement.Document) {
	t.Helper()
	var all strings.Builder
	for _, b := range doc.Blocks {
		all.WriteString(squash(b.Head + b.Text))
	}
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return // read as running text
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode && !strings.Contains(all.String(), squash(n.Data)) {
			t.Errorf("lost: %q", n.Data)
		}
		if n.Type == html.ElementNode && isIgnored(n.DataAtom) {
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
}

// TestHTMLWithoutSources reads the same fixtures without a rule: what is found must be the same text.
func TestHTMLWithoutSources(t *testing.T) {
	for _, name := range []string{"02-copies", "03-title-split", "09-chrome-inside", "10-attachments", "19-footer-links", "sparse-table", "two-parts"} {
		source, err := os.ReadFile(filepath.Join("testdata/html", name, "source.html"))
		if err != nil {
			t.Fatal(err)
		}
		with, err := HTML(string(source), "", withSources(t))
		if err != nil {
			t.Fatal(err)
		}
		without, err := HTML(string(source), "", HTMLOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(inBodyText(with), inBodyText(without)); diff != "" {
			t.Errorf("%s (-with rules +without):\n%s", name, diff)
		}
	}
}

func inBodyText(doc announcement.Document) string {
	var b strings.Builder
	for _, block := range doc.Blocks {
		if block.Kind.InBody() {
			fmt.Fprintln(&b, block.Kind, strings.TrimFunc(block.Text, isBlank))
		}
	}
	return b.String()
}

func TestIndexPageIsAProblem(t *testing.T) {
	source, err := os.ReadFile("testdata/html/list-page/source.html")
	if err != nil {
		t.Fatal(err)
	}
	_, err = HTML(string(source), "", withSources(t))
	var problem *announcement.Problem
	if !errors.As(err, &problem) || problem.Kind != announcement.IndexPage || problem.Data["links"] == "" {
		t.Errorf("error %v", err)
	}
}

// hostilePages are made to be expensive, each a number of times larger than its smallest form.
func hostilePages(times int) map[string]string {
	sentence := "<p>　　因施工需要，和平路自三月二日起改道，请过往车辆绕行。</p>"
	return map[string]string{
		"deep":            strings.Repeat("<div>", 1000*times) + sentence,
		"deep inline":     strings.Repeat("<b><i>", 1000*times) + sentence,
		"deep tables":     strings.Repeat("<table><tr><td>", 500*times) + sentence,
		"attributes":      "<p " + manyAttributes(10_000*times) + ">x</p>" + sentence,
		"siblings":        strings.Repeat("<p>段。</p>", 1000*times),
		"labels":          strings.Repeat("<p>来源：甲 发布时间：2021-03-02</p>", 200*times),
		"nested labels":   strings.Repeat("<div><p>索引号：</p>", 2*times) + strings.Repeat("</div>", 2*times),
		"headings":        strings.Repeat("<h1>关于征求意见的公告</h1>", 500*times),
		"related":         strings.Repeat("<div>相关链接<a href=x>甲</a>", 4*times),
		"links":           strings.Repeat("<a href=x.doc>附件一件", 500*times),
		"one long line":   "<p>" + strings.Repeat("公告", 10000*times),
		"comments":        strings.Repeat("<!--ZJEG_RSS.content.begin-->x<!--ZJEG_RSS.content.end-->", 300*times),
		"ids":             strings.Repeat("<div id=zoom class='content zoom'>公告。</div>", 300*times),
		"titles":          "<title>" + strings.Repeat("公告_", 1000*times) + "</title>" + strings.Repeat("<p>公告</p>", 200*times),
		"repeated title":  "<title>告告告告告告告告告告</title>" + strings.Repeat("<p>告</p>", 300*times),
		"no markup":       strings.Repeat("公告。\n", 1000*times),
		"copies":          strings.Repeat("<div><div>"+sentence+sentence+"</div></div>", 30*times),
		"pages":           strings.Repeat("<p>[1][2][3]下一页</p>", 300*times),
		"pagers":          strings.Repeat("<p>上一篇：公告</p>", 300*times) + strings.Repeat(sentence, 1*times),
		"tools":           strings.Repeat("<p>打印</p>", 300*times) + strings.Repeat(sentence, 1*times),
		"long head":       strings.Repeat("<meta name=x>", 1000*times) + strings.Repeat("<ul><li><a>甲<li><a>乙<li><a>丙</ul>", 50*times),
		"unclosed titles": strings.Repeat("<h1 class=title>甲", 50*times),
	}
}

func TestHostileMarkup(t *testing.T) {
	for name, page := range hostilePages(10) {
		t.Run(name, func(t *testing.T) {
			doc, err := HTML(page, "http://a.example/", withSources(t))
			if err != nil && !errors.As(err, new(*announcement.Problem)) {
				t.Error(err)
			}
			if name == "deep" && (!strings.Contains(inBodyText(doc), "改道") ||
				!slices.ContainsFunc(doc.Flags, func(f announcement.Flag) bool { return f.Kind == announcement.DeepMarkup })) {
				t.Errorf("blocks %q, flags %v", inBodyText(doc), doc.Flags)
			}
		})
	}
}

// BenchmarkHostileMarkup shows that the time grows with the page and not with its square: MB/s must be alike for both sizes.
func BenchmarkHostileMarkup(b *testing.B) {
	for _, times := range []int{10, 100} {
		for name, page := range hostilePages(times) {
			b.Run(fmt.Sprintf("%s/%d", name, times), func(b *testing.B) {
				b.SetBytes(int64(len(page)))
				for b.Loop() {
					_, _ = HTML(page, "http://a.example/", HTMLOptions{}) // what it says of the page is the test's business
				}
			})
		}
	}
}

func manyAttributes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%d=1 ", i)
	}
	return b.String()
}

func TestLongChromeIsCut(t *testing.T) {
	menu := strings.Repeat("<li><a href=x>机构职能</a></li>", 2000)
	doc, err := HTML("<title>关于改道的通知</title><ul class=nav>"+menu+"</ul><h1>关于改道的通知</h1><p>因施工需要，和平路改道。</p>", "", HTMLOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range doc.Blocks {
		if n := len([]rune(b.Text)); n > longestChrome+1 || b.Chrome == announcement.Navigation && !strings.HasSuffix(b.Text, cut) {
			t.Errorf("%s: %d characters", b.Kind, n)
		}
	}
}

func FuzzHTML(f *testing.F) {
	files, _ := filepath.Glob("testdata/html/*/source.html")
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(source))
	}
	f.Add("<table><tr><td>索引号：<td>x<tr><td>文号：<p><table>")
	f.Add("<a><p>上一页<!--ZJEG_RSS.content.end--><!--ZJEG_RSS.content.begin-->")
	f.Add("<title>公告</title><div id=zoom></div><div class=TRS_Editor></div><p>因施工需要，和平路改道。</p>")
	f.Add("<svg><title><p>公告</title><math><mi><td hidden>")
	opts := withSources(f)
	f.Fuzz(func(t *testing.T, page string) {
		for _, opts := range []HTMLOptions{opts, {}} {
			doc, err := HTML(page, "http://a.example/b/", opts)
			if err != nil {
				continue
			}
			titles := 0
			for i, b := range doc.Blocks {
				if b.Kind == announcement.Chrome && b.Chrome == "" || b.Kind == announcement.Field && b.Label == "" {
					t.Errorf("block %d says not what it is: %+v", i, b)
				}
				for _, s := range b.Spans {
					if s.At < 0 || s.At >= s.End || s.End > len(b.Text) {
						t.Errorf("block %d: span %+v of %q", i, s, b.Text)
					}
				}
				if b.Kind == announcement.Title {
					titles++
				}
			}
			again, _ := HTML(page, "http://a.example/b/", opts)
			if diff := cmp.Diff(doc, again); diff != "" {
				t.Errorf("read twice:\n%s", diff)
			}
		}
	})
}

// BenchmarkHTML reads a page of 100 KB of the usual make-up: scripts, menus, an index table, a text, a footer.
func BenchmarkHTML(b *testing.B) {
	page := typicalPage()
	opts := withSources(b)
	b.SetBytes(int64(len(page)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := HTML(page, "http://www.yunxi.example/art/1.html", opts); err != nil {
			b.Fatal(err)
		}
	}
}

func typicalPage() string {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html><head><meta charset="utf-8"><title>关于公共数据管理办法公开征求意见的公告_云溪区人民政府</title>
<meta name="ArticleTitle" content="关于公共数据管理办法公开征求意见的公告"><meta name="PubDate" content="2021-03-02 09:52">`)
	b.WriteString("<script>" + strings.Repeat("function f(a,b){return a<b?a:b} // 导航\n", 500) + "</script><style>" + strings.Repeat(".nav li{float:left;width:120px}\n", 250) + "</style></head><body>")
	for i := range 150 {
		fmt.Fprintf(&b, "<div class=\"nav-item\"><a href=\"/col/col%d/index.html\" target=\"_blank\" title=\"栏目%d\">政务公开栏目%d</a></div>\n", i, i, i)
	}
	b.WriteString(`<div class="main"><table><tr><td>索 引 号：</td><td>11220000013544357T/2021-00001</td><td>发布机构：</td><td>云溪区大数据局</td></tr></table>
<h1 class="title">关于公共数据管理办法公开征求意见的公告</h1><div class="info"><span>发布时间：2021-03-02</span><span>来源：区大数据局</span></div><div id="content">`)
	for i := range 25 {
		fmt.Fprintf(&b, `<p style="text-indent:2em;line-height:1.8"><span style="font-family:仿宋_GB2312;font-size:16pt">　　%d.为加快数字云溪建设，推进公共数据共享开放，提高政务服务水平，区大数据局在深入调研的基础上，结合本区实际，起草了本办法，现向社会公开征求意见。</span></p>`+"\n", i+1)
	}
	b.WriteString("</div></div><div class=\"bottom\">")
	for i := range 250 {
		fmt.Fprintf(&b, "<li><a href=\"http://www.dept%d.example.gov.cn/\" target=\"_blank\">部门网站%d</a></li><li>|</li>\n", i, i)
	}
	b.WriteString("<p>版权所有：云溪区人民政府</p></div></body></html>")
	return b.String()
}

package extract

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gonggao/tools/announcement"
)

var testBase = &url.URL{Scheme: "http", Host: "www.donghu.gov.cn", Path: "/art/2024/1/a.html"}

// fragment parses source as HTML does: flattened when it is deeper than the parser goes.
func fragment(t testing.TB, source string) *html.Node {
	t.Helper()
	root := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := html.ParseFragment(strings.NewReader(source), root)
	if err != nil {
		nodes, err = html.ParseFragment(strings.NewReader(flattened(source)), root)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	return root
}

// show writes blocks one a line: kind, level, list, label and text; then the address; links as [words](address) and
// strong words as **words**. In tables | parts cells, / lines within one, and a header is marked with !.
func show(blocks []announcement.Block) string {
	var b strings.Builder
	for _, block := range blocks {
		b.WriteString(string(block.Kind))
		if block.Level > 0 {
			fmt.Fprintf(&b, " %d", block.Level)
		}
		if block.List != "" {
			b.WriteString(" " + string(block.List))
		}
		b.WriteString(": ")
		if block.Head != "" {
			b.WriteString("<" + block.Head + "> ")
		}
		b.WriteString(showCells(block, showSpans(block)))
		if block.Href != "" {
			b.WriteString(" -> " + strings.TrimPrefix(block.Href, "http://www.donghu.gov.cn"))
		}
		b.WriteString("\n")
	}
	return b.String()
}

func showSpans(block announcement.Block) string {
	var b strings.Builder
	at := 0
	for _, s := range block.Spans {
		b.WriteString(block.Text[at:s.At])
		if words := block.Text[s.At:s.End]; s.Kind == announcement.Link {
			b.WriteString("[" + words + "](" + strings.TrimPrefix(s.Href, "http://www.donghu.gov.cn") + ")")
		} else {
			b.WriteString("**" + words + "**")
		}
		at = s.End
	}
	return strings.ReplaceAll(b.String()+block.Text[at:], "\u00a0", "~")
}

func showCells(block announcement.Block, text string) string {
	if block.Table == nil {
		return strings.ReplaceAll(text, "\n", "\\n")
	}
	var b strings.Builder
	if block.Table.Captioned {
		var caption string
		caption, text, _ = strings.Cut(text, announcement.CellRow)
		b.WriteString("(" + caption + ")")
	}
	for i, row := range strings.Split(strings.TrimSuffix(text, announcement.CellRow), announcement.CellRow) {
		b.WriteString("\n  ")
		for j, cell := range strings.Split(row, announcement.CellTab) {
			c := block.Table.Rows[i][j]
			b.WriteString("| ")
			if c.Header {
				b.WriteString("!")
			}
			b.WriteString(strings.ReplaceAll(cell, announcement.CellBreak, "/"))
			if c.ColSpan > 0 {
				fmt.Fprintf(&b, " →%d", c.ColSpan)
			}
			if c.RowSpan > 0 {
				fmt.Fprintf(&b, " ↓%d", c.RowSpan)
			}
			b.WriteString(" ")
		}
	}
	return b.String()
}

func TestDOMBlocks(t *testing.T) {
	for _, test := range []struct{ name, source, want string }{
		{"paragraphs of every make", `第一段。<p>第二段。</p>第三段。<br><br>　　第四段。<br>　　第五段。<div>第六段。<div>第七段。</div></div><span style="display: block">第八段。</span>`,
			"paragraph: 第一段。\nparagraph: 第二段。\nparagraph: 第三段。\nparagraph: 　　第四段。\nparagraph: 　　第五段。\nparagraph: 第六段。\nparagraph: 第七段。\nparagraph: 第八段。\n"},
		{"white space as CSS has it", "<p> \n 推进\n  数字 建设\n<b> and\n </b> more </p><p>&nbsp;&nbsp;&nbsp;&nbsp;甲&nbsp;</p><p>&nbsp;　</p><p>　　乙\u00ad\u200b</p>",
			"paragraph: 推进数字 建设 **and** more\nparagraph: ~~~~甲~\nparagraph: 　　乙\u00ad\u200b\n"},
		{"headings", `<h2>工作<br>安排</h2><p align="center"><b>关于公开征求意见的公告</b></p><p align=center><strong>2024年3月1日</strong></p><p><b>加粗的一段话不是标题。</b></p><h3>` + strings.Repeat("整段文字都在标题里。", 12) + `</h3>`,
			"heading 2: 工作\\n安排\nheading 1: 关于公开征求意见的公告\nparagraph: 2024年3月1日\nparagraph: 加粗的一段话不是标题。\nparagraph: " + strings.Repeat("整段文字都在标题里。", 12) + "\n"},
		{"emphasis", `<p><strong>一是</strong><span style="font-weight:bold">加快</span>建设，<b>。</b>再<b>二<font color=red>是</font></b>。</p>`,
			"paragraph: **一是加快**建设，。再**二是**。\n"},
		{"lists", `<ul><li>甲<ul><li>乙</li></ul></li><li><p>丙</p><p>丁</p></li></ul>隔<ol><li>一</li><li>二</li></ol><ol><li>又一</li></ol><p>隔</p><ol start=3><li>三</li></ol><ol type="A"><li>甲</li><li value=4>乙</li></ol>`,
			"item 1 bullet: 甲\nitem 2 bullet: 乙\nitem 1 bullet: 丙\\n丁\nparagraph: 隔\nitem 1 number: 一\nitem 1 number: 二\nitem 1: 1. 又一\nparagraph: 隔\nitem 1: 3. 三\nitem 1: A. 甲\nitem 1: D. 乙\n"},
		{"numbers that a picture would break", `<ol><li>一<img src=a.jpg></li><li>二</li></ol><ol><li>1. 有号</li><li>2. 有号</li></ol>`,
			"item 1: 1. 一\nfigure: a.jpg -> /art/2024/1/a.jpg\nitem 1: 2. 二\nitem 1: 1. 有号\nitem 1: 2. 有号\n"},
		{"a list that is layout", `<ul><li><p>一</p><p>二</p><p>三</p><p>四</p><p>五</p><p>六</p><p>七</p></li></ul>`,
			"paragraph: 一\nparagraph: 二\nparagraph: 三\nparagraph: 四\nparagraph: 五\nparagraph: 六\nparagraph: 七\n"},
		{"quotes, and a blockquote that only indents", `<p>正文很长，说明引用只是一部分。</p><blockquote><p>引文</p></blockquote>`, "paragraph: 正文很长，说明引用只是一部分。\nquote: 引文\n"},
		{"indenting blockquote", `<blockquote><p>全文都在里面。</p></blockquote>`, "paragraph: 全文都在里面。\n"},
		{"links", `<p>见<a href="../b.html#c">通知</a>、<a href="javascript:void(0)">脚本</a>、<a href="JAVA&#10;SCRIPT:x">换行</a>、<a href="data:text/html,x">数据</a>、<a href="">空</a>、<a href="#top">顶</a>、<a href="mailto:a@b.cn">信</a>、<a href="b\c 1.html">斜</a>、<a href="/50%.html">百</a></p>`,
			"paragraph: 见[通知](/art/2024/b.html#c)、脚本、换行、数据、空、顶、[信](mailto:a@b.cn)、[斜](/art/2024/1/b/c%201.html)、[百](/50%25.html)\n"},
		{"superscripts are no digits", `<p>10<sup>4</sup>立方米(m<sup>3</sup>)、CO<sub>2</sub>、注<sup>[1]</sup>、1<sup>st</sup></p>`, "paragraph: 10⁴立方米(m³)、CO₂、注[1]、1st\n"},
		{"ruby", `<p><ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>字</p>`, "paragraph: 漢字\n"},
		{"what is no text", `<p>甲<script>x</script><style>x</style><noscript>x</noscript><template><p>x</p></template><iframe>x</iframe><svg><text>x</text></svg><math><mi>x</mi></math><textarea>x</textarea><select><option>x</select><button>x</button><input value=x><!-- x --></p><form><p>乙</p></form>`,
			"paragraph: 甲\nparagraph: 乙\n"},
		{"break that only folds", `<p>关于进一步推进全县数字经济高质量发展若干措施的意见现予以印发请各单位<br>结合工作实际认真贯彻落实并将有关情况于本月底之前报送县政府办公室信息<br>科。</p><p>东湖县农业局<br>2024年3月1日</p>`,
			"paragraph: 关于进一步推进全县数字经济高质量发展若干措施的意见现予以印发请各单位\\n结合工作实际认真贯彻落实并将有关情况于本月底之前报送县政府办公室信息\\n科。\nparagraph: 东湖县农业局\nparagraph: 2024年3月1日\n"},
		{"pictures", `<p>甲<img src="./W02.jpg" alt="收入增长图">乙。</p><img src=b.png alt="b.png"><img src=1x1.gif width=1 height=1><img src="icon_doc.gif"><img src="data:image/png;base64,AAAA"><img data-original="/c.jpg" src="loading.gif"><img src="file:///C:/Temp/d.jpg"><img src=e.gif width=16 height=16>`,
			"paragraph: 甲乙。\nfigure: 收入增长图 -> /art/2024/1/W02.jpg\nfigure: b.png -> /art/2024/1/b.png\nfigure: c.jpg -> /c.jpg\nfigure: d.jpg\n"},
		{"body of one picture", `<div><p style="text-align:center"><img src="P1.jpg"></p></div>`, "figure: P1.jpg -> /art/2024/1/P1.jpg\n"},

		// Real markup's traps, by their number in the list that the design keeps.
		{"7 indents", `<p>　　全角。　</p><p>&nbsp;&nbsp;&nbsp;&nbsp;不断行。</p><p style="text-indent:2em">样式。</p><p>&nbsp;</p>`, "paragraph: 　　全角。　\nparagraph: ~~~~不断行。\nparagraph: 样式。\n"},
		{"8 Word debris", `<p class="MsoNormal" style="mso-line-height-rule:exactly"><?XML:NAMESPACE PREFIX = O /><SPAN lang=EN-US><FONT>19</FONT><FONT>56</FONT></SPAN>年<o:p></o:p></p><!--[if gte mso 9]><xml><w:WordDocument>x</w:WordDocument></xml><![endif]--><xml><w:View>Normal</w:View></xml><p><![if !supportLists]>（1）<![endif]>甲<o:p>&nbsp;</o:p></p><p><st1:chsdate year="1956">1956年</st1:chsdate>乙<span style="mso-hide:all">x</span></p>`,
			"paragraph: 1956年\nparagraph: （1）甲~\nparagraph: 1956年乙\n"},
		{"10 attachments", `<p>附件：1.<a href="./W0202.docx">名单</a></p><p>　　　　　2.<a href="/module/download/down.jsp?i_ID=1&amp;c=2">起草说明</a></p><p>附件：</p><p>东湖县农业局</p>`,
			"attachment: <附件：1.> 名单 -> /art/2024/1/W0202.docx\nattachment: <2.> 起草说明 -> /module/download/down.jsp?i_ID=1&c=2\nchrome: 附件：\nparagraph: 东湖县农业局\n"},
		{"10 label above", `<p>附件：</p><p>1. <a href="a.xls">表一</a>（35KB）</p><p><a href="b.pdf"><img src="/fileTypeImages/icon_pdf.gif"></a><a href="b.pdf">表二.pdf</a></p>`,
			"paragraph: 附件：\nattachment: <1. > 表一 -> /art/2024/1/a.xls\nattachment: 表二.pdf -> /art/2024/1/b.pdf\n"},
		{"10 several in a line", `<p>附件：1.<a href="a.doc">甲</a>；2.<a href="b.doc">乙</a>。</p>`, "attachment: <附件：1.> 甲 -> /art/2024/1/a.doc\nattachment: <2.> 乙 -> /art/2024/1/b.doc\n"},
		{"10 a link that only says download", `<p>附件：申请表 <a href="a.doc">下载</a></p><p><a href="c.doc" title="关于印发办法的通知附表.doc">关于印发办法…</a></p>`, "attachment: <附件：> 申请表 -> /art/2024/1/a.doc\nattachment: 关于印发办法的通知附表.doc -> /art/2024/1/c.doc\n"},
		{"10 a file in a sentence", `<p>请填写<a href="a.doc">《申请表》</a>后寄回。</p>`, "paragraph: 请填写[《申请表》](/art/2024/1/a.doc)后寄回。\n"},
		{"10 renditions are none", `<p><a href="/print?id=1">pdf下载</a>&nbsp;<a href="/w.doc">word下载</a></p><p>全文下载</p>`, "chrome: pdf下载~word下载\nchrome: 全文下载\n"},
		{"10 a scanned letter", `<p><a href="x.jpg">附件1</a> <a href="t.html">相关链接</a></p>`, "paragraph: [附件1](/art/2024/1/x.jpg) [相关链接](/art/2024/1/t.html)\n"},
		{"11 scripts that write", `<table><tr><td>浏览次数：<script>document.write("1")</script></td></tr></table><!--来源：甲-->`, "paragraph: 浏览次数：\n"},
		{"15 layout tables six deep", strings.Repeat("<table><tr><td>", 6) + "<p>　　正文一。</p><p>正文二。</p>" + strings.Repeat("</td></tr></table>", 6), "paragraph: 　　正文一。\nparagraph: 正文二。\n"},
		{"15 an article beside a menu", `<table width=100%><tr><td>栏目</td><td><p>` + strings.Repeat("长", 300) + `。</p><p>` + strings.Repeat("文", 200) + `。</p></td></tr></table>`, "paragraph: 栏目\nparagraph: " + strings.Repeat("长", 300) + "。\nparagraph: " + strings.Repeat("文", 200) + "。\n"},
		{"18 a table of pictures", `<table border=1><tr><td><img src=1.jpg></td><td><img src=2.jpg></td></tr><tr><td>甲</td><td><img src=3.jpg></td></tr></table>`, "figure: 1.jpg -> /art/2024/1/1.jpg\nfigure: 2.jpg -> /art/2024/1/2.jpg\nparagraph: 甲\nfigure: 3.jpg -> /art/2024/1/3.jpg\n"},

		{"table of data", `<table border="1"><tbody><tr><td><p>序号</p></td><td><p>意见内容</p></td></tr><tr><td>1</td><td><p>第一行</p><p>第二行</p></td></tr></tbody></table>`, "table: \n  | !序号 | !意见内容 \n  | 1 | 第一行/第二行 \n"},
		{"caption, scope and merged cells", `<table><caption>表1<br><b>收入</b></caption><thead><tr><th rowspan=2>年</th><th colspan=2>收入</th></tr><tr><th>甲</th><th>乙</th></tr></thead><tbody><tr><td scope=row>2023</td><td>1</td><td>2</td></tr><tr><td colspan=9>合计</td></tr></tbody></table>`,
			"table: (表1 **收入**)\n  | !年 ↓2 | !收入 →2 \n  | !甲 | !乙 \n  | !2023 | 1 | 2 \n  | 合计 →3 \n"},
		{"spans beyond reason", `<table border=1><tr><td rowspan=99999>甲</td><td colspan=99999>乙</td></tr><tr><td>丙</td></tr></table>`, "table: \n  | 甲 ↓2 | 乙 →200 \n  | 丙 \n"},
		{"labels and values have no head", `<table border=1><tr><td>决定书文号</td><td>东罚字〔2024〕3号</td></tr><tr><td>当事人</td><td>某公司</td></tr></table>`, "table: \n  | 决定书文号 | 东罚字〔2024〕3号 \n  | 当事人 | 某公司 \n"},
		{"bold first row", `<table border=1><tr><td><b>甲</b></td><td><b>乙</b></td></tr><tr><td>1</td><td>2</td></tr></table>`, "table: \n  | !甲 | !乙 \n  | 1 | 2 \n"},
		{"links, words and tables in cells", `<table border=1><tr><th>名</th><th>件</th></tr><tr><td><b>甲</b>乙</td><td><a href=a.doc>下载</a><img src=p.jpg></td></tr><tr><td>丙</td><td><table><tr><td>一</td><td>二</td></tr><tr><td>三</td></tr></table></td></tr></table>`,
			"table: \n  | !名 | !件 \n  | **甲**乙 | [下载](/art/2024/1/a.doc) \n  | 丙 | 一 二/三 \nfigure: p.jpg -> /art/2024/1/p.jpg\n"},
		{"columns that agree need no border", `<table><tr><td>张三</td><td>合格</td></tr><tr><td>李四</td><td>合格</td></tr></table>`, "table: \n  | 张三 | 合格 \n  | 李四 | 合格 \n"},
		{"presentation", `<table role=presentation border=1><tr><td>甲</td><td>乙</td></tr></table>`, "paragraph: 甲\nparagraph: 乙\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, show(domBlocks(fragment(t, test.source), testBase, nil))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestSkippedNodesLeaveNothing(t *testing.T) {
	root := fragment(t, `<p>甲</p><div id=x><p>乙</p><table border=1><tr><th>丙</th></tr></table></div><p>丁</p>`)
	got := show(domBlocks(root, nil, func(n *html.Node) bool { return attr(n, "id") == "x" }))
	if diff := cmp.Diff("paragraph: 甲\nparagraph: 丁\n", got); diff != "" {
		t.Error(diff)
	}
}

// TestDeepTree gives a tree that no parser made: deep as a chain of 200,000 elements.
func TestDeepTree(t *testing.T) {
	root := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	n := root
	for range 200_000 {
		c := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
		n.AppendChild(c)
		n = c
	}
	n.AppendChild(&html.Node{Type: html.TextNode, Data: "底"})
	root.AppendChild(&html.Node{Type: html.TextNode, Data: "面"})
	if diff := cmp.Diff("paragraph: 底\nparagraph: 面\n", show(domBlocks(root, nil, nil))); diff != "" {
		t.Error(diff)
	}
}

// FuzzDOMBlocks holds that no markup panics, that spans and cells fit their text, and that no text is made up.
func FuzzDOMBlocks(f *testing.F) {
	for _, seed := range []string{
		`<p>甲<br>乙<b>丙</b></p><ul><li>丁<ol start=3><li>戊</ul>`, `<table border=1><tr><th rowspan=3>甲<td colspan=0>乙<tr><td><table><tr><td>丙</table></table>`,
		`<p>附件：1.<a href=a.doc>名单</a>；2.<a href="b?f=c.pdf">下载</a></p>`, `<blockquote><h1>甲</h1><pre>乙
丙</pre></blockquote>`, `<a href=x.pdf><img src=y.png alt=图><p>甲</p></a>`, `<sup>2</sup><ruby>漢<rt>h</ruby>`, "<td>\u2028\t</td><li>甲<li>乙", "<table border=1><caption>甲<br>\t<a href=x>乙</a><img src=p.png></caption><tr><td>丙<td>丁</table>", strings.Repeat("<div>", 600) + "底",
		`<math><mi>x</math><svg><a>y</svg><template>z`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		if len(source) > 1<<16 {
			t.Skip()
		}
		source = strings.ToValidUTF8(source, "\uFFFD") // what the charset stage promises
		for _, b := range domBlocks(fragment(t, source), testBase, nil) {
			checkBlock(t, b)
		}
	})
}

func checkBlock(t *testing.T, b announcement.Block) {
	t.Helper()
	if !utf8.ValidString(b.Text) || b.Text == "" {
		t.Fatalf("text %q of a %s", b.Text, b.Kind)
	}
	end := 0
	for _, s := range b.Spans {
		if s.At < end || s.End > len(b.Text) || s.At >= s.End || !utf8.ValidString(b.Text[s.At:s.End]) {
			t.Fatalf("span %+v in %q", s, b.Text)
		}
		if s.Kind == announcement.Link && (strings.HasPrefix(s.Href, "javascript:") || strings.HasPrefix(s.Href, "data:")) {
			t.Fatalf("address %q", s.Href)
		}
		end = s.End
	}
	if b.Kind != announcement.DataTable {
		return
	}
	rows := strings.Split(strings.TrimSuffix(b.Text, announcement.CellRow), announcement.CellRow)
	if b.Table.Captioned {
		rows = rows[1:]
	}
	if len(rows) != len(b.Table.Rows) {
		t.Fatalf("%d rows of %d in %q", len(rows), len(b.Table.Rows), b.Text)
	}
	for i, row := range rows {
		if n := strings.Count(row, announcement.CellTab) + 1; n != len(b.Table.Rows[i]) {
			t.Fatalf("%d cells of %d in row %q", n, len(b.Table.Rows[i]), row)
		}
	}
}

// BenchmarkDOMBlocks reads a page as long as a long plan, and as deep and wide as hostile ones are.
func BenchmarkDOMBlocks(b *testing.B) {
	for name, source := range map[string]string{
		"plan":   strings.Repeat(`<p class="MsoNormal"><span style="font-size:16pt">　　推进<b>数字</b>经济，建设<a href="/a.html">园区</a>。</span></p>`, 1000),
		"table":  `<table border=1>` + strings.Repeat(`<tr><td><p>1</p></td><td>建议</td><td>采纳</td></tr>`, 2000) + `</table>`,
		"nested": strings.Repeat("<table><tr><td>", 100) + strings.Repeat("甲<br>", 20000),
		"breaks": strings.Repeat("推进数字经济<b>高质量</b><br>", 20000),
		"links":  "<p>" + strings.Repeat("<a href=a.doc>甲</a> ", 20000),
		"items":  "<ul>" + strings.Repeat("<li>甲<ol><li>乙</ol>", 10000),
	} {
		b.Run(name, func(b *testing.B) {
			root := fragment(b, source)
			b.SetBytes(int64(len(source)))
			b.ReportAllocs()
			for b.Loop() {
				domBlocks(root, testBase, nil)
			}
		})
	}
}

// TestEmbedded keeps what a page shows from another file: the document as an attachment, anything else on record.
func TestEmbedded(t *testing.T) {
	doc, err := HTML(`<title>关于停水的通知</title><h1>关于停水的通知</h1><div><p>因管网检修，定于2024年5月8日停水，请做好储水准备。</p>
<iframe src="/pdfjs/web/viewer.html?file=/files/plan.pdf"></iframe><embed src="a/map.pdf"><iframe src="https://map.example/x"></iframe>
<video><source src="film.mp4"></video><object data="javascript:alert(1)"></object><p>不便之处，敬请各单位和居民谅解，恢复供水的时间另行通知。</p></div>`, "http://a.example/x/1.html", HTMLOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range doc.Blocks {
		if b.Kind == announcement.Attachment || b.Chrome == announcement.Embedded {
			got = append(got, string(b.Kind)+" "+b.Text+" "+b.Href)
		}
	}
	want := []string{
		"attachment plan.pdf http://a.example/pdfjs/web/viewer.html?file=/files/plan.pdf", "attachment map.pdf http://a.example/x/a/map.pdf",
		"chrome https://map.example/x ", "attachment film.mp4 http://a.example/x/film.mp4",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("embedded files (-want +got):\n%s", diff)
	}

	alone, err := HTML(`<title>关于停水的通知_某某区</title><div class=nav><a href=/>首页</a><a href=/a>政务公开</a></div><h1>关于停水的通知</h1><div><iframe src="/files/plan.pdf"></iframe></div><div>主办：某某区</div>`, "http://a.example/x/1.html", HTMLOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(alone.Blocks, func(b announcement.Block) bool { return b.Kind == announcement.Attachment && b.Text == "plan.pdf" }) {
		t.Errorf("a page that is only a viewer lost it: %+v", alone.Blocks)
	}
}

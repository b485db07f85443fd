package hugosite

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gonggao/tools/announcement"
)

// nasties are texts that mean something to Markdown, to one of Hugo's extensions, or to Hugo.
var nasties = []string{
	"{{< figure >}}", "{{% notice %}}", "{{</* x */>}}", "{{__hugo_ctx pid=1}}", "{{ .Site }}", "{", "{{", "}}", "<!--more-->", "<!-- x -->",
	"<script>alert(1)</script>", "<b", "a<b>c", "<https://x.cn>", "https://x.cn/a_b?c=1&d=2&amp;e", "www.x.cn", "a_b@x.cn", "_a_", "a_", "__", "a__b", "图_1_表", "。_1_。", "_ _ _",
	"# a", "#", "####### a", "a #", "a ##", `a \#`, "C#", "- a", "-", "-5℃", "---", "- - -", "+ a", "+++", "* a", "***", "*a*", "**a**", "~~a~~", "~a~", "~~~", "5~10", "```", "`a`",
	"> a", ">", "1. a", "1) a", "1.", "1.统筹", "12345678901. a", "123456789) a", "=", "===", "a\n===", "a\n---", "a\n- b", "a\n1. b", "a\n# b", "a\n> b", "a\n    b", "a\n+++\nb",
	"|a|b|\n|---|---|", "a|b\n-|-", "a\n:-:", ": a", ":a", "a\n: b", "[a](b)", "![a](b)", "[a]: b", "[a]", "[^1]", "[^1]: a", "!", "![", "]", "](x)", "[ ] a", "[x] a", "^a", "^[a]",
	"{#id}", "{.class}", "a {#id}", "a {.b c=d}", "a\n{.b}", "{a=1}", "&lt;", "&", "&#32;", "&amp;amp;", "AT&T", "&notanentity;", `\`, `\\`, `\n`, `a\`, "a\\\nb", `\&lt;`, `C:\dir\`,
	" a", "a ", "  a  ", "a  b", "\ta", "a\t", "a\tb", "    a", "\u00a0a\u00a0", "\u3000a\u3000", "a  \nb", "a\n  b", "\n", "\na", "a\n", "a\n\nb", "a\n \nb", "a\r\nb", "\r", "a\vb\f",
	"\ufeffa", "a\u200bb", "a\u2028b", "a\u202eb", "\x01", "\x7f", "\u0085", "👨‍👩‍👧", ":smile:", "（2021-2023）", "5G", "1:2", "（一）“十四五”", "$x$", `\(x\)`, "'a' \"b\" -- ...", "a%20b", "ﬀ", "é",
}

var kinds = []announcement.BlockKind{
	announcement.Paragraph, announcement.Item, announcement.Heading, announcement.Title, announcement.Figure,
	announcement.Attachment, announcement.Signature, announcement.SignedDate,
}

// surround returns blocks of which every kind stands next to every other.
func surround(texts ...string) []announcement.Block {
	var blocks []announcement.Block
	for _, text := range texts {
		for i, kind := range kinds {
			for _, k := range kinds[:i+1] {
				blocks = append(blocks, flat(kind, 1+i%4, text), flat(k, 2, text))
			}
		}
	}
	return blocks
}

// flat returns a block of a text dump, whose lists have one level.
func flat(kind announcement.BlockKind, level int, text string) announcement.Block {
	if kind == announcement.Item {
		level = 0
	}
	return announcement.Block{Kind: kind, Level: level, Text: text}
}

func texts(blocks []announcement.Block) []string {
	var all []string
	for _, b := range blocks {
		if b.Text != "" {
			all = append(all, b.Text)
		}
	}
	return all
}

func TestEveryNastyTextIsReadBack(t *testing.T) {
	for _, text := range nasties {
		checkInert(t, surround(text))
	}
	checkInert(t, surround(nasties...))
}

func checkInert(t *testing.T, blocks []announcement.Block) {
	t.Helper()
	body, _ := Markdown(blocks, nil)
	for _, trap := range []string{"{{", "<!--", "\n+++", "\n---"} {
		if strings.Contains(body, trap) {
			t.Errorf("%q in the body:\n%s", trap, body)
		}
	}
	if diff := cmp.Diff(texts(blocks), Texts(body, nil)); diff != "" {
		t.Fatalf("not read back (-blocks +body):\n%s\n%s", diff, body)
	}
	var page bytes.Buffer
	if err := newMarkdown().Convert([]byte(body), &page); err != nil {
		t.Fatal(err)
	}
	checkElements(t, blocks, page.String())
}

// checkElements parses the HTML as a browser would: one element for each block, of the kind expected, with its text.
func checkElements(t *testing.T, blocks []announcement.Block, page string) {
	t.Helper()
	nodes, err := html.ParseFragment(strings.NewReader(page), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, n := range nodes {
		if n.Type == html.ElementNode && n.Data == "ul" {
			for li := range n.ChildNodes() {
				if li.Type == html.ElementNode {
					got = append(got, outline(li))
				}
			}
		} else if n.Type == html.ElementNode {
			got = append(got, outline(n))
		}
	}
	var want []string
	for _, b := range blocks {
		if b.Text == "" {
			continue
		}
		// HTML knows neither these line ends nor their number.
		text := strings.NewReplacer("\r\n", "", "\r", "", "\n", "").Replace(b.Text)
		switch b.Kind {
		case announcement.Title:
			want = append(want, "h2 "+text)
		case announcement.Heading:
			want = append(want, "heading "+text)
		case announcement.Item:
			want = append(want, "li "+text)
		case announcement.Figure:
			want = append(want, "p img "+text)
		case announcement.Attachment:
			want = append(want, "p a "+text)
		default:
			want = append(want, "p "+text)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("HTML (-want +got):\n%s\n%s", diff, page)
	}
}

var section = regexp.MustCompile(`^s[0-9]+(-[0-9]+)*$`)

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// TestHeadings holds that headings go down one step at a time, whatever levels the numbers in the text have.
func TestHeadings(t *testing.T) {
	heading := func(level int) announcement.Block {
		return announcement.Block{Kind: announcement.Heading, Level: level, Text: "甲"}
	}
	title := announcement.Block{Kind: announcement.Title, Text: "题"}
	for _, test := range []struct {
		blocks []announcement.Block
		want   string
	}{
		{[]announcement.Block{heading(1), heading(2), heading(3), heading(4), heading(1)}, "## s1 ### s1-1 #### s1-1-1 ##### s1-1-1-1 ## s2"},
		{[]announcement.Block{heading(1), heading(3), heading(3), heading(2), heading(3)}, "## s1 ### s1-1 ### s1-2 ### s1-3 #### s1-3-1"},
		{[]announcement.Block{heading(3), heading(1), heading(3)}, "## s1 ## s2 ### s2-1"},
		{[]announcement.Block{heading(1), title, heading(1), heading(2), heading(3), heading(4)}, "## s1 ## t2 ### s2 #### s2-1 ##### s2-1-1 ###### s2-1-1-1"},
	} {
		var got []string
		body, _ := Markdown(test.blocks, nil)
		for line := range strings.Lines(body) {
			if marks, rest, ok := strings.Cut(strings.TrimSpace(line), " "); ok {
				_, id, _ := strings.Cut(rest, "{#")
				got = append(got, marks, strings.TrimSuffix(id, "}"))
			}
		}
		if diff := cmp.Diff(test.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("headings (-want +got):\n%s", diff)
		}
	}
}

// outline returns the names of the elements and the text, and checks every address.
func outline(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch n.Type {
		case html.ElementNode:
			name := n.Data
			if section.MatchString(attribute(n, "id")) { // how deep it stands is TestHeadings' business
				name = "heading"
			}
			b.WriteString(name + " ")
			for _, a := range n.Attr {
				switch a.Key {
				case "alt":
					b.WriteString(a.Val)
				case "src", "href":
					if a.Val == "" || strings.ContainsAny(a.Val, ":/\\") || strings.Trim(a.Val, ".") == "" {
						b.WriteString("BAD ADDRESS " + a.Val)
					}
				case "id", "class":
				default:
					b.WriteString("ATTRIBUTE " + a.Key)
				}
			}
		case html.TextNode:
			b.WriteString(n.Data)
		default:
			b.WriteString("NODE")
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
	}
	walk(n)
	return strings.NewReplacer("\r", "", "\n", "").Replace(b.String())
}

func FuzzMarkdown(f *testing.F) {
	for i, text := range nasties {
		f.Add(text, nasties[(i*7+3)%len(nasties)], uint(i))
	}
	f.Fuzz(func(t *testing.T, one, two string, kind uint) {
		if !utf8.ValidString(one) || !utf8.ValidString(two) || strings.ContainsRune(one+two, 0) {
			t.Skip()
		}
		first, second := kinds[kind%8], kinds[kind/8%8]
		checkInert(t, []announcement.Block{
			flat(first, 1+int(kind/64%4), one), flat(second, 1, two),
			flat(first, 4, two+one), {Kind: announcement.Paragraph, Text: one + two},
		})
	})
}

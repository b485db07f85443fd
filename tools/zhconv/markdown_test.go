package zhconv

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMarkdown(t *testing.T) {
	in, err := os.ReadFile("testdata/markdown/source.md")
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/markdown/want.md")
	if err != nil {
		t.Fatal(err)
	}
	got := newConverter(t, S2TW, Options{}).Markdown(string(in))
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}

func TestMarkdownSyntax(t *testing.T) {
	c := newConverter(t, S2TW, Options{})
	for _, test := range []struct{ in, want string }{
		{"`发` 发 ``发`发`` 发", "`发` 發 ``发`发`` 發"},
		{"一个`发", "一個`發"},                     // no closing mark
		{"a`发\n\n发`", "a`發\n\n發`"},           // code does not run over a paragraph
		{"\\`发\\`", "\\`發\\`"},               // escaped
		{"[发](发 \"发\") 发", "[發](发 \"發\") 發"}, // a title is text
		{"[发](<发 发>)", "[發](<发 发>)"},
		{"[发](发(发)发)发", "[發](发(发)发)發"},
		{"![发](发.jpg)", "![發](发.jpg)"},
		{"发\\](发)", "發\\](發)"},
		{"[发]: 发 '发'", "[發]: 发 '發'"},
		{"<http://发.cn/发> <发>", "<http://发.cn/发> <发>"},
		{"1 < 发", "1 < 發"},
		{"## 发展 {#发 .发}", "## 發展 {#发 .发}"},
		{"{发}", "{發}"},
		{"{{< 发 \"发\" >}}发{{% 发 %}}发{{< 发", "{{< 发 \"发\" >}}發{{% 发 %}}發{{< 發"},
		{"```\n发\n```\n发", "```\n发\n```\n發"},
		{"~~~~ 发\n发\n~~~\n发\n~~~~\n发", "~~~~ 发\n发\n~~~\n发\n~~~~\n發"},
		{"> ```\n> 发\n> ```\n发", "> ```\n> 发\n> ```\n發"},
		{"``` 发 ``` 发", "``` 发 ``` 發"}, // not a fence
		{"发\n```\n发", "發\n```\n发"},
		{"&nbsp;发\\", "&nbsp;發\\"},
		{"[", "["}, {"](", "]("}, {"{", "{"}, {"{{<", "{{<"}, {"```", "```"}, {"\\", "\\"},
	} {
		if got := c.Markdown(test.in); got != test.want {
			t.Errorf("%q: got %q, want %q", test.in, got, test.want)
		}
	}
}

// Hostile text takes no longer than its length asks for.
func TestMarkdownHostile(t *testing.T) {
	c := newConverter(t, S2TW, Options{})
	for _, unit := range []string{"`", "<", "{", "{{<", "](", "[](", "](发", "~~~\n", "> ", "\\", "``发", "发`", "://发", "http://a/发"} {
		c.Markdown(strings.Repeat(unit, 1<<20/len(unit)))
	}
}

package extract

import (
	"io"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func TestSkimmed(t *testing.T) {
	for page, want := range map[string]string{
		"a<style>p{}</style>b":                                "a<style></style>b",
		"a<SCRIPT type='a>b'>if (a<b) x='</s'</Script >b":     "a<SCRIPT type='a>b'></Script >b",
		"<script>createPageHTML(6, 0)</script><script>1":      "<script>createPageHTML(6, 0)</script><script>1",
		"<!--<script>1</script>--><style/>1</style/>":         "<!--<script>1</script>--><style/></style/>",
		"<!--><style>1</style>":                               "<!--><style></style>",
		"<a title='<style>'>1</a><p title=<style>>1</p>":      "<a title='<style>'>1</a><p title=<style>>1</p>",
		"<textarea><style>1</textarea>2<style>3</style>":      "<textarea><style>1</textarea>2<style></style>",
		"<script><!--<script>1</script>2</script>":            "<script><!--<script>1</script>2</script>",
		"<script><!--\n1 //--></script>":                      "<script></script>",
		"<svg><style>1</style></svg>":                         "<svg><style>1</style></svg>",
		"<style>1</styles></style><stylex>2</stylex><style>3": "<style></style><stylex>2</stylex><style>3",
		"<": "<",
	} {
		if got, _ := io.ReadAll(skimmed(page)); string(got) != want {
			t.Errorf("%s:\ngot  %s\nwant %s", page, got, want)
		}
	}
}

// What is left out must make no difference to the tree but for the text it was.
func FuzzSkimmed(f *testing.F) {
	f.Add("<!DOCTYPE html><script a='>'b=/>1</script><p title=<style>>x</p><!--<style>--><STYLE>2</style ><title><script></title>")
	f.Add("<script><!--<script></script>1</script>2--><select><style>1</style></select><table><style>1</style><tr>1</table>")
	f.Add("<a =b='<style>'/ c = d>1</a></a b='>'><?x><!x><!--->--!><style>1</style><plaintext><style>1</style>")
	f.Fuzz(func(t *testing.T, page string) {
		whole, err := html.Parse(strings.NewReader(page))
		less, lessErr := html.Parse(skimmed(page))
		if (err == nil) != (lessErr == nil) {
			t.Fatalf("%v, without scripts %v", err, lessErr)
		}
		if err != nil {
			return
		}
		if want, got := skeleton(whole), skeleton(less); want != got {
			t.Errorf("want %s\ngot  %s", want, got)
		}
	})
}

// skeleton writes a tree without the text of its scripts and style sheets.
func skeleton(root *html.Node) string {
	var b strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		b.WriteString(strings.Repeat(" ", int(n.Type)) + n.Namespace + n.Data)
		for _, a := range n.Attr {
			b.WriteString(" " + a.Key + "=" + a.Val)
		}
		b.WriteString("(")
		for c := n.FirstChild; c != nil && n.DataAtom != atom.Script && n.DataAtom != atom.Style; c = c.NextSibling {
			walk(c)
		}
		b.WriteString(")")
	}
	walk(root)
	return b.String()
}

package hugosite

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"gonggao/tools/announcement"
)

// richBlock makes a block of any kind with links, strong words, list levels or cells out of some texts.
func richBlock(random *rand.Rand, texts []string) announcement.Block {
	text := func() string { return texts[random.IntN(len(texts))] }
	b := announcement.Block{Text: text() + text()}
	switch random.IntN(8) {
	case 0, 1:
		b.Kind, b.Level = announcement.Item, 1+random.IntN(4)
		b.List = []announcement.ListStyle{announcement.Typed, announcement.Bulleted, announcement.Numbered}[random.IntN(3)]
	case 2:
		b.Kind = announcement.Quote
	case 3, 4:
		return richTable(random, text)
	case 5:
		b.Kind, b.Head, b.Href = announcement.Attachment, "附件：", "https://a.cn/x.docx"
		return b
	case 6:
		b.Kind, b.Level = announcement.Heading, 1+random.IntN(4)
	default:
		b.Kind = announcement.Paragraph
	}
	b.Spans = richSpans(random, b.Text)
	return b
}

func richSpans(random *rand.Rand, text string) []announcement.Span {
	var spans []announcement.Span
	for at := 0; at < len(text); {
		s := announcement.Span{At: at, End: min(at+1+random.IntN(8), len(text)), Kind: announcement.Strong}
		if random.IntN(2) == 0 {
			s.Kind, s.Href = announcement.Link, []string{"https://a.cn/b_c?d=1&lt;e|f{{< g >}}", "mailto:a@b.cn", "javascript:alert(1)", "http://a.cn/(x)*y*<z>\\`"}[random.IntN(4)]
		}
		spans = append(spans, s)
		at = s.End + random.IntN(6)
	}
	return spans
}

// cellSafe are texts without what parts cells.
var cellSafe = strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")

func richTable(random *rand.Rand, text func() string) announcement.Block {
	b := announcement.Block{Kind: announcement.DataTable, Table: &announcement.Table{}}
	rows, columns := 1+random.IntN(4), 1+random.IntN(4)
	plain := random.IntN(2) == 0
	if random.IntN(4) == 0 {
		if caption := cellSafe.Replace(text()); caption != "" {
			b.Table.Captioned = true
			b.Text = caption + announcement.CellRow
		}
	}
	for i := range rows {
		var row []announcement.Cell
		var cells []string
		for range columns {
			c := announcement.Cell{Header: i == 0}
			cell := cellSafe.Replace(text())
			if plain {
				cell = strings.ReplaceAll(cell, announcement.CellBreak, "")
			} else {
				c = announcement.Cell{Header: random.IntN(2) == 0, RowSpan: random.IntN(4), ColSpan: random.IntN(4)}
			}
			cells, row = append(cells, cell), append(row, c)
		}
		b.Text += strings.Join(cells, announcement.CellTab) + announcement.CellRow
		b.Table.Rows = append(b.Table.Rows, row)
	}
	b.Spans = richSpans(random, b.Text)
	return b
}

func TestRichBlocksAreReadBack(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 4000 {
		checkRich(t, random, nasties)
	}
}

func FuzzRichBlocks(f *testing.F) {
	for i := range nasties {
		f.Add(nasties[i], nasties[(i*11+5)%len(nasties)], uint64(i))
	}
	f.Fuzz(func(t *testing.T, one, two string, seed uint64) {
		if !utf8.ValidString(one) || !utf8.ValidString(two) || strings.ContainsRune(one+two, 0) || strings.Contains(one+two, hugoPlaceholder) {
			t.Skip()
		}
		checkRich(t, rand.New(rand.NewPCG(seed, 3)), []string{one, two, "数据"})
	})
}

// checkRich holds that blocks of any form are read back exactly and render as nothing but the elements they are.
func checkRich(t *testing.T, random *rand.Rand, from []string) {
	t.Helper()
	var blocks []announcement.Block
	var want []string
	for range 1 + random.IntN(6) {
		b := richBlock(random, from)
		if b.Text == "" {
			continue
		}
		blocks = append(blocks, b)
		want = append(want, shownHead(b)+b.Text)
	}
	body, tables := Markdown(blocks, nil)
	files := map[string][]byte{}
	for i, table := range tables {
		files[tableName(i+1)] = tableHTML(table, nil)
	}
	got := Texts(body, func(name string) (string, bool) {
		text, err := tableText(files[name])
		return text, err == nil && files[name] != nil
	})
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("not read back (-blocks +body):\n%s\n%s\n%#v", diff, body, blocks)
	}
	var page bytes.Buffer
	if err := newMarkdown().Convert([]byte(body), &page); err != nil {
		t.Fatal(err)
	}
	checkAllowed(t, page.String())
	for _, data := range files {
		checkAllowed(t, string(data))
		if again := sanitize(data); !bytes.Equal(again, data) {
			t.Fatalf("sanitizing twice differs:\n%s\n%s", data, again)
		}
	}
	checkStrong(t, blocks, page.String())
}

// allowedElements are the elements that a body may become, with their attributes.
var allowedElements = map[string]string{
	"html": "", "head": "", "body": "", "p": "class", "a": "href", "strong": "", "em": "", "ul": "class", "ol": "class", "li": "", "br": "", "blockquote": "", "img": "src alt",
	"table": "", "thead": "", "tbody": "", "tr": "", "th": "scope rowspan colspan", "td": "rowspan colspan", "caption": "",
	"h2": "id", "h3": "id", "h4": "id", "h5": "id", "h6": "id",
}

func checkAllowed(t *testing.T, page string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.CommentNode {
			t.Fatalf("a comment:\n%s", page)
		}
		if n.Type != html.ElementNode {
			continue
		}
		attributes, ok := allowedElements[n.Data]
		if !ok || n.Namespace != "" {
			t.Fatalf("element %s:\n%s", n.Data, page)
		}
		for _, a := range n.Attr {
			if !strings.Contains(" "+attributes+" ", " "+a.Key+" ") {
				t.Fatalf("attribute %s of %s:\n%s", a.Key, n.Data, page)
			}
			if a.Key == "href" && strings.HasPrefix(strings.ToLower(a.Val), "javascript") {
				t.Fatalf("address %s:\n%s", a.Val, page)
			}
		}
	}
}

// checkStrong holds that asterisks that were written are emphasis, not asterisks: there are as many strong elements
// as strong spans.
func checkStrong(t *testing.T, blocks []announcement.Block, page string) {
	t.Helper()
	want := 0
	for _, b := range blocks {
		if b.Kind == announcement.DataTable {
			_, rest := captioned(b)
			rows := grid(rest)
			if !isPlain(b.Table, rows) {
				continue
			}
			for _, row := range rows {
				for _, c := range row {
					want += strongs(c.spans)
				}
			}
			continue
		}
		want += strongs(cleanSpans(b.Text, b.Spans))
	}
	if got := strings.Count(page, "<strong>"); got != want {
		t.Fatalf("%d strong elements, want %d:\n%s", got, want, page)
	}
}

func strongs(spans []announcement.Span) int {
	n := 0
	for _, s := range spans {
		if s.Kind == announcement.Strong {
			n++
		}
	}
	return n
}

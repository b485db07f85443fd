package eval

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gonggao/tools/announcement"
)

func TestBodyF1(t *testing.T) {
	for _, tt := range []struct {
		name  string
		page  Page
		got   string
		score float64
	}{
		{"same", Page{Text: "停水通知。\nCOVID-19"}, "停水通知 COVID－19", 1},
		{"nothing of nothing", Page{}, " ，", 1},
		{"nothing", Page{Text: "停水"}, "", 0},
		{"half too much", Page{Text: "停水"}, "停水停水停水", 0.5},
		{"words are whole", Page{Text: "ab 12"}, "ab 1 2", 0.4},
		{"title besides", Page{Text: "今日停水", Title: "通知"}, "通知\n今日停水", 1},
		{"title left out", Page{Text: "通知\n今日停水", Title: "通 知"}, "今日停水", 1},
		{"title alone", Page{Text: "今日停水", Title: "通知"}, "通知", 0},
		{"title missed", Page{Text: "通知\n今日停水通知", Title: "通知"}, "今日停水", 0.8},
	} {
		if got := tt.page.BodyF1(tt.got); math.Abs(got-tt.score) > 1e-9 {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.score)
		}
	}
}

func document() *announcement.Document {
	return &announcement.Document{Blocks: []announcement.Block{
		{Kind: announcement.Chrome, Text: "首页"},
		{Kind: announcement.Title, Text: "关于停水的 通知"},
		{Kind: announcement.Paragraph, Text: "因检修停水(第二次)。", Spans: []announcement.Span{{Kind: announcement.Link, End: 3, Href: "https://a.example/down.jsp?i=1"}}},
		{Kind: announcement.Paragraph, Text: "分享到"},
		{Kind: announcement.DataTable, Text: "路\t时间\n一路\t8时\n一路\t8时"},
		{Kind: announcement.Attachment, Head: "附件：", Text: "1.停水表.xls", Href: "https://a.example/P020.xls"},
		{Kind: announcement.Figure, Text: "图", Href: "https://a.example/W1.jpg"},
	}}
}

func TestScore(t *testing.T) {
	page := Page{
		ID: "1", File: "gov/1.html", Kind: "gov",
		Title: "关于停水的通知", Date: "2024-6-1 10:00", Source: "水务局", Index: "A/2024-1", DocumentNumber: "水〔2024〕1号",
		Text:        "因检修停水（第二次）。\n路\t时间\n一路\t8时\n一路\t8时\n1.停水表.xls",
		Paragraphs:  []string{"因检修停水（第二次）。", "1.停水表.xls", "特此通知。"},
		Rows:        [][]string{{"路", "时间"}, {"一路", "8时"}, {"二路", "8时"}},
		Attachments: [][2]string{{"1.停水表.xls", "P020.xls"}, {"申请", "down.jsp"}, {"无", "none.doc"}},
		Images:      []string{"W1.jpg", "W2.jpg"},
		MustNot:     []string{"首页", "分享到"},
	}
	fields := announcement.Fields{
		Published:       &announcement.Date{Time: time.Date(2024, 6, 1, 0, 0, 0, 0, announcement.China)},
		Source:          announcement.Organisation{Name: "某区水务局", AsFound: "水务局"},
		IndexNumber:     &announcement.IndexNumber{Text: "A/2024-2"},
		DocumentNumbers: []string{"水〔2024〕1号"},
	}
	got := page.score(document(), fields)
	got.BodyF1 = 0
	want := Score{
		ID: "1", Kind: "gov", Group: "gov", Pages: 1,
		ParagraphPrecision: Part{2, 3}, ParagraphRecall: Part{2, 3}, Rows: Part{2, 3}, Attachments: Part{2, 3}, Images: Part{1, 2},
		Title: Part{1, 1}, Date: Part{1, 1}, Source: Part{1, 1}, Index: Part{0, 1}, DocumentNumber: Part{1, 1},
		Clean: Part{1, 2}, Leaks: []string{"分享到"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := (Page{File: "1.html"}).score(document(), fields); !cmp.Equal(got.parts(), (&Score{}).parts()) {
		t.Errorf("what the manifest does not say was scored: %+v", got)
	}
}

func TestGroups(t *testing.T) {
	r := sum([]Score{
		{Group: "stress", Kind: "table", Pages: 1, BodyF1: 1, Rows: Part{1, 2}},
		{Group: "gov", Kind: "gov", Pages: 1, BodyF1: 0.5},
		{Group: "stress", Kind: "doc", Pages: 1, BodyF1: 0.6, Rows: Part{2, 2}},
	})
	want := []Score{
		{Group: "gov", Pages: 1, BodyF1: 0.5},
		{Group: "stress", Pages: 2, BodyF1: 0.8, Rows: Part{3, 4}},
		{Group: "stress/doc", Pages: 1, BodyF1: 0.6, Rows: Part{2, 2}},
		{Group: "stress/table", Pages: 1, BodyF1: 1, Rows: Part{1, 2}},
		{Group: "total", Pages: 3, BodyF1: 0.7, Rows: Part{3, 4}},
	}
	near := cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) < 1e-9 })
	if diff := cmp.Diff(want, r.Groups, near); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	floor := r.Baseline()
	if below := r.Below(floor); len(below) > 0 {
		t.Errorf("below its own floor: %q", below)
	}
	floor["stress"]["rows"] = 0.76
	floor["gov"]["title"] = 0.5
	if diff := cmp.Diff([]string{
		"gov: title is 0.0000, the floor is 0.5000",
		"stress: rows is 0.7500, the floor is 0.7600",
	}, r.Below(floor)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestLoad(t *testing.T) {
	write := func(text string) string {
		name := filepath.Join(t.TempDir(), "manifest.jsonl")
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return name
	}
	pages, err := Load(write(`{"id":"1","file":"a/1.html","gold_text":"URL: http://a.example/\n\n停水","gold_date":null,"rows":[],"gold_meta":{"index_number":"A/1","  odd":"x"}}` + "\n"))
	if err != nil || len(pages) != 1 || strings.TrimSpace(pages[0].Text) != "停水" || pages[0].Index != "A/1" {
		t.Errorf("%+v, %v", pages, err)
	}
	for name, text := range map[string]string{
		"empty": "", "no JSON": "id: 1", "outside": `{"id":"1","file":"../1.html"}`, "no file": `{"id":"1"}`,
	} {
		if _, err := Load(write(text)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

package repair

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gonggao/tools/announcement"
)

// seed reads a dump as one paragraph a line: the rules must not need the work of another stage.
func seed(t testing.TB, prefix string) *announcement.Document {
	t.Helper()
	found, err := filepath.Glob(filepath.Join("..", "..", "sources", prefix+"*.txt"))
	if err != nil || len(found) != 1 {
		t.Fatalf("dump %s: %v, %v", prefix, found, err)
	}
	data, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	return document(strings.Split(string(data), "\n")...)
}

var bareDate = regexp.MustCompile(`^\d{4}-\d\d-\d\d( |$)`)

// document makes blocks of lines: chrome, field and figure where the line says so, else paragraphs.
func document(lines ...string) *announcement.Document {
	doc := &announcement.Document{}
	for i, line := range lines {
		b := announcement.Block{Kind: announcement.Paragraph, Text: line, Tail: "\n", Line: i + 1}
		switch {
		case strings.TrimSpace(line) == "":
			b.Kind, b.Chrome, b.Tail, b.Text = announcement.Chrome, announcement.Blank, line+"\n", ""
		case strings.Contains(line, "|") || strings.HasPrefix(line, "上一篇"):
			b.Kind, b.Chrome = announcement.Chrome, announcement.Toolbar
		case bareDate.MatchString(line):
			b.Kind, b.Label = announcement.Field, announcement.LabelDate
		case strings.Contains(line, "发表日期:") || strings.HasPrefix(line, "发布日期:"):
			at := strings.Index(line, "日期:") + len("日期:")
			b.Kind, b.Label, b.Head, b.Text = announcement.Field, announcement.LabelPublished, line[:at], line[at:]
		case isNamed(strings.TrimSpace(line), imageEnds, maxImageName):
			b.Kind = announcement.Figure
		case strings.HasPrefix(line, "关于") || i > 10 && strings.HasPrefix(line, "数字李沧发展规划"):
			b.Kind, b.Level = announcement.Title, 1
		}
		doc.Blocks = append(doc.Blocks, b)
	}
	return doc
}

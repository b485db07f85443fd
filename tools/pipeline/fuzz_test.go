package pipeline

import (
	"os"
	"path/filepath"
	"testing"

	"gonggao/tools/announcement"
	"gonggao/tools/extract"
	"gonggao/tools/metadata"
)

// FuzzRead takes bytes as far as the text and the facts of a page: nothing panics, and flags and repairs are about blocks that are there.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob(filepath.Join(seeds, "*.txt"))
	if err != nil || len(files) == 0 {
		f.Fatal("no pages", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text[:min(len(text), 4<<10)], "text/plain", "")
	}
	f.Add([]byte(notice), "text/html", "gbk")
	f.Add([]byte("<table><tr><td>索引号：<td>113702130042787386G/2023-00012<tr><td>成文日期：<td>二〇二一年三月二日</table><h1>公告</h1><p>甲"), "text/html", "")
	f.Add([]byte("\xb9\xd8\xd3\xda\xcd\xa3\xcb\xae\xb5\xc4\xcd\xa8\xd6\xaa\n\n\xd2\xf2"), "text/plain", "")
	reader, err := NewReader(extract.HTMLOptions{}, metadata.Options{}, nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, body []byte, mediaType, declared string) {
		page := announcement.Page{Name: "a", URL: "http://a.gov.cn/1.html", MediaType: mediaType, Body: body, Declared: announcement.Declared{Charset: declared}}
		doc, _, err := reader.Read(&page)
		if err != nil {
			return
		}
		for _, flag := range doc.Flags {
			if flag.Block < -1 || flag.Block >= len(doc.Blocks) {
				t.Errorf("flag %s is about block %d of %d", flag.Kind, flag.Block, len(doc.Blocks))
			}
		}
		for _, b := range doc.Blocks {
			for _, s := range b.Spans {
				if s.At < 0 || s.At > s.End || s.End > len(b.Text) {
					t.Errorf("span %+v of %q", s, b.Text)
				}
			}
		}
	})
}

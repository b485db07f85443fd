package capture_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gonggao/tools/capture"
)

func TestTables(t *testing.T) {
	for _, tt := range []struct {
		name, file, sidecar string
		want                []string // name | URL | time | media type | title | body; or name | kind of problem, what it says
	}{
		{"a.jsonl", "\uFEFF" + `{"url":"http://a.cn/1","html":"<p>一</p>","title":" 甲 ","captured":"2024-05-01T00:00:00Z"}` + "\n\n" +
			`{"URL":"http://a.cn/2","Content":"二","extra":[1,{}],"crawl_time":1714521600}` + "\r\n" +
			`{"link":"http://a.cn/3","content":"<div>三</div>","captured":"2024/5/1 8:00"}`, "", []string{
			"a.jsonl#http://a.cn/1 | http://a.cn/1 | 2024-05-01 08:00:00 second | text/html | 甲 | <p>一</p>",
			"a.jsonl#http://a.cn/2 | http://a.cn/2 | 2024-05-01 08:00:00 second | text/plain |  | 二",
			"a.jsonl#http://a.cn/3 | http://a.cn/3 | 2024-05-01 08:00:00 minute | text/html |  | <div>三</div>",
		}},
		{"a.ndjson", `{"html":"a"}` + "\nnot json\n[1]\nnull\n" + `{"url":"ftp://a.cn","html":"a"}` + "\n" + `{"html":"a","captured":"soon"}` + "\n" +
			`{"html":"","text":null}` + "\n" + `{"html":{"x":1}}` + "\n" + "{\"html\":\"\xb9\xab\"}\n" + `{"html":"` + strings.Repeat("x", 2000) + `"}` + "\n" +
			`{"html":"` + strings.Repeat("x", 200_000) + `"}` + "\n" + `{"html":"last"}`, "", []string{
			"a.ndjson#1 |  |  | text/html |  | a",
			"a.ndjson#2 | bad-row, line 2: invalid character",
			"a.ndjson#3 | bad-row, line 3: is no object",
			"a.ndjson#4 | bad-row, line 4: is no object",
			"a.ndjson#5 | bad-row, line 5: url: does not begin",
			"a.ndjson#6 | bad-row, line 6: captured: \"soon\" is no time",
			"a.ndjson#7 | bad-row, line 7: html: is empty",
			"a.ndjson#8 | bad-row, line 8: html: html is neither",
			"a.ndjson#9 | bad-row, line 9: is not UTF-8",
			"a.ndjson#10 | too-large, line 10: 2000 bytes, the limit is 1000",
			"a.ndjson#11 | too-large, line 11: 200012 bytes",
			"a.ndjson#12 |  |  | text/html |  | last",
		}},
		{"a.jsonl", `{"adresse":"http://a.cn/1","inhalt":"<p>x"}`, "site = '某网'\ncaptured = 2024-05-01\n[columns]\nurl = 'Adresse'\nhtml = 'inhalt'\n", []string{
			"a.jsonl#http://a.cn/1 | http://a.cn/1 | 2024-05-01 00:00:00 day | text/html |  | <p>x",
		}},
		{"a.jsonl", `{"a":"http://a.cn/1","inhalt":"<p>x"}`, "", []string{"a.jsonl | bad-table, (columns: a, inhalt)"}},
		{"a.jsonl", `{"url":"http://a.cn/1","text":"<p>x"}`, "[columns]\ntext = 'text'\ntitle = 'headline'", []string{
			"a.jsonl | bad-table, title is headline, and no row has it",
			"a.jsonl#http://a.cn/1 | http://a.cn/1 |  | text/plain |  | <p>x",
		}},
		{"a.jsonl", "[{\"html\": 1},\n{}]", "", []string{"a.jsonl | bad-table, line 1: no line can be read"}},
		{"a.jsonl", `{"url":"x","html":"a"}`, "", []string{"a.jsonl#1 | bad-row, url"}},
		{"a.jsonl", `{}`, "[columns]\nbody = 'x'", []string{"a.jsonl | bad-sidecar, unknown key body"}},
		{"a.jsonl", `{}`, "url = 'http://a.cn'", []string{"a.jsonl | bad-sidecar, the keys are captured, site, columns"}},
		{"a.jsonl", "\xFF\xFE{\x00}\x00", "", []string{"a.jsonl | bad-table, UTF-16"}},
		{"a.jsonl", `{"url":"http://a.cn/1","html":"a"}` + "\n" + `{"url":"https://a.cn/1","html":"a"}` + "\n" + `{"url":"http://a.cn/1","html":"b"}`, "", []string{
			"a.jsonl#http://a.cn/1 | http://a.cn/1 |  | text/html |  | a",
			"a.jsonl#https://a.cn/1 | duplicate, dropped",
			"a.jsonl#http://a.cn/1@3 | duplicate-id, is taken by a.jsonl#http://a.cn/1",
		}},
		{"a.csv", "\uFEFF网址, Title ,内容,抓取时间\r\nhttp://a.cn/1,甲,\"第一行\n第\"\"二\"\"行\",2024-05-01\r\n\r\nhttp://a.cn/2,乙,\"<p>a,b</p>\",2024-05-01 10:00\r\n", "", []string{
			"a.csv#http://a.cn/1 | http://a.cn/1 | 2024-05-01 00:00:00 day | text/plain | 甲 | 第一行\n第\"二\"行",
			"a.csv#http://a.cn/2 | http://a.cn/2 | 2024-05-01 10:00:00 minute | text/html | 乙 | <p>a,b</p>",
		}},
		{"a.csv", "\xb1\xea\xcc\xe2,text\n\xb9\xab\xb8\xe6,\xb9\xab\xb8\xe6", "", []string{"a.csv#2 |  |  | text/plain | 公告 | \xb9\xab\xb8\xe6"}},
		{"a.csv", "url,html\nhttp://a.cn/1,a,b\nhttp://a.cn/2,a \"b\" c\nhttp://a.cn/3,\"a \"b\nhttp://a.cn/4,four", "", []string{
			"a.csv#2 | bad-row, line 2: wrong number of fields",
			"a.csv#3 | bad-row, line 3: bare",
			"a.csv#4 | bad-row, line 4: extraneous",
			"a.csv#http://a.cn/4 | http://a.cn/4 |  | text/html |  | four",
		}},
		{"a.csv", "url,html\nhttp://a.cn/1,one\nhttp://a.cn/2,\"two\nhttp://a.cn/3,three", "", []string{
			"a.csv | bad-table, line 3: a quotation mark is never closed",
			"a.csv#http://a.cn/1 | http://a.cn/1 |  | text/html |  | one",
		}},
		{"a.csv", "", "", []string{"a.csv | empty-source, no row"}},
		{"a.csv", "url,html\n", "", []string{"a.csv | empty-source, no row"}},
		{"a.jsonl", "\n\n", "", []string{"a.jsonl | empty-source, no row"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			files := map[string]string{tt.name: tt.file}
			if tt.sidecar != "" {
				files["a.toml"] = tt.sidecar
			}
			var got []string
			for i, s := range open(t, write(t, files), capture.Options{MaxBytes: 1000}).Sources {
				page, err := s.Read()
				if err != nil {
					p := problem(t, err)
					line := s.Name + " | " + string(p.Kind) + ", " + err.Error()
					if i < len(tt.want) {
						if name, says, ok := strings.Cut(tt.want[i], ", "); ok && strings.HasPrefix(line, name+", ") && strings.Contains(err.Error(), says) {
							line = tt.want[i]
						}
					}
					got = append(got, line)
					continue
				}
				captured := ""
				if page.Captured != "" {
					captured = page.CapturedAt.Format("2006-01-02 15:04:05 ") + string(page.Captured)
				}
				got = append(got, strings.Join([]string{s.Name, page.URL, captured, page.MediaType, page.Declared.Title, string(page.Body)}, " | "))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestRowsWithoutAddressesStayApart(t *testing.T) {
	var b strings.Builder
	for i := range 100 {
		fmt.Fprintf(&b, "{\"text\":\"%d\"}\n", i)
	}
	ids := map[string]bool{}
	for _, s := range open(t, write(t, map[string]string{"a.jsonl": b.String(), "b.jsonl": b.String()}), capture.Options{}).Sources {
		ids[s.ID] = true
	}
	if len(ids) != 200 {
		t.Errorf("200 rows get %d ids", len(ids))
	}
}

func FuzzTables(f *testing.F) {
	f.Add(`{"url":"http://a.cn/1","html":"<p>一</p>"}`+"\n{}", uint8(0))
	f.Add("url,text\nhttp://a.cn/1,\"a\n\"\"b\"\n", uint8(1))
	f.Add("url,text\nhttp://a.cn/1,\"a\n\"\"b\"\n", uint8(2))
	f.Fuzz(func(t *testing.T, file string, kind uint8) {
		name := []string{"a.jsonl", "a.csv", "a.csv.gz"}[kind%3]
		if kind%3 == 2 {
			packed := gz(file)
			file = packed[:len(packed)-int(kind/3)%len(packed)]
		}
		readAll(t, map[string]string{name: file})
	})
}

package capture_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gonggao/tools/announcement"
	"gonggao/tools/capture"
)

// rec writes a record; fields are lines without their ends.
func rec(kind, uri, block string, fields ...string) string {
	more := ""
	for _, f := range fields {
		more += f + "\r\n"
	}
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\n%sContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, uri, more, len(block), block)
}

const httpBlock = "Content-Type: application/http; msgtype=response"

// response writes a record of an answer with status 200, captured on a day of May 2024.
func response(uri string, day int, mediaType, body string) string {
	return rec("response", uri, "HTTP/1.1 200 OK\r\nContent-Type: "+mediaType+"\r\n\r\n"+body,
		httpBlock, fmt.Sprintf("WARC-Date: 2024-05-%02dT00:00:00Z", day))
}

func gz(text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		panic(err)
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.String()
}

func members(records ...string) string {
	var b strings.Builder
	for _, r := range records {
		b.WriteString(gz(r))
	}
	return b.String()
}

func open(t *testing.T, root string, opts capture.Options) *capture.Crawl {
	t.Helper()
	c, err := capture.Open(root, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return c
}

// contents returns "name | body", or "name | kind of problem".
func contents(t *testing.T, c *capture.Crawl) []string {
	t.Helper()
	var lines []string
	for _, s := range c.Sources {
		page, err := s.Read()
		if err != nil {
			lines = append(lines, s.Name+" | "+string(problem(t, err).Kind))
			continue
		}
		if page.ID == "" || page.ID != s.ID || page.Name != s.Name {
			t.Errorf("%s: page %s has id %q, the source %q", s.Name, page.Name, page.ID, s.ID)
		}
		lines = append(lines, s.Name+" | "+string(page.Body))
	}
	return lines
}

func TestArchive(t *testing.T) {
	root := write(t, map[string]string{
		"a.warc.gz": members(
			rec("warcinfo", "", "software: x"),
			rec("request", "http://a.cn/1", "GET / HTTP/1.1\r\n\r\n"),
			response("http://a.cn/1", 1, "text/html; charset=gbk", "one"),
			response("http://a.cn/sniffed", 1, "", "<!-- x --><html>sniffed"),
			response("http://a.cn/1.jpg", 1, "image/jpeg", "jpeg"),
			response("http://a.cn/text", 1, "text/plain", "<html>"),
			rec("response", "http://a.cn/gone", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\ngone", httpBlock),
			rec("response", "http://a.cn/old", "HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\nLocation: /1.jpg\r\n\r\nmoved", httpBlock),
			rec("response", "dns:a.cn", "1.2.3.4", "Content-Type: text/dns"),
			rec("resource", "http://a.cn/resource", "resource", "Content-Type: text/html"),
			rec("response", "http://a.cn/packed", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"+
				fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(gz("packed")), gz("packed")), httpBlock),
			rec("response", "http://a.cn/unknown", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: dcb\r\n\r\nx", httpBlock),
			rec("response", "http://a.cn/cut", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nx", httpBlock, "WARC-Truncated: time"),
			rec("response", "http://u:p@a.cn/", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nx", httpBlock),
			rec("response", "http://a.cn/large", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"+strings.Repeat("x", 3000), httpBlock),
		),
		"a.toml": "site = '甲网'",
	})
	c := open(t, root, capture.Options{MaxBytes: 2000})
	want := []string{
		"a.warc.gz#http://a.cn/1 | one",
		"a.warc.gz#http://a.cn/sniffed | <!-- x --><html>sniffed",
		"a.warc.gz#http://a.cn/gone | http-status",
		"a.warc.gz#http://a.cn/resource | resource",
		"a.warc.gz#http://a.cn/packed | packed",
		"a.warc.gz#http://a.cn/unknown | damaged-record",
		"a.warc.gz#http://a.cn/cut | damaged-record",
		"a.warc.gz#http://u:p@a.cn/ | damaged-record",
		"a.warc.gz#http://a.cn/large | too-large",
	}
	if diff := cmp.Diff(want, contents(t, c)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	page, err := c.Sources[0].Read()
	if err != nil {
		t.Fatal(err)
	}
	page.SHA256 = ""
	if diff := cmp.Diff(announcement.Page{
		Name: "a.warc.gz#http://a.cn/1", ID: page.ID, URL: "http://a.cn/1", Site: "甲网", MediaType: "text/html", Body: []byte("one"),
		CapturedAt: time.Date(2024, 5, 1, 8, 0, 0, 0, announcement.China), Captured: announcement.Second,
		Declared: announcement.Declared{Charset: "gbk"},
	}, page, cmp.Comparer(time.Time.Equal)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	_, err = c.Sources[8].Read()
	if msg := err.Error(); !strings.Contains(msg, "a.warc.gz: record at byte ") || !strings.Contains(msg, "limit") {
		t.Errorf("%q does not say where", msg)
	}
	for href, want := range map[string]string{
		"1.jpg": "jpeg", "/1.jpg": "jpeg", "https://A.cn/1.jpg#x": "jpeg", "http://a.cn/old": "jpeg", "/text": "<html>",
		"/2.jpg": "", "#1.jpg": "", "mailto:a@a.cn": "", "http://[bad": "", "": "", "//a.cn/1.jpg": "jpeg", "../../1.jpg": "jpeg",
	} {
		asset, ok := c.Asset(page, href)
		if !ok {
			if want != "" {
				t.Errorf("%s is not found", href)
			}
			continue
		}
		body, err := asset.Body()
		if err != nil || string(body) != want || asset.Size != int64(len(want)) || asset.URL != href {
			t.Errorf("%s: %q, %v, %+v", href, body, err, asset)
		}
	}
	if id, ok := c.PageID(page, "/resource#part"); !ok || id != c.Sources[3].ID {
		t.Errorf("resource: %q, %v", id, ok)
	}
	if id, ok := c.PageID(page, "/gone"); ok {
		t.Errorf("gone: %q", id)
	}
}

func TestCaptures(t *testing.T) {
	digest := func(d string) string { return "WARC-Payload-Digest: sha1:" + d }
	revisit := func(uri string, day int, fields ...string) string {
		return rec("revisit", uri, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
			append(fields, httpBlock, fmt.Sprintf("WARC-Date: 2024-05-%02dT00:00:00Z", day))...)
	}
	root := write(t, map[string]string{
		"1.warc": response("http://a.cn/1", 1, "text/html", "old") + response("http://a.cn/1", 3, "text/html", "new") +
			response("http://a.cn/2", 1, "text/html", "same") +
			rec("response", "http://a.cn/3", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nthree", httpBlock, "WARC-Date: 2024-05-01T00:00:00Z", digest("3"), "WARC-Record-ID: <urn:3>"),
		"2.warc.gz": members(
			response("https://a.cn/1", 2, "text/html", "middle"),
			response("http://a.cn/2", 2, "text/html", "same"),
			revisit("http://a.cn/3", 2, digest("3"), "WARC-Refers-To: <urn:3>"),
			revisit("http://a.cn/4", 2, digest("3")),
			revisit("http://a.cn/5", 2, "WARC-Refers-To-Target-URI: http://a.cn/2", "WARC-Refers-To-Date: 2024-05-01T00:00:00Z"),
			revisit("http://a.cn/6", 2, digest("lost"), "WARC-Refers-To: <urn:6>"),
			revisit("http://a.cn/7", 2, digest("other"), "WARC-Refers-To: <urn:3>"),
			revisit("http://a.cn/8", 2),
			rec("conversion", "http://a.cn/1", "converted", "Content-Type: text/html", "WARC-Date: 2024-06-01T00:00:00Z"),
		),
	})
	c := open(t, root, capture.Options{})
	want := []string{
		"1.warc#http://a.cn/1@1 | superseded",
		"1.warc#http://a.cn/1 | new",
		"1.warc#http://a.cn/2 | duplicate",
		"1.warc#http://a.cn/3 | duplicate",
		"2.warc.gz#https://a.cn/1 | superseded",
		"2.warc.gz#http://a.cn/2 | same",
		"2.warc.gz#http://a.cn/3 | three",
		"2.warc.gz#http://a.cn/4 | three",
		"2.warc.gz#http://a.cn/5 | same",
		"2.warc.gz#http://a.cn/6 | revisit-without-original",
		"2.warc.gz#http://a.cn/7 | revisit-without-original",
		"2.warc.gz#http://a.cn/8 | revisit-without-original",
		"2.warc.gz#http://a.cn/1 | superseded",
	}
	if diff := cmp.Diff(want, contents(t, c)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	_, err := c.Sources[4].Read()
	if p := problem(t, err); p.Data["other"] != "1.warc#http://a.cn/1" {
		t.Errorf("%v", p.Data)
	}
	for _, s := range c.Sources {
		if page, err := s.Read(); err == nil && string(page.Body) == "three" && page.CapturedAt.Day() != 2 {
			t.Errorf("%s was captured on %v", s.Name, page.CapturedAt)
		}
	}
}

// TestUnreadableCaptureDoesNotWin: an older capture that is whole is better than a newer one that is not.
func TestUnreadableCaptureDoesNotWin(t *testing.T) {
	newer := response("http://a.cn/1", 9, "text/html", strings.Repeat("new", 100))
	root := write(t, map[string]string{"a.warc": response("http://a.cn/1", 1, "text/html", "old") + newer[:len(newer)-50]})
	want := []string{
		"a.warc | damaged-archive",
		"a.warc#http://a.cn/1 | old",
		"a.warc#http://a.cn/1@2 | damaged-record",
	}
	if diff := cmp.Diff(want, contents(t, open(t, root, capture.Options{}))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestWrongChecksum: nothing of a member with a wrong checksum is believed, large or small, and all of the others is.
func TestWrongChecksum(t *testing.T) {
	small := members(response("http://a.cn/1", 1, "text/html", "one"), response("http://a.cn/2", 1, "text/html", "two"))
	var many strings.Builder
	for i := range 40 {
		many.WriteString(response(fmt.Sprint("http://a.cn/m", i), 1, "text/html", strings.Repeat("x", 40_000)))
	}
	large := []byte(gz(many.String()))
	large[len(large)-5] ^= 1
	broken := []byte(small)
	broken[len(broken)-5] ^= 1
	root := write(t, map[string]string{"large.warc.gz": string(large) + small, "small.warc.gz": string(broken)})
	count := map[string]int{}
	for _, line := range contents(t, open(t, root, capture.Options{})) {
		count[line[strings.Index(line, "|")+2:]]++
	}
	want := map[string]int{"damaged-archive": 2, "damaged-record": 41, "one": 1, "two": 1, "duplicate": 1}
	if diff := cmp.Diff(want, count); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestOneMember has so much in one gzip member that each Read would otherwise unpack megabytes.
func TestOneMember(t *testing.T) {
	var all strings.Builder
	const pages = 3000
	for i := range pages {
		all.WriteString(response(fmt.Sprintf("http://a.cn/%d", i), 1, "text/html", strings.Repeat(fmt.Sprint(i, " "), 500)))
	}
	root := write(t, map[string]string{"a.warc.gz": gz(all.String())})
	for i, line := range contents(t, open(t, root, capture.Options{})) {
		if !strings.HasSuffix(line, fmt.Sprint("| ", strings.Repeat(fmt.Sprint(i, " "), 500))) {
			t.Fatalf("%d: %.100s", i, line)
		}
	}
}

type member struct {
	name, body string
	method     uint16
}

func zipped(t testing.TB, files ...member) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		h := &zip.FileHeader{Name: f.name, Method: f.method}
		if strings.HasSuffix(f.name, "link.warc") {
			h.SetMode(fs.ModeSymlink | 0o777)
		}
		w, err := z.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(f.body)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWACZ(t *testing.T) {
	one := response("http://a.cn/1", 1, "text/html", "one")
	two := response("http://a.cn/2", 1, "text/html", "two")
	encrypted := []byte(zipped(t, member{"archive/a.warc", one, zip.Store}))
	for _, sign := range []string{"PK\x03\x04", "PK\x01\x02"} {
		at := bytes.Index(encrypted, []byte(sign))
		encrypted[at+map[string]int{"PK\x03\x04": 6, "PK\x01\x02": 8}[sign]] |= 1
	}
	var empty []member
	for i := range 30_000 {
		empty = append(empty, member{fmt.Sprintf("archive/%d.warc", i), "", zip.Store})
	}
	for _, tt := range []struct {
		name, file string
		want       []string
		says       string
	}{
		{"stored and deflated", zipped(t, member{"datapackage.json", "{}", zip.Deflate}, member{"archive/a.warc.gz", members(one), zip.Store},
			member{"archive/b.warc", two, zip.Deflate}, member{"pages/pages.jsonl", "{}", zip.Deflate}),
			[]string{"a.wacz#http://a.cn/1 | one", "a.wacz#http://a.cn/2 | two"}, ""},
		{"gzip, deflated", zipped(t, member{"archive/a.warc.gz", members(one, two), zip.Deflate}),
			[]string{"a.wacz#http://a.cn/1 | one", "a.wacz#http://a.cn/2 | two"}, ""},
		{"nothing in it", zipped(t, member{"archive/readme.txt", "x", zip.Store}), []string{"a.wacz | empty-archive"}, "holds no record"},
		{"no zip", "PK\x03\x04garbage", []string{"a.wacz | damaged-archive"}, "is no WACZ"},
		{"leads out", zipped(t, member{"../archive/a.warc", one, zip.Store}, member{"archive/b.warc", two, zip.Store}),
			[]string{"a.wacz | damaged-archive", "a.wacz#http://a.cn/2 | two"}, "../archive/a.warc, which leads out"},
		{"a link", zipped(t, member{"archive/link.warc", "/etc/passwd", zip.Store}), []string{"a.wacz | damaged-archive"}, "not a regular file"},
		{"encrypted", string(encrypted), []string{"a.wacz | damaged-archive"}, "encrypted"},
		{"many empty members", zipped(t, empty...), []string{"a.wacz | damaged-archive"}, "30000 files"},
		{"a bomb", zipped(t, member{"archive/a.warc", one + strings.Repeat("\x00", 60<<20), zip.Deflate}),
			[]string{"a.wacz | damaged-archive", "a.wacz#http://a.cn/1 | one"}, "unpacks to more than"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := open(t, write(t, map[string]string{"a.wacz": tt.file}), capture.Options{})
			if diff := cmp.Diff(tt.want, contents(t, c)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if _, err := c.Sources[0].Read(); tt.says != "" && !strings.Contains(err.Error(), tt.says) {
				t.Errorf("%q does not say %q", err, tt.says)
			}
		})
	}
}

func TestEmptyArchives(t *testing.T) {
	for name, file := range map[string]string{
		"empty.warc": "", "picture.warc": response("http://a.cn/1.jpg", 1, "image/jpeg", "x"), "text.warc": "<html>", "members.warc.gz": strings.Repeat(gz(""), 100_000), "twice.warc.gz": gz(gz("WARC/1.0")),
	} {
		c := open(t, write(t, map[string]string{name: file}), capture.Options{})
		if len(c.Sources) != 1 {
			t.Fatalf("%s: %d sources", name, len(c.Sources))
		}
		_, err := c.Sources[0].Read()
		if p := problem(t, err); p.Kind != announcement.EmptyArchive && p.Kind != announcement.DamagedArchive {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestManyPackedFiles: however many files of a crawl have to be unpacked, the system's limit of open files is not met.
func TestManyPackedFiles(t *testing.T) {
	const limit = 500
	var files []member
	tables := map[string]string{}
	for i := range limit {
		files = append(files, member{fmt.Sprintf("archive/%d.warc", i), response(fmt.Sprintf("http://a.cn/%d", i), 1, "text/html", fmt.Sprint(i)), zip.Deflate})
		tables[fmt.Sprintf("%d.jsonl.gz", i)] = gz(fmt.Sprintf("{\"url\":\"http://b.cn/%d\",\"html\":\"%d\"}\n", i, i))
	}
	tables["a.wacz"] = zipped(t, files...)
	before := openFiles()
	for _, s := range open(t, write(t, tables), capture.Options{}).Sources {
		page, err := s.Read()
		if err != nil || !strings.HasSuffix(page.URL, "/"+string(page.Body)) {
			t.Fatalf("%s: %q, %v", s.Name, page.Body, err)
		}
	}
	if now := openFiles(); now > before+10 {
		t.Errorf("%d files are open, %d were before", now, before)
	}
}

// openFiles returns how many files this process has open, 0 where the system does not tell.
func openFiles() int {
	entries, _ := os.ReadDir("/proc/self/fd")
	return len(entries)
}

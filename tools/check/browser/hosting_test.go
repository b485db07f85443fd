package browser

import (
	"compress/gzip"
	"context"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/security"
	"github.com/chromedp/chromedp"
)

const (
	lasting = "public, max-age=31536000, immutable"
	again   = "no-cache" // kept, but asked for every time
)

// attached are files as a bundle may hold them.
var attached = map[string]string{
	"a.zip": "PK\x03\x04", "o.ofd": "PK\x03\x04", "w.wps": "\xd0\xcf\x11\xe0",
	"h.doc": "<html><script>alert(1)</script>",  // some of these are HTML
	"g.txt": "\xd5\xf7\xc7\xf3\xd2\xe2\xbc\xfb", // 征求意见 in GBK
}

// TestHosting serves the built site with the ready file of each server, asks for a file of every kind, and reads in Chromium.
func TestHosting(t *testing.T) {
	built, browser := openSite(t), chromium(t)
	if u, err := url.Parse(built.url); err != nil || u.Path != "/" {
		skip(t, "the site is for "+built.url+", and the files are for the root")
	}
	for _, w := range webServers {
		t.Run(w.program, func(t *testing.T) {
			t.Parallel()
			s, client := w.start(t, built)
			for name, body := range attached {
				if err := os.WriteFile(filepath.Join(s.folder, name), []byte(body), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			for _, want := range answers(t, s) {
				want.compare(t, s, client)
			}
			for _, script := range scripts {
				read(t, browser, s, script)
			}
		})
	}
}

// answer is what a server should say to a request for path.
type answer struct {
	path   string
	status int
	media  string // the Content-Type, as a regular expression
	cache  string
	packed bool   // by gzip
	lang   string // of the page
}

func answers(t *testing.T, s *site) []answer {
	t.Helper()
	const html, xml = `^text/html; charset=utf-8$`, `^(text|application)/xml; charset=utf-8$`
	const json, binary = `^application/json(; charset=utf-8)?$`, `^application/octet-stream$`
	return []answer{
		{"", 200, html, again, true, "zh-Hans"},
		{"zh-hant/", 200, html, again, true, "zh-Hant"},
		{"zh-hans", 301, "", "", false, ""},
		{s.one(t, "css/*.css"), 200, `^text/css; charset=utf-8$`, lasting, true, ""},
		{s.one(t, "js/page.*.js"), 200, `^(text|application)/javascript; charset=utf-8$`, lasting, true, ""},
		{"zh-hans/atom.xml", 200, xml, again, true, ""},
		{"sitemap.xml", 200, xml, again, true, ""},
		{"zh-hans/feed.json", 200, json, again, true, ""},
		{"zh-hans/api/index.json", 200, json, again, true, ""},
		{"api/schema.json", 200, json, again, true, ""},
		{s.one(t, "zh-hans/consultations/*/deadline.ics"), 200, `^text/calendar; charset=utf-8$`, again, true, ""},
		{"search/index.json", 200, json, again, true, ""},
		{"search/s/0.bin", 200, binary, again, false, ""},
		{"search/s/0.bin?v=1", 200, binary, lasting, false, ""},
		{"pinyin/zh-hans.bin", 200, binary, again, false, ""},
		{"favicon.svg", 200, `^image/svg\+xml`, again, false, ""},
		{"robots.txt", 200, `^text/plain$`, again, false, ""},
		{"g.txt", 200, `^text/plain$`, again, false, ""},
		{"a.zip", 200, `^application/zip$`, again, false, ""},
		{"o.ofd", 200, binary, again, false, ""},
		{"w.wps", 200, `^application/(octet-stream|vnd\.ms-works)$`, again, false, ""},
		{"h.doc", 200, `^application/(octet-stream|msword)$`, again, false, ""},
		{"zh-hans/none/", 404, html, "", false, "zh-Hans"},
		{"zh-hant/none.ics", 404, html, "", false, "zh-Hant"},
		{"en/none.txt", 404, html, "", false, "zh-Hans"},
		{"css/none.0123ab.css", 404, html, "", false, "zh-Hans"},
		{"search/s/none.bin?v=1", 404, html, "", false, "zh-Hans"},
		{"css/", 404, html, "", false, "zh-Hans"}, // no listing
	}
}

// one returns a file of the site.
func (s *site) one(t *testing.T, pattern string) string {
	t.Helper()
	names, err := fs.Glob(s.public, pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("no %s: %v", pattern, err)
	}
	return names[0]
}

func (want answer) compare(t *testing.T, s *site, client *http.Client) {
	t.Helper()
	got := request(t, client, "GET", s.url+want.path, nil)
	defer got.Body.Close()
	h := got.Header
	var body io.Reader = got.Body
	packed := h.Get("Content-Encoding") == "gzip"
	if packed {
		var err error
		if body, err = gzip.NewReader(body); err != nil {
			t.Fatal(err)
		}
	}
	text, err := io.ReadAll(body)
	if err != nil {
		t.Fatal(err)
	}
	status := got.StatusCode
	switch {
	case status == http.StatusPermanentRedirect:
		status = 301
	case status == http.StatusForbidden && strings.HasSuffix(want.path, "/"):
		status = 404 // Apache's word for a folder without a page
	}
	if status != want.status || status == 200 && (h.Get("Cache-Control") != want.cache || packed != want.packed && len(text) > 512) ||
		strings.Contains(h.Get("Cache-Control"), "immutable") && want.cache != lasting {
		t.Errorf("%s: %s, %v", want.path, got.Status, h)
	}
	if !regexp.MustCompile(want.media).MatchString(strings.ToLower(h.Get("Content-Type"))) {
		t.Errorf("%s is %s", want.path, h.Get("Content-Type"))
	}
	if want.lang != "" && !strings.Contains(string(text), `<html lang="`+want.lang+`"`) {
		t.Errorf("%s is not a page in %s:\n%.300s", want.path, want.lang, text)
	}
	for name, value := range everywhere(t) {
		if got := h.Values(name); len(got) != 1 || got[0] != value {
			t.Errorf("%s has %s: %q", want.path, name, got)
		}
	}
	if allowed := h.Get("Access-Control-Allow-Origin") == "*"; allowed != strings.Contains(want.path, "api/") {
		t.Errorf("%s: %v", want.path, h)
	}
	if want.status != 200 {
		return
	}
	head := request(t, client, "HEAD", s.url+want.path, nil)
	if head.StatusCode != 200 || head.Header.Get("Content-Type") != h.Get("Content-Type") {
		t.Errorf("HEAD %s: %s, %v", want.path, head.Status, head.Header)
	}
	kept := http.Header{}
	for asked, said := range map[string]string{"If-None-Match": "ETag", "If-Modified-Since": "Last-Modified"} {
		if v := h.Get(said); v != "" {
			kept.Set(asked, v)
		}
	}
	if second := request(t, client, "GET", s.url+want.path, kept); second.StatusCode != http.StatusNotModified {
		t.Errorf("%s asked for again with %v: %s", want.path, kept, second.Status)
	}
}

// everywhere are the headers of all answers.
func everywhere(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile("../../../static/_headers")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "\n/*\n")
	headers := map[string]string{}
	for line := range strings.Lines(rest) {
		name, value, found := strings.Cut(strings.TrimSpace(line), ": ")
		if !strings.HasPrefix(line, "  ") || !found {
			break
		}
		headers[name] = value
	}
	if len(headers) == 0 {
		t.Fatal("static/_headers says nothing of /*")
	}
	return headers
}

// request asks as a browser does that takes gzip.
func request(t *testing.T, client *http.Client, method, address string, header http.Header) *http.Response {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	if header != nil {
		r.Header = header
	}
	r.Header.Set("Accept-Encoding", "gzip")
	answer, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = answer.Body.Close() }) // read, or of no interest
	return answer
}

// read opens the home page, a consultation and a search, and holds that the console says nothing.
func read(t *testing.T, browser context.Context, s *site, script string) {
	t.Helper()
	ctx := tab(t, browser, views[0])
	if _, err := chromedp.Call(ctx, security.SetIgnoreCertificateErrors, security.SetIgnoreCertificateErrorsParams{Ignore: true}); err != nil {
		t.Fatal(err)
	}
	for _, page := range []string{script + "/", s.largest(t, script+"/consultations"), script + "/search/?" + url.Values{"q": {"数字经济"}}.Encode()} {
		for _, fault := range open(t, ctx, s.url+page) {
			t.Errorf("%s: %s", page, fault)
		}
	}
	if got := see(t, ctx); len(got.Titles) == 0 {
		t.Errorf("%s: nothing found: %+v", script, got)
	}
}

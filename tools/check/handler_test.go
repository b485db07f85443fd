package check

import (
	"compress/gzip"
	"io"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

func TestHandler(t *testing.T) {
	site := cleanSite(t)
	handler, err := Handler(site)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		path     string
		status   int
		location string
		body     string
	}{
		{"/", 302, "/gov/", ""},
		{"/gov/", 200, "", "refresh"},
		{"/gov/zh-hans/", 200, "", "<h1>公告</h1>"},
		{"/gov/zh-hans", 301, "/gov/zh-hans/", ""},
		{"/gov/css/main.css", 200, "", ".mark"},
		{"/gov/css/", 404, "", "404"}, // no listing
		{"/gov/zh-hans/x/y", 404, "", "没有找到"},
		{"/gov/zh-hans/../../etc/passwd", 404, "", ""},
		{"/gov//evil.example", 404, "", ""},
		{"/other/", 404, "", ""},
	} {
		t.Run(tt.path, func(t *testing.T) {
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, httptest.NewRequest("GET", tt.path, nil))
			if w.Code != tt.status || w.Header().Get("Location") != tt.location || !strings.Contains(w.Body.String(), tt.body) {
				t.Errorf("got %d %q\n%s", w.Code, w.Header().Get("Location"), w.Body)
			}
			if w.Header().Get("Content-Security-Policy") == "" {
				t.Error("no policy")
			}
		})
	}
}

func TestHandlerCompresses(t *testing.T) {
	site := cleanSite(t)
	site["search/s/0.bin"] = &fstest.MapFile{Data: []byte("packed")}
	handler, err := Handler(site)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ path, accept, encoding, cache, body string }{
		{"/gov/zh-hans/", "gzip, br", "gzip", "no-cache", "<h1>公告</h1>"},
		{"/gov/zh-hans/", "", "", "no-cache", "<h1>公告</h1>"},
		{"/gov/zh-hans/none", "gzip", "gzip", "no-cache", "没有找到"},
		{"/gov/css/main.css", "gzip", "gzip", "no-cache", ".mark"},
		{"/gov/search/s/0.bin?v=1", "gzip", "", "public, max-age=31536000, immutable", "packed"},
	} {
		t.Run(tt.path+tt.accept, func(t *testing.T) {
			w, r := httptest.NewRecorder(), httptest.NewRequest("GET", tt.path, nil)
			r.Header.Set("Accept-Encoding", tt.accept)
			handler.ServeHTTP(w, r)
			h := w.Header()
			if h.Get("Content-Encoding") != tt.encoding || h.Get("Cache-Control") != tt.cache || h.Get("Vary") != "Accept-Encoding" {
				t.Errorf("got %v", h)
			}
			body := io.Reader(w.Body)
			if tt.encoding != "" {
				if body, err = gzip.NewReader(body); err != nil {
					t.Fatal(err)
				}
			}
			if text, err := io.ReadAll(body); err != nil || !strings.Contains(string(text), tt.body) {
				t.Errorf("%q, %v", text, err)
			}
		})
	}
}

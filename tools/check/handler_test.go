package check

import (
	"net/http/httptest"
	"strings"
	"testing"
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

package capture_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"gonggao/tools/capture"
)

const mirroredFrom = "<!-- Mirrored from www.x.gov.cn/d.jsp?id=7 by HTTrack Website Copier/3.x [XR&CO'2014], Tue, 02 Mar 2021 08:00:00 GMT -->"

func TestMirror(t *testing.T) {
	root := write(t, map[string]string{
		"www.x.gov.cn/art/1.html":      "<html>one",
		"www.x.gov.cn/art/2.txt":       "a dump has no address of its own",
		"www.x.gov.cn/art/2.html":      "<html>beside a dump",
		"www.x.gov.cn/art/2.toml":      "url = 'http://y.cn/2'",
		"www.x.gov.cn/art/d9ab.html":   "<html>" + mirroredFrom,
		"www.x.gov.cn/art/other.html":  "<!-- saved from url=(0016)http://evil.cn/1 -->",
		"www.x.gov.cn/art/index.html":  "<html>index",
		"www.x.gov.cn/show.jsp?id=1":   "<html>show",
		"www.x.gov.cn/down.jsp?file=2": "%PDF-1.4",
		"www.x.gov.cn/api.do":          "{}",
		"www.x.gov.cn/notice":          "<!DOCTYPE html>no extension",
		"www.x.gov.cn/img/a b.png":     "picture",
		"www.x.gov.cn/img/v.png?v=1":   "versioned",
		"www.x.gov.cn/css/main.css":    "p{}",
		"static.y.gov.cn/logo.jpg":     "logo",
		"loose/page.html":              "<html>loose",
		"loose/page_files/chart.gif":   "chart",
		"loose/page.html.toml":         "site = '某网'",
		"loose/twice.htm":              "<!-- saved from url=(0030)http://www.x.gov.cn/art/1.html -->",
	})
	c := open(t, root, capture.Options{})
	var got []string
	for _, s := range c.Sources {
		page, err := s.Read()
		if err != nil {
			got = append(got, s.Name+" | "+string(problem(t, err).Kind))
			continue
		}
		got = append(got, s.Name+" | "+page.URL+" | "+page.MediaType+" | "+page.Site)
	}
	want := []string{
		"loose/page.html |  | text/html | 某网",
		"loose/twice.htm | http://www.x.gov.cn/art/1.html | text/html | ",
		"www.x.gov.cn/api.do | unknown-format",
		"www.x.gov.cn/art/1.html | duplicate-id",
		"www.x.gov.cn/art/2.html | http://www.x.gov.cn/art/2.html | text/html | ",
		"www.x.gov.cn/art/2.txt | http://y.cn/2 | text/plain | ",
		"www.x.gov.cn/art/d9ab.html | http://www.x.gov.cn/d.jsp?id=7 | text/html | ",
		"www.x.gov.cn/art/index.html | http://www.x.gov.cn/art/index.html | text/html | ",
		"www.x.gov.cn/art/other.html | http://www.x.gov.cn/art/other.html | text/html | ",
		"www.x.gov.cn/css/main.css | site-part",
		"www.x.gov.cn/notice | http://www.x.gov.cn/notice | text/html | ",
		"www.x.gov.cn/show.jsp?id=1 | http://www.x.gov.cn/show.jsp?id=1 | text/html | ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}

	byName := map[string]capture.Source{}
	for _, s := range c.Sources {
		byName[s.Name] = s
	}
	for _, tt := range []struct{ from, href, asset, page string }{
		{"www.x.gov.cn/art/2.html", "../img/a%20b.png", "picture", ""},
		{"www.x.gov.cn/art/2.html", "/img/a b.png", "picture", ""},
		{"www.x.gov.cn/art/2.html", "http://www.x.gov.cn/img/a%20b.png", "picture", ""},
		{"www.x.gov.cn/art/2.html", "../img/v.png?v=1", "versioned", ""},
		{"www.x.gov.cn/art/2.html", "../img/v.png%3Fv=1", "versioned", ""}, // as wget --convert-links writes it
		{"www.x.gov.cn/art/2.html", "http://www.x.gov.cn/img/v.png%3Fv=1", "versioned", ""},
		{"www.x.gov.cn/art/2.html", "../../static.y.gov.cn/logo.jpg", "logo", ""}, // as HTTrack writes it
		{"www.x.gov.cn/art/2.html", "https://static.y.gov.cn/logo.jpg", "logo", ""},
		{"www.x.gov.cn/art/2.html", "/down.jsp?file=2", "%PDF-1.4", ""},
		{"www.x.gov.cn/art/2.html", "../../../../etc/passwd", "", ""},
		{"www.x.gov.cn/art/2.html", "/show.jsp?id=1", "", "www.x.gov.cn/show.jsp?id=1"},
		{"www.x.gov.cn/art/2.html", "./", "", "www.x.gov.cn/art/index.html"},
		{"www.x.gov.cn/art/2.html", "d9ab.html", "", "www.x.gov.cn/art/d9ab.html"},
		{"www.x.gov.cn/art/2.html", "/d.jsp?id=7#x", "", "www.x.gov.cn/art/d9ab.html"},
		{"www.x.gov.cn/art/2.html", "1.html", "", "loose/twice.htm"},
		{"loose/page.html", "page_files/chart.gif", "chart", ""},
		{"loose/page.html", "/img/a b.png", "", ""},
	} {
		page, err := byName[tt.from].Read()
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if a, ok := c.Asset(page, tt.href); ok {
			body, err := a.Body()
			if err != nil || int64(len(body)) != a.Size {
				t.Errorf("%s: %v, %+v", tt.href, err, a)
			}
			got = string(body)
		}
		if got != tt.asset {
			t.Errorf("%s → %s: asset %q, want %q", tt.from, tt.href, got, tt.asset)
		}
		if id, _ := c.PageID(page, tt.href); id != byName[tt.page].ID {
			t.Errorf("%s → %s: page %q, want %q", tt.from, tt.href, id, byName[tt.page].ID)
		}
	}
}

// TestMirrorOfOneHost: the folder that is given is the host's own.
func TestMirrorOfOneHost(t *testing.T) {
	root := write(t, map[string]string{"www.x.gov.cn/a/1.html": "<html>", "www.x.gov.cn/img/1.png": "p"}) + "/www.x.gov.cn"
	c := open(t, root, capture.Options{})
	page, err := c.Sources[0].Read()
	if err != nil || page.URL != "http://www.x.gov.cn/a/1.html" {
		t.Errorf("%q, %v", page.URL, err)
	}
	for _, href := range []string{"../img/1.png", "/img/1.png"} {
		if _, ok := c.Asset(page, href); !ok {
			t.Errorf("%s is not found", href)
		}
	}
}

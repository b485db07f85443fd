package capture_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gonggao/tools/capture"
)

func TestSidecar(t *testing.T) {
	for _, tt := range []struct {
		name, toml, want string // want: url | captured | precision | site
	}{
		{"nothing", "", "||0001-01-01T00:00:00Z|"},
		{"all", "url = 'http://www.gov.cn/a.html'\ncaptured = 2024-05-01T10:00:00+08:00\nsite = ' 李沧区政府 '\n",
			"http://www.gov.cn/a.html|second|2024-05-01T10:00:00+08:00|李沧区政府"},
		{"mark", "\uFEFFsite = '青岛'", "||0001-01-01T00:00:00Z|青岛"},
		{"UTC", "captured = 2024-05-01T22:30:00.5Z", "|second|2024-05-02T06:30:00+08:00|"},
		{"local", "captured = 2024-05-01 10:00:00", "|second|2024-05-01T10:00:00+08:00|"},
		{"day", "captured = 2024-05-01", "|day|2024-05-01T00:00:00+08:00|"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			root := write(t, map[string]string{"a.txt": "a", "a.toml": tt.toml})
			page, err := list(t, root, capture.Options{})[0].Read()
			if err != nil {
				t.Fatal(err)
			}
			got := strings.Join([]string{page.URL, string(page.Captured),
				page.CapturedAt.Format("2006-01-02T15:04:05Z07:00"), page.Site}, "|")
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestBadSidecar(t *testing.T) {
	for _, tt := range []struct{ name, toml, key, says string }{
		{"syntax", "url = http://a.cn", "", "line 1"},
		{"not UTF-8", "site = '\xb9\xab'", "", "UTF-8"},
		{"unknown key", "title = '公告'", "title", "the keys are url, captured, site"},
		{"unknown table", "[meta]\nurl = 'http://a.cn'", "meta", "unknown key"},
		{"capital", "URL = 'http://a.cn'", "URL", "unknown key"},
		{"url type", "url = 1", "url", "not a string"},
		{"site type", "site = ['a']", "site", "not a string"},
		{"site lines", "site = \"a\\nb\"", "site", "line break"},
		{"captured type", "captured = '2024-05-01'", "captured", "not a date"},
		{"captured time only", "captured = 10:00:00", "captured", "without a date"},
		{"url empty", "url = ''", "url", "http"},
		{"url scheme", "url = 'javascript:alert(1)'", "url", "http"},
		{"url relative", "url = '/art/1.html'", "url", "http"},
		{"url host", "url = 'http:///a.html'", "url", "host"},
		{"url password", "url = 'http://me:pw@a.cn/'", "url", "published"},
		{"url bytes", "url = 'http://a.cn/%zz'", "url", "escape"},
		{"too large", "# " + strings.Repeat("x", 1<<17), "", "the limit is 65536"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			root := write(t, map[string]string{"sub/a.txt": "a", "sub/a.toml": tt.toml, "sub/b.txt": "b"})
			sources := list(t, root, capture.Options{})
			_, err := sources[0].Read()
			p := problem(t, err)
			got := []string{string(p.Kind), p.Data["sidecar"], p.Data["key"], sources[0].ID}
			if diff := cmp.Diff([]string{"bad-sidecar", "sub/a.toml", tt.key, ""}, got); diff != "" {
				t.Errorf("%v (-want +got):\n%s", err, diff)
			}
			for _, part := range []string{"sub/a.toml", tt.key, tt.says} {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("%q does not say %q", err, part)
				}
			}
			if _, err := sources[1].Read(); err != nil {
				t.Errorf("the next source suffers: %v", err)
			}
		})
	}
}

func TestAddressMakesTheID(t *testing.T) {
	root := write(t, map[string]string{"公告.txt": "a", "公告.toml": "url = 'http://www.gov.cn/art/2021/3/2/art_12.html'"})
	s := list(t, root, capture.Options{})[0]
	if !strings.HasPrefix(s.ID, "art-12-") {
		t.Errorf("id %q", s.ID)
	}
	page, err := s.Read()
	if err != nil || page.ID != s.ID {
		t.Errorf("page %q, %v", page.ID, err)
	}
}

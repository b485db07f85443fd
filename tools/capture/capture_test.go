package capture_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gonggao/tools/announcement"
	"gonggao/tools/capture"
)

// write makes a folder of files.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func list(t *testing.T, root string, opts capture.Options) []capture.Source {
	t.Helper()
	crawl, err := capture.Open(root, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := crawl.Close(); err != nil {
			t.Error(err)
		}
	})
	return crawl.Sources
}

// names returns "name → id" or "name: why dropped".
func names(sources []capture.Source) []string {
	var lines []string
	for _, s := range sources {
		if s.Dropped != "" {
			lines = append(lines, s.Name+": "+string(s.Dropped))
			continue
		}
		lines = append(lines, s.Name+" → "+s.ID)
	}
	return lines
}

func problem(t *testing.T, err error) *announcement.Problem {
	t.Helper()
	var p *announcement.Problem
	if !errors.As(err, &p) {
		t.Fatalf("error %v, want a problem", err)
	}
	return p
}

func TestListSortsAndDrops(t *testing.T) {
	root := write(t, map[string]string{
		"b.txt":            "b",
		"a/deep/c.txt":     "c",
		"a.txt":            "a",
		"a.toml":           `site = "青岛"`,
		"lonely.toml":      `site = "青岛"`,
		"page.HTM":         "<p>",
		"picture.jpg":      "",
		"style.css":        "",
		"README":           "",
		".hidden.txt":      "",
		"robots.txt":       "User-agent: *",
		"hts-cache/a.txt":  "",
		".git/objects.txt": "",
	})
	want := []string{
		"README: unknown-format",
		"a.txt → a",
		"a/deep/c.txt → a-deep-c-4b9b128f5b4e",
		"b.txt → b",
		"lonely.toml: sidecar-without-dump",
		"page.HTM → page-4123719553ff",
		"robots.txt: unknown-format",
		"style.css: site-part",
	}
	if diff := cmp.Diff(want, names(list(t, root, capture.Options{}))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestListSeeds(t *testing.T) {
	want := []string{
		"000_927cb3cb18e8333e.txt → 000-927cb3cb18e8333e",
		"001_d2d51ae4480055f7.txt → 001-d2d51ae4480055f7",
		"002_88ace820f90d52bf.txt → 002-88ace820f90d52bf",
		"003_15623d18955a679a.txt → 003-15623d18955a679a",
		"004_5804affb734e415a.txt → 004-5804affb734e415a",
	}
	if diff := cmp.Diff(want, names(list(t, "../../sources", capture.Options{}))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestListOnePartAsTheWhole(t *testing.T) {
	root := write(t, map[string]string{"2021/a.txt": "a", "2022/a.txt": "a"})
	whole := names(list(t, root, capture.Options{}))
	file := names(list(t, filepath.Join(root, "2022", "a.txt"), capture.Options{Base: root}))
	if diff := cmp.Diff(whole[1:], file); diff != "" {
		t.Errorf("(-whole +file):\n%s", diff)
	}
	alone := names(list(t, filepath.Join(root, "2022", "a.txt"), capture.Options{}))
	if diff := cmp.Diff([]string{"a.txt → a"}, alone); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, err := capture.Open(root, capture.Options{Base: filepath.Join(root, "2022")}); err == nil {
		t.Error("a root outside the base was listed")
	}
	if _, err := capture.Open(filepath.Join(root, "none"), capture.Options{}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no such root: %v", err)
	}
}

func TestRead(t *testing.T) {
	root := write(t, map[string]string{"a.txt": "公告\r\n"})
	got, err := list(t, root, capture.Options{})[0].Read()
	if err != nil {
		t.Fatal(err)
	}
	want := announcement.Page{
		Name: "a.txt", ID: "a", MediaType: "text/plain", Body: []byte("公告\r\n"),
		SHA256: "396428412d48fdf0e06b661fca9b73107cd82465228154ef639ea2cfc8c42fa0",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTwoDumpsClaimOneID(t *testing.T) {
	same := `url = "http://www.gov.cn/a/notice.html"`
	root := write(t, map[string]string{
		"a-b.txt": "1", "a_b.txt": "2",
		"x.txt": "3", "x.toml": same, "y.txt": "4", "y.toml": strings.Replace(same, "http:", "https:", 1),
	})
	sources := list(t, root, capture.Options{})
	for i, wantOther := range []string{"", "a-b.txt", "", "x.txt"} {
		_, err := sources[i].Read()
		if wantOther == "" {
			if err != nil {
				t.Errorf("%s: %v", sources[i].Name, err)
			}
			continue
		}
		p := problem(t, err)
		if p.Kind != announcement.DuplicateID || p.Data["other"] != wantOther || sources[i].ID != "" {
			t.Errorf("%s: %v %v", sources[i].Name, p.Data, err)
		}
		if msg := err.Error(); !strings.Contains(msg, sources[i].Name) || !strings.Contains(msg, wantOther) {
			t.Errorf("%q does not name both files", msg)
		}
	}
}

func TestPrintableNames(t *testing.T) {
	root := write(t, map[string]string{
		"\xb9\xab\xb8\xe6.txt": "GBK name", "a\x1b[2J\nb.txt": "", "公 告（1）.txt": "", "evil\u202etxt.txt": "",
	})
	want := []string{
		`a\x1b[2J\nb.txt`,
		`evil\u202etxt.txt`,
		`\xb9\xab\xb8\xe6.txt`,
		`公 告（1）.txt`,
	}
	var got []string
	for _, s := range list(t, root, capture.Options{}) {
		if _, err := s.Read(); err != nil {
			t.Error(err)
		}
		got = append(got, s.Name)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

package capture_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gonggao/tools/announcement"
	"gonggao/tools/capture"
)

func TestReadRefusesLargeFiles(t *testing.T) {
	const size = 100 << 20 // in one line
	root := t.TempDir()
	name := filepath.Join(root, "big.txt")
	if err := os.WriteFile(name, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(name, size); err != nil {
		t.Fatal(err)
	}
	_, err := list(t, root, capture.Options{})[0].Read()
	p := problem(t, err)
	want := map[string]string{"bytes": "104857600", "limit": "16777216"}
	if diff := cmp.Diff(want, p.Data); p.Kind != announcement.TooLarge || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	for _, part := range []string{"big.txt", "104857600", "16777216", "raise the limit"} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%q does not say %s", err, part)
		}
	}
}

func TestLimitIsExact(t *testing.T) {
	root := write(t, map[string]string{"a.txt": "12345678"})
	if page, err := list(t, root, capture.Options{MaxBytes: 8})[0].Read(); err != nil || len(page.Body) != 8 {
		t.Errorf("at the limit: %q, %v", page.Body, err)
	}
	_, err := list(t, root, capture.Options{MaxBytes: 7})[0].Read()
	if p := problem(t, err); p.Kind != announcement.TooLarge {
		t.Errorf("above the limit: %v", err)
	}
}

func TestReadGoneFile(t *testing.T) {
	root := write(t, map[string]string{"a.txt": "a"})
	sources := list(t, root, capture.Options{})
	if err := os.Remove(filepath.Join(root, "a.txt")); err != nil {
		t.Fatal(err)
	}
	_, err := sources[0].Read()
	if p := problem(t, err); p.Kind != announcement.Unreadable || !strings.Contains(err.Error(), "read a.txt: ") {
		t.Errorf("%s: %v", p.Kind, err)
	}
}

// TestUnreadable has a file and a folder without rights among others.
func TestUnreadable(t *testing.T) {
	root := write(t, map[string]string{"a.txt": "a", "a.warc": "", "locked/b.txt": "b", "page.html": "", "well.txt": "well"})
	for _, name := range []string{"a.txt", "a.warc", "locked", "page.html"} {
		path := filepath.Join(root, name)
		if err := os.Chmod(path, 0); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(path, 0o755) }) // TempDir says what it cannot remove
	}
	withoutRights(t, root)
	sources := list(t, root, capture.Options{})
	if len(sources) != 5 {
		t.Fatalf("%d sources, want the files and the folder", len(sources))
	}
	for _, s := range sources[:4] {
		_, err := s.Read()
		if p := problem(t, err); p.Kind != announcement.Unreadable || !strings.Contains(err.Error(), s.Name+": permission denied") {
			t.Errorf("%s: %v", s.Name, err)
		}
	}
	if page, err := sources[4].Read(); err != nil || string(page.Body) != "well" {
		t.Errorf("%q, %v", page.Body, err)
	}
}

// TestFolderInPlaceOfAFile has one take a page's place, and a sidecar's, after the listing.
func TestFolderInPlaceOfAFile(t *testing.T) {
	root := write(t, map[string]string{"a.txt": "a", "b.html": "b", "c.csv": "html\nc", "d.txt.toml/x": "", "d.txt": "d"})
	sources := list(t, root, capture.Options{})
	for _, name := range []string{"a.txt", "b.html", "c.csv"} {
		path := filepath.Join(root, name)
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		if err := os.Mkdir(path, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for _, s := range sources {
		page, err := s.Read()
		if err != nil {
			got = append(got, s.Name+" | "+string(problem(t, err).Kind))
			continue
		}
		got = append(got, s.Name+" | "+string(page.Body))
	}
	want := []string{"a.txt | not-regular", "b.html | not-regular", "c.csv#2 | not-regular", "d.txt | d", "d.txt.toml/x | unknown-format"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestLinksAreNotFollowed(t *testing.T) {
	outside := write(t, map[string]string{"secret.txt": "secret"})
	root := write(t, map[string]string{"a.txt": "a", "sub/b.txt": "b"})
	for link, target := range map[string]string{
		"file.txt":   filepath.Join(outside, "secret.txt"),
		"folder":     outside,
		"loop":       ".",
		"sub/up":     "..",
		"dangling":   "nowhere",
		"inside.txt": "a.txt",
		"a.toml":     filepath.Join(outside, "secret.txt"),
	} {
		if err := os.Symlink(target, filepath.Join(root, filepath.FromSlash(link))); err != nil {
			t.Skipf("NOT TESTED: no symbolic links here: %v", err)
		}
	}
	want := []string{
		"a.toml: symbolic-link",
		"a.txt → a",
		"dangling: symbolic-link",
		"file.txt: symbolic-link",
		"folder: symbolic-link",
		"inside.txt: symbolic-link",
		"loop: symbolic-link",
		"sub/b.txt → sub-b-8792787d3683",
		"sub/up: symbolic-link",
	}
	sources := list(t, root, capture.Options{})
	got := names(sources)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}

	// A link that takes a dump's place after the listing leads nowhere either.
	path := filepath.Join(root, "a.txt")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(outside, "secret.txt"), path); err != nil {
		t.Fatal(err)
	}
	page, err := sources[1].Read()
	if p := problem(t, err); p.Kind != announcement.Unreadable || len(page.Body) > 0 {
		t.Errorf("read %q, %v", page.Body, err)
	}

	// The folder that the user names may be one.
	link := filepath.Join(t.TempDir(), "crawl")
	if err := os.Symlink(root, link); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(len(want), len(list(t, link, capture.Options{}))); diff != "" {
		t.Errorf("through a link (-want +got):\n%s", diff)
	}
}

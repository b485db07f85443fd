package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestPlaceNotFound(t *testing.T) {
	for name, c := range map[string]struct{ built, static, want string }{
		"copied":          {"没有这个页面", "", "没有这个页面"},
		"no page":         {"", "", ""},
		"the webmaster's": {"没有这个页面", "own", ""}, // Hugo puts it there
	} {
		t.Run(name, func(t *testing.T) {
			site, dest := t.TempDir(), t.TempDir()
			for path, text := range map[string]string{filepath.Join(dest, "zh-hans", "404.html"): c.built, filepath.Join(site, "static", "404.html"): c.static} {
				if text == "" {
					continue
				}
				if err := os.Mkdir(filepath.Dir(path), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if err := placeNotFound(site, dest); err != nil {
				t.Fatal(err)
			}
			got, _ := os.ReadFile(filepath.Join(dest, "404.html")) // "" when it is not there
			if string(got) != c.want {
				t.Errorf("got %q", got)
			}
		})
	}
}

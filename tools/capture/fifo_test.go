//go:build unix

package capture_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gonggao/tools/announcement"
	"gonggao/tools/capture"
)

func TestPipesDoNotHang(t *testing.T) {
	root := write(t, map[string]string{"a.txt": "a"})
	pipe := func(name string) {
		if err := syscall.Mkfifo(filepath.Join(root, name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	pipe("pipe.txt")
	sources := list(t, root, capture.Options{})
	if diff := cmp.Diff([]string{"a.txt → a", "pipe.txt: not-regular"}, names(sources)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}

	// One that takes a dump's place after the listing.
	if err := os.Remove(filepath.Join(root, "a.txt")); err != nil {
		t.Fatal(err)
	}
	pipe("a.txt")
	done := make(chan error, 1)
	go func() {
		_, err := sources[0].Read()
		done <- err
	}()
	select {
	case err := <-done:
		if p := problem(t, err); p.Kind != announcement.NotRegular {
			t.Errorf("%s: %v", p.Kind, err)
		}
	case <-time.After(5 * time.Second):
		t.Fatal("still reading after 5 s")
	}
}

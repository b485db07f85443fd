package synthetic_test

import (
	"os"
	"testing"
	"unicode/utf8"

	"gonggao/tools/synthetic"
)

// TestDump holds that a dump is always the same, and about as long as a page is.
func TestDump(t *testing.T) {
	one, err := synthetic.Learn(os.DirFS("../../sources"))
	if err != nil {
		t.Fatal(err)
	}
	two, err := synthetic.Learn(os.DirFS("../../sources"))
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for i := range 3 * synthetic.Cycle {
		name, text := one.Dump(i)
		if _, again := two.Dump(i); again != text {
			t.Errorf("%s is another text the second time", name)
		}
		if n := utf8.RuneCountInString(text); n < 1_000 || n > 8_000 || !utf8.ValidString(text) {
			t.Errorf("%s has %d characters", name, n)
		}
		names[name] = true
	}
	if len(names) != 3*synthetic.Cycle {
		t.Errorf("%d names", len(names))
	}
	if _, err := synthetic.Learn(os.DirFS(t.TempDir())); err == nil {
		t.Error("nothing was learnt from nothing")
	}
}

package zhconv

import (
	"path/filepath"
	"strings"
	"testing"
)

// What the converter takes for granted about the dictionaries.
func TestDictionaries(t *testing.T) {
	files, err := filepath.Glob("dictionary/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no dictionaries: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(strings.TrimPrefix(file, "dictionary/"), ".txt")
		entries, err := loadEntries(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			key, value := string(e.key), string(e.value)
			switch {
			case len(e.key) > lookahead:
				t.Errorf("%s: %s is longer than the lookahead", name, key)
			case ascii(key) != ascii(value) && !strings.HasPrefix(name, "TWPhrases"): // B超 is 超音波
				t.Errorf("%s: %s to %s changes ASCII", name, key, value)
			case name == "CJK_Compatibility_Ideographs" && (len(e.key) != 1 || len(e.value) != 1):
				t.Errorf("%s: %s to %s is not one to one", name, key, value)
			}
		}
	}
}

func TestLongest(t *testing.T) {
	d := newDictionary([]entry[string]{
		{[]rune("发展"), "b"}, {[]rune("发"), "a"}, {[]rune("发展规划"), "c"}, {[]rune("发"), "d"},
	})
	for text, want := range map[string]struct {
		length int
		value  string
	}{
		"发展规": {2, "b"}, "发展规划": {4, "c"}, "发布": {1, "d"}, "展": {0, ""},
	} {
		if length, value := d.longest([]rune(text)); length != want.length || value != want.value {
			t.Errorf("%s: got %d %q, want %d %q", text, length, value, want.length, want.value)
		}
	}
}

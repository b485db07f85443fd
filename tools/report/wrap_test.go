package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		text  string
		width int
		want  []string
	}{
		{"", 10, []string{""}},
		{"公告", 0, []string{"公告"}},
		{"one two three", 8, []string{"one two", "three"}},
		{"unbreakable word", 4, []string{"unbreakable", "word"}},
		{"公告公告公告", 8, []string{"公告公告", "公告"}},
		{"公告公告，公告", 8, []string{"公告公", "告，公告"}},
		{"公告《公告》。", 6, []string{"公告", "《公", "告》。"}},
		{"用 UTF-8 编码", 8, []string{"用 UTF-8", "编码"}},
		{"改动（WCAG 1.3.3）。", 10, []string{"改动（WCAG", "1.3.3）。"}},
	} {
		if diff := cmp.Diff(tt.want, wrap(tt.text, tt.width)); diff != "" {
			t.Errorf("%q at %d (-want +got):\n%s", tt.text, tt.width, diff)
		}
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("关于“十四五”规划（UTF-8）的 notice。", 10)
	f.Fuzz(func(t *testing.T, text string, width int) {
		bare := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		if got := strings.Join(wrap(text, width), ""); bare(got) != bare(text) {
			t.Fatalf("%q at %d lost text: %q", text, width, got)
		}
	})
}

func TestVisible(t *testing.T) {
	for text, want := range map[string]string{
		"公告（2023—2025年） “a”\u00a0\u3000": "公告（2023—2025年） “a”\u00a0\u3000",
		"\x1b[31m":              `\x1b[31m`,
		"a\r\nb\tc\x00":         `a\r\nb\tc\x00`,
		"\u009b31m\u202e\u200b": `\u009b31m\u202e\u200b`,
		"\ufffd\ue000\xff":      "\ufffd" + `\ue000\xff`,
		"'\"\\":                 `'"\`,
		"𠮷":                     "𠮷",
	} {
		if got := visible(text); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

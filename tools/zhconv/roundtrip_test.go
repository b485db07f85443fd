package zhconv

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Traditional made from the sources comes back as they are, except for what is Traditional in them.
func TestRoundTrip(t *testing.T) {
	for there, back := range map[Mode]Mode{S2T: T2S, S2TW: TW2S, S2HK: HK2S} {
		forth, reverse := newConverter(t, there, Options{}), newConverter(t, back, Options{})
		for name, text := range sources(t) {
			if Detect(text) == Hant {
				continue
			}
			want := strings.ReplaceAll(text, "繁體中文", "繁体中文") // the button to the other script
			if diff := cmp.Diff(want, reverse.String(forth.String(text))); diff != "" {
				t.Errorf("%s, %s: %s", there, name, diff)
			}
		}
	}
}

// Conversion leaves no character of the other script behind.
func TestNothingLeft(t *testing.T) {
	for name, text := range sources(t) {
		hans := newConverter(t, T2S, Options{}).String(text)
		if _, traditional := Count(hans); traditional > 0 {
			t.Errorf("%s: %d traditional characters left", name, traditional)
		}
		hant := newConverter(t, S2TW, Options{}).String(hans)
		if simplified, _ := Count(hant); simplified > 0 {
			t.Errorf("%s: %d simplified characters left", name, simplified)
		}
	}
}

// What the default mode changes against OpenCC in the sources, all of it: each was looked at.
func TestAgainstStrict(t *testing.T) {
	reviewed := []string{ // as OpenCC has it
		"係統", "素髮展", "承諾製", "新徵", "編制", "制發", "布建", "多表", "迴流", "佈",
	}
	c, strict := newConverter(t, S2TW, Options{}), newConverter(t, S2TW, Options{Strict: true})
	for name, text := range sources(t) {
		got, plain := []rune(c.String(text)), []rune(strict.String(text))
		if len(got) != len(plain) {
			t.Errorf("%s: length differs", name)
			continue
		}
		for i := range got {
			around := string(plain[max(0, i-2):min(len(plain), i+3)])
			known := func(word string) bool { return strings.Contains(around, word) }
			if got[i] != plain[i] && !slices.ContainsFunc(reviewed, known) {
				t.Errorf("%s: %s for OpenCC's %s", name, string(got[max(0, i-2):min(len(got), i+3)]), around)
			}
		}
	}
}

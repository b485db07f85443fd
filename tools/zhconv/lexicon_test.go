package zhconv

import (
	"strings"
	"testing"
)

const entryHead = "[[entry]]\nmodes = [\"s2tw\"]\nreason = \"r\"\nsource = \"s\"\n[entry.words]\n"

func TestReadLexicon(t *testing.T) {
	own, err := ReadLexicon("own.toml", strings.NewReader(entryHead+"\"里岔镇\" = \"里岔鎮\"\n\"发布\" = \"發佈\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	c := newConverter(t, S2TW, Options{Lexicons: []Lexicon{own}})
	if got, want := c.String("里岔镇发布建设"), "里岔鎮發佈建設"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	hk := newConverter(t, S2HK, Options{Lexicons: []Lexicon{own}})
	if got, want := hk.String("发布"), "發布"; got != want {
		t.Errorf("an entry for s2tw holds in s2hk: got %s, want %s", got, want)
	}
}

func TestReadLexiconErrors(t *testing.T) {
	for name, test := range map[string]struct{ toml, want string }{
		"unknown key":   {strings.Replace(entryHead, "reason", "raison", 1) + `"发" = "發"`, "entry.raison"},
		"no source":     {"[[entry]]\nmodes = [\"s2tw\"]\nreason = \"r\"\n[entry.words]\n\"发\" = \"發\"", "all needed"},
		"no words":      {entryHead, "all needed"},
		"unknown mode":  {strings.Replace(entryHead, "s2tw", "s2xx", 1) + `"发" = "發"`, "s2xx"},
		"twice":         {entryHead + "\"发\" = \"發\"\n" + entryHead + `"发" = "髮"`, "listed before"},
		"twice at once": {entryHead + "\"发\" = \"發\"\n\"发\" = \"髮\"", "own.toml"},
		"cycle":         {entryHead + "\"发\" = \"發\"\n\"發\" = \"发\"", "leads back"},
		"not UTF-8":     {entryHead + "\"\xff\" = \"發\"", "own.toml"},
		"empty word":    {entryHead + `"" = "發"`, "empty"},
		"ASCII":         {entryHead + `"发1" = "發2"`, "ASCII"},
		"only ASCII":    {entryHead + `"a" = "a发"`, "ASCII"},
		"long":          {entryHead + `"` + strings.Repeat("发", 65) + `" = "發"`, "longer"},
		"no TOML":       {"[[", "own.toml"},
	} {
		_, err := ReadLexicon("own.toml", strings.NewReader(test.toml))
		if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), "own.toml") {
			t.Errorf("%s: got %v, want an error that names own.toml and %q", name, err, test.want)
		}
	}
}

// The built-in lexicon changes script only: every word comes back as it was, and keeps its length.
func TestBuiltInLexicon(t *testing.T) {
	l, err := BuiltInLexicon()
	if err != nil {
		t.Fatal(err)
	}
	for mode, back := range map[Mode]Mode{S2T: T2S, S2TW: TW2S, S2HK: HK2S} {
		c, rev := newConverter(t, mode, Options{}), newConverter(t, back, Options{})
		for _, w := range l.Words(mode) {
			from, to := w.From, w.To
			if len([]rune(from)) != len([]rune(to)) {
				t.Errorf("%s: %s is longer or shorter than %s", mode, to, from)
			}
			if got := c.String(from); got != to {
				t.Errorf("%s: %s alone gives %s, not %s", mode, from, got, to)
			}
			if got := rev.String(to); got != from {
				t.Errorf("%s: %s comes back as %s, not %s", mode, to, got, from)
			}
		}
	}
}

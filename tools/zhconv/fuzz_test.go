package zhconv

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"
)

var fuzzSeeds = []string{
	"关于征求意见的通知，见http://www.a.gov.cn/发展/1.html。", "發展学生发展一个中心", "\xff\xe5发\x80", "⿰马⿱发展", "豈更車",
	"`发` [发](发) {{< 发 >}} {#发}\n```\n发\n```", "乾坤干净", "http://", "http://发", "系统系统系统", "\x00\xef\xbb\xbf",
}

type fuzzed struct {
	*Converter
	vocabulary bool // the mode replaces B超 by 超音波
}

func fuzzConverters(f *testing.F, opts Options) []fuzzed {
	for _, seed := range fuzzSeeds {
		f.Add(seed)
	}
	var all []fuzzed
	for _, mode := range Modes() {
		all = append(all, fuzzed{newConverter(f, mode, opts), mode == S2TWP || mode == TW2SP})
	}
	return all
}

func FuzzString(f *testing.F) {
	all := fuzzConverters(f, Options{})
	f.Fuzz(func(t *testing.T, s string) {
		for _, c := range all {
			got := c.String(s)
			if ascii(got) != ascii(s) && !c.vocabulary {
				t.Errorf("ASCII changed: %q to %q", s, got)
			}
			if utf8.ValidString(s) != utf8.ValidString(got) {
				t.Errorf("validity changed: %q to %q", s, got)
			}
			if replayed := replay(s, c.Changes(s)); replayed != got {
				t.Errorf("changes of %q give %q, not %q", s, replayed, got)
			}
			if md := c.Markdown(s); ascii(md) != ascii(s) && !c.vocabulary {
				t.Errorf("Markdown: ASCII changed: %q to %q", s, md)
			}
		}
		Detect(s)
		DerivedTraditional(s)
	})
}

// What is protected stays, and the text on either side is converted as if it stood alone.
func FuzzProtect(f *testing.F) {
	const name = "发展附件.docx"
	all := fuzzConverters(f, Options{Protect: []string{name}, Strict: true})
	f.Fuzz(func(t *testing.T, s string) {
		if strings.Contains(s, "发展附件") || !utf8.ValidString(s) {
			return
		}
		for _, c := range all {
			if got, want := c.String(s+name+s), c.String(s)+name+c.String(s); got != want {
				t.Errorf("%q: got %q, want %q", s, got, want)
			}
		}
	})
}

func FuzzReadLexicon(f *testing.F) {
	f.Add(entryHead + `"发" = "發"`)
	f.Add(entryHead + "\"发\" = \"發\"\n\"發\" = \"发\"")
	f.Fuzz(func(t *testing.T, s string) {
		_, _ = ReadLexicon("fuzz", bytes.NewReader([]byte(s)))
	})
}

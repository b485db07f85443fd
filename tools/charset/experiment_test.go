package charset_test

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"gonggao/tools/charset"
	"gonggao/tools/zhconv"
)

// page wraps a text in as much markup as a page of a content system has before its first word.
func page(meta, text string) string {
	return "<!DOCTYPE html><html><head>" + meta + "<title>" + text[:strings.IndexByte(text+"\n", '\n')] + "</title><script>" +
		strings.Repeat("var a = document.getElementById('x');\n", 40) + "</script></head><body><p>" + text + "</p></body></html>"
}

const late = 4096 // bytes; the latest declaration seen stands at 4030

// texts cuts the five pages of sources/ into pieces of up to size characters, the script made one.
func texts(t testing.TB, mode zhconv.Mode, size int) []string {
	t.Helper()
	names, err := filepath.Glob("../../sources/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no sources: %v", err)
	}
	convert, err := zhconv.New(mode, zhconv.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, name := range names {
		body, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		runes := []rune(convert.String(string(body)))
		for len(runes) >= size {
			all = append(all, string(runes[:size]))
			runes = runes[size:]
		}
	}
	return all
}

// han leaves 20 Han characters of a text.
func han(text string) string {
	var b strings.Builder
	for _, r := range text {
		if r >= 0x4E00 && r < 0xA000 && b.Len() < 60 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// TestEveryCondition declares each encoding honestly, late, wrongly and not at all. No page may be read wrongly.
func TestEveryCondition(t *testing.T) {
	gbk, big5 := simplifiedchinese.GB18030, traditionalchinese.Big5
	random := rand.New(rand.NewPCG(1, 2))
	meta := func(name string) string {
		return `<meta http-equiv="Content-Type" content="text/html; charset=` + name + `">`
	}
	simplified, traditional := texts(t, zhconv.T2S, 300), texts(t, zhconv.S2T, 300)
	for _, tt := range []struct {
		name   string
		texts  []string
		in     encoding.Encoding
		want   string
		page   func(string) string
		broken bool
	}{
		{name: "UTF-8, no meta", texts: simplified, in: unicode.UTF8, want: charset.UTF8, page: func(s string) string { return page("", s) }},
		{name: "UTF-8 that says gb2312", texts: simplified, in: unicode.UTF8, want: charset.UTF8, page: func(s string) string { return page(meta("gb2312"), s) }},
		{name: "UTF-8, traditional, that says big5", texts: traditional, in: unicode.UTF8, want: charset.UTF8, page: func(s string) string { return page(meta("big5"), s) }},
		{name: "UTF-8, one broken byte, says gbk", texts: simplified, in: unicode.UTF8, want: charset.UTF8, broken: true, page: func(s string) string { return page(meta("gbk"), s) }},
		{name: "GBK, honest, early", texts: simplified, in: gbk, want: charset.GB18030, page: func(s string) string { return page(meta("gb2312"), s) }},
		{name: "GBK, late meta", texts: simplified, in: gbk, want: charset.GB18030, page: func(s string) string { return page(strings.Repeat(" ", late)+meta("gbk"), s) }},
		{name: "GBK, no meta", texts: simplified, in: gbk, want: charset.GB18030, page: func(s string) string { return page("", s) }},
		{name: "GBK that says utf-8", texts: simplified, in: gbk, want: charset.GB18030, page: func(s string) string { return page(meta("utf-8"), s) }},
		{name: "GBK that says big5", texts: simplified, in: gbk, want: charset.GB18030, page: func(s string) string { return page(meta("big5"), s) }},
		{name: "GBK, one broken byte", texts: simplified, in: gbk, want: charset.GB18030, broken: true, page: func(s string) string { return page("", s) }},
		{name: "GBK, traditional, no meta", texts: traditional, in: gbk, want: charset.GB18030, page: func(s string) string { return page("", s) }},
		{name: "GBK, two metas that differ", texts: simplified, in: gbk, want: charset.GB18030, page: func(s string) string { return page(meta("utf-8")+meta("gb2312"), s) }},
		{name: "GBK, 20 Han only", texts: simplified, in: gbk, want: charset.GB18030, page: han},
		{name: "Big5, honest", texts: traditional, in: big5, want: charset.Big5, page: func(s string) string { return page(meta("big5"), s) }},
		{name: "Big5, no meta", texts: traditional, in: big5, want: charset.Big5, page: func(s string) string { return page("", s) }},
		{name: "Big5 that says gb2312", texts: traditional, in: big5, want: charset.Big5, page: func(s string) string { return page(meta("gb2312"), s) }},
		{name: "Big5, one broken byte", texts: traditional, in: big5, want: charset.Big5, broken: true, page: func(s string) string { return page("", s) }},
		{name: "Big5, 20 Han only", texts: traditional, in: big5, want: charset.Big5, page: han},
		{name: "UTF-16LE, no mark, says gb2312", texts: simplified, in: unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), want: charset.UTF16LE, page: func(s string) string { return page(meta("gb2312"), s) }},
		{name: "UTF-16BE, no mark", texts: simplified, in: unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), want: charset.UTF16BE, page: func(s string) string { return page("", s) }},
		{name: "UTF-16LE, mark", texts: simplified, in: unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), want: charset.UTF16LE, page: func(s string) string { return page(meta("gb2312"), s) }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			right := 0
			for _, text := range tt.texts {
				text = tt.page(text)
				body, err := encoding.ReplaceUnsupported(tt.in.NewEncoder()).Bytes([]byte(text))
				if err != nil {
					t.Fatal(err)
				}
				whole, err := tt.in.NewDecoder().Bytes(body)
				if err != nil {
					t.Fatal(err)
				}
				if tt.broken {
					at := bytes.IndexFunc(body, func(r rune) bool { return r >= 0x80 })
					body[at+random.IntN(len(body)-at)] = 0xFF
				}
				got, err := charset.Decode(body, "")
				switch {
				case err != nil || got.Charset != tt.want:
					t.Logf("%q: %s, %v", text[:min(len(text), 60)], got.Charset, err)
				case !tt.broken && got.Text != string(whole):
					t.Errorf("%q is not what was encoded", got.Text)
				default:
					right++
				}
			}
			if right != len(tt.texts) || right < 20 {
				t.Errorf("%d of %d right", right, len(tt.texts))
			}
		})
	}
}

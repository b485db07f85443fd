package charset_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"gonggao/tools/announcement"
	"gonggao/tools/charset"
)

const sample = "关于“十四五”规划的公告\n2023年8月10日 𠮷\n"

func encode(t *testing.T, e encoding.Encoding, text string) []byte {
	t.Helper()
	body, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return body
}

func TestDecode(t *testing.T) {
	for _, tt := range []struct {
		name string
		body []byte
		want string
	}{
		{"plain", []byte(sample), charset.UTF8},
		{"mark", []byte("\uFEFF" + sample), charset.UTF8},
		{"UTF-16LE", encode(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), sample), charset.UTF16LE},
		{"UTF-16BE", encode(t, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), sample), charset.UTF16BE},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text, name, err := charset.Decode(tt.body)
			if text != sample || name != tt.want || err != nil {
				t.Errorf("got %q, %q, %v; want the sample, %q", text, name, err, tt.want)
			}
		})
	}
}

func TestDecodeRefuses(t *testing.T) {
	simplified := strings.Repeat("现向社会公开征求意见，欢迎大家积极参与。\n", 3)
	traditional := strings.Repeat("現向社會公開徵求意見，歡迎大家積極參與。\n", 3)
	le := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	for _, tt := range []struct {
		name        string
		body        []byte
		kind        announcement.ProblemKind
		byte, looks string
	}{
		{"nothing", nil, announcement.EmptySource, "", ""},
		{"one byte", []byte("公告\xFF公告"), announcement.Undecodable, "6", "UTF-8"},
		{"overlong", []byte("a\xC0\x80\xFF"), announcement.Undecodable, "1", ""},
		{"surrogate", []byte("a\xED\xA0\x80b\xFF"), announcement.Undecodable, "1", ""},
		{"cut", []byte("公告")[:5], announcement.Undecodable, "3", "cut"},
		{"bad after mark", []byte("\uFEFFa\xFFb"), announcement.Undecodable, "4", ""},
		{"GBK", encode(t, simplifiedchinese.GBK, "a"+simplified), announcement.Undecodable, "1", "GB18030"},
		{"GBK, traditional", encode(t, simplifiedchinese.GBK, traditional), announcement.Undecodable, "0", "GB18030"},
		{"Big5", encode(t, traditionalchinese.Big5, traditional), announcement.Undecodable, "0", "Big5"},
		{"NUL", []byte("公告\x00公告"), announcement.BinaryData, "6", ""},
		{"PNG", []byte("\x89PNG\r\n\x1a\n\x00\x00"), announcement.BinaryData, "8", "image/png"},
		{"PDF", []byte("%PDF-1.7\n\xE2\xE3\xCF\xD3"), announcement.BinaryData, "9", "application/pdf"},
		{"UTF-16 without mark", encode(t, le, sample), announcement.BinaryData, "25", "UTF-16LE"},
		{"UTF-16, odd", []byte("\xFF\xFEa\x00b"), announcement.Undecodable, "4", "cut"},
		{"UTF-16, half a pair", []byte("\xFF\xFE\x00\xD8"), announcement.Undecodable, "2", "cut"},
		{"UTF-16, lone surrogate", []byte("\xFF\xFE\x00\xD8a\x00"), announcement.Undecodable, "2", "UTF-16"},
		{"UTF-16, low first", []byte("\xFE\xFF\xDC\x00\xD8\x00"), announcement.Undecodable, "2", "UTF-16"},
		{"UTF-32", []byte("\xFF\xFE\x00\x00a\x00\x00\x00"), announcement.BinaryData, "2", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text, _, err := charset.Decode(tt.body)
			var p *announcement.Problem
			if !errors.As(err, &p) {
				t.Fatalf("got %q, error %v; want a problem", text, err)
			}
			got := []string{string(p.Kind), p.Data["byte"], p.Data["looks"]}
			if diff := cmp.Diff([]string{string(tt.kind), tt.byte, tt.looks}, got); diff != "" {
				t.Errorf("%v (-want +got):\n%s", err, diff)
			}
			if text != "" {
				t.Errorf("text %q came with the error", text)
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(sample))
	f.Add([]byte("\xFF\xFEa\x00\x00\xD8"))
	f.Add([]byte("\xFE\xFF\x00a\xD8\x42\xDF\xB7"))
	f.Add([]byte("\xB9\xAB\xB8\xE6"))
	f.Add([]byte("\xEF\xBB\xBF"))
	f.Fuzz(func(t *testing.T, body []byte) {
		text, name, err := charset.Decode(body)
		if err != nil {
			return
		}
		if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
			t.Fatalf("invalid text %q", text)
		}
		back, mark := []byte(text), ""
		switch name {
		case charset.UTF8:
			if strings.HasPrefix(string(body), "\uFEFF") {
				mark = "\uFEFF"
			}
		case charset.UTF16LE:
			back, mark = encode(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), text), "\xFF\xFE"
		case charset.UTF16BE:
			back, mark = encode(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), text), "\xFE\xFF"
		}
		if mark+string(back) != string(body) {
			t.Fatalf("%q read as %s does not go back: %q", body, name, back)
		}
	})
}

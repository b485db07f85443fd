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
	simplified := strings.Repeat("现向社会公开征求意见，欢迎大家积极参与。\n", 3)
	traditional := strings.Repeat("現向社會公開徵求意見，歡迎大家積極參與。\n", 3)
	le, be := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	for _, tt := range []struct {
		name string
		body []byte
		want charset.Decoded
	}{
		{"plain", []byte(sample), charset.Decoded{Text: sample, Charset: charset.UTF8}},
		{"mark", []byte("\uFEFF" + sample), charset.Decoded{Text: sample, Charset: charset.UTF8}},
		{"UTF-16LE", encode(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), sample), charset.Decoded{Text: sample, Charset: charset.UTF16LE}},
		{"UTF-16BE", encode(t, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), sample), charset.Decoded{Text: sample, Charset: charset.UTF16BE}},
		{"UTF-16LE without mark", encode(t, le, sample), charset.Decoded{Text: sample, Charset: charset.UTF16LE}},
		{"UTF-16BE without mark", encode(t, be, sample), charset.Decoded{Text: sample, Charset: charset.UTF16BE}},
		{"UTF-16, one lone surrogate", append(encode(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), simplified), 0, 0xD8, 'a', 0),
			charset.Decoded{Text: simplified + "\uFFFDa", Charset: charset.UTF16LE, Bad: 1}},
		{"GBK", encode(t, simplifiedchinese.GBK, "a"+simplified), charset.Decoded{Text: "a" + simplified, Charset: charset.GB18030}},
		{"GBK, traditional", encode(t, simplifiedchinese.GBK, traditional), charset.Decoded{Text: traditional, Charset: charset.GB18030}},
		{"GB18030, four bytes", encode(t, simplifiedchinese.GB18030, simplified+"𠮷"), charset.Decoded{Text: simplified + "𠮷", Charset: charset.GB18030}},
		{"Big5", encode(t, traditionalchinese.Big5, traditional), charset.Decoded{Text: traditional, Charset: charset.Big5}},
		{"Big5, Hong Kong", encode(t, traditionalchinese.Big5, traditional+"鰂魚涌邨啲"), charset.Decoded{Text: traditional + "鰂魚涌邨啲", Charset: charset.Big5}},
		{"one bad byte", []byte("公告\xFF公告"), charset.Decoded{Text: "公告\uFFFD公告", Charset: charset.UTF8, Bad: 1}},
		{"one bad byte of many", []byte(simplified + "\xB9" + simplified), charset.Decoded{Text: simplified + "\uFFFD" + simplified, Charset: charset.UTF8, Bad: 1}},
		{"cut after much", []byte(simplified[:len(simplified)-2]), charset.Decoded{Text: simplified[:len(simplified)-4] + "\uFFFD", Charset: charset.UTF8, Bad: 1}},
		{"a loss of others", []byte("公\uFFFD告"), charset.Decoded{Text: "公\uFFFD告", Charset: charset.UTF8}},
		{"GBK, one bad byte", append(encode(t, simplifiedchinese.GBK, simplified), "\xFF<p>"...), charset.Decoded{Text: simplified + "\uFFFD<p>", Charset: charset.GB18030, Bad: 1}},
		{"what repair must see", []byte("停\x00水\x07\u00a0\u3000\ue5e5的通知公告和意见"), charset.Decoded{Text: "停\x00水\x07\u00a0\u3000\ue5e5的通知公告和意见", Charset: charset.UTF8}},
		{"GBK, private use", append(encode(t, simplifiedchinese.GBK, simplified), 0xAA, 0xA1), charset.Decoded{Text: simplified + "\ue000", Charset: charset.GB18030}},
		{"begins like a picture", encode(t, simplifiedchinese.GBK, "BM"+simplified), charset.Decoded{Text: "BM" + simplified, Charset: charset.GB18030}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := charset.Decode(tt.body, "")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// What is declared decides only where the bytes do not.
func TestDeclarationBreaksTies(t *testing.T) {
	plain := "\xA7\xDA\xA7\xDA" // 我我 in Big5, nothing common in GB18030
	if got, err := charset.Decode([]byte(plain), "gb2312"); err != nil || got.Charset != charset.Big5 {
		t.Errorf("%v, %v; want Big5", got, err)
	}
	rare := "\xD1\xB2\xE1\xB1" // 巡岜 or 毞婓: neither is common
	for _, tt := range []struct{ declared, page, want string }{
		{"text/html; charset=big5", "", charset.Big5},
		{"GB2312", "", charset.GB18030},
		{"", `<meta charset="big5">`, charset.Big5},
		{"", `<META content='text/html; charset = gb2312' http-equiv=x>`, charset.GB18030},
		{"", strings.Repeat(" ", 5000) + `<meta charset=big5 /><meta charset=gbk>`, charset.Big5},
		{"gbk", `<meta charset=big5>`, charset.GB18030},
		{"", `<meta charset=utf-8><meta charset=big5-hkscs>`, charset.Big5},
	} {
		got, err := charset.Decode([]byte(tt.page+rare), tt.declared)
		if err != nil || got.Charset != tt.want {
			t.Errorf("%q %q: %v, %v; want %s", tt.declared, tt.page, got, err, tt.want)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	for _, tt := range []struct {
		name        string
		body        []byte
		kind        announcement.ProblemKind
		byte, looks string
	}{
		{"nothing", nil, announcement.EmptySource, "", ""},
		{"damaged", []byte("公\xFF告\xFF公\xFF告"), announcement.Undecodable, "3", "UTF-8"},
		{"overlong", []byte("a\xC0\x80\xFF"), announcement.Undecodable, "1", ""},
		{"surrogate", []byte("a\xED\xA0\x80b\xFF"), announcement.Undecodable, "1", ""},
		{"cut", []byte("公告")[:5], announcement.Undecodable, "3", "cut"},
		{"bad after mark", []byte("\uFEFFa\xFFb"), announcement.Undecodable, "4", ""},
		{"Latin-1", []byte("Bekanntmachung \xFCber M\xFCll"), announcement.Undecodable, "15", ""},
		{"NUL", []byte("公\x00告\x00"), announcement.BinaryData, "3", ""},
		{"controls", []byte("\x01\x02\x03"), announcement.BinaryData, "0", ""},
		{"PNG", []byte("\x89PNG\r\n\x1a\n\x00\x00"), announcement.BinaryData, "8", "image/png"},
		{"PDF", []byte("%PDF-1.7\n\xE2\xE3\xCF\xD3"), announcement.BinaryData, "9", "application/pdf"},
		{"UTF-16, odd", []byte("\xFF\xFEa\x00b"), announcement.Undecodable, "4", "cut"},
		{"UTF-16, half a pair", []byte("\xFF\xFE\x00\xD8"), announcement.Undecodable, "2", "cut"},
		{"UTF-16, lone surrogate", []byte("\xFF\xFE\x00\xD8a\x00"), announcement.Undecodable, "2", "UTF-16"},
		{"UTF-16, low first", []byte("\xFE\xFF\xDC\x00\xD8\x00"), announcement.Undecodable, "2", "UTF-16"},
		{"UTF-32", []byte("\xFF\xFE\x00\x00a\x00\x00\x00"), announcement.BinaryData, "2", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text, err := charset.Decode(tt.body, "")
			var p *announcement.Problem
			if !errors.As(err, &p) {
				t.Fatalf("got %v, error %v; want a problem", text, err)
			}
			got := []string{string(p.Kind), p.Data["byte"], p.Data["looks"]}
			if diff := cmp.Diff([]string{string(tt.kind), tt.byte, tt.looks}, got); diff != "" {
				t.Errorf("%v (-want +got):\n%s", err, diff)
			}
			if text.Text != "" {
				t.Errorf("text %q came with the error", text.Text)
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(sample), "")
	f.Add([]byte("\xFF\xFEa\x00\x00\xD8"), "")
	f.Add([]byte("\xFE\xFF\x00a\xD8\x42\xDF\xB7"), "")
	f.Add([]byte("\xB9\xAB\xB8\xE6"), "gbk")
	f.Add([]byte("\xB9\xAB\xB8\xE6<meta charset=big5>"), "text/html; charset=")
	f.Add([]byte("\xA4\xBD\xA7\x69\x81\x30\x81\x30"), "")
	f.Add([]byte("\xEF\xBB\xBF"), "")
	f.Fuzz(func(t *testing.T, body []byte, declared string) {
		got, err := charset.Decode(body, declared)
		if err != nil {
			var p *announcement.Problem
			if !errors.As(err, &p) {
				t.Fatal(err)
			}
			return
		}
		if !utf8.ValidString(got.Text) || got.Bad < 0 || strings.Count(got.Text, "\uFFFD") < got.Bad {
			t.Fatalf("%q read as %v", body, got)
		}
		if got.Bad > 0 {
			return
		}
		switch got.Charset {
		case charset.UTF8:
			if got.Text != strings.TrimPrefix(strings.TrimPrefix(string(body), "\uFEFF"), "\uFEFF") {
				t.Fatalf("%q became %q", body, got.Text)
			}
		case charset.UTF16LE, charset.UTF16BE:
			order := unicode.LittleEndian
			if got.Charset == charset.UTF16BE {
				order = unicode.BigEndian
			}
			if back := encode(t, unicode.UTF16(order, unicode.IgnoreBOM), got.Text); !strings.HasSuffix(string(body), string(back)) {
				t.Fatalf("%q became %q", body, got.Text)
			}
		}
	})
}

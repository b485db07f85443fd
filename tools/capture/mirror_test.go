package capture

import (
	"testing"
	"time"
)

func TestMirrorURL(t *testing.T) {
	for name, want := range map[string]string{
		"www.x.gov.cn/art/2021/3/2/art_1.html":     "http://www.x.gov.cn/art/2021/3/2/art_1.html",
		"crawl-2024/www.x.gov.cn/index.html":       "http://www.x.gov.cn/index.html",
		"https/www.x.gov.cn/a.html":                "http://www.x.gov.cn/a.html",
		"www.x.gov.cn:8080/a.html":                 "http://www.x.gov.cn:8080/a.html",
		"www.x.gov.cn+8080/a.html":                 "http://www.x.gov.cn:8080/a.html",
		"10.0.0.1/a.html":                          "http://10.0.0.1/a.html",
		"WWW.X.GOV.CN/A.html":                      "http://www.x.gov.cn/A.html",
		"www.x.gov.cn/公告 1.html":                   "http://www.x.gov.cn/%E5%85%AC%E5%91%8A%201.html",
		"www.x.gov.cn/%E5%85%AC.html":              "http://www.x.gov.cn/%E5%85%AC.html",
		"www.x.gov.cn/100%.html":                   "http://www.x.gov.cn/100%25.html",
		"www.x.gov.cn/a#b.html":                    "http://www.x.gov.cn/a%23b.html",
		"www.x.gov.cn/detail.jsp?id=1":             "http://www.x.gov.cn/detail.jsp?id=1",
		"www.x.gov.cn/detail.jsp?id=1.html":        "http://www.x.gov.cn/detail.jsp?id=1",
		"www.x.gov.cn/detail.jsp?file=notice.html": "", // the server's, or wget's?
		"www.gov.cn.example-of-no-suffix.q/a.html": "",
		"2021.03/a.html":                           "",
		"v1.2/a.html":                              "",
		"page_files/a.html":                        "",
		"公告.网页/a.html":                             "",
		"a.html":                                   "",
		"www.x.gov.cn":                             "",
		"notices/2021/a.html":                      "",
	} {
		got := ""
		if u := mirrorURL(name); u != nil {
			got = u.String()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestReadComment(t *testing.T) {
	for text, want := range map[string]string{
		"<html>\n<!-- Mirrored from www.x.gov.cn/art/1.html by HTTrack Website Copier/3.x [XR&CO'2014], Tue, 02 Mar 2021 08:00:00 GMT -->":                                                                                 "http://www.x.gov.cn/art/1.html 2021-03-02T16:00:00+08:00",
		"<!-- Mirrored from https://www.x.gov.cn/d.jsp?id=1&x=2 by HTTrack Website Copier/3.x [XR&CO'2010] -->":                                                                                                            "https://www.x.gov.cn/d.jsp?id=1&x=2 ",
		"<!DOCTYPE html>\n<!-- saved from url=(0031)http://www.x.gov.cn/art/1.html# -->\n<html>":                                                                                                                           "http://www.x.gov.cn/art/1.html ",
		"<!-- saved from url=(0030)http://www.x.gov.cn/art/1.html and more -->":                                                                                                                                            "http://www.x.gov.cn/art/1.html ",
		"<!-- saved from url=(0014)about:internet -->":                                                                                                                                                                     " ",
		"<!-- saved from url=(0030)http://u:p@www.x.gov.cn/a.html -->":                                                                                                                                                     " ",
		"<!--\n Page saved with SingleFile \n url: https://www.x.gov.cn/a.html \n saved date: Tue Mar 02 2021 16:00:00 GMT+0800 (中国标准时间)\n-->":                                                                             "https://www.x.gov.cn/a.html 2021-03-02T16:00:00+08:00",
		"\xFF\xFE<\x00!\x00-\x00-\x00 \x00s\x00a\x00v\x00e\x00d\x00 \x00f\x00r\x00o\x00m\x00 \x00u\x00r\x00l\x00=\x00(\x000\x000\x001\x000\x00)\x00h\x00t\x00t\x00p\x00:\x00/\x00/\x00a\x00.\x00b\x00 \x00-\x00-\x00>\x00": "http://a.b ",
		"<!-- a --><!-- b -->": " ",
		"<!--":                 " ",
		"Mirrored from www.x.gov.cn/art/1.html by HTTrack": " ",
	} {
		a := readComment([]byte(text))
		got := " "
		if a.url != nil {
			got = a.url.String() + " "
		}
		if a.precision != "" {
			got += a.captured.Format(time.RFC3339)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzReadComment(f *testing.F) {
	f.Add("<!-- saved from url=(0030)http://www.x.gov.cn/art/1.html -->")
	f.Add("<!-- Mirrored from a.b/1 by HTTrack X, Tue, 02 Mar 2021 08:00:00 GMT -->")
	f.Add("<!--\n Page saved with SingleFile \n url: https://a.b \n saved date: Tue Mar 02 2021 16:00:00 GMT+0800\n-->")
	f.Fuzz(func(t *testing.T, text string) {
		if a := readComment([]byte(text)); a.url != nil && (a.url.Host == "" || a.url.User != nil) {
			t.Fatalf("%q: %v", text, a.url)
		}
	})
}

func FuzzMirrorURL(f *testing.F) {
	f.Add("www.x.gov.cn:80/a/b.jsp?c=%1.html")
	f.Fuzz(func(t *testing.T, name string) {
		if u := mirrorURL(name); u != nil && !isHost(u.Host) {
			t.Fatalf("%q: %v", name, u)
		}
	})
}

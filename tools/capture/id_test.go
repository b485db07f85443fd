package capture

import (
	"net/url"
	"regexp"
	"strings"
	"testing"
)

var validID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func TestIDFromName(t *testing.T) {
	for name, want := range map[string]string{
		"001_d2d51ae4480055f7.txt": "001-d2d51ae4480055f7",
		"notice-2021_a.txt":        "notice-2021-a",
		"2023-08-09.txt":           "2023-08-09",
		"7.txt":                    "7",
		// What loses something gets a hash.
		"公告.txt":       "+",
		"公告1.txt":      "1+",
		"Notice.txt":   "notice+",
		"notice.TXT":   "notice+",
		"a/notice.txt": "a-notice+",
		"a__b.txt":     "a-b+",
		"_a.txt":       "a+",
		"a b.txt":      "a-b+",
		"a.b.txt":      "a-b+",
		"café.txt":     "caf+",
		"...txt":       "+",
		// What means something else gets one too.
		"index.txt":                         "index+",
		"_index.txt":                        "index+",
		"404.txt":                           "404+",
		"search.txt":                        "search+",
		"CON.txt":                           "con+",
		"nul.txt":                           "nul+",
		"notice_2.txt":                      "notice-2+",
		"a-10.txt":                          "a-10+",
		strings.Repeat("long", 50) + ".txt": strings.Repeat("long", 15) + "+",
	} {
		got := idFromName(name)
		if base, hashed := strings.CutSuffix(want, "+"); hashed {
			want = withHash(base, name)
		}
		if got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

func TestIDsStayPut(t *testing.T) {
	const want = "1-64b1c6b38474" // published addresses hang on this
	if got := idFromName("公告1.txt"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestTwinsStayApart(t *testing.T) {
	for _, twins := range [][]string{
		{"a.txt", "A.txt", "a.TXT", "a .txt", "Ａ.txt"},
		{"caf\u00e9.txt", "cafe\u0301.txt", "cafe.txt"},
		{"公告.txt", "公 告.txt", "公告\xff.txt", "公告\xfe.txt"},
		{"a/b.txt", "a-b.txt", "a/B.txt"},
		{strings.Repeat("a", 80) + "1.txt", strings.Repeat("a", 80) + "2.txt"},
	} {
		seen := map[string]string{}
		for _, name := range twins {
			id := idFromName(name)
			if other, ok := seen[id]; ok {
				t.Errorf("%q and %q are both %s", name, other, id)
			}
			seen[id] = name
		}
	}
}

func TestIDFromURL(t *testing.T) {
	for _, tt := range []struct {
		slug string
		same []string // addresses of one page
	}{
		{"t20230105-77829401", []string{
			"http://gjj.anshun.gov.cn/zwgk/202301/t20230105_77829401.html",
			"https://gjj.anshun.gov.cn/zwgk/202301/t20230105_77829401.html",
			"http://GJJ.anshun.gov.cn:80/zwgk/202301/t20230105_77829401.html#top",
		}},
		{"1064652", []string{"https://www.xuancheng.gov.cn/News/show/1064652.html"}},
		{"n1-index", []string{"http://www.gov.cn/n1/index.html"}},
		{"col-detail", []string{"http://www.gov.cn/col/detail.jsp?id=1"}},
		{"col-detail", []string{"http://www.gov.cn/col/detail.jsp?id=2"}},
		{"www-gov-cn", []string{"http://www.gov.cn", "http://www.gov.cn/"}},
		{"", []string{"http://政务.cn/公告", "http://xn--zfr164b.cn/%E5%85%AC%e5%91%8a"}},
		{"app", []string{"http://www.gov.cn/app/#/notice/1"}},
		{"app", []string{"http://www.gov.cn/app/#/notice/2"}},
	} {
		seen := map[string]bool{}
		for _, address := range tt.same {
			u, err := url.Parse(address)
			if err != nil {
				t.Fatal(err)
			}
			id := idFromURL(u)
			if slug := strings.TrimRight(id[:len(id)-hashHex], "-"); slug != tt.slug {
				t.Errorf("%s: slug %q, want %q", address, slug, tt.slug)
			}
			seen[id] = true
		}
		if len(seen) > 1 {
			t.Errorf("%s and its twins get %d ids", tt.same[0], len(seen))
		}
	}
}

func TestPagesOfOneScriptStayApart(t *testing.T) {
	ids := map[string]bool{}
	for _, address := range []string{
		"http://a.cn/d.jsp?id=1", "http://a.cn/d.jsp?id=2", "http://a.cn/D.jsp?id=1", "http://b.cn/d.jsp?id=1",
		"http://a.cn:8080/d.jsp?id=1", "http://a.cn/#/1", "http://a.cn/#/2",
	} {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		ids[idFromURL(u)] = true
	}
	if len(ids) != 7 {
		t.Errorf("7 addresses get %d ids", len(ids))
	}
}

func FuzzIDFromName(f *testing.F) {
	f.Add("001_d2d51ae4480055f7.txt", "公告.txt")
	f.Add("A.txt", "a.txt")
	f.Add("a-.txt", "a.txt")
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := idFromName(a), idFromName(b)
		for _, id := range []string{x, y} {
			if !validID.MatchString(id) || len(id) > slugMax+1+hashHex || reserved.MatchString(id) {
				t.Fatalf("%q, %q: bad id %q", a, b, id)
			}
		}
		if x == y && strings.ReplaceAll(a, "_", "-") != strings.ReplaceAll(b, "_", "-") {
			t.Fatalf("%q and %q are both %s", a, b, x)
		}
	})
}

func FuzzIDFromURL(f *testing.F) {
	f.Add("http://www.gov.cn/n1/index.html?id=1#/x")
	f.Add("https://[::1]:8080/%2F")
	f.Fuzz(func(t *testing.T, address string) {
		u, err := pageURL(address)
		if err != nil {
			return
		}
		if id := idFromURL(u); !validID.MatchString(id) || len(id) > slugMax+1+hashHex {
			t.Fatalf("%q: bad id %q", address, id)
		}
	})
}

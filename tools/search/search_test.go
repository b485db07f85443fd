package search

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// simplify knows the few characters that the tests need.
func simplify(r rune) rune {
	const traditional, simplified = "徵規劃審員會縣區鐵項數經濟書後乾臺見", "征规划审员会县区铁项数经济书后干台见"
	for i, t := range []rune(traditional) {
		if r == t {
			return []rune(simplified)[i]
		}
	}
	return r
}

// page is a built page, as the layouts make it.
func page(script, path, date, title, body string) string {
	return fmt.Sprintf(`<!DOCTYPE html><html><head><link rel="canonical" href="https://a.example/%s%s/"><meta name="PubDate" content="%s">
<meta name="ContentSource" content="某区数据局"></head><body><nav>栏目</nav><main><article data-kind="notice"><header data-search><h1>%s</h1></header>
<div class="body" data-search>%s</div><p>站内说明</p></article></main></body></html>`, script, path, date, title, body)
}

func site() fstest.MapFS {
	files := fstest.MapFS{}
	add := func(name, body string) { files[name] = &fstest.MapFile{Data: []byte(body)} }
	for _, script := range []string{"zh-hans", "zh-hant"} {
		add(script+"/search/index.html", "<html></html>")
		add(script+"/index.html", "<html><article>首页</article></html>")
	}
	add("zh-hans/notices/a/index.html", page("zh-hans", "/notices/a", "2021-03-02", "某县规划（征求意见稿）", "<p>电话：0532-67707518。欢迎来信</p><p>建设5G基站，李某</p><nav>目录里的字</nav>"))
	add("zh-hant/notices/a/index.html", page("zh-hant", "/notices/a", "2021-03-02", "某縣規劃（徵求意見稿）", "<p>電話：0532-67707518。歡迎來信</p><p>建設5G基站，李某</p>"))
	add("zh-hans/notices/b/index.html", page("zh-hans", "/notices/b", "2023-08-10", "规划县", "<p>某县。规划在前；鲁政字〔2021〕128号</p><p data-nosearch>站内说明</p>"))
	add("zh-hant/notices/b/index.html", page("zh-hant", "/notices/b", "2023-08-10", "規劃縣", "<p>某縣。規劃在前；魯政字〔2021〕128號</p>"))
	add("zh-hans/notices/c/index.html", page("zh-hans", "/notices/c", "", "甲<br>乙", "<ul><li>县规</li><li>划定</li></ul><p>MaaS <b>平</b>台</p>"))
	return files
}

// built returns the index of site.
func built(t testing.TB, site fstest.MapFS) (fstest.MapFS, Result) {
	t.Helper()
	files := fstest.MapFS{}
	r, err := Build(site, Options{Simplify: simplify}, func(name string, data []byte) error {
		if files[name] != nil {
			t.Errorf("%s written twice", name)
		}
		files[name] = &fstest.MapFile{Data: data}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files, r
}

func TestSearch(t *testing.T) {
	files, result := built(t, site())
	if result.Documents != 3 {
		t.Errorf("%d documents", result.Documents)
	}
	x, err := Open(files)
	if err != nil {
		t.Fatal(err)
	}
	const c, a, b = 0, 1, 2 // by date, the undated first
	for query, want := range map[string][]int{
		"规划":            {b, a}, // both in a title, the newer first
		"規劃":            {b, a},
		"縣規劃":           {a}, // in b a full stop stands between, in c they are two items
		"县规":            {a, c},
		"规划征求意见稿":       {a}, // brackets are bridged
		"(徵求意見稿)":       {a},
		"５g基站":          {a},
		"0532-67707518": {a},
		"053267707518":  nil,
		"67707518":      {a},
		"鲁政字[2021]128号": {b},
		"李":             {a},
		"maas":          {c},
		"maas平台":        {c},
		"甲乙":            {c}, // a title on two lines
		"规划，李某":         {a}, // two phrases
		"规划 前":          {b},
		"规划 没有":         nil,
		"目录里":           nil, // navigation is no text
		"站内说明":          nil,
		"栏目":            nil,
		"":              nil,
		"，。":            nil,
		"\xff规划":        {b, a},
	} {
		found, err := x.Search(query)
		if err != nil {
			t.Fatal(err)
		}
		hits, err := found.Next(len(found.Hits))
		if err != nil {
			t.Fatal(err)
		}
		var got []int
		for _, h := range hits {
			ok, err := x.Verify(query, "zh-hans", h.Document)
			if err != nil {
				t.Fatal(err)
			}
			if ok {
				got = append(got, h.Document)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: %s", query, diff)
		}
	}
}

// TestSameBytes builds twice: goroutines and maps must not show.
func TestSameBytes(t *testing.T) {
	first, _ := built(t, site())
	second, _ := built(t, site())
	if diff := cmp.Diff(first, second); diff != "" {
		t.Error(diff)
	}
}

func TestNoSearchPage(t *testing.T) {
	files := site()
	maps.DeleteFunc(files, func(name string, _ *fstest.MapFile) bool { return strings.Contains(name, "/search/") })
	if index, r := built(t, files); len(index) > 0 || r.Documents > 0 {
		t.Errorf("%d files", len(index))
	}
}

// TestElements reads the cases that the client is held to as well, in tools/check/browser.
func TestElements(t *testing.T) {
	data, err := os.ReadFile("testdata/elements.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases struct{ Canonical map[string]string }
	if err := json.Unmarshal(data, &cases); err != nil || len(cases.Canonical) == 0 {
		t.Fatal("no cases: ", err)
	}
	cases.Canonical["a\xffb"] = "|a|b|"
	f := NewFolding(simplify)
	for s, want := range cases.Canonical {
		if got := canonical(f.elements(s)); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func TestAsk(t *testing.T) {
	questions, err := readQuestions()
	if err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string][2]string{
		"李沧区数字经济规划什么时候截止？": {"period", "李沧区数字经济规划"},
		"数字经济规划怎么提意见":      {"way", "数字经济规划"},
		"请问大数据局的电话是多少":     {"way_phone", "大数据局"},
		"规划 索引号":           {"index_number", "规划"},
		"规划的结果公布了吗":        {"outcome", "规划"},
		"数字经济":             {"", "数字经济"},
		"电话":               {"way_phone", ""},
	} {
		field, rest, err := ask(questions, query)
		if err != nil {
			t.Fatal(err)
		}
		if got := [2]string{field, rest}; got != want {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
}

func TestAnswers(t *testing.T) {
	files := site()
	dossier := `<link rel="canonical" href="https://a.example/zh-hans/consultations/a/"><article data-kind="dossier" data-state="closed" data-closes="2021-04-10"><h1 data-search>某县规划</h1>
<div data-answer="period"><p><strong>时间</strong> <time datetime="2021-03-02">2021年3月2日</time> 至 2021年4月10日</p><p>原文：<q>3月2日-4月10日</q></p></div>
<dl><div data-answer="way_phone"><dt>电话</dt><dd>0532-67707518</dd></div><div data-answer="issuer"><dt>机构</dt><dd></dd></div></dl></article>`
	files["zh-hans/consultations/a/index.html"] = &fstest.MapFile{Data: []byte(dossier)}
	var kin []document
	for _, p := range []string{"/consultations/a", "/notices/a"} {
		d, err := readDocument(files, []string{"zh-hans", "zh-hant"}, p)
		if err != nil {
			t.Fatal(err)
		}
		kin = append(kin, d)
	}
	quote(kin, 0, "zh-hans")
	want := []answer{
		{Field: "period", Label: "时间", Value: "2021年3月2日 至 2021年4月10日", Quote: "3月2日-4月10日"},
		{Field: "way_phone", Label: "电话", Value: "0532-67707518", Quote: "电话：0532-67707518", URL: "/zh-hans/notices/a/"},
	}
	if diff := cmp.Diff(want, kin[0].texts["zh-hans"].Answers); diff != "" {
		t.Error(diff)
	}
}

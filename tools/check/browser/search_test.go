package browser

import (
	"context"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// settled waits until a search has said how it went, and returns what can be seen of it.
const settled = `(async () => {
	const status = document.querySelector('#status');
	for (let i = 0; i < 200 && !status.textContent; i++) await new Promise(r => setTimeout(r, 50));
	const all = s => [...document.querySelectorAll(s)].filter(e => e.checkVisibility()).map(e => e.innerText.trim());
	return {status: status.innerText, marks: all('#hits mark'), titles: all('#hits li > a'), kinds: all('#hits .item-facts span:first-child'), snippets: all('#hits li > p:last-child'),
		answers: all('#answers dd'), quotes: all('#answers q'), links: [...document.querySelectorAll('#hits li > a, #answers a')].map(a => a.getAttribute('href'))};
})()`

type searched struct {
	Status   string   `json:"status"`
	Marks    []string `json:"marks"`
	Titles   []string `json:"titles"`
	Kinds    []string `json:"kinds"`
	Snippets []string `json:"snippets"`
	Answers  []string `json:"answers"`
	Quotes   []string `json:"quotes"`
	Links    []string `json:"links"`
}

func see(t *testing.T, ctx context.Context) searched {
	t.Helper()
	got, err := chromedp.Run(ctx, chromedp.Evaluate[searched](settled, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// TestSearch types into the form of the home page and reads what the search page shows. The pages are the five dumps that
// come with the project.
func TestSearch(t *testing.T) {
	s, browser := openSite(t), chromium(t)
	for _, c := range []struct{ script, query, mark string }{
		{"zh-hans", "数字经济", "数字经济"},
		{"zh-hans", "數字經濟", "数字经济"},
		{"zh-hant", "数字经济", "數字經濟"},
		{"zh-hant", "數字經濟", "數字經濟"},
		{"zh-hans", "0532-67707518", "0532-67707518"},
		{"zh-hant", "向社會公開徵求意見", "向社會公開徵求意見"},
		{"zh-hant", "向社会公开征求意见", "向社會公開徵求意見"},
	} {
		t.Run(c.script+" "+c.query, func(t *testing.T) {
			t.Parallel()
			ctx := tab(t, browser, views[0])
			err := chromedp.Do(ctx,
				chromedp.Navigate(s.url+c.script+"/"),
				chromedp.SendKeys(`.search-box input`, c.query),
				chromedp.KeyEvent(kb.Enter),
				chromedp.WaitReady("#status"))
			if err != nil {
				t.Fatal(err)
			}
			got := see(t, ctx)
			if len(got.Titles) == 0 || len(got.Marks) != len(got.Titles) {
				t.Fatalf("%+v", got)
			}
			if c.query == "数字经济" && got.Snippets[0] == got.Titles[0] {
				t.Errorf("of %q nothing but the title is shown", got.Titles[0])
			}
			for _, mark := range got.Marks {
				if mark != c.mark {
					t.Errorf("marked %q", mark)
				}
			}
			for _, link := range got.Links {
				name := strings.TrimPrefix(link, "/") + "index.html"
				if _, err := fs.Stat(s.public, name); err != nil || !strings.HasPrefix(name, c.script) {
					t.Errorf("a hit leads to %s: %v", link, err)
				}
			}
		})
	}
}

// search opens the search page with an address.
func search(t *testing.T, ctx context.Context, s *site, script string, values url.Values) searched {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.Navigate(s.url+script+"/search/?"+values.Encode())); err != nil {
		t.Fatal(err)
	}
	return see(t, ctx)
}

func TestSearchFilters(t *testing.T) {
	s, browser := openSite(t), chromium(t)
	ctx := tab(t, browser, views[0])
	all := search(t, ctx, s, "zh-hans", url.Values{"q": {"李沧区"}})
	some := search(t, ctx, s, "zh-hans", url.Values{"q": {"李沧区"}, "kind": {"dossier"}, "state": {"concluded"}})
	if len(some.Titles) == 0 || len(some.Titles) >= len(all.Titles) {
		t.Fatalf("%d of %d", len(some.Titles), len(all.Titles))
	}
	for _, kind := range some.Kinds {
		if kind != "征求意见" {
			t.Errorf("a %s", kind)
		}
	}
	if got := search(t, ctx, s, "zh-hans", url.Values{"q": {"李沧区"}, "year": {"1999"}}); len(got.Titles) > 0 {
		t.Errorf("found %q of 1999", got.Titles)
	}
	first := search(t, ctx, s, "zh-hans", url.Values{"q": {"李沧区"}, "sort": {"date"}})
	if len(first.Titles) != len(all.Titles) {
		t.Errorf("%d by date, %d by relevance", len(first.Titles), len(all.Titles))
	}
}

func TestSearchAnswers(t *testing.T) {
	s, browser := openSite(t), chromium(t)
	for query, want := range map[string]string{
		"李沧区数字经济规划什么时候截止？":   "2021年4月10日",
		"數字經濟產業發展專項規劃 電話":    "0532-67707518",
		"数字经济产业发展专项规划的电话是多少": "0532-67707518",
	} {
		t.Run(query, func(t *testing.T) {
			t.Parallel()
			got := search(t, tab(t, browser, views[0]), s, "zh-hans", url.Values{"q": {query}})
			if !strings.Contains(strings.Join(got.Answers, "\n"), want) || len(got.Quotes) == 0 {
				t.Errorf("%+v", got)
			}
		})
	}
}

func TestSearchNothing(t *testing.T) {
	s, browser := openSite(t), chromium(t)
	ctx := tab(t, browser, views[0])
	got := search(t, ctx, s, "zh-hans", url.Values{"q": {"李沧区数字经济规划"}})
	if len(got.Titles) > 0 || !strings.Contains(got.Status, "李沧区数字经济 规划") {
		t.Fatalf("%+v", got)
	}
	if err := chromedp.Do(ctx, chromedp.Click(`#status a`), chromedp.WaitVisible("#hits")); err != nil {
		t.Fatal(err)
	}
	if got := see(t, ctx); len(got.Titles) == 0 {
		t.Errorf("the suggestion finds nothing: %+v", got)
	}
	if got := search(t, ctx, s, "zh-hans", url.Values{"q": {"龘龘"}}); len(got.Titles) > 0 || !strings.Contains(got.Status, "龘龘") {
		t.Errorf("%+v", got)
	}
}

// TestSearchAudit looks at a page full of hits and answers, as TestPages looks at the empty one.
func TestSearchAudit(t *testing.T) {
	s, browser, e := openSite(t), chromium(t), readEngines(t)
	for _, script := range scripts {
		for _, v := range views {
			t.Run(fmt.Sprintf("%s %s", script, v), func(t *testing.T) {
				t.Parallel()
				ctx := tab(t, browser, v)
				values := url.Values{"q": {"数字经济产业发展专项规划 电话"}, "sort": {"date"}}
				search(t, ctx, s, script, values)
				e.load(t, ctx)
				for _, fault := range inspect(t, ctx) {
					t.Error(fault)
				}
				stops, want := walk(t, ctx)
				if len(stops) != want {
					t.Errorf("Tab reaches %d of %d", len(stops), want)
				}
			})
		}
	}
}

// TestSearchScript holds that no page but the search page loads its script.
func TestSearchScript(t *testing.T) {
	s := openSite(t)
	n := 0
	err := fs.WalkDir(s.public, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".html") {
			return err
		}
		body, err := fs.ReadFile(s.public, name)
		if strings.Contains(string(body), "js/search.") {
			n++
			if !strings.HasSuffix(name, "/search/index.html") {
				t.Errorf("%s loads the search script", name)
			}
		}
		return err
	})
	if err != nil || n != len(scripts) {
		t.Errorf("%d pages with the search script: %v", n, err)
	}
}

// TestSearchElements holds the client's folding to the cases of the index's.
func TestSearchElements(t *testing.T) {
	folding, err := os.ReadFile("../../../assets/js/search/fold.js")
	if err != nil {
		t.Fatal(err)
	}
	cases, err := os.ReadFile("../../search/testdata/elements.json")
	if err != nil {
		t.Fatal(err)
	}
	faults, err := chromedp.Run(tab(t, chromium(t), views[0]), chromedp.Evaluate[[]string](`(cases => {
		`+string(folding)+`
		for (const [from, to] of Object.entries(cases.simple)) simple.set(from, to);
		return Object.entries(cases.canonical)
			.map(([s, want]) => [s, want, '|' + elements(s).map(e => (e.t || '\n') + '|').join('')])
			.filter(([, want, got]) => got !== want).map(c => JSON.stringify(c));
	})(`+string(cases)+`)`))
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range faults {
		t.Error(fault)
	}
}

package browser

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"
)

// content is what can be read on a page, without the buttons for those with a script, and where it leads.
type content struct {
	Text  string   `json:"text"`
	Links []string `json:"links"`
}

const readable = `document.querySelector('.aids')?.remove() ?? ({
	text: document.body.innerText,
	links: [...document.querySelectorAll('a[href]')].filter(a => a.checkVisibility()).map(a => a.innerText.trim() + ' → ' + a.getAttribute('href')),
})`

// TestWithoutScript compares what readers with and without JavaScript can read, and where they can go.
func TestWithoutScript(t *testing.T) {
	s, browser := openSite(t), chromium(t)
	for _, page := range s.pages(t) {
		if strings.HasSuffix(page, "/search/") {
			continue // TestSearchWithoutScript
		}
		if strings.HasSuffix(page, "/reading/") {
			continue // TestSettingsWithoutScript
		}
		t.Run(page, func(t *testing.T) {
			t.Parallel()
			ctx := tab(t, browser, views[0])
			with := visit(t, ctx, s.url+page)
			noScript(t, ctx)
			if diff := cmp.Diff(with, visit(t, ctx, s.url+page)); diff != "" || with.Text == "" {
				t.Errorf("with scripts (-) and without: %s", diff)
			}
		})
	}
}

// TestWayWithoutScript goes from the home page to a consultation, into the other script and back by year, with links alone.
func TestWayWithoutScript(t *testing.T) {
	s, browser := openSite(t), chromium(t)
	ctx := tab(t, browser, views[0])
	noScript(t, ctx)
	visit(t, ctx, s.url+"zh-hans/")
	for _, step := range []struct{ link, at string }{
		{`nav a[href$="/consultations/"]`, "/zh-hans/consultations/"},
		{`main a[href*="/consultations/"]`, "/zh-hans/consultations/"},
		{`header a[hreflang="zh-Hant"]`, "/zh-hant/consultations/"},
		{`nav a[href$="/years/"], footer a[href$="/years/"]`, "/zh-hant/years/"},
		{`main a[href*="/years/2"]`, "/zh-hant/years/2"},
		{`main li a`, "/zh-hant/"},
	} {
		before := evaluate[string](t, ctx, `location.pathname`)
		to := evaluate[string](t, ctx, fmt.Sprintf(`[...document.querySelectorAll(%q)].find(a => a.checkVisibility())?.href ?? ''`, step.link))
		if to == "" {
			t.Fatalf("no %s on %s", step.link, before)
		}
		visit(t, ctx, to)
		if at := evaluate[string](t, ctx, `location.pathname`); !strings.HasPrefix(at, step.at) {
			t.Fatalf("%s on %s leads to %s", step.link, before, at)
		}
	}
}

func TestSettingsWithoutScript(t *testing.T) {
	s, browser := openSite(t), chromium(t)
	for _, script := range scripts {
		ctx := tab(t, browser, views[0])
		noScript(t, ctx)
		visit(t, ctx, s.url+script+"/reading/")
		if said := evaluate[string](t, ctx, `document.querySelector('main').innerText`); !strings.Contains(said, "JavaScript") || !strings.Contains(said, "Ctrl") {
			t.Errorf("%s: does not say what to do instead:\n%s", script, said)
		}
		if evaluate[int](t, ctx, `[...document.querySelectorAll('main :is(input, button)')].filter(el => el.checkVisibility()).length`) > 0 {
			t.Errorf("%s: shows controls that do nothing", script)
		}
	}
}

func TestSearchWithoutScript(t *testing.T) {
	s, browser := openSite(t), chromium(t)
	for _, script := range scripts {
		ctx := tab(t, browser, views[0])
		noScript(t, ctx)
		got := visit(t, ctx, s.url+script+"/search/?q=规划")
		if !strings.Contains(got.Text, "JavaScript") {
			t.Errorf("%s: does not say what is missing:\n%s", script, got.Text)
		}
		for _, list := range []string{"/consultations/", "/plans/", "/years/", "/departments/"} {
			if n := evaluate[int](t, ctx, `document.querySelectorAll('main a[href$="/`+script+list+`"]').length`); n != 1 {
				t.Errorf("%s: %d links to %s", script, n, list)
			}
		}
	}
}

func noScript(t *testing.T, ctx context.Context) {
	t.Helper()
	if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
}

func visit(t *testing.T, ctx context.Context, url string) content {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.Navigate(url)); err != nil {
		t.Fatal(err)
	}
	return evaluate[content](t, ctx, readable)
}

package browser

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// TestWithoutScript compares what readers with and without JavaScript can read.
func TestWithoutScript(t *testing.T) {
	s, browser := openSite(t), chromium(t)
	for _, page := range s.pages(t) {
		if strings.HasSuffix(page, "/search/") {
			continue // TestSearchWithoutScript
		}
		if strings.HasSuffix(page, "/reading/") {
			continue // the form is for those with a script, and the page says so
		}
		t.Run(page, func(t *testing.T) {
			t.Parallel()
			with := text(t, tab(t, browser, views[0]), s.url+page)
			off := tab(t, browser, views[0])
			noScript(t, off)
			if without := text(t, off, s.url+page); without != with || without == "" {
				t.Errorf("with scripts:\n%s\nwithout:\n%s", with, without)
			}
		})
	}
}

func noScript(t *testing.T, ctx context.Context) {
	t.Helper()
	if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
}

// text returns what can be read on a page.
func text(t *testing.T, ctx context.Context, url string) string {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.Navigate(url)); err != nil {
		t.Fatal(err)
	}
	s, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.body.innerText`))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

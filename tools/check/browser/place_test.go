package browser

import (
	"context"
	"fmt"
	"net/url"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// reading says what a reader has at the top of the window: the number of the block of text, how far it is scrolled, and how
// high one line is, both in pixels.
const reading = `(() => {
	const body = document.querySelector('.body'), all = [...body.querySelectorAll('p, li, h2, h3, h4, h5, h6, td, th')];
	const block = all.findIndex(b => b.getBoundingClientRect().bottom > 1);
	return {path: location.pathname, block, top: all[block].getBoundingClientRect().top, line: parseFloat(getComputedStyle(all[block]).lineHeight), history: history.length, scroll: scrollY};
})()`

type readingAt struct {
	Path    string  `json:"path"`
	Block   int     `json:"block"`
	Top     float64 `json:"top"`
	Line    float64 `json:"line"`
	History int     `json:"history"`
	Scroll  float64 `json:"scroll"`
}

// TestSwitch goes to the other script in the middle of a long text and back: the same paragraph is at the top, give or take a line.
func TestSwitch(t *testing.T) {
	s, browser := openSite(t), chromium(t)
	for _, script := range scripts {
		for _, width := range []int64{320, 1280} {
			plan := s.largest(t, script+"/plans")
			for name, move := range map[string]string{
				"middle":    `scrollTo(0, document.documentElement.scrollHeight / 2)`,
				"paragraph": `scrollTo(0, document.querySelectorAll('.body p')[20].getBoundingClientRect().top + 90)`,
				"anchor":    `location.hash = document.querySelectorAll('.body :is(h2, h3, h4)')[7].id`,
				"top":       ``,
			} {
				t.Run(fmt.Sprintf("%s %d %s", script, width, name), func(t *testing.T) {
					t.Parallel()
					ctx := tab(t, browser, view{scheme: "light", width: width, height: 800})
					if err := chromedp.Do(ctx, chromedp.Navigate(s.url+plan)); err != nil {
						t.Fatal(err)
					}
					evaluate[any](t, ctx, move+`; null`)
					from := evaluate[readingAt](t, ctx, reading)
					for range 2 { // there and back
						switchScript(t, ctx)
						to := evaluate[readingAt](t, ctx, reading)
						if to.Path == from.Path {
							t.Fatalf("still at %s", to.Path)
						}
						if name != "top" && (to.Block != from.Block || max(to.Top-from.Top, from.Top-to.Top) > to.Line) {
							t.Errorf("from %+v\nto %+v", from, to)
						}
						if to.History != from.History+1 {
							t.Errorf("%d entries in the history, then %d", from.History, to.History)
						}
						if name == "top" && to.Scroll != 0 {
							t.Errorf("scrolled to %v from the top", to.Scroll)
						}
						from = to
					}
				})
			}
		}
	}
}

// TestSwitchForgets goes to the other script and from there elsewhere: the place is not kept for later.
func TestSwitchForgets(t *testing.T) {
	s := openSite(t)
	ctx := tab(t, chromium(t), views[0])
	plan := s.largest(t, "zh-hans/plans")
	if err := chromedp.Do(ctx, chromedp.Navigate(s.url+plan)); err != nil {
		t.Fatal(err)
	}
	evaluate[any](t, ctx, `scrollTo(0, 3000)`)
	switchScript(t, ctx)
	other := evaluate[readingAt](t, ctx, reading)
	address, err := url.Parse(s.url)
	if err != nil {
		t.Fatal(err)
	}
	address.Path = other.Path
	if err := chromedp.Do(ctx, chromedp.Navigate(s.url+"zh-hant/"), chromedp.Navigate(address.String())); err != nil {
		t.Fatal(err)
	}
	if got := evaluate[readingAt](t, ctx, reading); got.Scroll != 0 {
		t.Errorf("opened at %v", got.Scroll)
	}
}

// switchScript follows the link to the other script in the header, from wherever the page is scrolled to.
func switchScript(t *testing.T, ctx context.Context) {
	t.Helper()
	before := evaluate[string](t, ctx, `location.pathname`)
	evaluate[any](t, ctx, `document.querySelector('.masthead a[hreflang]').click(); null`)
	for ctx.Err() == nil {
		// Between two pages there is nothing to ask.
		at, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.readyState === 'complete' ? location.pathname : ''`))
		if err == nil && at != "" && at != before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal(ctx.Err())
}

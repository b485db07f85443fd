package browser

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestPages looks at a page of every class in every way: no barrier, no sideways scrolling, no message in the console.
func TestPages(t *testing.T) {
	s, browser, e := openSite(t), chromium(t), readEngines(t)
	for _, page := range s.pages(t) {
		t.Run(page, func(t *testing.T) {
			t.Parallel()
			ctx := tab(t, browser, views[0])
			for _, fault := range open(t, ctx, s.url+page) {
				t.Error(fault)
			}
			e.load(t, ctx)
			for _, v := range views { // one tab for all: most of the time goes into opening
				watch(t, ctx, v)
				for _, fault := range inspect(t, ctx) {
					t.Errorf("%s: %s", v, fault)
				}
			}
		})
	}
}

// TestInspectFinds makes sure that silence means something.
func TestInspectFinds(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'self'; style-src 'unsafe-inline'")
		fmt.Fprint(w, `<!DOCTYPE html><html><body><p style="color:#999;width:400px">文字颜色太浅</p><script>1</script></body></html>`)
	}))
	defer server.Close()
	ctx := tab(t, chromium(t), views[0])
	all := open(t, ctx, server.URL)
	readEngines(t).load(t, ctx)
	faults := strings.Join(append(all, inspect(t, ctx)...), "\n")
	for _, want := range []string{
		"pixels wider", "Content Security Policy", "axe html-has-lang", "axe color-contrast", "axe document-title", "axe landmark-one-main",
		"ace html_lang_exists FAIL", "ace text_contrast_sufficient FAIL", "ace aria_content_in_landmark FAIL",
	} {
		if !strings.Contains(faults, want) {
			t.Errorf("did not find %q, only\n%s", want, faults)
		}
	}
}

// open opens a page in a tab and returns what the browser's console says of it.
func open(t *testing.T, ctx context.Context, url string) (faults []string) {
	t.Helper()
	messages := chromedp.Console(ctx)
	if err := chromedp.Do(ctx, chromedp.Navigate(url)); err != nil {
		t.Fatal(err)
	}
	const last = "end of the page's own messages"
	if err := chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](`console.log("`+last+`")`)); err != nil {
		t.Fatal(err)
	}
	for message, err := range messages {
		if err != nil {
			t.Fatal(err)
		}
		if message.Text == last {
			break
		}
		if strings.HasSuffix(url, "/"+noSuchPage) && message.URL == url {
			continue // the browser's own note of the 404 that was asked for
		}
		faults = append(faults, fmt.Sprintf("console: %v (%s)", message, message.URL))
	}
	return faults
}

// inspect returns what is wrong with the page that is open in a tab and has the engines.
func inspect(t *testing.T, ctx context.Context) (faults []string) {
	t.Helper()
	if wide := evaluate[int](t, ctx, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); wide > 0 {
		faults = append(faults, fmt.Sprintf("the page is %d pixels wider than the window", wide))
	}
	return append(append(faults, auditAxe(t, ctx)...), auditACE(t, ctx)...)
}

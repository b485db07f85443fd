package browser

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// audit runs every rule of axe-core: best practice too, and those that are off by default (AAA, experimental).
const audit = `axe.run(document, {
	rules: Object.fromEntries(axe.getRules().filter(r => !r.tags.includes('deprecated')).map(r => [r.ruleId, {enabled: true}])),
	resultTypes: ['violations'],
}).then(result => result.violations.map(v => ({
	rule: v.id, help: v.help, nodes: v.nodes.map(n => n.target.join(' ') + ': ' + n.any.concat(n.all, n.none).map(c => c.message).join('; ')),
})))`

type violation struct {
	Rule  string   `json:"rule"`
	Help  string   `json:"help"`
	Nodes []string `json:"nodes"`
}

func (v violation) String() string {
	const shown = 5
	nodes := v.Nodes[:min(len(v.Nodes), shown)]
	return fmt.Sprintf("axe %s: %s (%d)\n    %s", v.Rule, v.Help, len(v.Nodes), strings.Join(nodes, "\n    "))
}

// TestPages looks at a page of every class in every way: no barrier, no sideways scrolling, no message in the console.
func TestPages(t *testing.T) {
	s, browser, axe := openSite(t), chromium(t), readAxe(t)
	for _, page := range s.pages(t) {
		for _, v := range views {
			t.Run(fmt.Sprintf("%s %s %d", page, v.scheme, v.width), func(t *testing.T) {
				t.Parallel()
				for _, fault := range look(t, tab(t, browser, v), s.url+page, axe) {
					t.Error(fault)
				}
			})
		}
	}
}

// TestLookFinds makes sure that silence means something.
func TestLookFinds(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'self'; style-src 'unsafe-inline'")
		fmt.Fprint(w, `<!DOCTYPE html><html><body><p style="color:#999;width:400px">文字颜色太浅</p><script>1</script></body></html>`)
	}))
	defer server.Close()
	faults := strings.Join(look(t, tab(t, chromium(t), view{"light", 320}), server.URL, readAxe(t)), "\n")
	for _, want := range []string{"pixels wider", "Content Security Policy", "axe html-has-lang", "axe color-contrast", "axe document-title", "axe landmark-one-main"} {
		if !strings.Contains(faults, want) {
			t.Errorf("did not find %q, only\n%s", want, faults)
		}
	}
}

func readAxe(t *testing.T) string {
	t.Helper()
	axe, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	need(t, err, "axe-core", "npm ci --prefix tools/check/browser (or tools/check/browser/setup.sh)")
	return string(axe)
}

// look opens a page in a tab and returns what is wrong with it.
func look(t *testing.T, ctx context.Context, url, axe string) (faults []string) {
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
	return append(faults, inspect(t, ctx, axe)...)
}

// inspect returns what is wrong with the page that is open in a tab.
func inspect(t *testing.T, ctx context.Context, axe string) (faults []string) {
	t.Helper()
	wide, err := chromedp.Run(ctx, chromedp.Evaluate[int](`document.documentElement.scrollWidth - document.documentElement.clientWidth`))
	if err != nil {
		t.Fatal(err)
	}
	if wide > 0 {
		faults = append(faults, fmt.Sprintf("the page is %d pixels wider than the window", wide))
	}
	if err := chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](axe)); err != nil {
		t.Fatal(err)
	}
	violations, err := chromedp.Run(ctx, chromedp.Evaluate[[]violation](audit, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range violations {
		faults = append(faults, v.String())
	}
	return faults
}

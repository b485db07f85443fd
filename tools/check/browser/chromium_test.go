package browser

import (
	"context"
	"errors"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

const installChromium = "apt-get install chromium fonts-noto-cjk (or tools/check/browser/setup.sh)"

// chromium starts a browser without a past; each test takes tabs of it.
func chromium(t *testing.T) context.Context {
	t.Helper()
	path, err := findChromium()
	need(t, err, "Chromium", installChromium)
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.NoSandbox, // root has no sandbox, and the pages are ours
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.UserDataDir(t.TempDir()),
	)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	browser, closeBrowser := chromedp.NewContext(allocator)
	t.Cleanup(closeBrowser)
	if err := chromedp.Do(browser); err != nil {
		t.Fatalf("start %s: %v", path, err)
	}
	return browser
}

func findChromium() (string, error) {
	var errs []error
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		path, err := exec.LookPath(name)
		if err == nil {
			return path, nil
		}
		errs = append(errs, err)
	}
	return "", errors.Join(errs...)
}

// view is how a reader looks at a page.
type view struct {
	scheme string // light or dark
	width  int64  // CSS pixels
}

// 320 pixels is WCAG 1.4.10 Reflow, a page of 1280 pixels at 400 %.
var views = []view{{"light", 320}, {"dark", 320}, {"light", 1280}, {"dark", 1280}}

// tab opens a tab that looks at pages in the given way.
func tab(t *testing.T, browser context.Context, v view) context.Context {
	t.Helper()
	ctx, closeTab := chromedp.NewContext(browser)
	t.Cleanup(closeTab)
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	t.Cleanup(cancel)
	watch(t, ctx, v)
	// Tabs that are not in front have no focus otherwise.
	if _, err := chromedp.Call(ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// watch makes a tab look at pages in another way.
func watch(t *testing.T, ctx context.Context, v view) {
	t.Helper()
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: v.scheme},
		{Name: "prefers-reduced-motion", Value: "reduce"}, // smooth scrolling takes its time on a busy machine
	}}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(v.width, 800)); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, media); err != nil {
		t.Fatal(err)
	}
}

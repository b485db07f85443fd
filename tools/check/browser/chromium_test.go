package browser

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

const installChromium = "apt-get install chromium fonts-noto-cjk (or tools/check/browser/setup.sh)"

// running is the one browser of all tests: starting one takes as long as looking at a page. Sites have ports of their own, so
// that nothing stored by one test is seen by another.
var running struct {
	sync.Once
	ctx  context.Context
	err  error
	stop func()
}

func TestMain(m *testing.M) {
	code := m.Run()
	if running.stop != nil {
		running.stop()
	}
	os.Exit(code)
}

// chromium returns a browser without a past; each test takes tabs of it.
func chromium(t testing.TB) context.Context {
	t.Helper()
	path, err := findChromium()
	need(t, err, "Chromium", installChromium)
	running.Do(func() { running.ctx, running.stop, running.err = startChromium(path) })
	if running.err != nil {
		t.Fatalf("start %s: %v", path, running.err)
	}
	return running.ctx
}

func startChromium(path string) (_ context.Context, stop func(), err error) {
	profile, err := os.MkdirTemp("", "gonggao-chromium-")
	if err != nil {
		return nil, nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.NoSandbox, // root has no sandbox, and the pages are ours
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.UserDataDir(profile),
	)
	allocator, closeAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	browser, closeBrowser := chromedp.NewContext(allocator)
	return browser, func() {
		closeBrowser()
		closeAllocator()
		_ = os.RemoveAll(profile) // in the system's temporary folder
	}, chromedp.Do(browser)
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
	height int64
	forced bool // the reader's colours instead of the page's
	print  bool // on paper
}

// 320 pixels is WCAG 1.4.10 Reflow, a page of 1280 pixels at 400 %.
var views = []view{
	{scheme: "light", width: 320, height: 800}, {scheme: "dark", width: 320, height: 800},
	{scheme: "light", width: 1280, height: 800}, {scheme: "dark", width: 1280, height: 800},
}

func (v view) String() string {
	if v.forced {
		return fmt.Sprintf("forced %dx%d", v.width, v.height)
	}
	return fmt.Sprintf("%s %dx%d", v.scheme, v.width, v.height)
}

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
	if v.print {
		media.Media = "print"
	}
	if v.forced {
		media.Features = append(media.Features, &emulation.MediaFeature{Name: "forced-colors", Value: "active"})
	}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(v.width, v.height)); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, media); err != nil {
		t.Fatal(err)
	}
}

package browser

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"
)

const program = "../../../bin/gonggao"

// buildAt builds the site as it would have been built at another time.
func buildAt(t *testing.T, clock string) *site {
	t.Helper()
	command, err := filepath.Abs(program)
	if err == nil {
		_, err = os.Stat(command)
	}
	need(t, err, "the program", "make build")
	folder := t.TempDir()
	build := exec.Command(command, "build", "--no-search", "-d", folder, "--", "--clock", clock)
	build.Dir = "../../.."
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return openFolder(t, folder)
}

// clock makes every page that a tab opens believe in a time.
func clock(t *testing.T, ctx context.Context, now string) {
	t.Helper()
	when, err := time.Parse(time.RFC3339, now)
	if err != nil {
		t.Fatal(err)
	}
	source := fmt.Sprintf("Date.now = () => %d", when.UnixMilli())
	if _, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: source}); err != nil {
		t.Fatal(err)
	}
}

// consultation is what a reader sees of one: in the dossier, on the home page (none when it is not there), in the list.
type consultation struct {
	State string `json:"state"`
	Links int    `json:"links"` // ways to respond that can be followed
	Tag   string `json:"tag"`
	File  bool   `json:"file"` // the last day for a calendar
	Home  string `json:"home"`
	None  bool   `json:"none"` // the home page says that there is none
	List  string `json:"list"`
}

// TestState reads pages that were built before and in a consultation's time at other times: its state, links and lists
// follow the reader's clock; without a script they say nothing that time could make untrue.
func TestState(t *testing.T) {
	const (
		before, within, after = "2023-08-01T12:00:00+08:00", "2023-08-20T12:00:00+08:00", "2023-10-01T12:00:00+08:00"

		planned = "尚未开始征求意见"
		open    = "正在征求意见"
		over    = "征求意见已结束，结果已公布"
	)
	browser, sites := chromium(t), map[string]*site{}
	for _, when := range []string{before, within, after} {
		sites[when] = buildAt(t, when)
	}
	// 2023-08-10 to 2023-09-09, and what can be read on a page built at the given time.
	for _, c := range []struct {
		built, read string // "" without a script
		want        consultation
	}{
		{before, "2023-08-09T23:59:59+08:00", consultation{planned, 0, "", true, planned, false, planned}},
		{before, "2023-08-10T00:00:00+08:00", consultation{open, 2, "", true, open, false, open}},
		{before, "2023-09-10T00:00:00+08:00", consultation{over, 0, "已结束", false, "", true, over}},
		{before, "", consultation{"2023年8月10日起征求意见", 0, "", true, "2023年8月10日起征求意见", false, "2023年8月10日起征求意见"}},
		{within, within, consultation{open, 2, "", true, open, false, open}},
		{within, "2023-09-09T23:59:59+08:00", consultation{open, 2, "", true, open, false, open}},
		{within, "2023-09-09T16:00:00Z", consultation{over, 0, "已结束", false, "", true, over}},
		{within, "2026-01-01T00:00:00+08:00", consultation{over, 0, "已结束", false, "", true, over}},
		{within, "", consultation{"征求意见至2023年9月9日", 2, "", true, "征求意见至2023年9月9日", false, "征求意见至2023年9月9日"}},
		{after, after, consultation{over, 0, "已结束", false, "", true, over}},
	} {
		t.Run(c.built+" "+c.read, func(t *testing.T) {
			ctx := tab(t, browser, views[0])
			if c.read == "" {
				noScript(t, ctx)
			} else {
				clock(t, ctx, c.read)
			}
			if diff := cmp.Diff(c.want, sites[c.built].consultation(t, ctx, "001-d2d51ae4480055f7")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestStateOpen looks for barriers on the pages of a consultation that is open.
func TestStateOpen(t *testing.T) {
	s, find := buildAt(t, "2023-08-20T12:00:00+08:00"), readEngines(t)
	ctx := tab(t, chromium(t), views[0])
	clock(t, ctx, "2023-08-20T12:00:00+08:00")
	for _, page := range []string{"zh-hans/", "zh-hant/consultations/", "zh-hant/consultations/001-d2d51ae4480055f7/"} {
		for _, fault := range open(t, ctx, s.url+page) {
			t.Errorf("%s: %s", page, fault)
		}
		find.load(t, ctx)
		for _, fault := range inspect(t, ctx) {
			t.Errorf("%s: %s", page, fault)
		}
	}
}

// consultation reads a dossier with its lines on the home page and in the list.
func (s *site) consultation(t *testing.T, ctx context.Context, id string) consultation {
	t.Helper()
	visit := func(page, expression string) consultation {
		if err := chromedp.Do(ctx, chromedp.Navigate(s.url+page)); err != nil {
			t.Fatal(err)
		}
		return evaluate[consultation](t, ctx, `(() => {
			const seen = s => { const el = document.querySelector(s); return el && el.checkVisibility() ? el.innerText : ''; };
			const line = within => seen(within + ' li:has(a[href$="/`+id+`/"]) strong');
			return `+expression+`;
		})()`)
	}
	got := visit("zh-hans/consultations/"+id+"/", `{state: seen('#state'), links: document.querySelectorAll('.ways a[href]').length,
		tag: seen('h3 .tag'), file: !!seen('.notice a[download]')}`)
	home := visit("zh-hans/", `{home: line('section.open'), none: /没有正在/.test(seen('main'))}`)
	got.Home, got.None = home.Home, home.None
	got.List = visit("zh-hans/consultations/", `{list: line('main')}`).List
	return got
}

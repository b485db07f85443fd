package browser

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"
)

// focusable counts what Tab must reach, and remembers how each looks without focus.
const focusable = `(() => {
	window.looks = el => {
		const s = getComputedStyle(el);
		return [s.outlineStyle === 'none' ? '' : s.outlineStyle + s.outlineWidth + s.outlineColor, s.boxShadow, s.backgroundColor, s.borderColor, s.color].join('|');
	};
	const all = [...document.querySelectorAll('a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
		.filter(el => !el.disabled && (el.type !== 'radio' || el.checked) && // arrow keys do the rest of a group
			el.checkVisibility({visibilityProperty: true, contentVisibilityAuto: false}));
	window.before = new Map(all.map(el => [el, looks(el)]));
	return all.length;
})()`

// focused describes the element that has the focus, once the page has scrolled to it.
const focused = `(async () => {
	const el = document.activeElement;
	if (!el || el === document.body || el === document.documentElement) return null;
	const inside = () => {
		const r = el.getBoundingClientRect();
		return r.width > 1 && r.height > 1 && r.bottom > 0 && r.right > 0 && r.top < innerHeight && r.left < innerWidth;
	};
	for (let frame = 0; frame < 60 && !inside(); frame++) await new Promise(requestAnimationFrame);
	const r = el.getClientRects()[0]; // a link may go over two lines
	const top = document.elementFromPoint(Math.max(0, r.left) + Math.min(r.width, innerWidth) / 2, Math.min(innerHeight - 1, Math.max(1, r.top + Math.min(r.height, innerHeight) / 2)));
	return {element: el.outerHTML.slice(0, 120), href: el.getAttribute('href') || '', inside: inside(), marked: looks(el) !== before.get(el),
		covered: !!top && !el.contains(top) && !top.contains(el)};
})()`

type focus struct {
	Element string `json:"element"`
	Href    string `json:"href"`
	Inside  bool   `json:"inside"`  // in the window, so that it can be seen
	Marked  bool   `json:"marked"`  // looks different from before
	Covered bool   `json:"covered"` // something else lies over it (WCAG 2.4.11, 2.4.12)
}

// TestKeyboard walks through pages with the Tab key alone: the skip link comes first, everything is reached, and
// where one is can always be seen.
func TestKeyboard(t *testing.T) {
	s, browser := openSite(t), chromium(t)
	for _, page := range s.pages(t) {
		for _, v := range []view{{scheme: "light", width: 1280, height: 800}, {scheme: "dark", width: 320, height: 256, forced: strings.HasPrefix(page, scripts[1])}} {
			t.Run(fmt.Sprintf("%s %s", page, v), func(t *testing.T) {
				t.Parallel()
				ctx := tab(t, browser, v)
				if err := chromedp.Do(ctx, chromedp.Navigate(s.url+page)); err != nil {
					t.Fatal(err)
				}
				stops, want := walk(t, ctx)
				if len(stops) == 0 || stops[0].Href != "#main" {
					t.Fatalf("the skip link does not come first: %v", stops[:min(1, len(stops))])
				}
				if len(stops) != want {
					t.Errorf("Tab reaches %d of %d links and controls", len(stops), want)
				}
				for _, stop := range stops {
					if !stop.Inside {
						t.Errorf("focus is outside the window: %s", stop.Element)
					}
					if !stop.Marked {
						t.Errorf("focus cannot be seen: %s", stop.Element)
					}
					if stop.Covered {
						t.Errorf("something lies over the focus: %s", stop.Element)
					}
				}
				follow(t, ctx)
			})
		}
	}
}

// walk presses Tab until the page is left, and returns each stop and how many there should be.
func walk(t *testing.T, ctx context.Context) (stops []focus, want int) {
	t.Helper()
	want, err := chromedp.Run(ctx, chromedp.Evaluate[int](focusable))
	if err != nil {
		t.Fatal(err)
	}
	for range want + 1 {
		if err := chromedp.Do(ctx, chromedp.KeyEvent(kb.Tab)); err != nil {
			t.Fatal(err)
		}
		stop, err := chromedp.Run(ctx, chromedp.Evaluate[*focus](focused, chromedp.EvalAwaitPromise))
		if err != nil {
			t.Fatal(err)
		}
		if stop == nil || len(stops) > 0 && *stop == stops[0] {
			break
		}
		stops = append(stops, *stop)
	}
	return slices.Clip(stops), want
}

// follow uses the skip link, and expects the next stop to lie in the main part or after it.
func follow(t *testing.T, ctx context.Context) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.Reload(), chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Enter), chromedp.KeyEvent(kb.Tab)); err != nil {
		t.Fatal(err)
	}
	past, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`(() => {
		const main = document.querySelector('main'), el = document.activeElement;
		return main.contains(el) || !!(main.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING);
	})()`))
	if err != nil {
		t.Fatal(err)
	}
	if !past {
		t.Error("the skip link does not skip the header")
	}
}

// TestWalkFinds makes sure that silence means something.
func TestWalkFinds(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, `<!DOCTYPE html><style>#a { outline: none } #b { position: fixed; left: -99px; width: 9px }
p { position: fixed; inset: 100px 0 0; margin: 0; background: white } #d { position: absolute; top: 150px }</style>
<a id=a href=#a>一</a><a id=b href=#b>二</a><a id=c href=#c>三</a><a id=d href=#d>四</a><p>五</p>`)
	}))
	defer server.Close()
	ctx := tab(t, chromium(t), views[0])
	if err := chromedp.Do(ctx, chromedp.Navigate(server.URL)); err != nil {
		t.Fatal(err)
	}
	stops, want := walk(t, ctx)
	for i := range stops {
		stops[i].Element = ""
	}
	if diff := cmp.Diff([]focus{
		{Href: "#a", Inside: true}, {Href: "#b", Marked: true}, {Href: "#c", Inside: true, Marked: true}, {Href: "#d", Inside: true, Marked: true, Covered: true},
	}, stops); diff != "" || want != 4 {
		t.Errorf("%d stops: %s", want, diff)
	}
}

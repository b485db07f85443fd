package browser

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// adaptation is what a reader does to a page, and how to do and undo it.
type adaptation struct {
	name  string
	view  view
	style string // of the reader's own
}

var adaptations = []adaptation{
	// WCAG 1.4.10: 1280 by 1024 pixels at 400 %.
	{"400 %", view{scheme: "light", width: 320, height: 256}, ""},
	// WCAG 1.4.4.
	{"text at 200 %", view{scheme: "light", width: 1280, height: 800}, "html { font-size: 200% !important }"},
	{"text at 200 %, narrow", view{scheme: "light", width: 640, height: 400}, "html { font-size: 200% !important }"},
	// WCAG 1.4.12, its four values.
	{"spacing", view{scheme: "light", width: 1280, height: 800}, spacing},
	{"spacing, narrow", view{scheme: "light", width: 320, height: 800}, spacing},
	{"forced colours", view{scheme: "dark", width: 1280, height: 800, forced: true}, ""},
}

const spacing = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }"

// adapt takes a style sheet of the reader's and replaces the one before.
const adapt = `style => {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(style);
	document.adoptedStyleSheets = [sheet];
}`

// losses looks for text that is cut off, for what has to be scrolled sideways and is no table, for controls without an edge where
// colours are the reader's, for pictures drawn in a colour that does not follow, and for what moves though the reader wants nothing to.
const losses = `(() => {
	const out = [], name = el => el.outerHTML.slice(0, 100);
	const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
	if (over > 0) out.push('the page is ' + over + ' pixels wider than the window');
	const forced = matchMedia('(forced-colors: active)').matches;
	for (const el of document.body.querySelectorAll('*')) {
		if (!el.checkVisibility({visibilityProperty: true})) continue;
		const s = getComputedStyle(el);
		if (s.transitionDuration.split(', ').some(d => d !== '0s') || s.animationName !== 'none') out.push('moves: ' + name(el));
		const cut = ['hidden', 'clip'], scrolls = ['auto', 'scroll'], seen = el.clientWidth > 1 && el.clientHeight > 1;
		const wide = seen && el.scrollWidth > el.clientWidth + 1, high = seen && el.scrollHeight > el.clientHeight + 1;
		const field = el.matches('input, select, textarea, svg, svg *');
		if (!field && (wide && cut.includes(s.overflowX) || high && cut.includes(s.overflowY))) out.push('cut off: ' + name(el));
		if (!field && wide && scrolls.includes(s.overflowX) && !(el.tabIndex === 0 && (el.ariaLabel || el.ariaLabelledByElements?.length) && el.querySelector('table, pre, svg'))) {
			out.push('scrolls sideways: ' + name(el));
		}
		if (!forced) continue;
		if (s.forcedColorAdjust === 'none') out.push('keeps its colours: ' + name(el));
		if (el.matches('button, select, textarea, input:not([type=radio], [type=checkbox])') && !(s.borderStyle !== 'none' && parseFloat(s.borderWidth))) {
			out.push('has no edge: ' + name(el));
		}
	}
	if (getComputedStyle(document.documentElement).scrollBehavior !== 'auto') out.push('the page scrolls smoothly');
	return out;
})()`

// TestAdapted reads pages as people do who need them larger, wider spaced, without motion, or in their own colours: nothing is lost.
func TestAdapted(t *testing.T) {
	s, browser := openSite(t), chromium(t)
	for _, page := range s.pages(t) {
		t.Run(page, func(t *testing.T) {
			t.Parallel()
			ctx := tab(t, browser, views[0])
			if err := chromedp.Do(ctx, chromedp.Navigate(s.url+page)); err != nil {
				t.Fatal(err)
			}
			for _, a := range adaptations {
				watch(t, ctx, a.view)
				evaluate[any](t, ctx, fmt.Sprintf("(%s)(%q)", adapt, a.style))
				for _, loss := range evaluate[[]string](t, ctx, losses) {
					t.Errorf("%s: %s", a.name, loss)
				}
			}
		})
	}
}

// TestLossesFound makes sure that silence means something.
func TestLossesFound(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, `<!DOCTYPE html><style>html { scroll-behavior: smooth } #a { height: 2em; overflow: hidden } #b { overflow-x: auto } #b span { display: block; width: 2000px }
button { border: 0; transition: color 1s } i { forced-color-adjust: none } #c { width: 2000px }</style>
<p id=a>一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十</p><p id=b><span>二</span></p><button>三</button><i>四</i><p id=c>五`)
	}))
	defer server.Close()
	ctx := tab(t, chromium(t), view{scheme: "light", width: 320, height: 256, forced: true})
	if err := chromedp.Do(ctx, chromedp.Navigate(server.URL)); err != nil {
		t.Fatal(err)
	}
	found := strings.Join(evaluate[[]string](t, ctx, losses), "\n")
	for _, want := range []string{"pixels wider", `cut off: <p id="a"`, `sideways: <p id="b"`, "has no edge: <button", "moves: <button", "keeps its colours: <i", "smoothly"} {
		if !strings.Contains(found, want) {
			t.Errorf("did not find %q, only\n%s", want, found)
		}
	}
}

package browser

import (
	"context"
	"testing"

	"github.com/chromedp/chromedp"
)

// choose clicks a setting and returns what the page says of it.
const choose = `(name, value) => {
	document.querySelector('#reading [name=' + name + '][value="' + value + '"]').click();
	return document.getElementById('reading-status').textContent;
}`

// TestSettings changes every setting with the page's own controls: they last over a reload, hold on other pages in the
// other script too, leave no page wider than the window, and can all be taken back.
func TestSettings(t *testing.T) {
	s := openSite(t)
	ctx := tab(t, chromium(t), views[0])
	visit := func(page string) {
		t.Helper()
		if err := chromedp.Do(ctx, chromedp.Navigate(s.url+page), chromedp.Reload()); err != nil {
			t.Fatal(err)
		}
	}
	visit("zh-hans/reading/")
	for name, value := range map[string]string{"size": "200", "space": "wide", "theme": "contrast", "pointer": "large", "ruler": "on", "pinyin": "on", "rate": "75"} {
		if said := evaluate[string](t, ctx, "("+choose+")('"+name+"', '"+value+"')"); said == "" {
			t.Errorf("%s: the page says nothing", name)
		}
	}
	const state = `(() => {
		const root = document.documentElement, body = getComputedStyle(document.body);
		return [root.dataset.pinyin, root.dataset.rate, getComputedStyle(root).fontSize, body.backgroundColor, body.cursor.includes('pointer.svg'), body.letterSpacing !== 'normal',
			getComputedStyle(document.body, '::after').position, root.scrollWidth > root.clientWidth].join(' ');
	})()`
	const want, usual = "on 75 32px rgb(0, 0, 0) true true fixed false", "  16px rgb(255, 255, 255) false false static false"
	for _, page := range []string{"zh-hans/reading/", "zh-hant/reading/", "zh-hant/", s.largest(t, "zh-hans/plans"), s.largest(t, "zh-hant/consultations")} {
		visit(page)
		if got := evaluate[string](t, ctx, state); got != want {
			t.Errorf("%s: %s, want %s", page, got, want)
		}
	}
	visit("zh-hans/reading/")
	if got := evaluate[string](t, ctx, `document.getElementById('reading').elements.theme.value`); got != "contrast" {
		t.Errorf("the form has forgotten the theme: %q", got)
	}
	evaluate[bool](t, ctx, `document.querySelector('#reading [type=reset]').click() ?? true`)
	visit("zh-hant/")
	if got := evaluate[string](t, ctx, state); got != usual {
		t.Errorf("after the reset: %s, want %s", got, usual)
	}
}

func evaluate[T any](t *testing.T, ctx context.Context, expression string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

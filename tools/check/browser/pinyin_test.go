package browser

import (
	"bytes"
	"context"
	"path"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"

	"gonggao/tools/pinyin"
	"gonggao/tools/zhconv"
	"gonggao/tools/zhconv/frequency"
)

// glossed is a page's text, block by block, with the reading of every character.
const glossed = `(() => {
	const out = [], blocks = 'p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd, caption, blockquote, figcaption, address, div, section, article';
	for (const area of document.querySelectorAll('[data-search]')) {
		const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
		let last, node;
		while (node = walker.nextNode()) {
			const parent = node.parentElement;
			if (parent.closest('[data-nosearch], [hidden], nav, svg, rt')) continue;
			const block = parent.closest(blocks);
			if (block !== last) out.push({text: '', readings: []});
			last = block;
			for (const c of node.data) {
				out.at(-1).text += c;
				out.at(-1).readings.push(node.nextSibling?.nodeName === 'RT' && c === node.data ? node.nextSibling.textContent : '');
			}
		}
	}
	return out.filter(b => b.text.trim());
})()`

type block struct {
	Text     string   `json:"text"`
	Readings []string `json:"readings"`
}

// press clicks the button for pinyin and waits until all is done.
func pressPinyin(t *testing.T, ctx context.Context) {
	t.Helper()
	done := evaluateAwait[bool](t, ctx, `new Promise(done => {
		document.addEventListener('pinyin', () => done(true), { once: true });
		document.querySelector('[data-aid=pinyin]').click();
	})`)
	if !done {
		t.Fatal("nothing happened")
	}
}

func evaluateAwait[T any](t *testing.T, ctx context.Context, expression string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestPinyin compares what stands over the characters of every announcement with what the Reader says that knows all words,
// and takes it away again.
func TestPinyin(t *testing.T) {
	s, browser := openSite(t), chromium(t)
	simplify, err := zhconv.New(zhconv.T2S, zhconv.Options{Strict: true})
	if err != nil {
		t.Fatal(err)
	}
	reader, err := pinyin.New(pinyin.Options{Frequencies: bytes.NewReader(frequency.Words), Simplify: func(c rune) rune {
		r, _ := utf8.DecodeRuneInString(simplify.String(string(c)))
		return r
	}})
	if err != nil {
		t.Fatal(err)
	}
	for _, script := range scripts {
		for _, name := range s.announcements(t, script) {
			t.Run(name, func(t *testing.T) {
				ctx := tab(t, browser, views[0])
				if err := chromedp.Do(ctx, chromedp.Navigate(s.url+path.Dir(name)+"/")); err != nil {
					t.Fatal(err)
				}
				const main = `document.querySelector('main').outerHTML.replace(/aria-pressed="[a-z]*"/, '')`
				before := evaluate[string](t, ctx, main)
				ids := evaluate[[]string](t, ctx, `[...document.querySelectorAll('[id], a[href]')].map(e => e.id || e.href)`)
				pressPinyin(t, ctx)
				han, said := 0, 0
				for _, b := range evaluate[[]block](t, ctx, glossed) {
					want := reader.Read(b.Text)
					if diff := cmp.Diff(want, b.Readings); diff != "" {
						t.Errorf("%s\n%s", b.Text, diff)
					}
					for i, c := range []rune(b.Text) {
						if unicode.Is(unicode.Han, c) {
							han++
							if b.Readings[i] != "" {
								said++
							}
						}
					}
				}
				if han == 0 || said*100 < han*98 {
					t.Errorf("%d of %d characters are read", said, han)
				}
				if diff := cmp.Diff(ids, evaluate[[]string](t, ctx, `[...document.querySelectorAll('[id], a[href]')].map(e => e.id || e.href)`)); diff != "" {
					t.Error(diff)
				}
				pressPinyin(t, ctx)
				if diff := cmp.Diff(before, evaluate[string](t, ctx, main)); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

// TestPinyinStays turns pinyin on and looks at other pages: it is there after a reload and in the other script; what is copied
// has none, words are still found, assistive technology hears none, and no page is wider or less accessible for it.
func TestPinyinStays(t *testing.T) {
	s, browser, find := openSite(t), chromium(t), readEngines(t)
	look := func(v view, page string) context.Context {
		ctx := tab(t, browser, v)
		if err := chromedp.Do(ctx, chromedp.Navigate(s.url+page)); err != nil {
			t.Fatal(err)
		}
		return ctx
	}
	evaluate[any](t, look(views[0], "zh-hans/reading/"), `document.querySelector('[name=pinyin][value=on]').click(); null`)
	for _, v := range []view{views[0], views[3]} {
		for page, word := range map[string]string{
			s.largest(t, "zh-hans/interpretations"): "发展",
			s.largest(t, "zh-hant/consultations"):   "徵求",
			s.largest(t, "zh-hans/feedback"):        "意见",
		} {
			ctx := look(v, page)
			const wait = `(async () => {
				for (let i = 0; i < 400 && !document.querySelector('h1 rt'); i++) await new Promise(r => setTimeout(r, 25));
				return null;
			})()`
			evaluateAwait[any](t, ctx, wait)
			if got := evaluate[string](t, ctx, `document.querySelector('[data-aid=pinyin]').ariaPressed`); got != "true" {
				t.Errorf("%s: pressed is %q", page, got)
			}
			find.load(t, ctx)
			for _, fault := range inspect(t, ctx) {
				t.Errorf("%s %d: %s", page, v.width, fault)
			}
			copied := evaluate[string](t, ctx, `(() => {
				getSelection().selectAllChildren(document.querySelector('h1'));
				return getSelection().toString();
			})()`)
			if title := evaluate[string](t, ctx, `document.title`); copied == "" || !strings.HasPrefix(title, copied) {
				t.Errorf("%s: copied %q of %q", page, copied, title)
			}
			if !evaluate[bool](t, ctx, `getSelection().removeAllRanges() ?? window.find("`+word+`")`) {
				t.Errorf("%s: %s is not found", page, word)
			}
			if n := evaluate[int](t, ctx, `document.querySelectorAll('rt:not([aria-hidden=true])').length`); n != 0 {
				t.Errorf("%s: %d readings are read out", page, n)
			}
		}
	}
}

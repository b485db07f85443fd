package browser

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"
)

// speech stands in for the browser's: it has the voices of window.voices, and has said a thing when finish is called.
const speech = `(() => {
	window.said = [];
	window.voices = [];
	let now = null;
	const mock = new EventTarget();
	mock.getVoices = () => voices;
	mock.speak = u => {
		if (now) throw new Error('two at once');
		now = u;
		const range = CSS.highlights.get('aloud') && [...CSS.highlights.get('aloud')][0];
		said.push({text: u.text, lang: u.lang, voice: u.voice.name, rate: u.rate, marked: range ? range.toString() : ''});
	};
	mock.cancel = () => { const u = now; now = null; u?.onerror({error: 'interrupted'}); };
	window.finish = () => { const u = now; now = null; u?.onend({}); return said.length; };
	window.fail = () => { const u = now; now = null; u?.onerror({error: 'network'}); };
	window.give = (...list) => {
		voices = list.map(([name, lang, localService]) => ({name, lang, localService}));
		mock.dispatchEvent(new Event('voiceschanged'));
	};
	Object.defineProperty(window, 'speechSynthesis', {value: mock});
	window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
})()`

type utterance struct {
	Text   string  `json:"text"`
	Lang   string  `json:"lang"`
	Voice  string  `json:"voice"`
	Rate   float64 `json:"rate"`
	Marked string  `json:"marked"`
}

// speaking opens a page in a browser whose speech is ours.
func speaking(t *testing.T, browser context.Context, v view, address string) context.Context {
	t.Helper()
	ctx := tab(t, browser, v)
	if _, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: speech}); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// press clicks a button above the text and returns what it says then.
func press(t *testing.T, ctx context.Context, name string) string {
	t.Helper()
	return evaluateAwait[string](t, ctx, `(async () => {
		const button = document.querySelector('[data-aid=`+name+`]');
		button.click();
		await import(document.querySelector('head script[data-aloud]').dataset.aloud);
		await new Promise(r => setTimeout(r));
		return button.textContent;
	})()`)
}

const chinese = `give(['English', 'en-US', true], ['Tingting', 'zh-CN', true], ['Far', 'zh-CN', false], ['Meijia', 'zh_TW', true]); null`

func heard(t *testing.T, ctx context.Context) []utterance {
	t.Helper()
	return evaluate[[]utterance](t, ctx, `said`)
}

// TestAloudAppears waits with the button until there is a Chinese voice, and moves nothing then.
func TestAloudAppears(t *testing.T) {
	s := openSite(t)
	ctx := speaking(t, chromium(t), views[0], s.url+s.largest(t, "zh-hans/notices"))
	const state = `[document.querySelector('[data-aid=aloud]').checkVisibility({visibilityProperty: true}), document.querySelector('.body').getBoundingClientRect().top].join(' ')`
	_, before, _ := strings.Cut(evaluate[string](t, ctx, state), " ")
	evaluate[any](t, ctx, `give(['English', 'en-US', true]); null`)
	if got := evaluate[string](t, ctx, state); got != "false "+before {
		t.Errorf("without a Chinese voice: %s", got)
	}
	evaluate[any](t, ctx, chinese)
	if got := evaluate[string](t, ctx, state); got != "true "+before {
		t.Errorf("with one: %s", got)
	}
}

// TestAloud listens to whole pages: sentence after sentence in the voice of the script, each marked, nothing left out.
func TestAloud(t *testing.T) {
	s, browser := openSite(t), chromium(t)
	for script, voice := range map[string]string{"zh-hans": "Tingting", "zh-hant": "Meijia"} {
		for _, pinyin := range []bool{false, true} {
			ctx := speaking(t, browser, views[2], s.url+s.largest(t, script+"/interpretations"))
			evaluate[any](t, ctx, chinese)
			if pinyin {
				pressPinyin(t, ctx)
			}
			if now := press(t, ctx, "aloud"); now != map[string]string{"zh-hans": "暂停", "zh-hant": "暫停"}[script] {
				t.Errorf("the button says %s", now)
			}
			evaluate[any](t, ctx, `for (let n = 0; finish() > n;) n = said.length; null`)
			all := heard(t, ctx)
			var text strings.Builder
			for _, u := range all {
				text.WriteString(u.Text)
				if u.Voice != voice || u.Rate != 1 || utf8.RuneCountInString(u.Text) > 130 {
					t.Errorf("%+v", u)
				}
				if squeeze(u.Marked) != squeeze(u.Text) && !pinyin {
					t.Errorf("said %q, marked %q", u.Text, u.Marked)
				}
				if strings.ContainsAny(u.Text, "āáǎàēéěèīíǐìōóǒòūúǔù") {
					t.Errorf("said %q", u.Text)
				}
			}
			body := evaluate[string](t, ctx, `document.querySelectorAll('rt').forEach(rt => rt.remove()) ?? document.querySelector('.body').textContent`)
			if !strings.Contains(squeeze(text.String()), squeeze(body)) {
				t.Errorf("of\n%s\nwas said\n%s", body, text.String())
			}
			if title := evaluate[string](t, ctx, `document.querySelector('h1').textContent`); len(all) == 0 || all[0].Text != title {
				t.Errorf("it does not begin with %s", title)
			}
			if pinyin {
				pressPinyin(t, ctx)
			}
		}
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// TestAloudPauses holds, goes on with the same sentence, begins where the reader is, and stops.
func TestAloudPauses(t *testing.T) {
	s := openSite(t)
	ctx := speaking(t, chromium(t), views[0], s.url+s.largest(t, "zh-hans/plans"))
	evaluate[any](t, ctx, chinese)
	evaluate[any](t, ctx, `document.documentElement.dataset.rate = '125'; scrollTo(0, document.querySelectorAll('.body p')[12].getBoundingClientRect().top - 5); null`)
	start := evaluate[string](t, ctx, `document.querySelectorAll('.body p')[12].textContent`)
	press(t, ctx, "aloud")
	evaluate[any](t, ctx, `finish(); null`)
	if now := press(t, ctx, "aloud"); now != "继续" {
		t.Errorf("paused, the button says %s", now)
	}
	evaluate[any](t, ctx, `finish(); null`) // of what was cut off; nothing may follow
	press(t, ctx, "aloud")
	all := heard(t, ctx)
	if len(all) != 3 || all[1] != all[2] || !strings.HasPrefix(start, strings.TrimSpace(all[0].Text)) || all[0].Rate != 1.25 {
		t.Errorf("from %s: %+v", start, all)
	}
	press(t, ctx, "stop")
	const state = `[said.length, CSS.highlights.has('aloud'), document.querySelector('[data-aid=aloud]').textContent, document.querySelector('[data-aid=stop]').checkVisibility()].join(' ')`
	if got := evaluate[string](t, ctx, `finish() && `+state); got != "3 false 朗读 false" {
		t.Errorf("stopped: %s", got)
	}
	chosen := evaluate[string](t, ctx, `(() => { const p = document.querySelectorAll('.body p')[30]; getSelection().selectAllChildren(p); return p.textContent; })()`)
	press(t, ctx, "aloud")
	if all = heard(t, ctx); len(all) != 4 || !strings.HasPrefix(chosen, strings.TrimSpace(all[3].Text)) {
		t.Errorf("from %s: %+v", chosen, all[3:])
	}
	evaluate[any](t, ctx, `fail(); null`)
	if got := evaluate[string](t, ctx, `document.querySelector('[data-aid=status]').textContent`); !strings.Contains(got, "network") {
		t.Errorf("after a failure it says %q", got)
	}
}

// TestAloudTables says rows with the names of their columns.
func TestAloudTables(t *testing.T) {
	s := openSite(t)
	ctx := speaking(t, chromium(t), views[0], s.url+s.largest(t, "zh-hans/notices"))
	evaluate[any](t, ctx, chinese+`; document.querySelector('.body').innerHTML = '<table><caption>表一</caption><thead><tr><th>对象<th>意见</thead><tr><th>部门<td>2<tr><th>企业<td></table><p class="lost">原图缺失：1.jpg</p><p hidden>不说</p>'; null`)
	press(t, ctx, "aloud")
	evaluate[any](t, ctx, `for (let n = 0; finish() > n;) n = said.length; null`)
	var got []string
	for _, u := range heard(t, ctx) {
		got = append(got, u.Text)
	}
	const want = "表一|部门；意见：2|企业|原图缺失：1.jpg"
	if all := strings.Join(got, "|"); !strings.Contains(all, want) {
		t.Error(cmp.Diff(want, all))
	}
}

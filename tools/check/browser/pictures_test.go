//go:build pictures

package browser

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

const pictureFolder = "../../../docs/images"

// TestPictures takes the pictures of docs/site.md anew: make pictures.
func TestPictures(t *testing.T) {
	const (
		consultation = "consultations/001-d2d51ae4480055f7/"
		plan         = "plans/001-d2d51ae4480055f7/"

		withPinyin = `new Promise(done => { document.addEventListener('pinyin', () => done(true), { once: true }); document.querySelector('[data-aid=pinyin]').click(); })`
		found      = `new Promise(done => { const wait = setInterval(() => { if (document.querySelector('#hits li')) { clearInterval(wait); done(true); } }, 50); })`
		third      = `document.querySelectorAll('.body h2')[2].scrollIntoView({behavior: 'instant'}); true`
	)
	wide := view{scheme: "light", width: 1280, height: 1100}
	phone := view{scheme: "light", width: 320, height: 700}
	dark, night, forced := wide, phone, wide
	dark.scheme, night.scheme, forced.forced = "dark", "dark", true
	s, browser := openSite(t), chromium(t)
	for _, p := range []struct {
		name, address string
		view          view
		before        string
	}{
		{"home", "zh-hans/", wide, ""},
		{"dossier", "zh-hans/" + consultation, wide, ""},
		{"dossier-phone", "zh-hant/" + consultation, night, ""},
		{"list", "zh-hant/interpretations/", dark, ""},
		{"plan", "zh-hans/" + plan, wide, third},
		{"interpretation-forced", "zh-hans/interpretations/004-5804affb734e415a/", forced, ""},
		{"feedback-phone", "zh-hans/feedback/000-927cb3cb18e8333e/", phone, ""},
		{"news-phone", "zh-hant/news/002-88ace820f90d52bf/", phone, ""},
		{"search", "zh-hans/search/?q=数字经济什么时候截止", wide, found},
		{"settings-phone", "zh-hans/reading/", phone, ""},
		{"data", "zh-hans/data/", wide, ""},
		{"about-phone", "zh-hant/about/", night, ""},
		{"accessibility-phone", "zh-hans/accessibility/", phone, ""},
		{"missing-phone", "zh-hans/404.html", phone, ""},
		{"plan-phone-pinyin", "zh-hans/" + plan, phone, withPinyin}, // last: it is remembered
	} {
		t.Run(p.name, func(t *testing.T) {
			ctx := tab(t, browser, p.view)
			if err := chromedp.Do(ctx, chromedp.Navigate(s.url+p.address)); err != nil {
				t.Fatal(err)
			}
			if p.before != "" {
				evaluateAwait[bool](t, ctx, p.before)
			}
			quality := int64(85)
			picture, err := chromedp.Call(ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{Format: page.CaptureScreenshotFormatWebp, Quality: &quality})
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(pictureFolder, p.name+".webp"), picture.Data, 0o644); err != nil {
				t.Fatal(err)
			}
		})
	}
}

package browser

import (
	"bytes"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// printed is what stands on paper.
type printed struct {
	Text     string   `json:"text"`
	Address  string   `json:"address"` // as the page's head has it
	Digest   string   `json:"digest"`  // as the screen has it
	Title    string   `json:"title"`
	Controls []string `json:"controls"` // nobody can press them there
}

const onPaper = `({
	text: document.body.innerText,
	address: document.querySelector('link[rel=canonical]').href,
	digest: document.querySelector('.provenance code').textContent,
	title: document.querySelector('h1').textContent.trim(),
	controls: [...document.querySelectorAll('nav, form, button, summary, footer, .skip')].filter(el => el.checkVisibility()).map(el => el.outerHTML.slice(0, 100)),
})`

// a4 is the width between the margins of print.css, in CSS pixels.
var a4 = view{scheme: "light", width: (210 - 2*23) * 96 * 10 / 254, height: 900, print: true}

// TestPrint prints an announcement of every kind: the document, where it stands, what it was made from, and nothing else.
func TestPrint(t *testing.T) {
	s, browser := openSite(t), chromium(t)
	for _, script := range scripts {
		for _, kind := range kinds {
			at := s.largest(t, script+"/"+kind)
			if at == "" {
				continue // another SITE may have none of the kind
			}
			t.Run(at, func(t *testing.T) {
				t.Parallel()
				ctx := tab(t, browser, a4)
				if err := chromedp.Do(ctx, chromedp.Navigate(s.url+at)); err != nil {
					t.Fatal(err)
				}
				got := evaluate[printed](t, ctx, onPaper)
				for _, want := range []string{got.Title, got.Address, got.Digest} {
					if want == "" || !strings.Contains(got.Text, want) {
						t.Errorf("%q is not printed:\n%s", want, got.Text)
					}
				}
				for _, control := range got.Controls {
					t.Errorf("printed: %s", control)
				}
				for _, loss := range evaluate[[]string](t, ctx, losses) {
					t.Errorf("on paper: %s", loss)
				}
				pdf, err := chromedp.Call(ctx, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: new(true)})
				if err != nil {
					t.Fatal(err)
				}
				if !bytes.HasPrefix(pdf.Data, []byte("%PDF-")) || bytes.Count(pdf.Data, []byte("/Type /Page\n")) == 0 {
					t.Errorf("no pages in %d bytes", len(pdf.Data))
				}
			})
		}
	}
}

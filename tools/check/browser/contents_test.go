package browser

import (
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// marked is the place in the contents list that is marked, and the section above which the reader is, both by id.
const marked = `(() => {
	const list = document.querySelector('.contents'), link = list.querySelector('[aria-current]');
	const box = list.getBoundingClientRect(), at = link && link.getBoundingClientRect();
	return {id: link ? link.hash.slice(1) : '', count: list.querySelectorAll('[aria-current]').length, seen: !!at && at.top >= box.top && at.bottom <= box.bottom};
})()`

type markedAt struct {
	ID    string `json:"id"`
	Count int    `json:"count"`
	Seen  bool   `json:"seen"`
}

// TestContentsFollow reads a long text from its first heading to its last and back: the contents list marks where the reader is.
func TestContentsFollow(t *testing.T) {
	s := openSite(t)
	ctx := tab(t, chromium(t), view{scheme: "light", width: 1280, height: 600})
	if err := chromedp.Do(ctx, chromedp.Navigate(s.url+s.largest(t, "zh-hans/plans"))); err != nil {
		t.Fatal(err)
	}
	ids := evaluate[[]string](t, ctx, `[...document.querySelectorAll('.contents a')].map(a => a.hash.slice(1))`)
	if len(ids) < 4 {
		t.Fatalf("contents %q", ids)
	}
	if at := evaluate[markedAt](t, ctx, marked); at.Count != 0 {
		t.Errorf("above the first heading: %+v", at)
	}
	for _, id := range []string{ids[0], ids[len(ids)-1], ids[len(ids)/2]} {
		evaluate[any](t, ctx, `document.getElementById('`+id+`').scrollIntoView({behavior: 'instant'}); null`)
		var at markedAt
		for range 100 { // the mark follows with the next frame
			if at = evaluate[markedAt](t, ctx, marked); at.ID == id {
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
		if at.ID != id || at.Count != 1 || !at.Seen {
			t.Errorf("at %s: %+v", id, at)
		}
	}
}

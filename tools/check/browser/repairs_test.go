package browser

import (
	"encoding/json"
	"path"
	"regexp"
	"strconv"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// TestRepairsShown counts the changes that a page shows against those in its record: every one is there.
func TestRepairsShown(t *testing.T) {
	s := openSite(t)
	change := regexp.MustCompile(`^\S.* → \S.*?(?: ×([0-9]+))?$`)
	total := 0
	for _, script := range scripts {
		for _, name := range s.announcements(t, script) {
			page := s.document(t, name)
			log := page.Find(`.provenance a[href$="/repairs.json"]`)
			if log.Length() != 1 {
				t.Errorf("%s: %d links to the record", name, log.Length())
				continue
			}
			var record struct {
				Repairs []struct{}
				Fields  []struct{ Repairs []struct{} }
			}
			// Both scripts share one record, in the folder of the first.
			if err := json.Unmarshal(s.read(t, scripts[0]+path.Dir(name)[len(script):]+"/repairs.json"), &record); err != nil {
				t.Fatal(err)
			}
			want := len(record.Repairs)
			for _, field := range record.Fields {
				want += len(field.Repairs)
			}
			got, whole := 0, true
			page.Find(".repairs ul li").Each(func(_ int, li *goquery.Selection) {
				m := change.FindStringSubmatch(li.Text())
				switch {
				case li.Text() == "…": // a list ends there
					whole = false
				case m == nil:
					t.Errorf("%s: not a change: %q", name, li.Text())
				case m[1] == "":
					got++
				default:
					n, err := strconv.Atoi(m[1])
					if err != nil {
						t.Fatal(err)
					}
					got += n
				}
			})
			if got != want && whole {
				t.Errorf("%s: shows %d changes of %d", name, got, want)
			}
			total += got
		}
	}
	if total == 0 {
		t.Error("no page shows a change")
	}
}

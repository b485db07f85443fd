package browser

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"path"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
)

// atom is what RFC 4287 §4.1 requires of a feed, and what makes it one of ours.
type atom struct {
	XMLName xml.Name  `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string    `xml:"id"`
	Title   string    `xml:"title"`
	Updated time.Time `xml:"updated"`
	Author  string    `xml:"author>name"`
	Entries []struct {
		ID      string    `xml:"id"`
		Title   string    `xml:"title"`
		Updated time.Time `xml:"updated"`
	} `xml:"entry"`
}

// TestFeeds reads every feed as a feed reader does: found from its page, newest first, the same in both forms.
func TestFeeds(t *testing.T) {
	s := openSite(t)
	names := s.files(t, "atom.xml")
	if len(names) < 2 {
		t.Fatalf("found %d feeds", len(names))
	}
	for _, name := range names {
		var feed atom
		if err := xml.Unmarshal(s.read(t, name), &feed); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if feed.ID == "" || feed.Title == "" || feed.Author == "" || feed.Updated.IsZero() || len(feed.Entries) == 0 {
			t.Errorf("%s is not complete: %+v", name, feed)
		}
		var twin struct {
			Items []struct{ ID, Title string }
		}
		if err := json.Unmarshal(s.read(t, path.Dir(name)+"/feed.json"), &twin); err != nil {
			t.Fatal(err)
		}
		if len(twin.Items) != len(feed.Entries) {
			t.Fatalf("%s has %d entries, feed.json %d", name, len(feed.Entries), len(twin.Items))
		}
		last := feed.Updated
		seen := map[string]bool{}
		for i, e := range feed.Entries {
			if e.Updated.After(last) || seen[e.ID] || e.Title == "" || twin.Items[i].ID != e.ID || twin.Items[i].Title != e.Title {
				t.Errorf("%s: entry %d: %+v", name, i, e)
			}
			seen[e.ID] = true
		}
		for _, want := range []string{"atom.xml", "feed.json"} {
			if link := fmt.Sprintf(`link[rel=alternate][href$="/%s/%s"]`, path.Dir(name), want); s.document(t, path.Dir(name)+"/index.html").Find(link).Length() != 1 {
				t.Errorf("%s: no %s", path.Dir(name), link)
			}
		}
	}
}

// TestStructuredData holds that JSON-LD is JSON, speaks of schema.org, and says nothing empty.
func TestStructuredData(t *testing.T) {
	s := openSite(t)
	for _, script := range scripts {
		for _, name := range append(s.announcements(t, script), script+"/index.html") {
			var data struct {
				Context string           `json:"@context"`
				Graph   []map[string]any `json:"@graph"`
			}
			block := s.document(t, name).Find(`script[type="application/ld+json"]`)
			if err := json.Unmarshal([]byte(block.Text()), &data); err != nil || block.Length() != 1 {
				t.Errorf("%s: %d blocks, %v", name, block.Length(), err)
				continue
			}
			if data.Context != "https://schema.org" || len(data.Graph) == 0 || strings.Contains(block.Text(), `""`) {
				t.Errorf("%s: %s", name, block.Text())
			}
			for _, node := range data.Graph {
				if node["@type"] == nil {
					t.Errorf("%s: no @type in %v", name, node)
				}
			}
		}
	}
}

func (s *site) document(t *testing.T, name string) *goquery.Document {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(s.read(t, name)))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

package browser

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// apiSchema is what docs/api.md promises.
const apiSchema = "../../../static/api/schema.json"

// TestAPI holds every file of the API against its part of the schema, and the lists against the catalog and the site.
func TestAPI(t *testing.T) {
	s := openSite(t)
	catalogs, lists := apiPart(t, "catalog"), apiPart(t, "list")
	for _, script := range scripts {
		index := script + "/api/index.json"
		if err := catalogs.Validate(decode(t, s.read(t, index))); err != nil {
			t.Errorf("%s: %v", index, err)
		}
		var catalog struct {
			Lists []struct {
				API   string
				Count int
			}
		}
		if err := json.Unmarshal(s.read(t, index), &catalog); err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, entry := range catalog.Lists {
			name := entry.API[strings.Index(entry.API, script):]
			if err := lists.Validate(decode(t, s.read(t, name))); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			var list struct {
				Items []struct{ Path string }
			}
			if err := json.Unmarshal(s.read(t, name), &list); err != nil {
				t.Fatal(err)
			}
			if len(list.Items) != entry.Count {
				t.Errorf("%s has %d announcements, the catalog says %d", name, len(list.Items), entry.Count)
			}
			for _, item := range list.Items {
				seen[script+"/"+item.Path+"/index.html"] = true
			}
		}
		pages := s.announcements(t, script)
		for _, page := range pages {
			if !seen[page] {
				t.Errorf("%s is in no list", page)
			}
		}
		if len(seen) != len(pages) || len(pages) == 0 {
			t.Errorf("%s: the lists have %d announcements of %d", script, len(seen), len(pages))
		}
	}
}

// TestAPISchemaFinds makes sure that silence means something.
func TestAPISchemaFinds(t *testing.T) {
	const good = `{"id":"a","path":"plans/a","kind":"plan","url":"https://a.example/","language":"zh-Hans","title":"规划",
		"script":"original","original_script":"zh-hans","parts":["plans/a"],"outcome":{"kind":"zero","responses":0},
		"validity":[{"label":"有效期至","text":"2028-12-31","date":"2028-12-31","origin":"label"}],"contacts":[{"kind":"phone","label":"咨询电话","value":"0532-67707518","origin":"body"}],
		"dates":[{"kind":"other","value":"2024-05-01","label":"更新时间"}],"meta_of_source":{"column":"公告"}}`
	schema := apiPart(t, "announcement")
	if err := schema.Validate(decode(t, []byte(good))); err != nil {
		t.Fatal(err)
	}
	for _, change := range [][2]string{
		{`"kind":"plan"`, `"kind":"other"`}, {`"title":"规划"`, `"titel":"规划"`}, {`"responses":0`, `"responses":null`}, {`"kind":"phone"`, `"kind":"pager"`}, {`"text":"2028-12-31"`, `"text":""`},
		{`"kind":"other"`, `"kind":"some"`}, {`"column"`, `"columns"`}, {`"https://a.example/"`, `"not an address"`},
	} {
		if schema.Validate(decode(t, []byte(strings.Replace(good, change[0], change[1], 1)))) == nil {
			t.Errorf("%s is let through", change[1])
		}
	}
}

func apiPart(t *testing.T, def string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	schema, err := c.Compile(apiSchema + "#/$defs/" + def)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func decode(t *testing.T, body []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// announcements returns the pages of all announcements in a script.
func (s *site) announcements(t *testing.T, script string) []string {
	t.Helper()
	var pages []string
	for _, kind := range kinds {
		names, err := fs.Glob(s.public, script+"/"+kind+"/*/index.html")
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, names...)
	}
	return pages
}

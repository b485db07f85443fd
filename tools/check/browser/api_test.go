package browser

import (
	"bytes"
	"io/fs"
	"path"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// apiSchema is what docs/api.md promises.
const apiSchema = "../../../static/api/schema.json"

// TestAPI holds every file of the API against its part of the schema.
func TestAPI(t *testing.T) {
	s := openSite(t)
	schema := map[string]*jsonschema.Schema{}
	for _, def := range []string{"catalog", "list", "announcement"} {
		schema[def] = apiPart(t, def)
	}
	for _, script := range scripts {
		names, err := fs.Glob(s.public, script+"/api/*/*.json")
		if err != nil {
			t.Fatal(err)
		}
		count := 0
		for _, name := range append(names, script+"/api/index.json") {
			def := "announcement"
			switch {
			case path.Base(path.Dir(name)) == "api":
				def = "catalog"
			case path.Base(name) == "index.json":
				def = "list"
			default:
				count++
			}
			if err := schema[def].Validate(decode(t, s.read(t, name))); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		if pages := len(s.announcements(t, script)); count != pages || pages == 0 {
			t.Errorf("%s: %d files for %d announcements", script, count, pages)
		}
	}
}

// TestAPISchemaFinds makes sure that silence means something.
func TestAPISchemaFinds(t *testing.T) {
	const good = `{"format":1,"id":"a","kind":"plan","url":"https://a.example/","api":"https://a.example/a.json","language":"zh-Hans","title":"规划",
		"script":"original","original_script":"zh-hans","parts":[],"outcome":{"kind":"zero","responses":0},
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

package check

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestWeigh(t *testing.T) {
	site := cleanSite(t)
	site[plan].Data = []byte(strings.Replace(string(site[plan].Data), "</head>", `<script src="/gov/js/a.js" defer></script></head>`, 1))
	site["js/a.js"] = &fstest.MapFile{Data: []byte(noise(2_000))}
	all, err := Weigh(site)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]Weight{}
	for _, w := range all {
		found[w.Page+"/index.html"] = w
	}
	light, heavy := found[home], found[plan]
	if light.CSS == 0 || light.CSS != compressed(site[style].Data) || light.JS != 0 || light.HTML != compressed(site[home].Data) {
		t.Errorf("%+v", light)
	}
	if heavy.JS != compressed(site["js/a.js"].Data) || heavy.Requests != 2 || heavy.Total() != heavy.HTML+heavy.CSS+heavy.JS {
		t.Errorf("%+v", heavy)
	}
	if _, redirect := found["./index.html"]; redirect {
		t.Error("a redirect is weighed")
	}
	var table strings.Builder
	if err := WriteWeights(&table, all); err != nil || !strings.Contains(table.String(), "| /plans/…/ | 1 | ") {
		t.Errorf("%v\n%s", err, &table)
	}
}

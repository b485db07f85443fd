package check

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestSearchScript holds which script the search page may have.
func TestSearchScript(t *testing.T) {
	const good = `<script type="module" src="/gov/js/search.js" integrity="sha256-AA=="></script>`
	for script, want := range map[string]int{
		good: 0,
		good + `<script type="module" src="/gov/js/search.js" integrity="sha256-AA=="></script>`:     1,
		`<script type="module" src="/gov/js/search.js"></script>`:                                    1,
		`<script src="/gov/js/search.js" integrity="sha256-AA=="></script>`:                          1,
		`<script type="module" src="https://b.example/search.js" integrity="sha256-AA=="></script>`:  1,
		`<script type="module" src="/gov/js/search.js" integrity="sha256-AA==">import("x")</script>`: 1,
		good + `<script>1</script>`: 1,
	} {
		site := cleanSite(t)
		site["zh-hans/search/index.html"] = &fstest.MapFile{Data: []byte(strings.Replace(string(site[plan].Data), "<h1>", script+"<h1>", 1))}
		site["js/search.js"] = &fstest.MapFile{Data: []byte("1")}
		got := 0
		for _, f := range findings(t, site) {
			if f.Kind == Script {
				got++
			}
		}
		if got != want {
			t.Errorf("%s: %d findings, want %d", script, got, want)
		}
	}
}

package zhconv

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestExplain(t *testing.T) {
	own, err := ReadLexicon("own.toml", strings.NewReader(entryHead+"\"里岔镇\" = \"里岔鎮\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	c := newConverter(t, S2TW, Options{Lexicons: []Lexicon{own}})
	for _, test := range []struct {
		in   string
		want []string // rule before→after (passed) reason
	}{
		{"a规划", []string{"dictionary 规划→規劃"}},
		{"里岔镇", []string{"lexicon 里岔镇→里岔鎮 r s"}},
		{"要素发展", []string{"character 素→素 not 素发", "dictionary 发展→發展"}},
		{"展素发展", []string{"character 素→素 not 素发", "dictionary 发展→發展"}},
		{"亩", []string{"character 亩→畝"}},
		{"http://a.cn/发/ 征", []string{"character 征→徵"}},
	} {
		var got []string
		for _, e := range c.Explain(test.in) {
			line := string(e.Rule) + " " + e.Before + "→" + e.After
			if e.Reason != "" {
				line += " " + e.Reason + " " + e.Source
			}
			if e.Passed != nil {
				line += " not " + strings.Join(e.Passed, ", ")
			}
			got = append(got, line)
			if test.in[e.At:e.At+len(e.Before)] != e.Before {
				t.Errorf("%s: %s is not at %d", test.in, e.Before, e.At)
			}
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", test.in, diff)
		}
	}
	if got := c.Explain("公布"); len(got) != 0 {
		t.Errorf("nothing changes, yet %+v", got)
	}
}

// The explained changes are the changes.
func TestExplainReplays(t *testing.T) {
	for _, mode := range Modes() {
		c := newConverter(t, mode, Options{})
		for line := range strings.Lines(samples(t, 300)) {
			var changes []Change
			for _, e := range c.Explain(line) {
				changes = append(changes, e.Change)
			}
			if got, want := replay(line, changes), c.String(line); got != want {
				t.Fatalf("%s: %q: explained %q, want %q", mode, line, got, want)
			}
		}
	}
}

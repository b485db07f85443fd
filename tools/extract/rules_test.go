package extract

import (
	"strings"
	"testing"

	"gonggao/tools/announcement"
)

func TestSourcesAreChecked(t *testing.T) {
	for name, test := range map[string]struct{ file, want string }{
		"unknown key":      {"[[source]]\nname='x'\nbody=['#a']\nbdoy=['#b']", "unknown key source.bdoy"},
		"bad selector":     {"[[source]]\nname='x'\nbody=['div[']", `body: selector "div["`},
		"no name":          {"[[source]]\nbody=['#a']", "it has no name"},
		"no rule":          {"[[source]]\nname='x'", "it has no rule"},
		"nothing":          {"", "no [[source]] in it"},
		"half a pair":      {"[[source]]\nname='x'\nbody-between=[['a','']]", "an empty one"},
		"not TOML":         {"[[source", "mine.toml"},
		"three in a pair":  {"[[source]]\nname='x'\nbody-between=[['a','b','c']]", "mine.toml"},
		"pseudo class bad": {"[[source]]\nname='x'\ntitle=['p:foo(']", `title: selector "p:foo("`},
	} {
		_, err := ReadSources(strings.NewReader(test.file), "mine.toml")
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want %q", name, err, test.want)
		}
	}
}

// TestOwnSource reads a page by a webmaster's rules: for one host, with a selector that names neither id nor class.
func TestOwnSource(t *testing.T) {
	own, err := ReadSources(strings.NewReader(`
[[source]]
name = "云溪区旧站"
hosts = ["old.yunxi.example"]
title = ['td[bgcolor="#ffcc00"]']
body = ['td[width="600"]']
drop = [".sign"]
`), "yunxi.toml")
	if err != nil {
		t.Fatal(err)
	}
	page := `<title>云溪</title><table><tr><td bgcolor="#ffcc00">春季植树<tr><td width=600>三月十二日植树。<span class=sign>本网编辑</span>
<td>另有一段很长的文字，说的是别的事情。它有好几句话；读起来像正文，其实不是。请不要把它当作正文，因为正文在旁边的格子里。`
	builtin, err := BuiltinSources()
	if err != nil {
		t.Fatal(err)
	}
	opts := HTMLOptions{Sources: own.And(builtin)}
	for address, want := range map[string]string{
		"http://old.yunxi.example/1.asp":     "title 春季植树\nparagraph 三月十二日植树。\n",
		"http://www.old.yunxi.example/1.asp": "title 春季植树\nparagraph 三月十二日植树。\n",
		"http://new.yunxi.example/1.asp":     "",
	} {
		doc, err := HTML(page, address, opts)
		if err != nil {
			t.Fatal(err)
		}
		if got := inBodyText(doc); want != "" && got != want || want == "" && !strings.Contains(got, "另有一段") {
			t.Errorf("%s: %s", address, got)
		}
		for _, b := range doc.Blocks {
			if want != "" && strings.Contains(b.Text, "本网编辑") && b.Kind != announcement.Chrome {
				t.Errorf("%s: %+v", address, b)
			}
		}
	}
}

func TestToolbarWordsFit(t *testing.T) {
	for word := range toolbarWords {
		if len(word) > longestToolbarWord {
			t.Errorf("%q has %d bytes", word, len(word))
		}
	}
}

func TestHintOf(t *testing.T) {
	for name, want := range map[string]nameHint{
		"topNav": hintHeader | hintNavigation, "share-box2": hintToolbar, "nav01": hintNavigation, "h1": hintTitle, "article_h1": hintContent | hintTitle,
		"dc5dh5": 0, "4i7gg": 0, "x9foot1": 0, "": 0, "col3_title": hintTitle, "navigationnavigationnavigation": 0,
	} {
		if got := hintOf(name); got != want {
			t.Errorf("%q: %b, want %b", name, got, want)
		}
	}
}

package check

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

// TestInterfaceWords holds that both scripts have the same words, and that every kind of flag has some: without them
// the strict build of a site with such a page stops.
func TestInterfaceWords(t *testing.T) {
	words := map[string]map[string]any{}
	for _, script := range []string{"zh-hans", "zh-hant"} {
		var w map[string]any
		if _, err := toml.DecodeFile("../../i18n/"+script+".toml", &w); err != nil {
			t.Fatal(err)
		}
		words[script] = w
	}
	for script, other := range map[string]string{"zh-hans": "zh-hant", "zh-hant": "zh-hans"} {
		for key := range words[script] {
			if _, ok := words[other][key]; !ok {
				t.Errorf("%s has %s, %s has not", script, key, other)
			}
		}
	}
	kinds := constants(t, "../announcement/flag.go", "FlagKind")
	if len(kinds) < 20 {
		t.Fatalf("found only %d kinds of flag", len(kinds))
	}
	for _, kind := range kinds {
		key := "flag_" + strings.ReplaceAll(kind, "-", "_")
		if _, ok := words["zh-hans"][key]; !ok {
			t.Errorf("i18n has no %s", key)
		}
	}
}

// TestWordsOfTemplates holds that each word that templates take from the map of all words is there and needs no value: a
// text template would show readers "<no value>", and the strict build says nothing of it.
func TestWordsOfTemplates(t *testing.T) {
	var words map[string]any
	if _, err := toml.DecodeFile("../../i18n/zh-hans.toml", &words); err != nil {
		t.Fatal(err)
	}
	used := regexp.MustCompile(`\$(?:\.site\.|site\.)?words\.(\w+)`)
	found := 0
	err := fs.WalkDir(os.DirFS("../../layouts"), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile("../../layouts/" + name)
		for _, m := range used.FindAllStringSubmatch(string(text), -1) {
			found++
			if word, ok := words[m[1]].(string); !ok || strings.Contains(word, "{{") {
				t.Errorf("%s: no plain word %s", name, m[1])
			}
		}
		return err
	})
	if err != nil || found < 50 {
		t.Fatalf("%d words, %v", found, err)
	}
}

// constants returns the values of the string constants of a type.
func constants(t *testing.T, file, typ string) []string {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var values []string
	ast.Inspect(f, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if name, ok := spec.Type.(*ast.Ident); !ok || name.Name != typ {
			return true
		}
		for _, v := range spec.Values {
			if lit, ok := v.(*ast.BasicLit); ok {
				value, err := strconv.Unquote(lit.Value)
				if err != nil {
					t.Fatal(err)
				}
				values = append(values, value)
			}
		}
		return true
	})
	return values
}

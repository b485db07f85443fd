package report

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"

	"gonggao/tools/announcement"
)

// constants returns the values of the constants of a type, each with its line comment, as the source has them: a
// kind that someone adds needs words before this test passes again.
func constants(t *testing.T, file, typeName string) map[string]string {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	ast.Inspect(tree, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) == 0 {
			return true
		}
		if name, ok := spec.Type.(*ast.Ident); !ok || name.Name != typeName {
			return true
		}
		value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		found[value] = spec.Comment.Text()
		return true
	})
	if len(found) == 0 {
		t.Fatalf("no constants of type %s in %s", typeName, file)
	}
	return found
}

// rules returns the names under which the repair stage logs its changes.
func rules(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../repair/*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	var names []string
	for _, file := range files {
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if f, ok := call.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "apply" {
				if name, ok := call.Args[0].(*ast.BasicLit); ok {
					names = append(names, strings.Trim(name.Value, `"`))
				}
			}
			return true
		})
	}
	if len(names) < 5 {
		t.Fatalf("only %q found: has the way of logging changed?", names)
	}
	return names
}

var dataKeys = regexp.MustCompile(`Data: ([a-z, -]+)`)

func keysIn(comment string) []string {
	if m := dataKeys.FindStringSubmatch(comment); m != nil {
		return strings.Split(strings.TrimSpace(m[1]), ", ")
	}
	return nil
}

func TestWordsAreComplete(t *testing.T) {
	flags := constants(t, "../announcement/flag.go", "FlagKind")
	problems := constants(t, "../announcement/problem.go", "ProblemKind")
	for _, lang := range Languages() {
		w, err := loadWords(lang)
		if err != nil {
			t.Fatal(err)
		}
		has := func(what string, words ...string) {
			t.Helper()
			if slices.Contains(words, "") {
				t.Errorf("%s: no words for %s", lang, what)
			}
		}
		for kind, comment := range flags {
			e := w.Flag[announcement.FlagKind(kind)]
			has("flag "+kind, e.Title, e.What, e.Do)
			for _, key := range keysIn(comment) {
				has("data "+key, w.Data[key])
			}
		}
		for kind, comment := range problems {
			e := w.Problem[announcement.ProblemKind(kind)]
			has("problem "+kind, e.Title, e.What, e.Do)
			for _, key := range keysIn(comment) {
				if key != "looks" && !strings.Contains(e.What, "{"+key+"}") {
					t.Errorf("%s: problem %s does not say its %s", lang, kind, key)
				}
			}
		}
		for kind := range constants(t, "../announcement/part.go", "PartKind") {
			has("part "+kind, w.Part[announcement.PartKind(kind)])
		}
		for label := range constants(t, "../announcement/document.go", "Label") {
			has("label "+label, w.Label[announcement.Label(label)])
		}
		for refusal := range constants(t, "../hugosite/inspect.go", "Refusal") {
			if refusal != "" {
				has("refusal "+refusal, w.Refusal[refusal])
			}
		}
		for _, rule := range rules(t) {
			has("repair "+rule, w.Rule[rule])
		}
		for _, o := range Outcomes() {
			has("outcome "+string(o), w.Outcome[o], w.DryOutcome[o])
		}
		for i, text := range reflect.ValueOf(w.Text).Fields() {
			has("text "+i.Name, text.String())
		}
	}
}

// TestLanguagesAgree also finds words for what is not there any more, since the other test cannot miss any.
func TestLanguagesAgree(t *testing.T) {
	var keys [2][]string
	for i, lang := range Languages() {
		data, err := fs.ReadFile(tables, "words/"+lang+".toml")
		if err != nil {
			t.Fatal(err)
		}
		var table map[string]any
		if err := toml.Unmarshal(data, &table); err != nil {
			t.Fatal(err)
		}
		keys[i] = flatten("", table)
	}
	if diff := cmp.Diff(keys[0], keys[1]); diff != "" {
		t.Errorf("keys and places (-zh +en):\n%s", diff)
	}
	flags := constants(t, "../announcement/flag.go", "FlagKind")
	problems := constants(t, "../announcement/problem.go", "ProblemKind")
	problems[string(other)] = ""
	for _, key := range keys[0] {
		parts := strings.Split(key, ".")
		known := map[string]map[string]string{"flag": flags, "problem": problems}[parts[0]]
		if known == nil {
			continue
		}
		if _, ok := known[parts[1]]; !ok {
			t.Errorf("words for %s, which is no kind", key)
		}
	}
}

var place = regexp.MustCompile(`\{[a-z]+\}`)

// flatten returns the sorted paths of all texts, each with the places it has for values.
func flatten(prefix string, table map[string]any) []string {
	var keys []string
	for key, value := range table {
		switch value := value.(type) {
		case map[string]any:
			keys = append(keys, flatten(prefix+key+".", value)...)
		case string:
			places := place.FindAllString(value, -1)
			slices.Sort(places)
			keys = append(keys, prefix+key+" "+strings.Join(places, ""))
		}
	}
	slices.Sort(keys)
	return keys
}

func TestChineseIsChinese(t *testing.T) {
	data, err := fs.ReadFile(tables, "words/zh.toml")
	if err != nil {
		t.Fatal(err)
	}
	for n, line := range strings.Split(string(data), "\n") {
		_, text, ok := strings.Cut(line, ` = "`)
		if ok && regexp.MustCompile(`\p{Han}[,;:!?()]|[,;:!?()]\p{Han}`).MatchString(text) {
			t.Errorf("line %d has half-width punctuation: %s", n+1, text)
		}
	}
}

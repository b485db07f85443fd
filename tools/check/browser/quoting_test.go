package browser

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// TestQuoting builds announcements whose every string has marks of HTML, attributes and scripts in it: the partials that
// Hugo takes for text have to quote them by themselves.
func TestQuoting(t *testing.T) {
	const hostile = `<b class=x>"'&</script>`
	folder := t.TempDir()
	content := filepath.Join(folder, "content")
	if err := os.CopyFS(content, os.DirFS("../../../content")); err != nil {
		t.Fatal(err)
	}
	// Strings that people read; names of kinds, days and files have a form that is relied on elsewhere.
	text := regexp.MustCompile(`(?m)^(title|description|author|category|file|media_type|charset|site|generator_of_source|conversion|status_word|as_found|name|text|quote|label|url) = "(.*)"$`)
	list := regexp.MustCompile(`(?m)^(cited|document_numbers|breadcrumb|changes) = \[.*\]$`)
	pages, err := filepath.Glob(filepath.Join(content, "*", "*", "index.*.md"))
	if err != nil || len(pages) == 0 {
		t.Fatal("no pages: ", err)
	}
	for _, name := range pages {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		front, body, _ := strings.Cut(strings.TrimPrefix(string(data), "+++\n"), "\n+++")
		front = text.ReplaceAllString(front, `$1 = '''`+hostile+`'''`)
		front = list.ReplaceAllString(front, `$1 = ['''`+hostile+`''']`)
		if err := os.WriteFile(name, []byte("+++\n"+front+"\n+++"+body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	public := filepath.Join(folder, "public")
	build := exec.Command("bin/gonggao", "hugo", "--contentDir", content, "--destination", public)
	build.Dir = "../../.."
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	s := openFolder(t, public)
	found := 0
	for _, script := range scripts {
		for _, name := range append(s.announcements(t, script), script+"/index.html", script+"/plans/index.html", script+"/years/2023/index.html") {
			doc := s.document(t, name)
			if got := doc.Find("b").Length(); got != 0 {
				t.Errorf("%s: %d elements that were text", name, got)
			}
			doc.Find("*").Each(func(_ int, el *goquery.Selection) {
				for _, a := range el.Get(0).Attr {
					if a.Val == hostile {
						found++
					}
				}
			})
			if strings.Contains(doc.Find("article").Text(), hostile) {
				found++
			}
		}
	}
	if found < 50 {
		t.Errorf("the text was found %d times: it is not what is tested", found)
	}
}

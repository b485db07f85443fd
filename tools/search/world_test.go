//go:build unix

package search_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"gonggao/tools/synthetic"
	"gonggao/tools/zhconv"
)

// world makes sites of announcements that never were. Page i is always the same.
type world struct {
	chain    *synthetic.Chain
	to, from *zhconv.Converter
}

func newWorld(tb testing.TB) *world {
	tb.Helper()
	w := &world{}
	var err error
	if w.chain, err = synthetic.Learn(os.DirFS("../../sources")); err != nil {
		tb.Fatal(err)
	}
	if w.to, err = zhconv.New(zhconv.S2T, zhconv.Options{Strict: true}); err != nil {
		tb.Fatal(err)
	}
	if w.from, err = zhconv.New(zhconv.T2S, zhconv.Options{Strict: true}); err != nil {
		tb.Fatal(err)
	}
	return w
}

func (w *world) simplify(r rune) rune {
	s, _ := utf8.DecodeRuneInString(w.from.String(string(r)))
	return s
}

// path returns where page number doc of n stands: their dates are in the order of their numbers.
func (w *world) path(doc int) string { return fmt.Sprintf("notices/%06d", doc) }

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// write writes a site of n announcements in both scripts, as the layouts would.
func (w *world) write(tb testing.TB, folder string, n int) {
	tb.Helper()
	file := func(name, body string) {
		name = filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			tb.Error(err)
		}
		if err := os.WriteFile(name, []byte(body), 0o644); err != nil {
			tb.Error(err)
		}
	}
	scripts := []string{"zh-hans", "zh-hant"}
	for _, script := range scripts {
		file(script+"/search/index.html", "")
	}
	parallel(n, func(i int) {
		for _, script := range scripts {
			lines := w.chain.Text(i)
			for n, line := range lines {
				if script == "zh-hant" {
					line = w.to.String(line)
				}
				lines[n] = escaper.Replace(line)
			}
			path := w.path(i)
			file(script+"/"+path+"/index.html", fmt.Sprintf(`<!DOCTYPE html><html lang="zh"><head><link rel="canonical" href="https://a.example/%s/%s/">
<meta name="PubDate" content="%04d-%02d-%02d"><meta name="ContentSource" content="第%d局"></head><body><nav><a href="/">首页</a></nav><main>
<article data-kind="notice"><header data-search><h1>%s</h1></header><div class="body" data-search><p>%s</p></div></article></main></body></html>`,
				script, path, 2000+i*25/n, 1+i*25*12/n%12, 1, i%200, lines[0], strings.Join(lines[1:], "</p>\n<p>")))
		}
	})
}

// terms returns substrings of 2 to 5 characters of arbitrary pages, every other one in Traditional characters: of Chinese
// characters alone, or of whatever stands between two breaks.
func (w *world) terms(n, count int, han bool) []string {
	rnd := rand.New(rand.NewPCG(2, uint64(n)))
	var terms []string
	for len(terms) < count {
		lines := w.chain.Text(rnd.IntN(n))
		line := []rune(lines[rnd.IntN(len(lines))])
		length := 2 + rnd.IntN(4)
		if len(line) < length {
			continue
		}
		at := rnd.IntN(len(line) - length + 1)
		term := string(line[at : at+length])
		bad := func(r rune) bool {
			return strings.ContainsRune("。，、；！？,;!?", r) || unicode.IsSpace(r) || han && !unicode.Is(unicode.Han, r)
		}
		if strings.ContainsFunc(term, bad) || !strings.ContainsFunc(term, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
			continue
		}
		if len(terms)%2 == 1 {
			term = w.to.String(term)
		}
		terms = append(terms, term)
	}
	return terms
}

// flat folds a text the plain way: lower case, Simplified, and nothing but letters, digits and breaks.
func (w *world) flat(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune("。，、；！？,;!?\n", r):
			return '\n'
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			return unicode.ToLower(r)
		}
		return -1
	}, w.from.String(s))
}

// truth returns for each term the paths of the pages that contain it.
func (w *world) truth(n int, terms []string) []map[string]bool {
	flat := make([]string, len(terms))
	for q, term := range terms {
		flat[q] = w.flat(term)
	}
	found := make([][]int, n)
	parallel(n, func(i int) {
		page := w.flat(strings.Join(w.chain.Text(i), "\n"))
		for q, term := range flat {
			if strings.Contains(page, term) {
				found[i] = append(found[i], q)
			}
		}
	})
	truth := make([]map[string]bool, len(terms))
	for q := range truth {
		truth[q] = map[string]bool{}
	}
	for i, qs := range found {
		for _, q := range qs {
			truth[q][w.path(i)] = true
		}
	}
	return truth
}

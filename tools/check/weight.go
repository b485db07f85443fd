package check

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"
)

// Weight is what a browser fetches to show a page for the first time, in bytes after gzip. Pictures of the text and
// what a search asks for come on top.
type Weight struct {
	Page     string // below public/, a folder
	HTML     int
	CSS      int
	JS       int
	Requests int // the page, its style sheets, scripts and icon
}

// Total returns all bytes.
func (w Weight) Total() int { return w.HTML + w.CSS + w.JS }

// Weigh weighs every page of a built site but redirects, in the order of their paths.
func Weigh(public fs.FS) ([]Weight, error) {
	s, err := openSite(public, "")
	if err != nil {
		return nil, fmt.Errorf("weigh site: %w", err)
	}
	sizes := map[string]int{}
	size := func(name string) (int, error) {
		if n, ok := sizes[name]; ok {
			return n, nil
		}
		body, err := fs.ReadFile(public, name)
		sizes[name] = compressed(body)
		return sizes[name], err
	}
	var all []Weight
	for _, name := range s.names() {
		if path.Base(name) != "index.html" {
			continue
		}
		w, err := s.weigh(name, size)
		if err != nil {
			return nil, fmt.Errorf("weigh %s: %w", name, err)
		}
		if w.Requests > 0 {
			all = append(all, w)
		}
	}
	return all, nil
}

func (s *site) weigh(name string, size func(string) (int, error)) (Weight, error) {
	body, err := fs.ReadFile(s.public, name)
	if err != nil {
		return Weight{}, err
	}
	p, err := s.parse(name, body)
	if err != nil || p.redirect() {
		return Weight{}, err
	}
	w := Weight{Page: path.Dir(name), HTML: compressed(body), Requests: 1}
	p.each(`link[rel="stylesheet"], link[rel="icon"], script[src]`, func(sel *goquery.Selection) {
		u, parseErr := p.address.Parse(cmp.Or(attr(sel, "src"), attr(sel, "href")))
		if parseErr != nil {
			err = parseErr
			return
		}
		w.Requests++
		file, ok := s.find(u)
		if !ok || attr(sel, "rel") == "icon" { // drawn after the page
			return
		}
		n, sizeErr := size(file)
		err = cmp.Or(err, sizeErr)
		if path.Ext(file) == ".js" {
			w.JS += n
		} else {
			w.CSS += n
		}
	})
	return w, err
}

// WriteWeights writes a Markdown table: of every class of page in the first script the one in the middle and the heaviest, by
// all they weigh. Classes are told by where a page stands: /, /plans/, /plans/1/.
func WriteWeights(out io.Writer, all []Weight) error {
	classes := map[string][]Weight{}
	var names []string
	for _, w := range all {
		top, rest, _ := strings.Cut(w.Page, "/")
		if top != languages[0] {
			continue
		}
		class := "/"
		if section, below, ok := strings.Cut(rest, "/"); rest != "" {
			class += section + "/"
			if ok && below != "" {
				class += "…/"
			}
		}
		if classes[class] == nil {
			names = append(names, class)
		}
		classes[class] = append(classes[class], w)
	}
	var buf bytes.Buffer
	fmt.Fprintln(&buf, "| page | pages | HTML, median | most | CSS | JS | requests | all together, median | most |")
	fmt.Fprintln(&buf, "|---|---|---|---|---|---|---|---|---|")
	slices.Sort(names)
	for _, name := range names {
		of := classes[name]
		slices.SortFunc(of, func(a, b Weight) int {
			return cmp.Or(cmp.Compare(a.Total(), b.Total()), strings.Compare(a.Page, b.Page))
		})
		middle, most := of[len(of)/2], of[len(of)-1]
		fmt.Fprintf(&buf, "| %s | %d | %s | %s | %s | %s | %d | %s | %s |\n", name, len(of), kB(middle.HTML), kB(most.HTML),
			kB(most.CSS), kB(most.JS), most.Requests, kB(middle.Total()), kB(most.Total()))
	}
	_, err := out.Write(buf.Bytes())
	return err
}

func kB(bytes int) string { return fmt.Sprintf("%.1f", float64(bytes)/1e3) }

package eval

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"
)

// Result is the scores of all pages and of their groups.
type Result struct {
	Groups []Score `json:"groups"` // folders and the kinds in them, by name; last all pages
	Pages  []Score `json:"pages"`  // in the order of the manifest
}

const total = "total"

func sum(pages []Score) Result {
	all := Score{Group: total}
	groups := map[string]*Score{}
	add := func(name string, p Score) {
		if groups[name] == nil {
			groups[name] = &Score{Group: name}
		}
		groups[name].add(p)
	}
	for _, p := range pages {
		all.add(p)
		add(p.Group, p)
		add(p.Group+"/"+p.Kind, p)
	}
	r := Result{Pages: pages}
	for _, name := range slices.Sorted(maps.Keys(groups)) {
		folder, _, is := strings.Cut(name, "/")
		if is && groups[name].Pages == groups[folder].Pages {
			continue // the folder's only kind
		}
		r.Groups = append(r.Groups, groups[name].mean())
	}
	r.Groups = append(r.Groups, all.mean())
	return r
}

func (s *Score) add(p Score) {
	s.Pages += p.Pages
	s.BodyF1 += p.BodyF1
	for i, part := range p.parts() {
		s.parts()[i].add(*part)
	}
}

func (s Score) mean() Score {
	s.BodyF1 /= float64(s.Pages)
	return s
}

// measures names the parts of a score, in order.
var measures = []string{"paragraph_precision", "paragraph_recall", "rows", "attachments", "images", "title", "date", "source", "index", "document_number", "clean"}

func (s *Score) parts() []*Part {
	return []*Part{&s.ParagraphPrecision, &s.ParagraphRecall, &s.Rows, &s.Attachments, &s.Images, &s.Title, &s.Date, &s.Source, &s.Index, &s.DocumentNumber, &s.Clean}
}

// WriteTable writes the groups, and before them each page that is not perfect, or all of them.
func (r Result) WriteTable(w io.Writer, all bool) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "page\tbody F1\tpara P\tpara R\trows\tattach\timages\ttitle\tdate\tsource\tindex\tdoc no\tclean\t")
	line := func(name string, s Score) {
		fmt.Fprintf(t, "%s\t%.4f\t", name, s.BodyF1)
		for _, p := range s.parts() {
			if p.Of == 0 {
				fmt.Fprint(t, "·\t")
			} else {
				fmt.Fprintf(t, "%d/%d\t", p.Right, p.Of)
			}
		}
		fmt.Fprintln(t)
	}
	for _, p := range r.Pages {
		if all || !p.perfect() {
			line(p.Group+"/"+p.ID, p)
		}
	}
	fmt.Fprintln(t, strings.Repeat("\t", 13))
	for _, g := range r.Groups {
		line(fmt.Sprintf("%s (%d)", g.Group, g.Pages), g)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	for _, p := range r.Pages {
		if p.Error != "" {
			fmt.Fprintf(w, "%s/%s: %s\n", p.Group, p.ID, p.Error)
		}
		for _, leak := range p.Leaks {
			fmt.Fprintf(w, "%s/%s: leak: %s\n", p.Group, p.ID, leak)
		}
	}
	return nil
}

func (s *Score) perfect() bool {
	for _, p := range s.parts() {
		if p.Right < p.Of {
			return false
		}
	}
	return s.BodyF1 > 0.9999 && s.Error == ""
}

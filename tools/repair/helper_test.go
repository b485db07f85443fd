package repair

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gonggao/tools/announcement"
)

// repairCase is one page in lines (see document), how they read after Run, and what was flagged.
type repairCase struct {
	name  string
	lines []string
	want  []string // nil: as they were
	flags []string // kind and quote
}

func runCases(t *testing.T, opts Options, cases []repairCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			doc := document(c.lines...)
			Run(doc, Context{}, opts)
			want := c.want
			if want == nil {
				want = c.lines
			}
			if diff := cmp.Diff(want, linesOf(doc)); diff != "" {
				t.Errorf("text (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.flags, flagsOf(doc)); diff != "" {
				t.Errorf("flags (-want +got):\n%s", diff)
			}
			checkProperties(t, strings.Join(c.lines, "\n"), doc, opts)
		})
	}
}

func linesOf(doc *announcement.Document) []string {
	var all []string
	for _, b := range doc.Blocks {
		all = append(all, b.Head+b.Text)
	}
	return all
}

func flagsOf(doc *announcement.Document) []string {
	var all []string
	for _, f := range doc.Flags {
		all = append(all, fmt.Sprintf("%s %s", f.Kind, f.Quote))
	}
	return all
}

// repairsOf lists the repairs of one rule as before→after.
func repairsOf(doc *announcement.Document, rule string) []string {
	var all []string
	for _, r := range doc.Repairs {
		if r.Rule == rule {
			all = append(all, r.Before+"→"+r.After)
		}
	}
	return all
}

package report

import (
	"cmp"
	"maps"
	"slices"

	"gonggao/tools/announcement"
)

// findings are the flags of one kind, on all pages.
type findings struct {
	Kind  announcement.FlagKind
	Items []finding
}

type finding struct {
	Page Page
	Flag announcement.Flag
}

// open, minor and seen sort the flags: what needs a human, what is only worth knowing, and what a person lets stand.
func open(f announcement.Flag) bool  { return f.Open() }
func minor(f announcement.Flag) bool { return f.Kind.Severity() == announcement.Info && f.Seen == nil }
func seen(f announcement.Flag) bool  { return f.Seen != nil }

// findings returns the flags that are wanted by kind, the most frequent kind first, and the number of pages they are on.
// The run is sorted.
func (r Run) findings(wanted func(announcement.Flag) bool) (groups []findings, pages int) {
	byKind := map[announcement.FlagKind][]finding{}
	for _, p := range r.Pages {
		on := false
		for _, f := range p.Flags {
			if wanted(f) {
				byKind[f.Kind] = append(byKind[f.Kind], finding{p, f})
				on = true
			}
		}
		if on {
			pages++
		}
	}
	for kind, items := range byKind {
		groups = append(groups, findings{kind, items})
	}
	slices.SortFunc(groups, func(a, b findings) int {
		return cmp.Or(cmp.Compare(len(b.Items), len(a.Items)), cmp.Compare(a.Kind, b.Kind))
	})
	return groups, pages
}

func count(groups []findings) int {
	n := 0
	for _, g := range groups {
		n += len(g.Items)
	}
	return n
}

// conflicts returns the pages with a file that is in conflict, also when another file makes the page fail.
func (r Run) conflicts() []Page {
	return slices.DeleteFunc(slices.Clone(r.Pages), func(p Page) bool { return len(p.conflicts()) == 0 })
}

// drop is one dropped page and why.
type drop struct {
	trouble
	Page Page
}

// facts returns the text of the error when there are no better words for it.
func (d drop) facts() []fact {
	if d.Kind != other || d.Detail == "" {
		return nil
	}
	return []fact{{Value: d.Detail}}
}

// dropped returns the dropped pages by reason.
func (r Run) dropped(w words) [][]drop {
	byKind := map[announcement.ProblemKind][]drop{}
	for _, p := range r.with(Dropped) {
		d := drop{w.trouble(p.Err), p}
		byKind[d.Kind] = append(byKind[d.Kind], d)
	}
	var groups [][]drop
	for _, kind := range slices.Sorted(maps.Keys(byKind)) {
		groups = append(groups, byKind[kind])
	}
	return groups
}

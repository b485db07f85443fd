// Package report says what happened to each source of an import, in the webmaster's words: on a terminal, as JSON, as one HTML file.
//
// Whoever reads it has to be able to act on it: every outcome, finding and problem has a name, a meaning and
// what to do, in Chinese and in English (words/*.toml). Text from pages is never written raw.
package report

import (
	"slices"
	"strings"

	"gonggao/tools/announcement"
)

// Run is what one import did.
type Run struct {
	DryRun  bool // nothing was written
	Pages   []Page
	Orphans []Orphan
	Lapsed  []Lapsed
}

// Lapsed is a person's review of a finding that is not there any more: it is settled, or it is about other words now.
type Lapsed struct {
	Key   string
	Page  string // id
	Kind  announcement.FlagKind
	Quote string
	Seen  announcement.Seen
}

// Orphan is a bundle of an earlier import that no source leads to any more. It is kept.
type Orphan struct {
	Path   string   // from the site's folder, slash-separated
	Source string   // name of the source it was made from
	More   []string // sources of the later pages of its text
	Joined string   // the source whose page its text is part of now, "" when there is none
}

// Page is what happened to one source.
type Page struct {
	Name    string // of the source, as in announcement.Page
	ID      string // "" when it has none
	Title   string
	Parts   []announcement.PartKind
	Outcome Outcome
	Err     error // why it failed or was dropped; an announcement.Problem has words of its own
	Files   []File
	Flags   []announcement.Flag
	Repairs map[string]int // by rule
}

// File is what happened to one file of a page's bundles.
type File struct {
	Path   string // from the site's folder, slash-separated
	Result Outcome
	Reason string // Conflict: edited, removed, foreign or other-page
	Diff   string // Conflict: a unified diff from the file to what the import has
}

// conflicts returns the files whose result is a conflict.
func (p Page) conflicts() []File {
	return slices.DeleteFunc(slices.Clone(p.Files), func(f File) bool { return f.Result != Conflict })
}

// Outcome says what became of a page or a file.
type Outcome string

// The outcomes. A file is never dropped.
const (
	Written   Outcome = "written" // in a dry run: would be
	Unchanged Outcome = "unchanged"
	Conflict  Outcome = "conflict" // a person's edit was kept
	Dropped   Outcome = "dropped"
	Failed    Outcome = "failed"
)

// Outcomes returns all outcomes in the order they are shown.
func Outcomes() []Outcome { return []Outcome{Written, Unchanged, Conflict, Dropped, Failed} }

// fileOutcomes returns those that a file can have, in the order they are shown.
func fileOutcomes() []Outcome { return []Outcome{Written, Unchanged, Conflict, Failed} }

// OutcomeOf returns the outcome of a page whose files have these results: Failed if one has, else Conflict, else
// Written, else Unchanged.
func OutcomeOf(files []File) Outcome {
	for _, outcome := range []Outcome{Failed, Conflict, Written} {
		if slices.ContainsFunc(files, func(f File) bool { return f.Result == outcome }) {
			return outcome
		}
	}
	return Unchanged
}

// PageCounts returns the number of pages by outcome.
func (r Run) PageCounts() map[Outcome]int {
	counts := map[Outcome]int{}
	for _, p := range r.Pages {
		counts[p.Outcome]++
	}
	return counts
}

// FileCounts returns the number of files by result.
func (r Run) FileCounts() map[Outcome]int {
	counts := map[Outcome]int{}
	for _, p := range r.Pages {
		for _, f := range p.Files {
			counts[f.Result]++
		}
	}
	return counts
}

// RepairCounts returns the number of repairs by rule.
func (r Run) RepairCounts() map[string]int {
	counts := map[string]int{}
	for _, p := range r.Pages {
		for rule, n := range p.Repairs {
			counts[rule] += n
		}
	}
	return counts
}

// ExitCode returns 3 when a page failed, has a conflict or has a flag that a human has to see to, else 0. A flag counts on an
// unchanged page too: it needs a human until it is settled, or a person has said that it may stand. Dropped sources and orphans do not count.
func (r Run) ExitCode() int {
	for _, p := range r.Pages {
		if p.Outcome == Failed || p.Outcome == Conflict {
			return 3
		}
		for _, f := range p.Flags {
			if f.Open() {
				return 3
			}
		}
	}
	return 0
}

// sorted returns the run with its pages, files and flags in the order they are shown.
func (r Run) sorted() Run {
	r.Pages = slices.Clone(r.Pages)
	slices.SortStableFunc(r.Pages, func(a, b Page) int { return strings.Compare(a.Name, b.Name) })
	for i := range r.Pages {
		p := &r.Pages[i]
		p.Files = slices.Clone(p.Files)
		slices.SortStableFunc(p.Files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
		p.Flags = slices.Clone(p.Flags)
		slices.SortStableFunc(p.Flags, func(a, b announcement.Flag) int {
			if a.Block != b.Block {
				return a.Block - b.Block
			}
			return strings.Compare(string(a.Kind), string(b.Kind))
		})
	}
	r.Orphans = slices.Clone(r.Orphans)
	slices.SortStableFunc(r.Orphans, func(a, b Orphan) int { return strings.Compare(a.Path, b.Path) })
	return r
}

func (r Run) with(outcome Outcome) []Page {
	var pages []Page
	for _, p := range r.Pages {
		if p.Outcome == outcome {
			pages = append(pages, p)
		}
	}
	return pages
}

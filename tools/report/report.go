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
	DryRun bool // nothing was written
	Pages  []Page
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
	Diff   string // Conflict: a unified diff from the file to what the import has
}

// Outcome says what became of a page or a file.
type Outcome string

// The outcomes. A file is never dropped or failed.
const (
	Written   Outcome = "written" // in a dry run: would be
	Unchanged Outcome = "unchanged"
	Conflict  Outcome = "conflict" // a person's edit was kept
	Dropped   Outcome = "dropped"
	Failed    Outcome = "failed"
)

// Outcomes returns all outcomes in the order they are shown.
func Outcomes() []Outcome { return []Outcome{Written, Unchanged, Conflict, Dropped, Failed} }

// OutcomeOf returns the outcome of a page whose files have these results: Conflict if one has, else Written if one
// was, else Unchanged.
func OutcomeOf(files []File) Outcome {
	outcome := Unchanged
	for _, f := range files {
		switch f.Result {
		case Conflict:
			return Conflict
		case Written:
			outcome = Written
		}
	}
	return outcome
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
// unchanged page too: it needs a human until it is settled. Dropped files do not count.
func (r Run) ExitCode() int {
	for _, p := range r.Pages {
		if p.Outcome == Failed || p.Outcome == Conflict {
			return 3
		}
		for _, f := range p.Flags {
			if f.Kind.Severity() == announcement.Review {
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

// Package pipeline takes what a scraper left to content/: the one place that knows the order of the stages.
package pipeline

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"gonggao/tools/announcement"
	"gonggao/tools/capture"
	"gonggao/tools/compose"
	"gonggao/tools/extract"
	"gonggao/tools/hugosite"
	"gonggao/tools/metadata"
	"gonggao/tools/report"
	"gonggao/tools/reviewed"
	"gonggao/tools/zhconv"
)

// Options of an import.
type Options struct {
	Sources     string   // folder of the raw pages, or one file below it
	Content     string   // Hugo's content folder
	Only        []string // names of files and folders below Sources to write; none: all. The rest is read for what belongs together
	MaxBytes    int64    // size above which a source is not read; 0: the default of capture
	DryRun      bool     // change nothing, say what would be done
	AcceptEdits bool     // people's edits stand until the tool's own output changes
	Workers     int      // pages worked on at one time; 0: one a processor
	HTML        extract.HTMLOptions
	Metadata    metadata.Options
	Reviewed    []reviewed.Entry // findings that a person lets stand
	Lexicons    []zhconv.Lexicon
	Progress    func(done, total int) // called after each source, from several goroutines; may be nil
}

// Import reads every source and writes its bundles. A page that fails does not stop the others: it is in the report
// with its error. The error returned is about the run itself: no sources, a bad lexicon, a cancelled context.
func Import(ctx context.Context, opts Options) (run report.Run, err error) {
	crawl, err := capture.Open(opts.Sources, capture.Options{MaxBytes: opts.MaxBytes})
	if err != nil {
		return report.Run{}, err
	}
	defer func() { err = errors.Join(err, crawl.Close()) }()
	sources := crawl.Sources
	stages, err := newStages(crawl, opts)
	if err != nil {
		return report.Run{}, err
	}
	if opts.Workers <= 0 {
		opts.Workers = runtime.GOMAXPROCS(0)
	}
	matters, err := group(ctx, stages, sources, opts.Workers)
	if err != nil {
		return report.Run{}, err
	}
	matters = slices.DeleteFunc(matters, func(matter []int) bool {
		return !slices.ContainsFunc(matter, func(n int) bool { return opts.selected(sources[n].Name) })
	})

	pages := make([]report.Page, len(sources))
	var done atomic.Int64
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(opts.Workers)
	for _, matter := range matters {
		g.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			for i, page := range stages.importMatter(sources, matter, opts) {
				pages[matter[i]] = page
				if n := int(done.Add(1)); opts.Progress != nil {
					opts.Progress(n, len(sources))
				}
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return report.Run{}, fmt.Errorf("import %s: %w", opts.Sources, err)
	}
	run = report.Run{DryRun: opts.DryRun}
	for i, page := range pages {
		if opts.selected(sources[i].Name) {
			run.Pages = append(run.Pages, page)
		}
	}
	if len(opts.Only) == 0 {
		run.Orphans, err = orphans(opts.Content, run.Pages)
		run.Lapsed = lapsed(opts.Reviewed, run.Pages)
	}
	return run, err
}

// orphans lists the bundles of earlier imports that none of the pages leads to. What failed this time is no orphan.
func orphans(content string, pages []report.Page) ([]report.Orphan, error) {
	paths := map[string][]string{}
	failed := map[string]bool{}
	joined := map[string]string{}
	sound := map[string]bool{} // the directories whose record this run wrote or found to be its own
	for _, page := range pages {
		var p *announcement.Problem
		if errors.As(page.Err, &p) && p.Kind == announcement.Continuation {
			joined[page.Name] = p.Data["other"]
		}
		if page.Outcome == report.Failed {
			failed[page.Name] = true
			paths[page.ID] = nil
			continue
		}
		for _, f := range page.Files {
			dir, name := path.Split(strings.TrimPrefix(f.Path, "content/"))
			dir = path.Clean(dir)
			paths[page.ID] = append(paths[page.ID], dir)
			if name == hugosite.RecordFile && (f.Result == report.Written || f.Result == report.Unchanged) {
				sound[dir] = true
			}
		}
	}
	found, err := hugosite.Orphans(content, paths, sound)
	var all []report.Orphan
	for _, o := range found {
		if !failed[o.Source] {
			all = append(all, report.Orphan{Path: path.Join("content", o.Path), Source: o.Source, More: o.More, Joined: joined[o.Source]})
		}
	}
	return all, err
}

// lapsed lists the entries that no finding of any page goes by. What may be on a page that failed is none of them.
func lapsed(entries []reviewed.Entry, pages []report.Page) []report.Lapsed {
	live, failed := map[string]bool{}, map[string]bool{}
	for _, page := range pages {
		if page.Outcome == report.Failed {
			failed[page.ID] = true
		}
		for _, f := range page.Flags {
			live[f.Key] = true
		}
	}
	var all []report.Lapsed
	for _, e := range entries {
		if !live[e.Key] && !failed[e.Page] {
			all = append(all, report.Lapsed{Key: e.Key, Page: e.Page, Kind: e.Flag, Quote: e.Quote, Seen: announcement.Seen{By: e.By, On: e.On, Note: e.Note}})
		}
	}
	return all
}

// selected reports whether a source is to be written.
func (o Options) selected(name string) bool {
	return len(o.Only) == 0 || slices.ContainsFunc(o.Only, func(only string) bool {
		return only == "." || only == name || strings.HasPrefix(name, only+"/") || strings.HasPrefix(name, only+"#") // a record of an archive
	})
}

// group sorts the sources, by index, into matters: those that one name joins, and every other by itself.
// It reads each source once before the import proper, so that no more than one matter is in memory at a time.
func group(ctx context.Context, s *stages, sources []capture.Source, workers int) ([][]int, error) {
	keys := make([]string, len(sources))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(workers)
	for i, source := range sources {
		if source.Dropped != "" {
			continue
		}
		g.Go(func() error {
			keys[i] = s.outline(source)
			return ctx.Err()
		})
	}
	if err := g.Wait(); err != nil {
		return nil, fmt.Errorf("survey the sources: %w", err)
	}
	var matters [][]int
	at := map[string]int{}
	for i, key := range keys {
		n, known := at[key]
		if key == "" || !known {
			at[key] = len(matters)
			matters = append(matters, []int{i})
			continue
		}
		matters[n] = append(matters[n], i)
	}
	return matters, nil
}

// importMatter imports the sources of one matter and says what became of each, in the same order.
func (s *stages) importMatter(sources []capture.Source, matter []int, opts Options) []report.Page {
	pages := make([]report.Page, len(matter))
	read := make([]*announcement.Announcement, len(matter))
	var joined []*announcement.Announcement
	for i, n := range matter {
		source := sources[n]
		pages[i] = report.Page{Name: source.Name, ID: source.ID}
		a, err := guard(source.Name, func() (*announcement.Announcement, error) { return s.announce(source) })
		switch {
		case err == nil:
			read[i] = a
			joined = append(joined, a)
		case source.Dropped != "" || isLeftOut(err):
			pages[i].Outcome, pages[i].Err = report.Dropped, err
		default:
			pages[i].Outcome, pages[i].Err = report.Failed, err
		}
	}
	compose.Join(joined)
	for i, a := range read {
		if a != nil && opts.selected(a.Page.Name) {
			reviewed.Mark(a, opts.Reviewed)
			s.write(a, &pages[i], opts)
		}
	}
	return pages
}

// isLeftOut reports whether a page is no announcement of its own: a list, a home page, a later page of a text.
func isLeftOut(err error) bool {
	var p *announcement.Problem
	return errors.As(err, &p) && (p.Kind == announcement.IndexPage || p.Kind == announcement.Continuation)
}

// write makes the bundles of one announcement, writes them and fills in what became of the page.
func (s *stages) write(a *announcement.Announcement, page *report.Page, opts Options) {
	for _, p := range a.Parts {
		page.Parts = append(page.Parts, p.Kind)
	}
	if len(a.Parts) > 0 {
		page.Title = strings.Clone(a.Parts[0].Title)
	}
	page.Flags = detach(a.Document.Flags)
	page.Repairs = map[string]int{}
	for _, r := range a.Document.Repairs {
		page.Repairs[r.Rule]++
	}
	bundles, err := guard(a.Page.Name, func() ([]hugosite.Bundle, error) { return s.bundles(a) })
	if err != nil {
		page.Outcome, page.Err = report.Failed, err
		return
	}
	results, err := hugosite.Write(opts.Content, bundles, hugosite.WriteOptions{DryRun: opts.DryRun, AcceptEdits: opts.AcceptEdits})
	if err != nil {
		page.Outcome, page.Err = report.Failed, err
		return
	}
	var failed []error
	for _, r := range results {
		failed = append(failed, r.Err)
		page.Files = append(page.Files, report.File{
			Path: path.Join("content", r.Path), Result: report.Outcome(r.Status), Reason: string(r.Reason), Diff: r.Diff,
		})
	}
	page.Outcome, page.Err = report.OutcomeOf(page.Files), errors.Join(failed...)
}

// detach copies the words that flags quote, so that the report does not keep the text of every page in memory.
func detach(flags []announcement.Flag) []announcement.Flag {
	flags = slices.Clone(flags)
	for i := range flags {
		flags[i].Quote = strings.Clone(flags[i].Quote)
		flags[i].Data = maps.Clone(flags[i].Data)
		for key, value := range flags[i].Data {
			flags[i].Data[key] = strings.Clone(value)
		}
	}
	return flags
}

// guard turns a panic of a stage into an error that names the page: one bad page never stops the others.
func guard[T any](name string, f func() (T, error)) (result T, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("import %s: internal error: %v (please report it, with the page)", name, r)
		}
	}()
	return f()
}

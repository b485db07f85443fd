package report

import (
	"bufio"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// TerminalOptions say how the report is laid out.
type TerminalOptions struct {
	Color   bool // use ANSI colours
	Width   int  // of the terminal in cells; 0: lines are not broken
	Verbose bool // show everything; else long lists and diffs are cut, and what is only worth knowing is counted
}

// How much of a list is shown unless Verbose: what fits a screen, as the rest is in the HTML and JSON reports.
const (
	itemLimit = 10
	diffLimit = 20 // lines
)

// Terminal writes the report for a person at a terminal: the counts, what needs a human by kind of finding, failures, conflicts.
// The language is one of Languages.
func Terminal(w io.Writer, run Run, lang string, opts TerminalOptions) error {
	words, err := loadWords(lang)
	if err != nil {
		return err
	}
	t := &terminal{out: bufio.NewWriter(w), words: words, opts: opts, run: run.sorted()}
	t.summary()
	t.review()
	t.failures()
	t.conflicts()
	t.orphans()
	t.dropped()
	t.reviewed()
	t.info()
	t.repairs()
	return t.out.Flush() // reports the first error of all writes
}

type terminal struct {
	out   *bufio.Writer
	words words
	opts  TerminalOptions
	run   Run
}

func (t *terminal) summary() {
	x := t.words.Text
	t.line(0, bold, x.Heading)
	if t.run.DryRun {
		t.line(0, yellow, x.DryRun)
	}
	if len(t.run.Pages) == 0 {
		t.line(0, plain, x.Nothing)
		return
	}
	t.line(0, plain, t.pair(x.Pages, strconv.Itoa(len(t.run.Pages))+"  "+t.counts(t.run.PageCounts(), Outcomes())))
	files := 0
	for _, p := range t.run.Pages {
		files += len(p.Files)
	}
	t.line(0, plain, t.pair(x.Files, strconv.Itoa(files)+"  "+t.counts(t.run.FileCounts(), fileOutcomes())))
	if t.run.ExitCode() == 0 {
		t.line(0, green, x.AllWell)
	}
}

func (t *terminal) counts(counts map[Outcome]int, outcomes []Outcome) string {
	var parts []string
	for _, o := range outcomes {
		parts = append(parts, t.words.outcome(o, t.run.DryRun)+" "+strconv.Itoa(counts[o]))
	}
	return strings.Join(parts, " · ")
}

func (t *terminal) review() {
	groups, pages := t.run.findings(open)
	if len(groups) == 0 {
		return
	}
	x := t.words.Text
	n := fill(x.HumanCount, "n", strconv.Itoa(count(groups)), "pages", strconv.Itoa(pages))
	t.heading(yellow, t.pair(x.Human, n))
	t.line(1, plain, x.HumanSeen)
	t.findings(groups)
}

func (t *terminal) reviewed() {
	x := t.words.Text
	if groups, _ := t.run.findings(seen); len(groups) > 0 {
		t.heading(plain, t.pair(x.Reviewed, strconv.Itoa(count(groups))))
		t.line(1, plain, x.ReviewedWhat)
		for _, g := range groups {
			t.line(1, bold, t.pair(t.words.flag(g.Kind).Title, strconv.Itoa(len(g.Items))))
			limited(t, g.Items, func(f finding) { t.item(f.Page.Name, t.words.sentence(t.words.facts(f.Flag))) })
		}
	}
	if len(t.run.Lapsed) > 0 {
		t.heading(yellow, t.pair(x.Lapsed, strconv.Itoa(len(t.run.Lapsed))))
		t.line(1, plain, x.LapsedWhat)
		limited(t, t.run.Lapsed, func(l Lapsed) { t.item(l.Page+keyed(l.Key), t.words.sentence(t.words.lapsed(l))) })
	}
}

// keyed returns a finding's key as it stands behind a name.
func keyed(key string) string {
	if key == "" {
		return ""
	}
	return " [" + key + "]"
}

func (t *terminal) findings(groups []findings) {
	for _, g := range groups {
		e := t.words.flag(g.Kind)
		t.gap()
		t.line(1, bold, t.pair(e.Title, strconv.Itoa(len(g.Items))))
		t.line(1, plain, e.What)
		t.do(1, e.Do)
		limited(t, g.Items, func(f finding) {
			name := f.Page.Name
			if f.Flag.Open() {
				name += keyed(f.Flag.Key)
			}
			t.item(name, t.words.sentence(t.words.facts(f.Flag)))
		})
	}
}

func (t *terminal) failures() {
	failed := t.run.with(Failed)
	if len(failed) == 0 {
		return
	}
	t.heading(red, t.pair(t.words.Text.Failed, strconv.Itoa(len(failed))))
	for _, p := range failed {
		trouble := t.words.trouble(p.Err)
		t.gap()
		t.line(1, bold, t.pair(visible(p.Name), trouble.Title))
		t.line(2, plain, trouble.What)
		t.line(2, plain, trouble.Looks)
		t.do(2, trouble.Do)
		t.line(2, dim, t.words.Text.Detail+trouble.Detail)
	}
}

func (t *terminal) conflicts() {
	pages := t.run.conflicts()
	if len(pages) == 0 {
		return
	}
	x := t.words.Text
	t.heading(red, t.pair(x.Conflicts, strconv.Itoa(len(pages))))
	t.line(1, plain, x.ConflictWhat)
	t.do(1, x.ConflictDo)
	for _, p := range pages {
		t.gap()
		t.line(1, bold, visible(p.Name))
		for _, f := range p.conflicts() {
			t.line(2, plain, t.pair(visible(f.Path), visible(known(t.words.Reason, f.Reason))))
			t.diff(f.Diff)
		}
	}
}

func (t *terminal) diff(diff string) {
	lines := visibleLines(diff)
	hidden := 0
	if !t.opts.Verbose && len(lines) > diffLimit {
		hidden = len(lines) - diffLimit
		lines = lines[:diffLimit]
	}
	for _, line := range lines {
		style := plain
		switch {
		case strings.HasPrefix(line, "+"):
			style = green
		case strings.HasPrefix(line, "-"):
			style = red
		}
		if !t.opts.Verbose {
			line = clip(line, t.opts.Width-6)
		}
		t.raw(3, style, line)
	}
	if hidden > 0 {
		t.line(3, dim, fill(t.words.Text.MoreLines, "n", strconv.Itoa(hidden)))
	}
}

func (t *terminal) orphans() {
	if len(t.run.Orphans) == 0 {
		return
	}
	x := t.words.Text
	t.heading(yellow, t.pair(x.Orphans, strconv.Itoa(len(t.run.Orphans))))
	t.line(1, plain, x.OrphansWhat)
	t.do(1, x.OrphansDo)
	limited(t, t.run.Orphans, func(o Orphan) { t.item(o.Path, t.words.orphan(o)) })
}

func (t *terminal) dropped() {
	groups := t.run.dropped(t.words)
	if len(groups) == 0 {
		return
	}
	t.heading(plain, t.pair(t.words.Text.Dropped, strconv.Itoa(t.run.PageCounts()[Dropped])))
	t.line(1, plain, t.words.Text.DroppedWhat)
	for _, g := range groups {
		t.gap()
		t.line(1, bold, t.pair(g[0].Title, strconv.Itoa(len(g))))
		t.line(1, plain, g[0].What)
		t.do(1, g[0].Do)
		limited(t, g, func(d drop) { t.item(d.Page.Name, t.words.sentence(d.facts())) })
	}
}

func (t *terminal) info() {
	groups, _ := t.run.findings(minor)
	if len(groups) == 0 {
		return
	}
	x := t.words.Text
	if t.opts.Verbose {
		t.heading(plain, t.pair(x.Info, strconv.Itoa(count(groups))))
		t.findings(groups)
		return
	}
	t.heading(plain, t.pair(x.Info, strconv.Itoa(count(groups))+" · "+x.InfoMore))
	for _, g := range groups {
		t.line(1, plain, t.pair(t.words.flag(g.Kind).Title, strconv.Itoa(len(g.Items))))
	}
}

func (t *terminal) repairs() {
	counts := t.run.RepairCounts()
	if len(counts) == 0 {
		return
	}
	total := 0
	for _, n := range counts {
		total += n
	}
	t.heading(plain, t.pair(t.words.Text.Repairs, strconv.Itoa(total)))
	t.line(1, plain, t.words.Text.RepairsWhat)
	for _, rule := range slices.Sorted(maps.Keys(counts)) {
		t.line(1, plain, t.pair(visible(t.words.rule(rule)), strconv.Itoa(counts[rule])))
	}
}

// limited shows the items of a list, and how many it left out.
func limited[T any](t *terminal, items []T, show func(T)) {
	hidden := 0
	if !t.opts.Verbose && len(items) > itemLimit {
		hidden = len(items) - itemLimit
		items = items[:itemLimit]
	}
	for _, item := range items {
		show(item)
	}
	if hidden > 0 {
		t.line(2, dim, fill(t.words.Text.More, "n", strconv.Itoa(hidden)))
	}
}

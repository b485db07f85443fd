package report

import (
	"html/template"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// view turns a run into what the template shows.
type view struct {
	run   Run
	words words
	rows  map[string]string // by name of page
}

func newHTMLReport(run Run, words words) htmlReport {
	v := view{run, words, map[string]string{}}
	for i, p := range run.Pages {
		v.rows[p.Name] = "page-" + strconv.Itoa(i+1)
	}
	review, pages := run.findings(open)
	info, _ := run.findings(minor)
	settled, _ := run.findings(seen)
	r := htmlReport{
		Lang:       words.HTMLLang,
		Text:       words.Text,
		Style:      template.CSS(styleSheet),
		DryRun:     run.DryRun,
		Pages:      v.counts(run.PageCounts(), Outcomes()),
		Files:      v.counts(run.FileCounts(), fileOutcomes()),
		HumanCount: fill(words.Text.HumanCount, "n", strconv.Itoa(count(review)), "pages", strconv.Itoa(pages)),
		Review:     v.findings(review),
		Info:       v.findings(info),
		Reviewed:   v.findings(settled),
		Failed:     v.failed(),
		Conflicts:  v.conflicts(),
		Dropped:    v.dropped(),
		AllWell:    len(run.Pages) > 0 && run.ExitCode() == 0,
	}
	repairs := run.RepairCounts()
	for _, rule := range slices.Sorted(maps.Keys(repairs)) {
		r.Repairs = append(r.Repairs, htmlCount{visible(words.rule(rule)), repairs[rule]})
	}
	for _, o := range run.Orphans {
		r.Orphans = append(r.Orphans, Orphan{Path: visible(o.Path), Source: words.orphan(o)})
	}
	for _, l := range run.Lapsed {
		r.Lapsed = append(r.Lapsed, htmlLapsed{visible(l.Page), visible(l.Key), words.lapsed(l)})
	}
	for _, p := range run.Pages {
		r.All = append(r.All, v.page(p))
	}
	return r
}

func (v view) counts(counts map[Outcome]int, outcomes []Outcome) []htmlCount {
	var list []htmlCount
	for _, o := range outcomes {
		list = append(list, htmlCount{v.words.outcome(o, v.run.DryRun), counts[o]})
	}
	return list
}

func (v view) findings(groups []findings) []htmlGroup {
	var list []htmlGroup
	for _, g := range groups {
		h := v.group("flag-"+string(g.Kind), v.words.flag(g.Kind))
		for _, f := range g.Items {
			item := v.item(f.Page, v.words.facts(f.Flag))
			if f.Flag.Seen != nil {
				h.ID = "reviewed-" + string(g.Kind)
			} else if f.Flag.Open() {
				item.Key = visible(f.Flag.Key)
			}
			h.Items = append(h.Items, item)
		}
		list = append(list, h)
	}
	return list
}

func (v view) dropped() []htmlGroup {
	var list []htmlGroup
	for _, g := range v.run.dropped(v.words) {
		h := v.group("dropped-"+string(g[0].Kind), g[0].entry)
		for _, d := range g {
			h.Items = append(h.Items, v.item(d.Page, d.facts()))
		}
		list = append(list, h)
	}
	return list
}

func (v view) group(id string, e entry) htmlGroup {
	h := htmlGroup{entry: e, ID: id}
	if e.Do != "" {
		h.Do = v.words.Text.Do + e.Do
	}
	return h
}

func (v view) item(p Page, facts []fact) htmlItem {
	return htmlItem{Page: visible(p.Name), Row: v.rows[p.Name], Facts: facts}
}

func (v view) failed() []htmlTrouble {
	var list []htmlTrouble
	for _, p := range v.run.with(Failed) {
		list = append(list, htmlTrouble{v.words.trouble(p.Err), visible(p.Name), v.rows[p.Name]})
	}
	return list
}

func (v view) conflicts() []htmlConflict {
	var list []htmlConflict
	for _, p := range v.run.conflicts() {
		c := htmlConflict{Page: visible(p.Name), Row: v.rows[p.Name]}
		for _, f := range p.conflicts() {
			c.Files = append(c.Files, v.diff(f))
		}
		list = append(list, c)
	}
	return list
}

func (v view) diff(f File) htmlDiff {
	path := visible(f.Path)
	d := htmlDiff{
		Path: path, Reason: visible(known(v.words.Reason, f.Reason)), Label: fill(v.words.Text.DiffOf, "file", path),
	}
	for _, line := range visibleLines(f.Diff) {
		sign := ""
		switch {
		case strings.HasPrefix(line, "+"):
			sign = "ins"
		case strings.HasPrefix(line, "-"):
			sign = "del"
		}
		d.Lines = append(d.Lines, htmlLine{sign, line})
	}
	return d
}

func (v view) page(p Page) htmlPage {
	h := htmlPage{
		Name: visible(p.Name), Row: v.rows[p.Name], ID: visible(p.ID), Title: visible(p.Title),
		Key: p.Outcome, Outcome: v.words.outcome(p.Outcome, v.run.DryRun),
	}
	var parts []string
	for _, kind := range p.Parts {
		parts = append(parts, v.words.part(kind))
	}
	h.Parts = strings.Join(parts, v.words.Text.Join)
	for _, f := range p.Flags {
		if f.Open() {
			h.Review++
		} else {
			h.Info++
		}
	}
	return h
}

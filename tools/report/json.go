package report

import (
	"encoding/json"
	"errors"
	"io"
	"maps"
	"slices"

	"gonggao/tools/announcement"
)

// JSONVersion is the version of what JSON writes; it changes when a field changes its meaning or goes. New
// fields may come without it.
const JSONVersion = 1

// JSON writes the report for a program. docs/report.md describes every field. Keys, not words: a program that
// shows them to people uses its own.
func JSON(w io.Writer, run Run) error {
	run = run.sorted()
	review, reviewPages := run.findings(open)
	info, infoPages := run.findings(minor)
	settled, settledPages := run.findings(seen)
	out := jsonRun{
		Version:  JSONVersion,
		DryRun:   run.DryRun,
		ExitCode: run.ExitCode(),
		Pages:    counted(run.PageCounts(), Outcomes()),
		Files:    counted(run.FileCounts(), fileOutcomes()),
		Flags: map[announcement.Severity]jsonFlagCount{
			announcement.Review: {count(review), reviewPages},
			announcement.Info:   {count(info), infoPages},
			"reviewed":          {count(settled), settledPages},
		},
		Orphans: []jsonOrphan{},
		Lapsed:  []jsonLapsed{},
		Results: []jsonPage{},
	}
	for _, o := range run.Orphans {
		out.Orphans = append(out.Orphans, jsonOrphan(o))
	}
	for _, l := range run.Lapsed {
		out.Lapsed = append(out.Lapsed, jsonLapsed{l.Key, l.Page, l.Kind, l.Quote, jsonSeen(l.Seen)})
	}
	for _, p := range run.Pages {
		out.Results = append(out.Results, newJSONPage(p))
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}

type jsonRun struct {
	Version  int                                     `json:"version"`
	DryRun   bool                                    `json:"dry_run"`
	ExitCode int                                     `json:"exit_code"`
	Pages    map[Outcome]int                         `json:"pages"`
	Files    map[Outcome]int                         `json:"files"`
	Flags    map[announcement.Severity]jsonFlagCount `json:"flags"`
	Orphans  []jsonOrphan                            `json:"orphans"`
	Lapsed   []jsonLapsed                            `json:"lapsed"`
	Results  []jsonPage                              `json:"results"`
}

type jsonFlagCount struct {
	Count int `json:"count"`
	Pages int `json:"pages"`
}

type jsonOrphan struct {
	Path   string   `json:"path"`
	Source string   `json:"source"`
	More   []string `json:"more,omitempty"`
	Joined string   `json:"joined,omitempty"`
}

type jsonLapsed struct {
	Key      string                `json:"key"`
	Page     string                `json:"page"`
	Kind     announcement.FlagKind `json:"kind"`
	Quote    string                `json:"quote"`
	Reviewed jsonSeen              `json:"reviewed"`
}

type jsonSeen struct {
	By   string `json:"by"`
	On   string `json:"on"`
	Note string `json:"note"`
}

type jsonPage struct {
	Name    string                  `json:"name"`
	ID      string                  `json:"id"`
	Title   string                  `json:"title"`
	Parts   []announcement.PartKind `json:"parts"`
	Outcome Outcome                 `json:"outcome"`
	Problem *jsonProblem            `json:"problem"`
	Files   []jsonFile              `json:"files"`
	Flags   []jsonFlag              `json:"flags"`
	Repairs []jsonRepair            `json:"repairs"`
}

type jsonProblem struct {
	Kind  announcement.ProblemKind `json:"kind"`
	Data  map[string]string        `json:"data"`
	Error string                   `json:"error"`
}

type jsonFile struct {
	Path   string  `json:"path"`
	Result Outcome `json:"result"`
	Reason string  `json:"reason"`
	Diff   string  `json:"diff"`
}

type jsonFlag struct {
	Kind     announcement.FlagKind `json:"kind"`
	Severity announcement.Severity `json:"severity"`
	Block    int                   `json:"block"`
	Quote    string                `json:"quote"`
	Data     map[string]string     `json:"data"`
	Key      string                `json:"key"`
	Reviewed *jsonSeen             `json:"reviewed"`
}

type jsonRepair struct {
	Rule  string `json:"rule"`
	Count int    `json:"count"`
}

func newJSONPage(p Page) jsonPage {
	out := jsonPage{
		Name: p.Name, ID: p.ID, Title: p.Title, Outcome: p.Outcome,
		Parts: append([]announcement.PartKind{}, p.Parts...), // an empty list is [], not null
		Files: []jsonFile{}, Flags: []jsonFlag{}, Repairs: []jsonRepair{},
	}
	if p.Err != nil {
		out.Problem = &jsonProblem{Kind: other, Data: map[string]string{}, Error: p.Err.Error()}
		if problem := (*announcement.Problem)(nil); errors.As(p.Err, &problem) {
			out.Problem.Kind = problem.Kind
			maps.Copy(out.Problem.Data, problem.Data)
		}
	}
	for _, f := range p.Files {
		out.Files = append(out.Files, jsonFile(f))
	}
	for _, f := range p.Flags {
		data := map[string]string{}
		maps.Copy(data, f.Data)
		flag := jsonFlag{Kind: f.Kind, Severity: f.Kind.Severity(), Block: f.Block, Quote: f.Quote, Data: data, Key: f.Key}
		if f.Seen != nil {
			reviewed := jsonSeen(*f.Seen)
			flag.Reviewed = &reviewed
		}
		out.Flags = append(out.Flags, flag)
	}
	for _, rule := range slices.Sorted(maps.Keys(p.Repairs)) {
		out.Repairs = append(out.Repairs, jsonRepair{rule, p.Repairs[rule]})
	}
	return out
}

func counted(counts map[Outcome]int, outcomes []Outcome) map[Outcome]int {
	all := map[Outcome]int{}
	for _, o := range outcomes {
		all[o] = counts[o]
	}
	return all
}

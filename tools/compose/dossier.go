package compose

import (
	"strconv"
	"strings"

	"gonggao/tools/announcement"
)

// dossier joins the parts of a consultation, or returns nil when the page is none:
// it calls for opinions, reports what became of them, or gives a time for them.
func dossier(a *announcement.Announcement, read Readers) *announcement.Dossier {
	doc := &a.Document
	d := announcement.Dossier{Title: matter(a.Parts)}
	consulted := false
	for _, p := range a.Parts {
		outer, _ := split(p.Title)
		consulted = consulted || p.Kind == announcement.Feedback || p.Kind == announcement.Notice && strings.Contains(outer, "征")
		if d.Period == nil && (p.Kind == announcement.Notice || p.Kind == announcement.Interpretation) {
			d.Period = read.Period(doc, p.Blocks, a.Fields.Published)
		}
		if p.Kind == announcement.Notice {
			d.Ways = append(d.Ways, read.Ways(doc, p.Blocks)...)
			if d.LateRule == "" {
				d.LateRule = read.LateRule(doc, p.Blocks)
			}
		}
	}
	if !consulted && d.Period == nil {
		return nil
	}
	d.Outcome = outcome(a, read)
	check(a, &d)
	return &d
}

// outcome prefers a part made for it over what an interpretation says in passing.
func outcome(a *announcement.Announcement, read Readers) announcement.Outcome {
	for _, kind := range []announcement.PartKind{announcement.Feedback, announcement.Interpretation} {
		for _, p := range a.Parts {
			if p.Kind != kind {
				continue
			}
			o := read.Outcome(&a.Document, p.Blocks)
			if o.Kind == announcement.OutcomeUnknown {
				continue
			}
			if o.Published == nil {
				o.Published = p.Signed
			}
			return o
		}
	}
	return announcement.Outcome{Kind: announcement.OutcomeUnknown, Block: -1}
}

// matter returns the name of what is consulted on, as the parts have it: the name in the first title
// that names one, else the plan's own title, else the first title.
func matter(parts []announcement.Part) string {
	for _, p := range parts {
		if _, inner := split(p.Title); inner != "" {
			return inner
		}
	}
	for _, p := range parts {
		if p.Kind == announcement.Plan {
			return p.Title
		}
	}
	if len(parts) > 0 {
		return parts[0].Title
	}
	return ""
}

// minimumDays is what 国令713号 art. 15 asks for in general (一般不少于30日).
const minimumDays = 30

// check tests the duties of 国令713号 and flags what the page does not show.
// What the page does not show may exist elsewhere: that is unknown, not broken.
func check(a *announcement.Announcement, d *announcement.Dossier) {
	doc := &a.Document
	page := func(kind announcement.FlagKind) { doc.Raise(announcement.Flag{Kind: kind, Block: -1}) }
	add := func(duty announcement.Duty, r announcement.CheckResult, value string) {
		d.Checks = append(d.Checks, announcement.Check{Duty: duty, Result: r, Value: value})
	}
	found := func(kind announcement.PartKind) announcement.CheckResult {
		for _, p := range a.Parts {
			if p.Kind == kind {
				return announcement.Met
			}
		}
		return announcement.Unknown
	}

	switch days := days(d.Period); {
	case days >= minimumDays:
		add(announcement.DutyPeriod, announcement.Met, "")
		add(announcement.DutyThirtyDays, announcement.Met, strconv.Itoa(days))
	case days > 0:
		add(announcement.DutyPeriod, announcement.Met, "")
		add(announcement.DutyThirtyDays, announcement.NotMet, strconv.Itoa(days))
		doc.Raise(announcement.Flag{Kind: announcement.ShortPeriod, Block: d.Period.Block, Quote: d.Period.Quote, Data: map[string]string{"days": strconv.Itoa(days)}})
	default:
		add(announcement.DutyPeriod, announcement.Unknown, "")
		add(announcement.DutyThirtyDays, announcement.Unknown, "")
		if d.Period == nil || d.Period.First.IsZero() {
			page(announcement.NoStartDate)
		}
		if d.Period == nil || d.Period.Last.IsZero() {
			page(announcement.NoEndDate)
		}
	}

	draft, explanation := found(announcement.Plan), found(announcement.Interpretation)
	add(announcement.DutyDraft, draft, "")
	if draft != announcement.Met {
		page(announcement.NoDraft)
	}
	add(announcement.DutyExplanation, explanation, "")
	if explanation != announcement.Met {
		page(announcement.NoInterpretation)
	}

	ways := announcement.Unknown
	if len(d.Ways) > 0 {
		ways = announcement.Met
	}
	add(announcement.DutyWays, ways, "")

	switch o := d.Outcome; o.Kind {
	case announcement.OutcomeUnknown:
		add(announcement.DutyOutcome, announcement.Unknown, "")
		page(announcement.NoOutcome)
	case announcement.OutcomeImage:
		add(announcement.DutyOutcome, announcement.Unknown, "")
		doc.Raise(announcement.Flag{Kind: announcement.OutcomeImageOnly, Block: o.Block, Quote: o.Quote})
	default:
		add(announcement.DutyOutcome, announcement.Met, "")
	}
	if d.Outcome.Kind != announcement.OutcomeUnknown && d.Outcome.Published == nil {
		doc.Raise(announcement.Flag{Kind: announcement.OutcomeUndated, Block: d.Outcome.Block})
	}
}

// days is the length of a period that may be unknown.
func days(p *announcement.Period) int {
	if p == nil {
		return 0
	}
	return p.Days()
}

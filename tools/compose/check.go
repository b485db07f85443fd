package compose

import (
	"strconv"

	"gonggao/tools/announcement"
)

// minimumDays is what 国令713号 art. 15 asks for in general (一般不少于30日).
const minimumDays = 30

// check tests the duties of 国令713号 and flags what the page does not show.
// kinds are the kinds of part that the matter has, on whatever page. What no page shows may exist elsewhere: that is unknown, not broken.
func check(a *announcement.Announcement, kinds map[announcement.PartKind]bool) {
	doc, d := &a.Document, a.Dossier
	page := func(kind announcement.FlagKind) { doc.Raise(announcement.Flag{Kind: kind, Block: -1}) }
	add := func(duty announcement.Duty, r announcement.CheckResult, value string) {
		d.Checks = append(d.Checks, announcement.Check{Duty: duty, Result: r, Value: value})
	}
	found := func(kind announcement.PartKind) announcement.CheckResult {
		if kinds[kind] {
			return announcement.Met
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

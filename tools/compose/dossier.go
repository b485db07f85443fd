package compose

import (
	"regexp"

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
		consulted = consulted || p.Kind == announcement.Feedback || p.Kind == announcement.Notice && callsForOpinions.MatchString(outer)
		if d.Period == nil && (p.Kind == announcement.Notice || p.Kind == announcement.Interpretation) {
			d.Period = read.Period(doc, p.Blocks, a.Fields.Published)
		}
		if p.Kind == announcement.Notice {
			d.Ways = append(d.Ways, read.Ways(doc, p.Blocks)...)
			d.Contacts = append(d.Contacts, p.Contacts...)
			if d.LateRule == "" {
				d.LateRule = read.LateRule(doc, p.Blocks)
			}
		}
	}
	if !consulted && d.Period == nil {
		return nil
	}
	d.Outcome = outcome(a, read)
	return &d
}

// callsForOpinions matches what a notice of a consultation is called, and not 征收 or 征占地.
var callsForOpinions = regexp.MustCompile(`征(?:求|集|询)|(?:听取|提出).{0,12}意见|听证`)

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
			return draft.ReplaceAllString(inner, "")
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

package hugosite

import (
	"maps"
	"slices"
	"strconv"
	"time"

	"gonggao/tools/announcement"
)

// pageParams returns the fields that all bundles of one page share.
func pageParams(a announcement.Announcement, opts Options, paths pagePaths) Params {
	f := a.Fields
	p := Params{
		ID: a.Page.ID, Script: "original", OriginalScript: opts.Original, Dossier: paths.dossier, Parts: paths.all,
		Issuer: organisation(f.Issuer), Source: organisation(f.Source), Author: f.Author,
		DocumentNumbers: f.DocumentNumbers, Category: f.Category, Breadcrumb: f.Breadcrumb,
		Generator: f.Generator, StatusWord: f.StatusWord, ThirdParty: f.ThirdParty,
		Provenance: Provenance{RawPage: rawPage(a.Page)},
	}
	for _, more := range a.More {
		p.Provenance.More = append(p.Provenance.More, rawPage(more))
	}
	if m := (Meta{SiteName: f.SiteName, SiteIDCode: f.SiteIDCode, Column: f.Column, Description: f.Description}); m != (Meta{}) {
		p.Meta = &m
	}
	for _, v := range f.Validity {
		shown := Validity{Label: v.Label, Text: v.Text, Origin: announcement.FromLabel}
		if v.Date != nil {
			shown.Date = v.Date.String()
		}
		p.Validity = append(p.Validity, shown)
	}
	if n := f.IndexNumber; n != nil {
		p.IndexNumber = &IndexNumber{Text: n.Text, Code: n.Code, Valid: n.Valid, Division: n.Division}
	}
	return p
}

func rawPage(p announcement.Page) RawPage {
	return RawPage{File: p.Name, SHA256: p.SHA256, Bytes: len(p.Body), Charset: p.Charset, MediaType: p.MediaType, URL: p.URL, Captured: p.CapturedAt, Site: p.Site}
}

// captured returns when a page was captured as precisely as is known, "" when it is not.
func captured(p announcement.Page) string {
	if p.CapturedAt.IsZero() {
		return ""
	}
	d := announcement.Date{Time: p.CapturedAt, Precision: p.Captured}
	return d.String()
}

func contactList(points []announcement.ContactPoint) []Contact {
	var all []Contact
	for _, c := range points {
		all = append(all, Contact{Kind: c.Kind, Label: c.Label, Value: c.Value, Origin: announcement.FromBody})
	}
	return all
}

func organisation(o announcement.Organisation) *Organisation {
	if o.Name == "" && o.AsFound == "" {
		return nil
	}
	return &Organisation{Name: o.Name, AsFound: o.AsFound, Origin: o.Origin, By: o.By}
}

// frontMatter returns what every bundle of the page has at the top. A bundle is filed under the first date that is
// known of: its publication, else its signature.
func frontMatter(f announcement.Fields, p Params, opts Options, title, description string, filed ...*announcement.Date) FrontMatter {
	front := FrontMatter{Title: title, Description: description, Keywords: f.Keywords, Departments: departments(p.Issuer, opts), Params: p}
	for _, d := range filed {
		if d != nil {
			front.Date = d.Time
			front.Years = []string{strconv.Itoa(d.Time.Year())}
			break
		}
	}
	return front
}

// departments names the issuing body for Hugo's taxonomy, the same in both scripts and fit for an address: the first
// twelve hexadecimal digits of the SHA-256 of its simplified name. Pinyin would make one body of 吉安市 and 集安市.
func departments(issuer *Organisation, opts Options) []string {
	if issuer == nil || issuer.Name == "" {
		return nil
	}
	name := issuer.Name
	if opts.Original == Hant {
		name = opts.Convert(name)
	}
	return []string{digest([]byte(name))[:12]}
}

// dates lists the dates of a bundle in the order of docs/front-matter.md.
func dates(a announcement.Announcement, published, signed *announcement.Date) []Date {
	var all []Date
	add := func(kind string, d *announcement.Date) {
		if d != nil {
			all = append(all, Date{Kind: kind, Value: d.String(), Precision: d.Precision, Origin: d.Origin, Label: d.Label, Quote: d.Quote})
		}
	}
	add("published", published)
	add("written", a.Fields.Written)
	add("signed", signed)
	for i := range a.Fields.OtherDates {
		add("other", &a.Fields.OtherDates[i])
	}
	if !a.Page.CapturedAt.IsZero() {
		add("captured", &announcement.Date{Time: a.Page.CapturedAt, Precision: a.Page.Captured, Origin: announcement.FromSidecar})
	}
	return all
}

// flagList leaves out the places, which only the record needs, and what then says the same twice.
func flagList(flags []announcement.Flag) []Flag {
	var all []Flag
	for _, f := range flags {
		reviewed := ""
		if f.Seen != nil {
			reviewed = f.Seen.On
		}
		same := func(g Flag) bool { return g.Kind == f.Kind && g.Quote == f.Quote && maps.Equal(g.Data, f.Data) }
		if n := slices.IndexFunc(all, same); n < 0 {
			all = append(all, Flag{Kind: f.Kind, Quote: f.Quote, Data: f.Data, Reviewed: reviewed})
		} else if reviewed == "" {
			all[n].Reviewed = "" // in one of its places nobody has
		}
	}
	return all
}

// dossierParams returns what only a dossier has.
func dossierParams(d announcement.Dossier) DossierParams {
	p := DossierParams{LateRule: d.LateRule, Outcome: outcome(d.Outcome)}
	if d.Period != nil {
		p.Opens, p.Days = d.Period.First, d.Period.Days()
		p.PeriodQuote, p.YearInferred = d.Period.Quote, d.Period.YearInferred
		if last := d.Period.Last; !last.IsZero() {
			p.Closes = last.Add(24*time.Hour - time.Second)
		}
	}
	for _, w := range d.Ways {
		p.Ways = append(p.Ways, Way{Kind: w.Kind, Text: w.Text, Value: w.Value, Recipient: w.Recipient,
			Address: w.Address, Postcode: w.Postcode, Mark: w.Mark})
	}
	for _, c := range d.Checks {
		p.Checks = append(p.Checks, Check{Duty: c.Duty, Result: c.Result, Value: c.Value})
	}
	return p
}

func outcome(o announcement.Outcome) *Outcome {
	if o.Kind == "" {
		return nil
	}
	all := &Outcome{Kind: o.Kind, Responses: o.Responses, Quote: o.Quote}
	if o.Published != nil {
		all.Published = o.Published.Time.Format(time.DateOnly)
	}
	for _, g := range o.Groups {
		all.Groups = append(all.Groups, OutcomeGroup{Group: g.Group, Consulted: g.Consulted, Responded: g.Responded,
			Comments: g.Comments, Adopted: g.Adopted, Partly: g.Partly, Rejected: g.Rejected, AllAdopted: g.AllTaken, Reason: g.Reason, Quote: g.Quote, Basis: g.Basis})
	}
	return all
}

package compose

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// MatterKey returns what pages about one matter have in common before anything is known of them:
// the name in 《》 of a title that calls for opinions, explains, reports or is that document.
// Years and versions of the five-year kind stay in it, so that two plans of one name are two matters.
// It returns "" when the titles name nothing, or so little that other places may use the same words.
func MatterKey(titles []string) string {
	for _, title := range titles {
		_, inner := split(title)
		kind := kindOf(title)
		if inner == "" && kind == announcement.Plan {
			inner = title
		}
		if kind == "" || inner == "" {
			continue
		}
		key := strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Han, r) && r != '年' || unicode.IsDigit(r) {
				return r
			}
			return -1
		}, draft.ReplaceAllString(inner, ""))
		if utf8.RuneCountInString(key) >= 8 {
			return key
		}
	}
	return ""
}

// Join links the announcements that have one MatterKey and completes their dossiers; one page alone is a
// matter too. Pages are joined only when the same body issued them: one name may be used in two places.
func Join(pages []*announcement.Announcement) {
	byIssuer := map[string][]*announcement.Announcement{}
	var issuers []string
	for i, a := range pages {
		key := issuer(a)
		if key == "" {
			key = "\x00" + string(rune(i)) // unknown: joined to nothing
		}
		if byIssuer[key] == nil {
			issuers = append(issuers, key)
		}
		byIssuer[key] = append(byIssuer[key], a)
	}
	for _, key := range issuers {
		joinSame(byIssuer[key])
	}
}

// issuer returns the name of the body a page comes from, or "".
func issuer(a *announcement.Announcement) string {
	if a.Fields.Issuer.Name != "" {
		return a.Fields.Issuer.Name
	}
	return a.Fields.Source.Name
}

func joinSame(pages []*announcement.Announcement) {
	slices.SortStableFunc(pages, func(a, b *announcement.Announcement) int {
		return cmp.Or(published(a).Compare(published(b)), strings.Compare(a.Page.Name, b.Page.Name))
	})
	link(pages)
	kinds := map[announcement.PartKind]bool{}
	for _, a := range pages {
		for _, p := range a.Parts {
			kinds[p.Kind] = true
		}
	}
	owner := dossierPage(pages)
	if owner == nil {
		return
	}
	for _, a := range pages {
		a.DossierPage = owner.Page.ID
		if a != owner {
			merge(owner.Dossier, a.Dossier)
			a.Dossier = nil
		}
	}
	check(owner, kinds)
}

// link tells every page of the parts of the others, in the order in which a matter goes.
func link(pages []*announcement.Announcement) {
	var all []announcement.PartRef
	for _, a := range pages {
		count := map[announcement.PartKind]int{}
		for _, p := range a.Parts {
			count[p.Kind]++
			all = append(all, announcement.PartRef{Page: a.Page.ID, Kind: p.Kind, Nth: count[p.Kind]})
		}
	}
	slices.SortStableFunc(all, func(a, b announcement.PartRef) int { return slices.Index(order, a.Kind) - slices.Index(order, b.Kind) })
	for _, a := range pages {
		for _, ref := range all {
			if ref.Page != a.Page.ID {
				a.Others = append(a.Others, ref)
			}
		}
	}
}

var order = []announcement.PartKind{announcement.Notice, announcement.Plan, announcement.Interpretation, announcement.Feedback, announcement.News}

// dossierPage chooses the page that has the dossier: the first that calls for opinions, else the first that has one.
func dossierPage(pages []*announcement.Announcement) *announcement.Announcement {
	var owner *announcement.Announcement
	for _, a := range pages {
		if a.Dossier == nil {
			continue
		}
		if slices.ContainsFunc(a.Parts, func(p announcement.Part) bool { return p.Kind == announcement.Notice }) {
			return a
		}
		if owner == nil {
			owner = a
		}
	}
	return owner
}

// merge adds to d what it does not know and the dossier of another page does.
// Blocks of another page mean nothing here.
func merge(d, other *announcement.Dossier) {
	if other == nil {
		return
	}
	if d.Period == nil && other.Period != nil {
		period := *other.Period
		period.Block = -1
		d.Period = &period
	}
	if d.Outcome.Kind == announcement.OutcomeUnknown {
		d.Outcome = other.Outcome
		d.Outcome.Block = -1
	}
	if len(d.Ways) == 0 {
		d.Ways = slices.Clone(other.Ways)
		for i := range d.Ways {
			d.Ways[i].Block = -1
		}
	}
	if len(d.Contacts) == 0 {
		d.Contacts = slices.Clone(other.Contacts)
		for i := range d.Contacts {
			d.Contacts[i].Block = -1
		}
	}
	if d.LateRule == "" {
		d.LateRule = other.LateRule
	}
}

// published returns the day a page was published; the zero time sorts pages without one first.
func published(a *announcement.Announcement) (t time.Time) {
	if a.Fields.Published != nil {
		t = a.Fields.Published.Time
	}
	return t
}

package report

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strings"

	"gonggao/tools/announcement"
)

// fact is the quote of a flag or one piece of its data, safe to show.
type fact struct {
	Name     string // "" for the quote
	Value    string
	FromPage bool // words of the page, in Chinese whatever the language of the report
}

func (w words) facts(f announcement.Flag) []fact {
	var facts []fact
	if f.Quote != "" {
		facts = append(facts, fact{"", visible(f.Quote), true})
	}
	for _, key := range slices.Sorted(maps.Keys(f.Data)) {
		if f.Data[key] == "" {
			continue
		}
		c := fact{Name: visible(known(w.Data, key)), Value: visible(f.Data[key])}
		switch key {
		case "label":
			c.Value = known(w.Label, announcement.Label(c.Value))
		case "reason":
			c.Value = visible(known(w.Refusal, f.Data[key]))
		case "suggestion", "usual", "found", "shown", "stated", "counted":
			c.FromPage = true
		}
		facts = append(facts, c)
	}
	if f.Seen != nil {
		facts = append(facts, w.seen(*f.Seen)...)
	}
	return facts
}

// seen says who let a finding stand, when, and why.
func (w words) seen(s announcement.Seen) []fact {
	facts := []fact{{Value: fill(w.Text.ReviewedBy, "by", visible(s.By), "on", visible(s.On))}}
	if s.Note != "" {
		facts = append(facts, fact{Value: visible(s.Note)})
	}
	return facts
}

func (w words) lapsed(l Lapsed) []fact {
	facts := []fact{{Value: visible(w.flag(l.Kind).Title)}}
	if l.Quote != "" {
		facts = append(facts, fact{Value: visible(l.Quote), FromPage: true})
	}
	return append(facts, w.seen(l.Seen)...)
}

// sentence returns facts in one line.
func (w words) sentence(facts []fact) string {
	var parts []string
	for _, f := range facts {
		value := f.Value
		if f.FromPage {
			value = fill(w.Text.Quote, "text", value)
		}
		if f.Name != "" {
			value = fill(w.Text.Pair, "name", f.Name, "value", value)
		}
		parts = append(parts, value)
	}
	return strings.Join(parts, w.Text.Join)
}

// orphan names the sources of an orphan in one line.
func (w words) orphan(o Orphan) string {
	var parts []string
	for _, name := range append([]string{o.Source}, o.More...) {
		parts = append(parts, visible(name))
	}
	if o.Joined != "" {
		parts = append(parts, fill(w.Text.OrphanJoined, "name", visible(o.Joined)))
	}
	return strings.Join(parts, w.Text.Join)
}

// trouble says why a page failed or was dropped, safe to show.
type trouble struct {
	entry
	Kind   announcement.ProblemKind // other when the error says no more than its text
	Looks  string                   // what the bytes look like, "" when that cannot be said
	Detail string                   // the text of the error
}

// other is the kind of errors that are no announcement.Problem, or of one without words.
const other announcement.ProblemKind = "other"

func (w words) trouble(err error) trouble {
	t := trouble{Kind: other}
	var p *announcement.Problem
	if errors.As(err, &p) {
		t.Kind = p.Kind
		if looks := p.Data["looks"]; looks != "" {
			var ok bool
			if t.Looks, ok = w.Looks[looks]; !ok {
				t.Looks = fill(w.Text.LooksLike, "looks", visible(looks))
			}
		}
	}
	if err != nil {
		t.Detail = visible(strings.ReplaceAll(err.Error(), "\n", "; ")) // errors.Join puts one on a line
	}
	if _, ok := w.Problem[t.Kind]; !ok {
		t.Kind = other
	}
	t.entry = w.Problem[t.Kind]
	if p != nil {
		var values []string
		for key, value := range p.Data {
			values = append(values, key, cmp.Or(visible(value), "—"))
		}
		t.What = fill(t.What, values...)
	}
	return t
}

// Package metadata reads dates, periods, document and index numbers, bodies and contacts from a repaired
// document, each with where it came from.
package metadata

import (
	"strings"
	"time"

	"gonggao/tools/announcement"
)

// Options are what is known besides the page.
type Options struct {
	Aliases []Alias // asked in order; the first that applies wins
}

// Read returns the facts of a page. What is missing or contradicts itself is flagged on the document.
func Read(doc *announcement.Document, page announcement.Page, opts Options) announcement.Fields {
	r := resolver{doc: doc, site: page.Site, table: opts.Aliases}
	has := marksIn(doc)
	f := announcement.Fields{
		Written:         labelled(doc, announcement.LabelWritten),
		Author:          author(doc),
		Column:          meta(doc, "columnname"),
		SiteName:        meta(doc, "sitename"),
		SiteIDCode:      meta(doc, "siteidcode"),
		Description:     meta(doc, "description"),
		Validity:        validity(doc),
		Contacts:        Contacts(doc, blocksWith(has, ofContact)),
		DocumentNumbers: ownNumbers(doc),
		Category:        value(doc, announcement.LabelCategory),
		Keywords:        keywords(value(doc, announcement.LabelKeywords)),
		Breadcrumb:      breadcrumb(doc),
		Generator:       generator(doc),
		StatusWord:      statusWord(doc),
	}
	f.Published, f.OtherDates = published(doc, page)
	for _, d := range allLabelled(doc, announcement.LabelWritten) {
		if !sameDay(d.Time, f.Written.Time) && !known(f.OtherDates, d.Time) {
			f.OtherDates = append(f.OtherDates, *d)
		}
	}
	f.Signed = lastSigned(doc)
	if r.site == "" {
		r.site = f.SiteName
	}
	f.Source = r.source()
	f.Issuer = r.issuer(f.Source)
	f.ThirdParty = isPress(f.Source.Name)
	if f.Source.Name == "" && f.Issuer.Name == "" {
		if name := datelineOf(doc); name != "" {
			f.Source, f.ThirdParty = r.organisation(name, announcement.FromBody), true
		}
	}
	if f.Author == "" && f.ThirdParty {
		f.Author = meta(doc, "author") // elsewhere it is whoever typed the page in
	}
	if len(f.Keywords) == 0 {
		f.Keywords = metaKeywords(doc, f)
	}
	if len(f.Breadcrumb) == 0 && f.Column != "" {
		f.Breadcrumb = []string{f.Column}
	}
	f.Cited = cited(doc, has, f.DocumentNumbers)
	f.IndexNumber = index(doc)
	flag(doc, f)
	return f
}

// value returns the first value that a visible labelled field has.
func value(doc *announcement.Document, label announcement.Label) string {
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind == announcement.Field && b.Label == label && b.Origin != announcement.FromMeta {
			if v := strings.Trim(b.Text, " \t\r\n"+blanks); v != "" {
				return v
			}
		}
	}
	return ""
}

// labelled returns the first date behind a label; a later one of the same day that knows the time is better.
func labelled(doc *announcement.Document, label announcement.Label) *announcement.Date {
	var best *announcement.Date
	for _, found := range allLabelled(doc, label) {
		if best == nil || best.Precision == announcement.Day && found.Precision != announcement.Day && sameDay(best.Time, found.Time) {
			best = found
		}
	}
	return best
}

// allLabelled returns the dates behind a visible label, the first of each field.
func allLabelled(doc *announcement.Document, label announcement.Label) []*announcement.Date {
	origin := announcement.FromLabel
	if label == announcement.LabelDate {
		origin = announcement.FromLine
	}
	var all []*announcement.Date
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind != announcement.Field || b.Label != label || b.Origin == announcement.FromMeta {
			continue
		}
		for _, d := range Dates(b.Text) {
			all = append(all, &announcement.Date{Time: d.Time, Precision: d.Precision, Origin: origin, Label: labelWords(b.Head), Quote: b.Text[d.From:d.To], Block: i})
			break
		}
	}
	return all
}

func sameDay(a, b time.Time) bool {
	return a.In(announcement.China).Format(time.DateOnly) == b.In(announcement.China).Format(time.DateOnly)
}

// cited returns the numbers of other documents that the page mentions.
func cited(doc *announcement.Document, has []marks, own []string) []string {
	var others []string
	for _, n := range Cited(doc, blocksWith(has, ofNumber)) {
		mine := false
		for _, o := range own {
			mine = mine || o == n
		}
		if !mine {
			others = append(others, n)
		}
	}
	return others
}

// index reads the page's 索引号 and flags one whose check character is wrong.
func index(doc *announcement.Document) *announcement.IndexNumber {
	for _, i := range fields(doc, announcement.LabelIndex) {
		b := doc.Blocks[i]
		n, ok := indexNumber(b.Text)
		if n == nil {
			continue
		}
		if !ok {
			doc.Raise(announcement.Flag{Kind: announcement.BadIndexNumber, Block: i, Quote: n.Text})
		}
		return n
	}
	return nil
}

func keywords(s string) []string {
	var all []string
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(",，、;；|｜ \t"+blanks, r) }) {
		all = append(all, w)
	}
	return all
}

func statusWord(doc *announcement.Document) string {
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind != announcement.Status {
			continue
		}
		if w := strings.Trim(b.Text, " \t\r\n"+blanks); w != "" {
			return w
		}
	}
	return ""
}

// generator returns the content system's name without the words that introduce it.
func generator(doc *announcement.Document) string {
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind != announcement.Chrome || b.Chrome != announcement.Generator {
			continue
		}
		name := strings.Trim(b.Head+b.Text, " \t\r\n"+blanks)
		for _, lead := range []string{"produced by", "powered by", "generated by"} {
			if len(name) >= len(lead) && strings.EqualFold(name[:len(lead)], lead) {
				name = strings.TrimLeft(name[len(lead):], " :：")
			}
		}
		return name
	}
	return ""
}

// datelineOf returns the newspaper or agency that the first paragraph of the text is datelined by.
func datelineOf(doc *announcement.Document) string {
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind == announcement.Paragraph {
			return dateline(b.Text)
		}
	}
	return ""
}

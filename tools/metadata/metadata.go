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
	f := announcement.Fields{
		Published:       published(doc, page),
		Written:         labelled(doc, announcement.LabelWritten),
		Source:          r.source(),
		Author:          author(doc),
		DocumentNumbers: ownNumbers(doc),
		Category:        value(doc, announcement.LabelCategory),
		Keywords:        keywords(value(doc, announcement.LabelKeywords)),
		Breadcrumb:      breadcrumb(doc),
		Generator:       generator(doc),
		StatusWord:      statusWord(doc),
	}
	f.Signed = lastSigned(doc)
	f.Issuer = r.issuer(f.Source)
	f.ThirdParty = isPress(f.Source.Name)
	if f.Source.Name == "" && f.Issuer.Name == "" {
		if name := datelineOf(doc); name != "" {
			f.Source, f.ThirdParty = r.organisation(name, announcement.FromBody), true
		}
	}
	f.Cited = cited(doc, f.DocumentNumbers)
	f.IndexNumber = index(doc)
	flag(doc, f)
	return f
}

// value returns the first value that a labelled field has.
func value(doc *announcement.Document, label announcement.Label) string {
	for _, b := range doc.Blocks {
		if b.Kind == announcement.Field && b.Label == label {
			if v := strings.Trim(b.Text, " \t\r\n"+blanks); v != "" {
				return v
			}
		}
	}
	return ""
}

// labelled returns the first date behind a label; a later one of the same day that knows the time is better.
func labelled(doc *announcement.Document, label announcement.Label) *announcement.Date {
	origin := announcement.FromLabel
	if label == announcement.LabelDate {
		origin = announcement.FromLine
	}
	var best *announcement.Date
	for i, b := range doc.Blocks {
		if b.Kind != announcement.Field || b.Label != label {
			continue
		}
		for _, d := range Dates(b.Text) {
			found := &announcement.Date{Time: d.Time, Precision: d.Precision, Origin: origin, Quote: b.Text[d.From:d.To], Block: i}
			if best == nil || best.Precision == announcement.Day && found.Precision != announcement.Day && sameDay(best.Time, found.Time) {
				best = found
			}
			break
		}
	}
	return best
}

// published returns the day of publication: behind its label, else alone under the title, else in the address.
func published(doc *announcement.Document, page announcement.Page) *announcement.Date {
	line := labelled(doc, announcement.LabelDate)
	if d := labelled(doc, announcement.LabelPublished); d != nil {
		if line != nil && d.Precision == announcement.Day && line.Precision != announcement.Day && sameDay(d.Time, line.Time) {
			return line
		}
		return d
	}
	if line != nil {
		return line
	}
	return urlDate(page.URL)
}

func sameDay(a, b time.Time) bool {
	return a.In(announcement.China).Format(time.DateOnly) == b.In(announcement.China).Format(time.DateOnly)
}

// Signed returns a reader of the signature (落款) of some of a document's blocks: its date and its body,
// nil and zero when the blocks have none. The last signature counts.
func Signed(page announcement.Page, opts Options) func(*announcement.Document, []int) (*announcement.Date, announcement.Organisation) {
	return func(doc *announcement.Document, blocks []int) (*announcement.Date, announcement.Organisation) {
		r := resolver{doc: doc, site: page.Site, table: opts.Aliases}
		var date *announcement.Date
		var body announcement.Organisation
		for _, i := range blocks {
			if i < 0 || i >= len(doc.Blocks) {
				continue
			}
			if d := signedIn(doc, i); d != nil {
				date = d
			}
			if doc.Blocks[i].Kind == announcement.Signature {
				if o := r.organisation(withoutDate(doc.Blocks[i].Text), announcement.FromSignature); o.Name != "" {
					body = o
				}
			}
		}
		return date, body
	}
}

// signedIn returns the date of a signature or of the line under it.
func signedIn(doc *announcement.Document, i int) *announcement.Date {
	b := doc.Blocks[i]
	if b.Kind != announcement.Signature && b.Kind != announcement.SignedDate {
		return nil
	}
	found := Dates(b.Text)
	if len(found) == 0 {
		return nil
	}
	d := found[len(found)-1]
	return &announcement.Date{Time: d.Time, Precision: d.Precision, Origin: announcement.FromSignature, Quote: b.Text[d.From:d.To], Block: i}
}

func lastSigned(doc *announcement.Document) *announcement.Date {
	for i := len(doc.Blocks) - 1; i >= 0; i-- {
		if d := signedIn(doc, i); d != nil {
			return d
		}
	}
	return nil
}

// cited returns the numbers of other documents that the page mentions.
func cited(doc *announcement.Document, own []string) []string {
	all := make([]int, len(doc.Blocks))
	for i := range all {
		all[i] = i
	}
	var others []string
	for _, n := range Cited(doc, all) {
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
	for i, b := range doc.Blocks {
		if b.Kind != announcement.Field || b.Label != announcement.LabelIndex {
			continue
		}
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
	for _, b := range doc.Blocks {
		if w := strings.Trim(b.Text, " \t\r\n"+blanks); b.Kind == announcement.Status && w != "" {
			return w
		}
	}
	return ""
}

// generator returns the content system's name without the words that introduce it.
func generator(doc *announcement.Document) string {
	for _, b := range doc.Blocks {
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
	for _, b := range doc.Blocks {
		if b.Kind == announcement.Paragraph {
			return dateline(b.Text)
		}
	}
	return ""
}

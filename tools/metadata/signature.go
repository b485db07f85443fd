package metadata

import "gonggao/tools/announcement"

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

// withoutDate returns the text of a signature or a byline without a date on the same line.
func withoutDate(text string) string {
	for _, d := range Dates(text) {
		text = text[:d.From] + text[d.To:]
		break
	}
	return text
}

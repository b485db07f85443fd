package metadata

import (
	"strings"
	"time"

	"gonggao/tools/announcement"
)

// flag raises what is missing from the fields and what contradicts itself in them.
func flag(doc *announcement.Document, f announcement.Fields) {
	emptyFields(doc)
	unsigned(doc)
	if f.Published == nil {
		doc.Raise(announcement.Flag{Kind: announcement.NoPublishedDate, Block: -1})
	}
	late := f.Signed != nil && after(f.Signed, f.Published) && !appended(doc, f.Signed.Block) || after(f.Written, f.Published)
	old := migrated(f)
	if !late && old == nil {
		return
	}
	data := map[string]string{"published": f.Published.String()}
	if old != nil && old.Origin == announcement.FromURL {
		data["address"] = old.String()
	}
	block, quote := -1, ""
	if f.Written != nil {
		data["written"], block, quote = f.Written.String(), f.Written.Block, f.Written.Quote
	}
	if f.Signed != nil {
		data["signed"], block, quote = f.Signed.String(), f.Signed.Block, f.Signed.Quote
	}
	doc.Raise(announcement.Flag{Kind: announcement.ContradictoryDates, Block: block, Quote: quote, Data: data})
}

// migrated returns the date that shows that a meta element's date of publication is that of a move to another content
// system: it is a month older, where the address has it, or a year, where the text has it. nil: nothing shows it.
func migrated(f announcement.Fields) *announcement.Date {
	if f.Published == nil || f.Published.Origin != announcement.FromMeta {
		return nil
	}
	for i, d := range f.OtherDates {
		if d.Origin == announcement.FromURL && d.Time.AddDate(0, 1, 0).Before(f.Published.Time) {
			return &f.OtherDates[i]
		}
	}
	for _, d := range []*announcement.Date{f.Written, f.Signed} {
		if d != nil && d.Time.AddDate(1, 0, 0).Before(f.Published.Time) {
			return d
		}
	}
	return nil
}

// after reports whether a is of a later day than b; what is not known is not later.
func after(a, b *announcement.Date) bool {
	if a == nil || b == nil {
		return false
	}
	return a.Time.In(announcement.China).Format(time.DateOnly) > b.Time.In(announcement.China).Format(time.DateOnly)
}

// appended reports whether a block belongs to a report on the outcome that was added to an older page:
// it is later than the page by nature, so its date contradicts nothing.
func appended(doc *announcement.Document, block int) bool {
	title, earlier := "", 0
	for _, b := range doc.Blocks[:block] {
		if b.Kind == announcement.Title {
			title = b.Text
			earlier++
		}
	}
	return earlier > 1 && containsAny(read(title[:min(len(title), maxSentence)]).text, "采纳", "结果反馈", "反馈结果", "反馈情况", "意见反馈", "情况反馈", "征集结果", "征求意见结果", "征求意见情况")
}

// expected are the fields that norms require (国办发〔2017〕47号 for pages, 政府信息公开条例 art. 12 for
// the index); an empty one is a gap to fill, while an empty 文号 or 主题词 is usual.
var expected = []announcement.Label{
	announcement.LabelSource, announcement.LabelPublished, announcement.LabelIssuer,
	announcement.LabelWritten, announcement.LabelIndex, announcement.LabelDate,
}

func emptyFields(doc *announcement.Document) {
	for _, label := range expected {
		if value(doc, label) != "" {
			continue
		}
		for i := range doc.Blocks {
			b := &doc.Blocks[i]
			if b.Kind == announcement.Field && b.Label == label && b.Origin != announcement.FromMeta {
				doc.Raise(announcement.Flag{
					Kind: announcement.EmptyField, Block: i,
					Quote: strings.Trim(b.Head, " \t\r\n"+blanks),
					Data:  map[string]string{"label": string(label)},
				})
			}
		}
	}
}

// unsigned flags dates that stand where a signature belongs, without one.
func unsigned(doc *announcement.Document) {
	signed := false
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		switch b.Kind {
		case announcement.Title:
			signed = false
		case announcement.Signature:
			signed = true
		case announcement.SignedDate:
			next := i + 1
			if signed || next < len(doc.Blocks) && doc.Blocks[next].Kind == announcement.Signature {
				continue
			}
			doc.Raise(announcement.Flag{Kind: announcement.NoSignature, Block: i, Quote: strings.Trim(b.Text, " \t\r\n"+blanks)})
		}
	}
}

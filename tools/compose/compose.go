// Package compose takes a page apart into the texts that people read by themselves,
// and joins the texts of one consultation into a dossier.
package compose

import (
	"slices"
	"strings"

	"gonggao/tools/announcement"
)

// Readers find facts in some of a document's blocks. They are passed in because stages do not import one another.
type Readers struct {
	Period   func(doc *announcement.Document, blocks []int, published *announcement.Date) *announcement.Period
	Ways     func(doc *announcement.Document, blocks []int) []announcement.Way
	LateRule func(doc *announcement.Document, blocks []int) string
	Outcome  func(doc *announcement.Document, blocks []int) announcement.Outcome
	Signed   func(doc *announcement.Document, blocks []int) (*announcement.Date, announcement.Organisation)
	Cited    func(doc *announcement.Document, blocks []int) []string
	Contacts func(doc *announcement.Document, blocks []int) []announcement.ContactPoint
}

// Page returns the announcement that a repaired document and its fields make.
// Its dossier is what this page alone knows; Join completes it.
func Page(page announcement.Page, doc announcement.Document, fields announcement.Fields, read Readers) announcement.Announcement {
	a := announcement.Announcement{Page: page, Document: doc, Fields: fields}
	a.Parts = parts(&a.Document, fields)
	for i := range a.Parts {
		p := &a.Parts[i]
		p.Signed, p.Issuer = read.Signed(&a.Document, p.Blocks)
		own := func(number string) bool { return slices.Contains(fields.DocumentNumbers, number) }
		p.Cited = slices.DeleteFunc(read.Cited(&a.Document, p.Blocks), own)
		p.Contacts = read.Contacts(&a.Document, p.Blocks)
	}
	a.Dossier = dossier(&a, read)
	datePublished(&a)
	return a
}

// datePublished gives each part the page's date of publication, unless the part was added to the page later:
// it is signed later, or it is the outcome of a consultation that was still open.
func datePublished(a *announcement.Announcement) {
	page := a.Fields.Published
	for i := range a.Parts {
		p := &a.Parts[i]
		p.Published = page
		if page == nil || i == 0 {
			continue
		}
		later := p.Signed != nil && p.Signed.Time.After(page.Time)
		if p.Kind == announcement.Feedback && a.Dossier != nil && a.Dossier.Period != nil {
			later = later || a.Dossier.Period.Last.After(page.Time)
		}
		if later {
			p.Published = nil
		}
	}
}

// parts cuts the body at its titles. A title opens a new part when what it announces is of another
// kind; otherwise, or when the part before it is still empty, it is a heading inside that part.
func parts(doc *announcement.Document, fields announcement.Fields) []announcement.Part {
	var all []announcement.Part
	for i, b := range doc.Blocks {
		if !b.Kind.InBody() {
			continue
		}
		if b.Kind == announcement.Title {
			kind := kindOf(b.Text)
			if len(all) == 0 || kind != "" && kind != all[len(all)-1].Kind && hasText(doc, all[len(all)-1]) {
				all = append(all, announcement.Part{Kind: kind, Title: b.Text})
			}
		} else if len(all) == 0 {
			all = append(all, announcement.Part{})
		}
		last := &all[len(all)-1]
		last.Blocks = append(last.Blocks, i)
	}
	if len(all) == 0 {
		doc.Raise(announcement.Flag{Kind: announcement.NoBody, Block: -1})
		return nil
	}
	if all[0].Title == "" {
		doc.Raise(announcement.Flag{Kind: announcement.NoTitle, Block: -1})
	}
	if fields.ThirdParty {
		all[0].Kind = announcement.News
	}
	if all[0].Kind == "" {
		all[0].Kind = kindFromSite(fields)
	}
	return all
}

// hasText reports whether a part holds more than titles.
func hasText(doc *announcement.Document, p announcement.Part) bool {
	for _, i := range p.Blocks {
		if doc.Blocks[i].Kind != announcement.Title {
			return true
		}
	}
	return false
}

// kindFromSite asks the old site's own filing when a title does not say what it announces. What bears the number of an
// official document is none of the press.
func kindFromSite(f announcement.Fields) announcement.PartKind {
	for _, word := range append([]string{f.Category}, f.Breadcrumb...) {
		switch {
		case strings.Contains(word, "解读"):
			return announcement.Interpretation
		case strings.Contains(word, "采纳") || strings.Contains(word, "结果反馈"):
			return announcement.Feedback
		case strings.Contains(word, "通知") || strings.Contains(word, "公告") || strings.Contains(word, "征集") || strings.Contains(word, "征求意见"):
			return announcement.Notice
		case strings.Contains(word, "规划计划") || strings.Contains(word, "政策文件"):
			return announcement.Plan
		}
	}
	if f.IndexNumber != nil || len(f.DocumentNumbers) > 0 {
		return announcement.Notice
	}
	return announcement.News
}

package hugosite

import (
	"slices"
	"strings"

	"gonggao/tools/announcement"
)

// records are the records of one page's bundles before anything is written.
type records struct {
	a       announcement.Announcement
	parts   []Record
	dossier Record
	blocks  [][]int // of the document, by part: those that readers see
}

// newRecords gives every repair and every flag of the page to the part its block is in, and what is in no part
// to the main bundle: the dossier, or the first part of a page without one.
func newRecords(a announcement.Announcement, opts Options) records {
	empty := Record{
		Format: recordFormat, ID: a.Page.ID, Original: opts.Original.file(),
		Source: Source{File: a.Page.Name, SHA256: a.Page.SHA256, Bytes: len(a.Page.Body), URL: a.Page.URL},
	}
	for _, p := range a.More {
		empty.More = append(empty.More, Source{File: p.Name, SHA256: p.SHA256, Bytes: len(p.Body), URL: p.URL, Captured: captured(p)})
	}
	rs := records{a: a, parts: slices.Repeat([]Record{empty}, len(a.Parts)), dossier: empty}
	rs.dossier.ExtractedSHA256 = digest(nil)
	main := &rs.dossier
	if a.Dossier == nil {
		main = &rs.parts[0]
	}
	type spot struct{ part, block int }
	spots := map[int]spot{}
	extracted := a.Document.Extracted()
	for i, part := range a.Parts {
		r := &rs.parts[i]
		var own []int
		var texts []string
		for _, block := range part.Blocks {
			b := a.Document.Blocks[block]
			if _, taken := spots[block]; taken || !b.Kind.InBody() {
				continue
			}
			spots[block] = spot{i, len(own)}
			if b.Text == "" {
				r.Empty = append(r.Empty, len(own))
			}
			own = append(own, block)
			texts = append(texts, shownHead(b)+extracted[block])
		}
		rs.blocks = append(rs.blocks, own)
		r.Blocks = len(own)
		r.ExtractedSHA256 = textDigest(texts)
		r.More = pagesOf(empty.More, own, a.Document.Blocks, texts)
		if len(own) > 0 {
			first := a.Document.Blocks[own[0]]
			r.Titled = first.Kind == announcement.Title && first.Text == part.Title && part.Title != ""
		}
	}
	aside := map[int][]announcement.Repair{}
	for _, repair := range a.Document.Repairs {
		s, ok := spots[repair.Block]
		if !ok {
			aside[repair.Block] = append(aside[repair.Block], repair)
			continue
		}
		repair.At += len(shownHead(a.Document.Blocks[repair.Block]))
		repair.Block = s.block
		rs.parts[s.part].Repairs = append(rs.parts[s.part].Repairs, repair)
	}
	for _, flag := range a.Document.Flags {
		s, ok := spots[flag.Block]
		if !ok {
			flag.Block = -1
			main.Flags = append(main.Flags, flag)
			continue
		}
		flag.Block = s.block
		rs.parts[s.part].Flags = append(rs.parts[s.part].Flags, flag)
	}
	for i := range rs.parts {
		slices.SortStableFunc(rs.parts[i].Repairs, func(a, b announcement.Repair) int { return a.Block - b.Block })
	}
	for i, block := range a.Document.Blocks {
		if _, ok := spots[i]; !ok && block.Head+block.Text != "" {
			main.setAside(block, aside[i])
		}
	}
	return rs
}

// pagesOf says of each later page which blocks and texts of a part are its.
func pagesOf(more []Source, own []int, blocks []announcement.Block, texts []string) []Source {
	more = slices.Clone(more)
	for n := range more {
		var its []string
		for i, block := range own {
			if blocks[block].Page == n+1 {
				its = append(its, texts[i])
			}
		}
		if more[n].Blocks = len(its); len(its) > 0 {
			more[n].ExtractedSHA256 = textDigest(its)
		}
	}
	return more
}

// textDigest is the digest of texts joined by line feeds.
func textDigest(texts []string) string { return digest([]byte(strings.Join(texts, "\n"))) }

// shownHead returns the label of an attachment, which readers see as part of its line.
func shownHead(b announcement.Block) string {
	if b.Kind == announcement.Attachment && b.Text != "" {
		return b.Head
	}
	return ""
}

func (r *Record) setAside(block announcement.Block, repairs []announcement.Repair) {
	for i := range repairs {
		repairs[i].Block = 0 // counts blocks of a part
	}
	a := Aside{Head: block.Head, Text: block.Text, Line: block.Line, Page: block.Page, Repairs: repairs}
	switch block.Kind {
	case announcement.Field:
		a.Label, a.Origin = block.Label, block.Origin
		r.Fields = append(r.Fields, a)
		return
	case announcement.Chrome:
		a.Kind = string(block.Chrome)
	default:
		a.Kind = string(block.Kind)
	}
	r.Removed = append(r.Removed, a)
}

// body returns the blocks of a part below its title.
func (rs records) body(part int) []announcement.Block {
	own := rs.blocks[part]
	if rs.parts[part].Titled {
		own = own[1:]
	}
	blocks := make([]announcement.Block, len(own))
	for i, n := range own {
		blocks[i] = rs.a.Document.Blocks[n]
	}
	return blocks
}

package repair

import (
	"strings"

	"gonggao/tools/announcement"
)

// split returns the document as the rules see it: every line of a cell and every line of a list's item is a block of
// its own, so that no rule can look across what parts them, or move it. It is doc itself when there is nothing to split.
// The parts say where the blocks come from.
func split(doc *announcement.Document) (*announcement.Document, []part) {
	parted := false
	for i := range doc.Blocks {
		parted = parted || isParted(&doc.Blocks[i])
	}
	if !parted {
		return doc, nil
	}
	parts := make([]part, 0, 2*len(doc.Blocks))
	wide := &announcement.Document{Blocks: make([]announcement.Block, 0, 2*len(doc.Blocks))}
	for i, b := range doc.Blocks {
		marks := partedBy(b.Kind)
		if !isParted(&b) {
			parts = append(parts, part{block: i})
			wide.Blocks = append(wide.Blocks, b)
			continue
		}
		spans := b.Spans
		for at := 0; at <= len(b.Text); {
			line := b.Text[at:]
			mark := ""
			if n := strings.IndexAny(line, marks); n >= 0 {
				line, mark = line[:n], markAt(line[n:])
			}
			piece := announcement.Block{Kind: b.Kind, Text: line}
			for len(spans) > 0 && spans[0].At < at+len(line) {
				if s := spans[0]; s.At >= at && s.End <= at+len(line) {
					s.At, s.End = s.At-at, s.End-at
					piece.Spans = append(piece.Spans, s)
				}
				spans = spans[1:]
			}
			parts = append(parts, part{block: i, at: at, mark: mark, cut: true})
			wide.Blocks = append(wide.Blocks, piece)
			at += len(line) + len(mark)
			if mark == "" {
				break
			}
		}
	}
	return wide, parts
}

// part is where a block of a split document comes from.
type part struct {
	block int
	at    int    // byte in the text of the block before any repair
	mark  string // what follows it there
	cut   bool   // it is not the whole block
}

// isParted reports whether a block has several lines that stand for themselves.
func isParted(b *announcement.Block) bool {
	marks := partedBy(b.Kind)
	return marks != "" && strings.ContainsAny(b.Text, marks)
}

// partedBy returns the characters that part the lines of a kind of block.
func partedBy(kind announcement.BlockKind) string {
	switch kind {
	case announcement.DataTable:
		return announcement.CellTab + announcement.CellRow + announcement.CellBreak
	case announcement.Item:
		return "\n"
	}
	return ""
}

func markAt(text string) string {
	if strings.HasPrefix(text, announcement.CellBreak) {
		return announcement.CellBreak
	}
	return text[:1]
}

// join brings what the rules did to a split document back to the document it was split from.
func join(doc, wide *announcement.Document, parts []part) {
	made := make([][]announcement.Repair, len(parts))
	for _, r := range wide.Repairs {
		if p := parts[r.Block]; p.cut {
			made[r.Block] = append(made[r.Block], r)
			continue
		}
		r.Block = parts[r.Block].block
		doc.Repairs = append(doc.Repairs, r)
	}
	for first := 0; first < len(parts); {
		last := first
		for last+1 < len(parts) && parts[last+1].block == parts[first].block {
			last++
		}
		b := &doc.Blocks[parts[first].block]
		if !parts[first].cut {
			*b = wide.Blocks[first]
		} else {
			joinBlock(b, wide.Blocks[first:last+1], parts[first:last+1])
			for i := last; i >= first; i-- { // from the end, so that what stands before a part is still as it was
				for _, r := range made[i] {
					r.Block, r.At = parts[i].block, r.At+parts[i].at
					doc.Repairs = append(doc.Repairs, r)
				}
			}
		}
		first = last + 1
	}
	type kindOf struct {
		kind  announcement.FlagKind
		block int
	}
	raised := map[kindOf]int{}
	for _, f := range wide.Flags {
		if f.Block >= 0 {
			cut := parts[f.Block].cut
			f.Block = parts[f.Block].block
			if raised[kindOf{f.Kind, f.Block}]++; cut && raised[kindOf{f.Kind, f.Block}] > maxFlags {
				continue
			}
		}
		doc.Raise(f)
	}
}

func joinBlock(b *announcement.Block, pieces []announcement.Block, parts []part) {
	var text strings.Builder
	b.Spans = nil
	for i, piece := range pieces {
		for _, s := range piece.Spans {
			s.At, s.End = s.At+text.Len(), s.End+text.Len()
			b.Spans = append(b.Spans, s)
		}
		text.WriteString(piece.Text)
		text.WriteString(parts[i].mark)
	}
	b.Text = text.String()
}

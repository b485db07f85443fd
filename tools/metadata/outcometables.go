package metadata

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gonggao/tools/announcement"
)

// tableAt is a table of opinions and the block it is.
type tableAt struct {
	adoptionTable
	block int
	torn  bool // it goes on in a table that does not say what it is
}

// whole returns the tables without those of which a piece is missing, and whatever has the same header: their rows do not begin
// with 1, go on from the table before it, or go on in one that cannot be read.
func whole(tables []tableAt) []tableAt {
	missing := map[string]bool{}
	for i, t := range tables {
		goesOn := i > 0 && tables[i-1].group.Quote == t.group.Quote && tables[i-1].last > 0 && t.first == tables[i-1].last+1
		if t.torn || t.first > 1 && !goesOn {
			missing[t.group.Quote] = true
		}
	}
	return slices.DeleteFunc(tables, func(t tableAt) bool { return missing[t.group.Quote] })
}

// continues reports whether a table without a header goes on from the last one: its first row has the next number.
func continues(block announcement.Block, tables []tableAt) bool {
	if len(tables) == 0 || tables[len(tables)-1].last == 0 {
		return false
	}
	first, _, _ := strings.Cut(block.Text, announcement.CellTab)
	return strings.TrimSpace(first) == strconv.Itoa(tables[len(tables)-1].last+1)
}

// addTables adds what tables say to an outcome: a group for each kind of table, one that goes on under the same header counted
// once. Where their sum is not what the text says, or not what their own last row says, the difference is flagged; the text's
// numbers stand.
func addTables(doc *announcement.Document, o *announcement.Outcome, tables []tableAt) {
	if tables = whole(tables); len(tables) == 0 {
		return
	}
	first := tables[0]
	if o.Kind == announcement.OutcomeUnknown {
		o.Kind, o.Block, o.Quote = announcement.OutcomeText, first.block, first.group.Quote
	}
	stated := statedTotal(o.Groups)
	var all announcement.OutcomeGroup
	var merged []announcement.OutcomeGroup
	some := false
	for _, t := range tables {
		some = some || t.some
		all.Comments = sum(all.Comments, t.group.Comments)
		all.Adopted, all.Partly, all.Rejected = sum(all.Adopted, t.group.Adopted), sum(all.Partly, t.group.Partly), sum(all.Rejected, t.group.Rejected)
		if t.total != nil {
			compare(doc, t.group.Quote, *t.total, t.group)
		}
		if t.group.Basis == announcement.FromTable {
			for _, row := range t.rows {
				row.Quote = t.group.Quote
				merged = append(merged, row)
			}
			continue
		}
		if n := len(merged); n > 0 && merged[n-1].Quote == t.group.Quote && merged[n-1].Basis == announcement.FromRows {
			g := &merged[n-1]
			if g.Reason = g.Reason + t.group.Reason; g.Rejected != nil && t.group.Rejected != nil {
				g.Reason = ""
			}
			g.Comments = sum(g.Comments, t.group.Comments)
			g.Adopted, g.Partly, g.Rejected = sum(g.Adopted, t.group.Adopted), sum(g.Partly, t.group.Partly), sum(g.Rejected, t.group.Rejected)
			continue
		}
		merged = append(merged, t.group)
	}
	if stated != nil && !some {
		compare(doc, stated.Quote, *stated, all)
	}
	if stated == nil || len(merged) > 1 || differences(*stated, all, true) != "" {
		o.Groups = append(o.Groups, merged...)
	}
}

// statedTotal returns the numbers that the text gives for all answers, nil when it gives none, or one for each group only.
func statedTotal(groups []announcement.OutcomeGroup) *announcement.OutcomeGroup {
	for i, g := range groups {
		if g.Group == "" || len(groups) == 1 {
			return &groups[i]
		}
	}
	return nil
}

// compare flags where two counts of the same answers differ, on the page as a whole: where the outcome is shown.
func compare(doc *announcement.Document, quote string, stated, counted announcement.OutcomeGroup) {
	if differences(stated, counted, false) == "" {
		return
	}
	doc.Raise(announcement.Flag{Kind: announcement.OutcomeMismatch, Block: -1, Quote: quote, Data: map[string]string{
		"stated": differences(stated, counted, false), "counted": differences(counted, stated, false),
	}})
}

// differences returns the numbers of a that b has otherwise, "" when there are none; those that b has and a has not count only when missing
// is asked for.
func differences(a, b announcement.OutcomeGroup, missing bool) string {
	var parts []string
	for _, n := range []struct {
		name string
		a, b *int
	}{{"意见", a.Comments, b.Comments}, {"采纳", a.Adopted, b.Adopted}, {"部分采纳", a.Partly, b.Partly}, {"未采纳", a.Rejected, b.Rejected}} {
		switch {
		case n.a != nil && n.b != nil && *n.a != *n.b:
			parts = append(parts, fmt.Sprintf("%s%d", n.name, *n.a))
		case missing && n.a == nil && n.b != nil:
			parts = append(parts, n.name)
		}
	}
	return strings.Join(parts, "、")
}

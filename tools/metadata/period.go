package metadata

import (
	"time"

	"gonggao/tools/announcement"
)

// stretch is a period found in one sentence.
type stretch struct {
	announcement.Period
	explicit bool // its last day is written, not counted
}

// Period returns the time in which people may answer, as the given blocks of a document state it, or
// nil when they state none. published resolves 即日起, counted days and years left out; nil: not known.
//
// Both days belong to the period. A day with 前 belongs to it too: no norm settles the word, offices
// accept answers of that day, and only 4月10日0时前 ends the day before. Counted days begin on the day
// after the one they are counted from (民法典 art. 201). Working days (N个工作日) are those of the State Council's
// calendar; in a year that it does not cover Last is zero. A period of which only the length is known has no day at all.
//
// Written days beat counted ones; of several sentences that agree the first is quoted. When they
// differ the document is flagged.
func Period(doc *announcement.Document, blocks []int, published *announcement.Date) *announcement.Period {
	var found []stretch
	inContext := false
	for _, i := range blocks {
		text := textOf(doc, i)
		for _, at := range sentences(text, semiStops) {
			found = append(found, stretchesIn(text[at.from:at.to], i, inContext, published)...)
		}
		inContext = announcesTime(text)
	}
	return settle(doc, found)
}

// textOf returns what a block says, with its label when no other reader knows the label, and ""
// for chrome, status words and known fields.
func textOf(doc *announcement.Document, i int) string {
	if i < 0 || i >= len(doc.Blocks) {
		return ""
	}
	b := doc.Blocks[i]
	switch {
	case b.Kind == announcement.Field && b.Label == announcement.LabelOther:
		return b.Head + b.Text
	case b.Kind.InBody():
		return b.Text
	}
	return ""
}

// stretchesIn returns the periods that a sentence states.
func stretchesIn(sentence string, block int, inContext bool, published *announcement.Date) []stretch {
	if !inContext && !containsAny(sentence, "意", "征", "徵", "公示", "反", "截", "建", "取") {
		return nil // none of the cues, in either script
	}
	r := read(sentence)
	s := r.masked()
	if !inContext && !containsAny(s, consulting...) {
		return nil
	}
	var all []stretch
	for _, e := range expressions(s) {
		if !forAnswers(s, e, inContext) {
			continue
		}
		p := resolve(e, published)
		p.Quote, p.Block = r.cut(leadIn(s, e), e.to), block
		all = append(all, p)
	}
	return all
}

// resolve turns an expression into days, as far as they can be known.
func resolve(e expression, published *announcement.Date) stretch {
	var p stretch
	p.explicit = e.last.given()
	var day time.Time // of publication
	if published != nil {
		t := published.Time.In(announcement.China)
		day = midnight(t.Year(), int(t.Month()), t.Day())
	}
	first, last := e.first, e.last
	p.YearInferred = last.given() && last.year == 0
	switch {
	case first.given() && last.given() && first.year > 0 && last.year == 0:
		if last.year = first.year; last.month < first.month {
			last.year++
		}
	case first.given() && last.given() && first.year == 0 && last.year > 0:
		if first.year = last.year; last.month < first.month {
			first.year--
		}
	case first.given() && first.year == 0 && !day.IsZero():
		first.year = nearestYear(first, day)
		if last.given() {
			if last.year = first.year; last.month < first.month {
				last.year++
			}
		}
	case last.given() && last.year == 0 && !day.IsZero():
		// An end without a year is the first such day that is not over when the page appears.
		if last.year = day.Year(); last.date().Before(day) {
			last.year++
		}
	}
	if e.published {
		p.First = day
	} else {
		p.First = first.date()
	}
	p.Last = last.date()
	if last.precision != announcement.Day && last.hour == 0 && last.minute == 0 && !p.Last.IsZero() {
		p.Last = p.Last.AddDate(0, 0, -1) // 0时 ends the day before
	}
	if e.count > 0 && !p.First.IsZero() {
		switch e.unit {
		case days:
			p.Last = p.First.AddDate(0, 0, e.count)
		case months:
			p.Last = addMonths(p.First, e.count)
		case workingDays:
			p.Last, _ = afterWorkingDays(p.First, e.count)
		}
	}
	return p
}

// date returns midnight of the day, or the zero time when it is not complete or does not exist.
func (m moment) date() time.Time {
	if !m.given() || m.year == 0 || !exists(m.year, m.month, m.day) {
		return time.Time{}
	}
	return midnight(m.year, m.month, m.day)
}

// nearestYear returns the year that puts a day without one nearest to the day of publication.
func nearestYear(m moment, day time.Time) int {
	best, least := 0, time.Duration(1<<63-1)
	for y := day.Year() - 1; y <= day.Year()+1; y++ {
		if m.year = y; m.date().IsZero() {
			continue
		}
		if d := m.date().Sub(day).Abs(); d < least {
			best, least = y, d
		}
	}
	return best
}

// addMonths adds whole months; a day that the last month lacks becomes its last day (民法典 art. 202).
func addMonths(t time.Time, n int) time.Time {
	end := midnight(t.Year(), int(t.Month())+n+1, 0)
	if t.Day() < end.Day() {
		return midnight(t.Year(), int(t.Month())+n, t.Day())
	}
	return end
}

// settle makes one period of what the sentences say.
func settle(doc *announcement.Document, found []stretch) *announcement.Period {
	best := -1
	for i, p := range found {
		if best < 0 || p.rank() > found[best].rank() {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	p := found[best]
	for i, other := range found {
		if i == best {
			continue
		}
		// A start and an end that stand apart (开始时间：…, 截止时间：…) belong together.
		if p.First.IsZero() && !other.First.IsZero() && other.Last.IsZero() || p.Last.IsZero() && !other.Last.IsZero() && other.First.IsZero() {
			p = p.with(other)
			continue
		}
		if p.explicit == other.explicit && (differ(p.First, other.First) || differ(p.Last, other.Last)) {
			contradiction(doc, p.Period, other.Block, other.Quote)
		}
	}
	if !p.First.IsZero() && !p.Last.IsZero() && p.Last.Before(p.First) {
		contradiction(doc, p.Period, p.Block, p.Quote)
		p.Last = time.Time{} // which of the two is wrong cannot be known; the quote keeps both
	}
	return &p.Period
}

// rank orders periods by how much they say; the first of equals wins.
func (p stretch) rank() int {
	rank := 0
	if !p.First.IsZero() {
		rank++
	}
	if !p.Last.IsZero() {
		rank += 2
	}
	if p.explicit {
		rank += 4
	}
	return rank
}

// with completes p by the day that other knows and p does not.
func (p stretch) with(other stretch) stretch {
	if p.First.IsZero() {
		p.First = other.First
		p.Quote = other.Quote + " … " + p.Quote
	} else {
		p.Last, p.YearInferred, p.explicit = other.Last, other.YearInferred, other.explicit
		p.Quote += " … " + other.Quote
	}
	p.Block = min(p.Block, other.Block)
	return p
}

func differ(a, b time.Time) bool { return !a.IsZero() && !b.IsZero() && !a.Equal(b) }

func contradiction(doc *announcement.Document, p announcement.Period, block int, quote string) {
	doc.Raise(announcement.Flag{
		Kind: announcement.ContradictoryDates, Block: block, Quote: quote,
		Data: map[string]string{"period": p.Quote},
	})
}

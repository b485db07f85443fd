package metadata

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// published returns the day of publication: behind its label, else alone under the title, else in a meta element, else in a line
// that says so below the text, else in the address. The other days that these give come second, in this order, and those behind further labels before the meta
// elements', each day once. A meta element often
// has the day on which the page moved to another content system, so what readers see is better.
func published(doc *announcement.Document, page announcement.Page) (best *announcement.Date, others []announcement.Date) {
	label, line := labelled(doc, announcement.LabelPublished), lineDate(doc)
	if label != nil && line != nil && label.Precision == announcement.Day && line.Precision != announcement.Day && sameDay(label.Time, line.Time) {
		label = line
	}
	all := append([]*announcement.Date{label, line}, allLabelled(doc, announcement.LabelPublished)...)
	all = append(all, metaDates(doc)...)
	if label == nil && line == nil {
		all = append(all, postedDate(doc))
	}
	for _, d := range append(all, urlDate(page.URL)) {
		switch {
		case d == nil:
		case best == nil:
			best = d
		case !sameDay(d.Time, best.Time) && !known(others, d.Time):
			others = append(others, *d)
		}
	}
	return best, others
}

// lineDate returns the date that stands alone under the title: as a field, else as a paragraph, which must have a time of day, for
// a signature has none. Several behind the text are those of other pages.
func lineDate(doc *announcement.Document) *announcement.Date {
	const near = 5 // blocks of the text
	last, behind := 0, 0
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind.InBody() {
			last, behind = i, 0
		} else if b.Label == announcement.LabelDate {
			behind++
		}
	}
	if d := labelled(doc, announcement.LabelDate); d != nil && (d.Block < last || behind < 2) {
		return d
	}
	n := 0
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if !b.Kind.InBody() {
			continue
		}
		if n++; n > near {
			break
		}
		text := strings.Trim(b.Text, " \t\r\n"+blanks)
		if b.Kind != announcement.Paragraph || len(text) > 60 {
			continue
		}
		if found := Dates(text); len(found) == 1 && found[0].Precision != announcement.Day && found[0].To-found[0].From == len(text) {
			return &announcement.Date{Time: found[0].Time, Precision: found[0].Precision, Origin: announcement.FromLine, Quote: text, Block: i}
		}
	}
	return nil
}

// posted are the words by which a line says when the text was published.
var posted = []string{"发布时间", "发布日期", "发表时间", "发表日期", "发布于", "发表于"}

// postedDate returns the first date that stands behind one of these words in a short line of the text, as below many a text
// that has no line of labels above it: 张三 发表于 2004-12-27 12:40 | 阅读：37. It must have a time of day: prose has none.
func postedDate(doc *announcement.Document) *announcement.Date {
	const longest = 60 // characters
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind != announcement.Paragraph || len(b.Text) > longest*utf8.UTFMax || utf8.RuneCountInString(b.Text) > longest ||
			!containsAny(b.Text, "发布", "发表", "發布", "發佈", "發表") {
			continue
		}
		r := read(b.Text)
		for _, word := range posted {
			at := strings.Index(r.text, word)
			if at < 0 {
				continue
			}
			from := skipBlanks(r.text, at+len(word))
			from = skipBlanks(r.text, from+prefixOf(r.text, from, ":"))
			if found := Dates(r.text[from:]); len(found) > 0 && found[0].From == 0 && found[0].Precision != announcement.Day {
				d := found[0]
				return &announcement.Date{
					Time: d.Time, Precision: d.Precision, Origin: announcement.FromBody,
					Label: r.cut(at, at+len(word)), Quote: r.cut(from, from+d.To), Block: i,
				}
			}
		}
	}
	return nil
}

func known(dates []announcement.Date, day time.Time) bool {
	for _, d := range dates {
		if sameDay(d.Time, day) {
			return true
		}
	}
	return false
}

// metaDates returns the dates of publication in meta elements, in order.
func metaDates(doc *announcement.Document) []*announcement.Date {
	var all []*announcement.Date
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind != announcement.Field || b.Label != announcement.LabelPublished || b.Origin != announcement.FromMeta {
			continue
		}
		if t, precision, ok := stamp(b.Text); ok {
			all = append(all, &announcement.Date{Time: t, Precision: precision, Origin: announcement.FromMeta, Label: labelWords(b.Head), Quote: b.Text, Block: i})
		}
	}
	return all
}

// stamps are forms of a date that only programs write; what Dates reads is not among them.
var stamps = []string{"20060102", "200601021504", "20060102150405", "2006-01-02-15:04:05", "Mon Jan _2 15:04:05 CST 2006", time.RFC1123, time.RFC1123Z}

// stamp reads a date as a program writes it: a form of Dates, one of stamps, or seconds or milliseconds since 1970. A first or
// last second of a day is what programs put for a time they do not know.
func stamp(text string) (time.Time, announcement.Precision, bool) {
	text = strings.Trim(text, " \t\r\n"+blanks)
	if found := Dates(text); len(found) > 0 {
		return precise(found[0].Time, found[0].Precision)
	}
	for _, layout := range stamps {
		if t, err := time.ParseInLocation(layout, text, announcement.China); err == nil && t.Year() >= 1990 && t.Year() < 2100 {
			precision := announcement.Second
			if layout == stamps[0] {
				precision = announcement.Day
			}
			return precise(t, precision)
		}
	}
	if len(text) == 10 || len(text) == 13 {
		if n, err := strconv.ParseInt(text[:10], 10, 64); err == nil && digitsOnly(text) {
			return precise(time.Unix(n, 0), announcement.Second)
		}
	}
	return time.Time{}, "", false
}

func precise(t time.Time, p announcement.Precision) (time.Time, announcement.Precision, bool) {
	t = t.In(announcement.China)
	switch t.Format(time.TimeOnly) {
	case "00:00:00", "23:59:59":
		p = announcement.Day
		t = midnight(t.Year(), int(t.Month()), t.Day())
	}
	return t, p, true
}

package repair

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"gonggao/tools/announcement"
)

// Dates that lost their 月, and with it often 年 and 日, because those stood in spans of their own:
// 109日 was 10月9日, 2020131日 was 2020年1月31日, 201941 was 2019年4月1日.
var (
	lostMonth = regexp.MustCompile(`((?:19|20)\d\d年?)?(\d{3,4})日`)
	lostAll   = regexp.MustCompile(`((?:19|20)\d\d)(\d{2,3})`)
)

// maxAge is how long before its publication a page's date may lie to be proved by it.
const maxAge = 31 // days

// months puts 月 back where exactly one date is possible: in the calendar, not after the page was published and
// at most 31 days before. Every other reading is flagged.
func months(p *page) {
	for block, text := range p.body(withLostMonth) {
		var edits []edit
		var shown []string
		unclear := p.flags(announcement.UnclearDate, block)
		for _, d := range brokenDates(text) {
			readings := d.readings(p.published)
			if len(readings) == 1 {
				edits = append(edits, edit{
					at: d.at, before: d.text, after: readings[0], confidence: announcement.Reconstructed,
					reason: "the only date with these digits within " + strconv.Itoa(maxAge) +
						" days before the page was published",
				})
				shown = append(shown, readings[0])
				continue
			}
			possible := strings.Join(d.possible(), "、")
			if d.certain && possible != "" {
				unclear.raise(d.text, "readings", possible)
			}
		}
		p.apply("month", block, edits)
		for i, e := range edits {
			p.flags(announcement.ReconstructedDate, block).raise(shown[i], "found", e.before, "shown", shown[i])
		}
	}
}

// brokenDate is a run of digits that was a date.
type brokenDate struct {
	at      int
	text    string
	year    string // with 年 where it is there, "" when the page does not write it
	digits  string // of month and day
	certain bool   // it can be nothing but a date
}

// brokenDates returns the runs of digits that can have been dates, in order and apart.
func brokenDates(text string) []brokenDate {
	var all []brokenDate
	for _, m := range lostMonth.FindAllStringSubmatchIndex(text, -1) {
		d := brokenDate{at: m[0], text: text[m[0]:m[1]], digits: text[m[4]:m[5]], certain: true}
		if m[2] >= 0 {
			d.year = text[m[2]:m[3]]
		}
		head, rest := text[:m[0]], text[m[1]:]
		if d.year != "" && startsYear(head) ||
			d.year == "" && (startsClause(head) || followsAny(head, "于", "自", "从", "截至", "截止")) && goesOn(rest) {
			all = append(all, d)
		}
	}
	for _, m := range lostAll.FindAllStringSubmatchIndex(text, -1) {
		if followsAny(text[:m[0]], "于", "自", "从", "至", "到", "截止") && endsDate(text[m[1]:]) {
			all = append(all, brokenDate{
				at: m[0], text: text[m[0]:m[1]], year: text[m[2]:m[3]], digits: text[m[4]:m[5]],
			})
		}
	}
	slices.SortStableFunc(all, func(a, b brokenDate) int { return cmp.Compare(a.at, b.at) })
	end := 0
	return slices.DeleteFunc(all, func(d brokenDate) bool {
		overlaps := d.at < end
		end = max(end, d.at+len(d.text))
		return overlaps
	})
}

// followsAny reports whether head ends in one of the words a date follows.
func followsAny(head string, words ...string) bool {
	head = strings.TrimRightFunc(head, isBlank)
	for _, word := range words {
		if strings.HasSuffix(head, word) {
			return true
		}
	}
	return false
}

func startsClause(head string) bool {
	head = strings.TrimRightFunc(head, isBlank)
	return head == "" || strings.ContainsRune("，。；！？“,;!?", before(head, len(head)))
}

// startsYear reports whether a year can follow head: not inside a number, a code or an address.
func startsYear(head string) bool {
	prev := before(head, len(head))
	return startsClause(head) || isHan(prev) || strings.ContainsRune("：:（(《", prev)
}

// goesOn reports whether a sentence goes on behind a date without its year. A bare 120日 is a term of days, and
// so are 120日内 and 120日延长至.
func goesOn(rest string) bool {
	r := after(rest, skipBlanks(rest, 0))
	return (isHan(r) || r == '，' || r == ',') && !strings.ContainsRune("内后以之游均数间龄的未无连多余左届期仍延缩压减增提降", r)
}

// endsDate reports whether a date without 日 can end before rest.
func endsDate(rest string) bool {
	switch after(rest, skipBlanks(rest, 0)) {
	case '起', '止', '前', '，', '。', '；', ',', ';', 0:
		return true
	}
	return false
}

// readings returns the dates, as text, that the digits can stand for on a page of that day. A reading with a
// padded zero (虚位) counts only when there is no other.
func (d *brokenDate) readings(published time.Time) []string {
	if published.IsZero() {
		return nil
	}
	var plain, zero []string
	for _, s := range d.splits() {
		years := []int{published.Year(), published.Year() - 1}
		if d.year != "" {
			years = []int{number(d.year[:4])}
		}
		for _, year := range years {
			day, ok := date(year, number(s[0]), number(s[1]))
			age := published.Sub(day).Hours() / 24
			if !ok || age < 0 || age > maxAge {
				continue
			}
			if s[0][0] == '0' || s[1][0] == '0' {
				zero = append(zero, d.format(s))
			} else {
				plain = append(plain, d.format(s))
			}
		}
	}
	if len(plain) > 0 {
		return plain
	}
	return zero
}

// possible returns every date of the calendar that the digits can stand for.
func (d *brokenDate) possible() []string {
	var all []string
	for _, s := range d.splits() {
		year := 2000 // a leap year, when the page does not write it
		if d.year != "" {
			year = number(d.year[:4])
		}
		if _, ok := date(year, number(s[0]), number(s[1])); ok {
			all = append(all, d.format(s))
		}
	}
	return all
}

// splits returns the ways to cut the digits into month and day.
func (d *brokenDate) splits() [][2]string {
	var all [][2]string
	for i := 1; i <= 2 && i < len(d.digits); i++ {
		if month, day := d.digits[:i], d.digits[i:]; len(day) <= 2 {
			all = append(all, [2]string{month, day})
		}
	}
	return all
}

func (d *brokenDate) format(split [2]string) string {
	year := strings.TrimSuffix(d.year, "年")
	if year != "" {
		year += "年"
	}
	return year + split[0] + "月" + split[1] + "日"
}

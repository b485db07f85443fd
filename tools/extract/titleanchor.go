package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// leastAnchored is the score from which on what stands around a line makes it the title, whatever else looks like one.
const leastAnchored = 5

// anchoredTitle returns the line that its neighbours say is the title of a whole page's dump, -1 when they do not: the
// browser's title says the same, a breadcrumb stands above it, a byline below it or above it, or the text begins there.
// Menus and lists of other pages before it have many lines that look like titles.
func anchoredTitle(lines []line, shapes []shape) int {
	least, alike := leastAnchored, 0
	best, title := 0, -1
	browser := ""
	if len(shapes) > 0 && shapes[0].runes <= longestTitle {
		browser = shapes[0].fold.text
	}
	for i := range shapes {
		s := &shapes[i]
		if s.prose() || closes(*s) || s.file == announcement.Attachment {
			break
		}
		if s.title == noTitle || s.runes < 4 || hasAnyPrefix(s.fold.text, crumbs) {
			continue
		}
		score := 0
		if s.title == strongTitle {
			score += 2
		}
		if i > 0 && s.runes >= 6 && browserSays(browser, s.fold.text) {
			score += 6
		}
		if sectionNames[s.fold.text] || isSiteName(s.fold.text) || s.runes < 6 && score < 6 && !endsLikeTitle(s.fold.text) {
			score -= 4
		}
		if endsWithDay(s.fold.text) {
			score -= 3 // an entry of a list
		}
		above := i - 1
		for above >= 0 && shapes[above].chrome == announcement.Toolbar && i-above < 3 {
			above--
		}
		if above >= 0 && (shapes[above].chrome == announcement.Breadcrumb || hasAnyPrefix(shapes[above].fold.text, crumbs) ||
			isByline(lines[above].text, &shapes[above])) {
			score += 3
		}
		if k := underTitle(shapes, i+1); k < len(shapes) {
			if isByline(lines[k].text, &shapes[k]) {
				if score += 5; i > 1 && shapes[i-1].entry() && shapes[i-2].entry() {
					score -= 2 // the last entry of a list
				}
			} else if k == i+1 && (shapes[k].content() || isPair(lines[k].text, &shapes[k])) {
				score += 2
			}
		}
		if alike++; alike > manyAlike {
			least = leastAnchored - 1
		}
		if score > best && (best < leastAnchored || s.fold.text != shapes[title].fold.text) {
			best, title = score, i
		}
	}
	if best < least {
		return -1
	}
	return title
}

// manyAlike is how many lines that look like titles only a whole page has.
const manyAlike = 8

// underTitle returns the first line from i on that is no status, number of the document, name of a body or of a medium.
func underTitle(shapes []shape, i int) int {
	for k := i; k < min(i+3, len(shapes)); k++ {
		medium := k+1 < len(shapes) && shapes[k].title != noTitle && shapes[k].runes <= 10 && shapes[k+1].date
		if s := &shapes[k]; !s.status && !s.body && !medium && !isDocumentNumber(s.fold.text) {
			return k
		}
	}
	return min(i, len(shapes)-1)
}

// isPair reports whether a line is a value behind a label that nobody has listed: 项目编号：DH2024-018.
func isPair(text string, s *shape) bool {
	head, value := unknownLabel(text)
	return head != "" && !isEmpty(value) && s.chrome == "" && s.fields == nil
}

// browserSays reports whether the browser's title is a line, with the names of columns and the site after it or before.
func browserSays(browser, line string) bool {
	before, after, found := strings.Cut(browser, line)
	if !found {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	return (before == "" || strings.ContainsRune(titleMarks, last)) && (after == "" || strings.ContainsRune(titleMarks, first))
}

// titleMarks stand between the title and the names of the column and the site.
const titleMarks = "_|-–—>»"

// endsWithDay reports whether a folded line ends as entries of lists do: 2024-03-15, 03-15, [3月15日].
func endsWithDay(text string) bool {
	text = strings.TrimRight(text, "])）日】")
	n := len(text)
	return n > 6 && text[n-1] >= '0' && text[n-1] <= '9' && (strings.ContainsAny(text[n-3:n-1], "-/.") || strings.HasSuffix(strings.TrimRight(text, "0123456789"), "月"))
}

// isByline reports whether a line says when or where something was published, in whatever form.
func isByline(text string, s *shape) bool {
	if s.fields != nil {
		return slices.ContainsFunc(s.fields, field.dates)
	}
	return s.chrome == "" && s.enum.class == 0 && !endsWithDayOnly(text, s) && bylineOf(text, s) != nil
}

// endsWithDayOnly reports whether a line is a title with a day behind it.
func endsWithDayOnly(text string, s *shape) bool {
	if !endsWithDay(s.fold.text) {
		return false
	}
	head := strings.TrimRight(s.fold.text, "0123456789-/.年月日:[]()（）")
	return utf8.RuneCountInString(head) > 12
}

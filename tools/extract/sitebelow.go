package extract

import (
	"fmt"
	"strings"

	"gonggao/tools/announcement"
)

// siteBelow returns the first line of what a dump of a whole page has below its text: tools, related pages and menus,
// from the first line that only a site has. Nothing that reads like a text may follow it.
func siteBelow(shapes []shape, body, end int) int {
	first := end
	for i := end - 1; i > body && !readsLikeText(shapes, i); i-- {
		if s := &shapes[i]; s.onlySites() {
			first = i
		}
	}
	if first == len(shapes) {
		return first
	}
	first = pagesAbove(shapes, body, first)
	for first < end && first > body+1 && below(shapes[first-1]) { // bylines that stand below the text
		first--
	}
	return first
}

// leastPages is how many titles in a row make a list of other pages.
const leastPages = 4

// pagesAbove returns the first line of the list of other pages that ends at line end, with its heading; end when none does.
func pagesAbove(shapes []shape, body, end int) int {
	first, strong := end, 0
	for first > body && shapes[first-1].entry() {
		first--
		if shapes[first].title == strongTitle {
			strong++
		}
	}
	if end-first < leastPages || strong == 0 || first == body {
		return end
	}
	if s := &shapes[first-1]; s.runes <= 6 && !s.sentence && !s.date && s.enum.class == 0 && s.file == "" && first-1 > body {
		first--
	}
	return first
}

// entry reports whether a line is like the title of another page.
func (s *shape) entry() bool {
	return s.runes >= 8 && s.title != noTitle && !s.body && !strings.Contains(s.fold.text, ":") && !hasAnyPrefix(s.fold.text, afterSignature)
}

// onlySites reports whether a line is what only a site says, and only below a text.
func (s *shape) onlySites() bool {
	switch s.chrome {
	case announcement.Pager, announcement.Hotline, announcement.Footer, announcement.Generator:
		return true
	case announcement.Toolbar:
		return s.runes >= 4
	}
	for _, f := range s.fields {
		switch f.label {
		case announcement.LabelEditor, announcement.LabelViews, announcement.LabelFontSize, announcement.LabelKeywords:
		default:
			return false
		}
	}
	return s.fields != nil || isRelated(s.fold.text) || isNotice(s) || isComments(s) || isTerms(s.fold.text) || s.runes <= 20 && containsAny(s.fold.text, scanWords) ||
		s.runes <= 12 && hasAnySuffix(s.fold.text, linkNouns) || s.runes <= 30 && hasAnyPrefix(s.fold.text, followWords)
}

// linkNouns end the headings of lists of other sites.
var linkNouns = words(`网站 链接 网站导航`)

// readsLikeText reports whether line i is a sentence, a row of a table, numbered, signed or a file: what menus are not.
func readsLikeText(shapes []shape, i int) bool {
	s := &shapes[i]
	if s.chrome != "" || s.file == announcement.Figure || isNotice(s) || isTerms(s.fold.text) {
		return false
	}
	return s.prose() || s.file != "" || s.enum.rest != "" || s.rows || s.date && shapes[i-1].body ||
		strings.HasSuffix(s.fold.text, ";") || hasAnyPrefix(s.fold.text, afterSignature)
}

// flagBelow notes the lines below the text that nothing but their place says are the site's.
func (p *page) flagBelow(certain int) {
	first, lines := -1, 0
	for i := p.tail; i < certain; i++ {
		if s := &p.shapes[i]; s.chrome == "" && !s.status && s.fields == nil && !isRelated(s.fold.text) {
			if lines++; first < 0 {
				first = i
			}
		}
	}
	if lines > 0 {
		p.doc.Raise(announcement.Flag{
			Kind: announcement.LinesBelow, Block: -1, Quote: p.lines[first].text, Data: map[string]string{"lines": fmt.Sprint(lines)},
		})
	}
}

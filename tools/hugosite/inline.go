package hugosite

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// inline is escape for a text with links and strong words. What Markdown cannot make of them is plain text: a link
// that leads nowhere a reader may go, strong words that are only marks.
func inline(text string, spans []announcement.Span, p place, files map[string]string) string {
	e := escaper{text: text, place: p, lineStart: true}
	at := 0
	for _, s := range cleanSpans(text, spans) {
		opening, closing := "**", "**"
		if s.Kind == announcement.Link {
			target := linkTarget(s.Href, files)
			if target == "" {
				continue
			}
			opening, closing = "[", "]("+target+")"
		}
		e.run(at, s.At)
		e.b.WriteString(opening)
		if s.Kind == announcement.Link {
			e.link, e.opened = true, true
		}
		e.lineStart = false
		if words := text[s.At:s.End]; s.Kind == announcement.Link && (words == "x" || words == "X") {
			fmt.Fprintf(&e.b, "&#%d;", words[0]) // [x] at the start of an item is a check box to Goldmark, whatever follows
		} else {
			e.run(s.At, s.End)
		}
		e.b.WriteString(closing)
		e.link, e.opened, at = p.link, false, s.End
	}
	e.run(at, len(text))
	return e.b.String()
}

// cleanSpans returns the spans that can be written, in order, none empty, cut inside a character or over another.
// Strong words begin and end with a letter or digit: beside Chinese marks CommonMark's asterisks stay asterisks
// (§6.2, left- and right-flanking delimiter runs).
func cleanSpans(text string, spans []announcement.Span) []announcement.Span {
	if len(spans) == 0 {
		return nil
	}
	sorted := slices.Clone(spans)
	slices.SortStableFunc(sorted, func(a, b announcement.Span) int { return a.At - b.At })
	var clean []announcement.Span
	end := 0
	for _, s := range sorted {
		if s.At < end || s.End > len(text) || s.At >= s.End || !utf8.RuneStart(text[s.At]) || s.End < len(text) && !utf8.RuneStart(text[s.End]) {
			continue
		}
		if s.Kind == announcement.Strong {
			words := strings.TrimLeftFunc(text[s.At:s.End], notLetter)
			s.At = s.End - len(words)
			s.End = s.At + len(strings.TrimRightFunc(words, notLetter))
		}
		if s.At >= s.End || strings.TrimFunc(text[s.At:s.End], unseen) == "" {
			continue
		}
		if n := len(clean); n > 0 && s.Kind == announcement.Strong && clean[n-1].Kind == s.Kind && clean[n-1].End == s.At {
			clean[n-1].End, end = s.End, s.End // ** ** side by side would be four asterisks
			continue
		}
		clean = append(clean, s)
		end = s.End
	}
	return clean
}

// unseen reports whether r shows nothing that a link could be known by.
func unseen(r rune) bool { return unicode.IsSpace(r) || unicode.In(r, unicode.C, unicode.Z) }

func notLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// linkTarget returns the destination of a link: a file of the bundle, an address of the web, mail or telephone, or "".
func linkTarget(href string, files map[string]string) string {
	if name := files[href]; name != "" {
		return quoteName(name)
	}
	if strings.HasPrefix(href, articleMark) {
		return "#" + href[len(articleMark):]
	}
	if address := webAddress(href); address != "" {
		return "<" + reference.ReplaceAllString(address, "&$1%3B") + ">"
	}
	return ""
}

// reference is what Markdown would take for a character reference; Hugo hands it to templates unresolved.
var reference = regexp.MustCompile(`&(#?[0-9A-Za-z]+);`)

// maxAddress bounds a link's address, in bytes. The script conversion looks no further for its end.
const maxAddress = 2000

// webAddress returns an address without what means something to Markdown, to a table or to Hugo, or "" when it is no
// absolute address of the web, mail or telephone.
func webAddress(href string) string {
	u, err := url.Parse(href)
	if err != nil || len(href) > maxAddress || strings.Contains(href, hugoPlaceholder) {
		return ""
	}
	switch u.Scheme {
	case "http", "https":
		if u.Host == "" {
			return ""
		}
	case "mailto", "tel":
		if u.Opaque == "" {
			return ""
		}
	default:
		return ""
	}
	var b strings.Builder
	for _, r := range href {
		switch {
		case strings.ContainsRune("<>\"`{}|\\^", r), unicode.In(r, unicode.C, unicode.Z), r == utf8.RuneError:
			for _, c := range []byte(string(r)) {
				fmt.Fprintf(&b, "%%%02X", c)
			}
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

package extract

import (
	"errors"
	"strings"

	"golang.org/x/net/html"
)

// maxReopened is how many elements a page may add to those that its tags make, at some 250 bytes each.
const maxReopened = 1 << 21

// maxRoots is how many tags <html> and <body> a page may have: the parser compares the attributes of each with those of all
// before. Pages put together of pages have a few.
const maxRoots = 50

// heavy reports whether a parser could make far more elements of a page than it has tags, or take the square of its length: what
// <font> or <b> opens and nothing closes is opened again in every later block (WHATWG HTML §13.2.4.3), so that 50 kB would
// make gigabytes. It reckons too high rather than too low.
func heavy(page string) bool {
	most, roots := openable(page)
	return roots > maxRoots || strings.Count(page, "<")*most > maxReopened && reopened(page) > maxReopened
}

var errHeavy = errors.New("markup makes too many elements")

// formatting are the elements that are opened again.
var formatting = set(words(`a b big code em font i nobr s small strike strong tt u`))

// walls are elements that no end tag of a formatting element reaches across.
var walls = set(words(`applet body caption col colgroup frameset html marquee math object optgroup option select svg table tbody td template tfoot th thead tr`))

// sameOnes is how many formatting elements that are alike stay open, links and nobr aside: of these it is one.
const sameOnes = 3

// openable returns how many formatting elements can be open at one time if none is ever closed, and the number of root tags.
func openable(page string) (n, roots int) {
	seen := map[string]int{}
	for rest := page; ; {
		at := strings.IndexByte(rest, '<')
		if at < 0 {
			return n, roots
		}
		rest = rest[at+1:]
		var letters [len("strong")]byte
		size := 0
		for size < len(letters) && size < len(rest) && isLetter(rest[size]) {
			letters[size] = rest[size] | 0x20
			size++
		}
		if name := string(letters[:size]); name == "html" || name == "body" {
			roots++
		}
		if size == 0 || !formatting[string(letters[:size])] {
			continue
		}
		end := max(strings.IndexByte(rest, '>'), 0)
		tag := rest[:end]
		if name := string(letters[:size]); name == "a" || name == "nobr" {
			if seen[name]++; seen[name] == 1 {
				n++
			}
		} else if strings.Contains(tag, `"`) && strings.Contains(tag, "'") || strings.Count(tag, `"`)%2+strings.Count(tag, "'")%2 > 0 {
			n++ // the tag may go on behind the >
		} else if seen[tag]++; seen[tag] <= sameOnes {
			n++
		}
	}
}

// opened is a formatting element that an end tag may still close.
type opened struct {
	key    string
	starts int // of other tags before it
}

// reopened returns how many formatting elements the tags of a page can open again in all.
func reopened(page string) (total int) {
	const deepest = 8 // the adoption agency algorithm climbs no further
	z := html.NewTokenizer(strings.NewReader(page))
	seen := map[string]int{}
	closable := map[string][]opened{}
	active, starts, foreign := 0, 0, false
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return total
		}
		if kind != html.StartTagToken && kind != html.EndTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		key := z.Raw()
		tag, _ := z.TagName()
		name := string(tag)
		switch {
		case formatting[name] && kind == html.EndTagToken:
			total += active
			if open := closable[name]; len(open) > 0 && !foreign {
				last := open[len(open)-1]
				if closable[name] = open[:len(open)-1]; starts-last.starts < deepest {
					seen[last.key]--
					active--
				}
			}
		case formatting[name]:
			same, most := string(key), sameOnes
			if name == "a" || name == "nobr" {
				same, most = name, 1
				total += active
			}
			if seen[same] < most {
				seen[same]++
				active++
				closable[name] = append(closable[name], opened{same, starts})
			}
		default:
			total += active
			starts++
			if walls[name] {
				clear(closable)
			}
			foreign = foreign || name == "svg" || name == "math"
		}
		if foreign {
			z.NextIsNotRawText() // of style and title in SVG there are tags
		}
	}
}

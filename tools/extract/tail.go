package extract

import "gonggao/tools/announcement"

// readTail returns the index of the first line below the text: pager, footer, related links.
// Only what stands at the end counts; a pager in the midst of a page cuts nothing off.
func readTail(shapes []shape, body int) int {
	end := len(shapes)
	for end > body && below(shapes[end-1]) {
		end--
	}
	end = aboveFrame(shapes, body, end)
	tried := 0
	for i := body; i < end && tried < maxTails; i++ {
		if shapes[i].chrome != announcement.Pager && !isRelated(shapes[i].fold.text) {
			continue
		}
		tried++
		if mostlyAbove(shapes, body, i) {
			end = i
			for end > body && below(shapes[end-1]) {
				end--
			}
			return end
		}
	}
	return end
}

// aboveFrame returns the first line of the site's frame at the end of a whole page: toolbar and imprint with the
// pictures and menus between them. Prose, signatures, dates and attachments end it, for they belong to the text.
func aboveFrame(shapes []shape, body, end int) int {
	for i := end - 1; i > body; i-- {
		s := shapes[i]
		switch {
		case below(s):
			end = i
		case s.file == announcement.Figure, s.menuEntry(), s.body && bodiesAround(shapes, i) >= 3: // links to other bodies
		default:
			return end
		}
	}
	return end
}

// bodiesAround counts the lines around i, itself too, that name a public body and nothing else; four are enough to ask.
func bodiesAround(shapes []shape, i int) int {
	n := 1
	for _, step := range []int{-1, 1} {
		for j := i + step; j >= 0 && j < len(shapes) && j > i-4 && j < i+4 && shapes[j].body; j += step {
			n++
		}
	}
	return n
}

// menuEntry reports whether a line by itself may be an entry of a menu or a name in the imprint.
func (s shape) menuEntry() bool {
	return s.runes <= 60 && !s.sentence && !s.date && !s.body && s.file == "" && s.enum.class == 0 && s.title != strongTitle &&
		!hasAnyPrefix(s.fold.text, afterSignature)
}

// maxTails is how many pagers and headings of related links are tried as the end of a text: each try reads the page.
const maxTails = 200

// below reports whether a line at the very end belongs to the site, not to the text.
func below(s shape) bool {
	return s.chrome != "" || s.status || s.fields != nil && !s.date && !s.sentence
}

// mostlyAbove reports whether what follows line i is small beside the text above it,
// so that a pager set above an article is not mistaken for its end.
func mostlyAbove(shapes []shape, body, i int) bool {
	above, under, sentences := 0, 0, 0
	for n, s := range shapes[body:] {
		if body+n < i {
			above += s.runes
		} else if under += s.runes; s.sentence && s.runes > 60 {
			sentences++
		}
	}
	return above > 0 && sentences == 0 && under*4 < above+400
}

// addTail adds a line below the text and returns the index of the next.
func (p *page) addTail(i int) int {
	l, s := p.lines[i], p.shapes[i]
	b := announcement.Block{Kind: announcement.Chrome, Chrome: s.chrome, Text: l.text, Tail: l.tail}
	switch {
	case s.status:
		b.Kind, b.Chrome = announcement.Status, ""
	case s.chrome != "":
	case s.fields != nil:
		return p.addFields(i)
	case isContact(s.fold.text):
		b.Chrome = announcement.Contact
	default:
		b.Chrome = announcement.Footer
	}
	p.add(i, b)
	return i + 1
}

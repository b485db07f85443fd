package extract

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// read counts the characters of a text and returns hashBase to the power of their number.
func (n *node) read(inLink int32) (power uint64) {
	power = 1
	text := n.Data
	for i, size := 0, 0; i < len(text); i += size {
		r := rune(text[i])
		switch size = 1; {
		case r >= 0xE4 && r <= 0xE9 && i+2 < len(text): // nearly all of a Chinese text
			r, size = r&0xF<<12|rune(text[i+1])&0x3F<<6|rune(text[i+2])&0x3F, 3
		case r >= utf8.RuneSelf:
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		if r <= ' ' || r >= utf8.RuneSelf && (r <= '\u3000' || r == '\ufeff') && isBlank(r) {
			continue
		}
		n.chars++
		n.hash = n.hash*hashBase + uint64(r)
		power *= hashBase
		switch {
		case r >= firstHan && r <= lastHan:
			n.han++
		case r == '。' || r == '；' || r == '！' || r == '？':
			n.stops++
		}
	}
	n.linkHan, n.linkChars = n.han*inLink, n.chars*inLink
	n.linkStops = n.stops * inLink
	if n.chars >= 2 && len(text) < 400 && beginsWithLabel(text) {
		n.labels = 1
	}
	return power
}

// longestLink is the length beyond which what is inside a link and reads as sentences is text, not a link.
const longestLink = 120

// text is the number of characters outside links.
func (n *node) text() int32 { return n.chars - n.linkChars }

// ends is the number of 。；！？ outside links.
func (n *node) ends() int32 { return n.stops - n.linkStops }

// words returns the text below i, a line for each block, and whether it was cut off after about limit bytes.
// What was left out before, unless nobody reads it, is part of it.
func (t *tree) words(i int32, limit int) (text string, whole bool) {
	var b strings.Builder
	end := t.nodes[i].end
	for j := i; j < end; j++ {
		n := &t.nodes[j]
		switch {
		case n.role == ignored:
			j = n.end - 1
		case n.Type == html.TextNode && n.chars > 0:
			if b.Len() > limit {
				return b.String(), false
			}
			b.WriteString(collapse(n.Data))
		case n.Type == html.TextNode && n.Data != "":
			b.WriteByte(' ')
		case n.Type == html.ElementNode && (isBlock(n.DataAtom) || n.DataAtom == atom.Br) && b.Len() > 0:
			b.WriteByte('\n')
		}
	}
	return b.String(), true
}

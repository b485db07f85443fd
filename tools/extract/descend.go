package extract

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// dominance is the share of an element's words, in percent, that one child must have for the text to be sought in
// it alone. Measured on news and government pages; 55 to 70 make little difference.
const dominance = 62

// bodyElement returns the body element, the document where there is none.
func (t *tree) bodyElement() int32 {
	for i := range t.nodes {
		if t.nodes[i].DataAtom == atom.Body {
			return int32(i)
		}
	}
	return 0
}

// poor reports whether a node has too few words for them to prove that it is the text.
func (p *htmlPage) poor(i int32) bool {
	n := &p.nodes[i]
	return n.text() < 150 || n.ends() == 0 && n.text() < 400 || n.linkChars*2 > n.chars
}

// descend follows the child that holds most of the words, down to the element whose children are paragraphs.
func (p *htmlPage) descend(i int32) int32 {
	for {
		next := int32(-1)
		rest := int32(0)
		p.children(i, func(c int32) bool {
			if w := p.nodes[c].text(); w*100 >= p.nodes[i].text()*dominance {
				next = c
			} else if p.looksLikeText(c) && !p.imprint(c) {
				rest++
			}
			return true
		})
		if next < 0 || rest > 0 || p.nodes[next].Type != html.ElementNode || p.isParagraph(next) || p.isData(next) {
			return i
		}
		i = next
	}
}

// isParagraph reports whether an element is one paragraph, not several.
func (p *htmlPage) isParagraph(i int32) bool {
	n := &p.nodes[i]
	switch n.DataAtom {
	case atom.P, atom.Li, atom.H1, atom.H2, atom.H3, atom.H4, atom.Pre, atom.Blockquote:
		return n.breaks < 3 || n.blocks > 1
	}
	if !isBlock(n.DataAtom) {
		return n.breaks < 2 && n.blocks == 0
	}
	return n.DataAtom != atom.Td && n.blocks <= 1 && n.breaks < 2
}

// isData reports whether an element is a table of data, or a part of one: its rows have several cells with words, and
// none of them has most.
func (p *htmlPage) isData(i int32) bool {
	n := &p.nodes[i]
	switch n.DataAtom {
	case atom.Table, atom.Tbody, atom.Thead:
	default:
		return false
	}
	rows, wide, cells, most, pos := 0, 0, 0, int32(0), n.end
	for j := i + 1; j < pos; j++ {
		m := &p.nodes[j]
		if m.role != unread {
			j = m.end - 1
			continue
		}
		switch m.DataAtom {
		case atom.Table:
			return false
		case atom.Tr:
			rows++
			if cells > 1 {
				wide++
			}
			cells = 0
		case atom.Td, atom.Th:
			if m.chars > 0 {
				cells++
			}
			most = max(most, m.chars)
		}
	}
	if cells > 1 {
		wide++
	}
	return rows >= 2 && wide*2 >= rows && most*100 < n.chars*dominance
}

package extract

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"gonggao/tools/announcement"
)

// Bounds of a label block: how many characters it may have, and how many for each label (内容概述 is long).
const (
	labelBlockChars = 3000
	charsPerLabel   = 150
)

// commonWords are labels that any text may have: 时间：… 地点：… is part of an invitation.
var commonWords = set(words(`时间 日期 来源 出处 标题 名称 作者 记者 编辑 审核 校对 分类 栏目 标签 索引 阅读 浏览 点击 分享 录入 载体 语种 关键词 关键字`))

// liftLabels takes the label blocks out of the page: index tables and bylines, in whatever markup. They are found
// from the outside in, so that one table is one block. One that repeats an earlier one is a copy.
func (p *htmlPage) liftLabels() {
	p.lifted = map[int32][]announcement.Block{}
	seen := map[string]bool{}
	for i := int32(0); i < int32(len(p.nodes)); {
		n := &p.nodes[i]
		if n.role != unread {
			i = n.end
			continue
		}
		if n.labels < 2 {
			i = n.end // what it may hold is a line of its own, read where it stands
			continue
		}
		if n.chars > labelBlockChars || n.chars > charsPerLabel*n.labels || n.blocks == 0 || n.pictures+n.files > 0 {
			i++
			continue
		}
		found, ok := p.labelBlock(p.linesOf(i))
		if !ok {
			i++
			continue
		}
		key := ""
		fresh := false
		for _, b := range found {
			key = string(b.Label) + squash(b.Text)
			fresh = fresh || !seen[key]
			seen[key] = true
		}
		if fresh {
			p.drop(i, fields)
			p.lifted[i] = found
			p.labelled = append(p.labelled, i)
		} else {
			p.drop(i, copied)
		}
		i = n.end
	}
}

// labelBlock reads lines as labelled values and nothing else; ok is false when they are something else.
// A label may stand alone on its line, as in the cells of a table; the next line beside it is then its value.
func (t *tree) labelBlock(lines []htmlLine) (found []announcement.Block, ok bool) {
	known, telling, strange := 0, 0, 0
	list, foreign, trailing := int32(-1), false, 0
	beside := int32(-1) // the element in which the value of the last label must stand; -1: it has one
	add := func(label announcement.Label, head, value string, block int32) {
		found = append(found, announcement.Block{Kind: announcement.Field, Label: label, Head: head, Text: value})
		if beside = -1; isEmpty(value) {
			beside = t.row(block)
		}
		if label != announcement.LabelOther || labels[labelWord(head)] != "" {
			known++
			list, trailing = t.listAround(block), 0
			if !commonWords[labelWord(head)] {
				telling++
			}
		} else if head != "" {
			strange++
			trailing++
			foreign = foreign || known > 0 && t.listAround(block) != list
		}
	}
	for _, l := range lines {
		if len(l.text) > 3*labelBlockChars {
			return nil, false
		}
		s := shapeOf(l.text)
		switch _, isLabel := labels[strings.TrimRight(s.fold.text, ":")]; {
		case isLabel:
			add(labels[strings.TrimRight(s.fold.text, ":")], l.text, "", l.block)
		case s.fields != nil && !isDay(&s):
			for _, f := range s.fields {
				add(f.label, l.text[f.start:f.value], l.text[f.value:f.end], l.block)
			}
		case beside >= 0 && t.contains(beside, l.from):
			found[len(found)-1].Text = l.text
			beside = -1
		case t.isHead(l.block) && s.runes >= 2 && s.runes <= 8 && !s.date:
			add(announcement.LabelOther, l.text, "", l.block)
		case s.chrome == announcement.Toolbar:
			found = append(found, announcement.Block{Kind: announcement.Chrome, Chrome: s.chrome, Text: l.text})
		default:
			head, value := unknownLabel(l.text)
			if head == "" {
				return nil, false
			}
			add(announcement.LabelOther, head, value, l.block)
		}
	}
	// What follows in other markup, or three in a row that are strange, is a text: 项目名称：… 中标单位：….
	return found, known >= 2 && telling >= 1 && strange <= known && !foreign && trailing < 3
}

// listAround returns the table or list that an element is part of, -1 when it is part of none.
func (t *tree) listAround(i int32) int32 {
	for ; i >= 0; i = t.nodes[i].parent {
		switch t.nodes[i].DataAtom {
		case atom.Table, atom.Dl, atom.Ul:
			return i
		}
	}
	return -1
}

// isHead reports whether markup says that a cell heads what stands beside it.
func (t *tree) isHead(i int32) bool {
	return t.nodes[i].DataAtom == atom.Th || t.nodes[i].DataAtom == atom.Dt
}

// row returns the element that holds a label and its value: the row of a table, the item of a list, else the parent.
func (t *tree) row(block int32) int32 {
	for i, n := block, 0; i >= 0 && n < 4; i, n = t.nodes[i].parent, n+1 {
		switch t.nodes[i].DataAtom {
		case atom.Tr, atom.Li, atom.Dl:
			return i
		case atom.Table, atom.Td:
			if i != block {
				n = 4
			}
		}
	}
	return max(t.nodes[block].parent, 0)
}

// labelWord returns the word of a label without its padding, colon and brackets.
func labelWord(head string) string { return strings.Trim(fold(head).text, ":[]()【】") }

// unknownLabel cuts a line after a short word and its colon.
func unknownLabel(text string) (head, value string) {
	for i, r := range text {
		if r == ':' || r == '：' {
			at := i + utf8.RuneLen(r)
			if n := utf8.RuneCountInString(fold(text[:i]).text); n < 2 || n > 8 {
				return "", ""
			}
			return text[:at], text[at:]
		}
		if i > 60 {
			break
		}
	}
	return "", ""
}

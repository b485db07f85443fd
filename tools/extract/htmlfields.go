package extract

import (
	"strings"
	"unicode/utf8"

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
		if n.chars > labelBlockChars || n.chars > charsPerLabel*n.labels || n.blocks == 0 {
			i++
			continue
		}
		found, ok := labelBlock(p.linesOf(i))
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
		} else {
			p.drop(i, copied)
		}
		i = n.end
	}
}

// labelBlock reads lines as labelled values and nothing else; ok is false when they are something else.
// A label may stand alone on its line, as in the cells of a table; the next line is then its value.
func labelBlock(lines []htmlLine) (found []announcement.Block, ok bool) {
	known, telling, strange := 0, 0, 0
	pending := false
	for _, l := range lines {
		if len(l.text) > 3*labelBlockChars {
			return nil, false
		}
		s := shapeOf(l.text)
		if s.fields != nil {
			for _, f := range s.fields {
				b := announcement.Block{Kind: announcement.Field, Label: f.label, Head: l.text[f.start:f.value], Text: l.text[f.value:f.end]}
				if f.label != announcement.LabelDate {
					known++
				}
				if f.label != announcement.LabelDate && !commonWords[labelWord(b.Head)] {
					telling++
				}
				found = append(found, b)
			}
			pending = isEmpty(found[len(found)-1].Text)
			continue
		}
		if label, isLabel := labels[strings.TrimRight(s.fold.text, ":")]; isLabel {
			known++
			if !commonWords[labelWord(l.text)] {
				telling++
			}
			found = append(found, announcement.Block{Kind: announcement.Field, Label: label, Head: l.text})
			pending = true
			continue
		}
		switch {
		case pending:
			found[len(found)-1].Text = l.text
			pending = false
		case s.chrome == announcement.Toolbar:
			found = append(found, announcement.Block{Kind: announcement.Field, Label: announcement.LabelOther, Text: l.text})
		default:
			head, value := unknownLabel(l.text)
			if head == "" {
				return nil, false
			}
			strange++
			found = append(found, announcement.Block{Kind: announcement.Field, Label: announcement.LabelOther, Head: head, Text: value})
			pending = isEmpty(value)
		}
	}
	return found, known >= 2 && telling >= 1 && strange <= known
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

package metadata

import (
	"strings"

	"gonggao/tools/announcement"
)

// Outcome returns what the given blocks say became of the answers. A page that says that none came has
// outcome zero; one that gives numbers or says in words that answers came, text; one whose announcement
// of the result is followed by nothing but a picture, image; else the outcome is unknown. Numbers are
// only those the page writes, and sums are never made up.
func Outcome(doc *announcement.Document, blocks []int) announcement.Outcome {
	o := announcement.Outcome{Kind: announcement.OutcomeUnknown, Block: -1}
	t := tally{current: -1}
	var tables []tableAt
	announced := -1 // the last block that announces the result: 现将采纳情况公示如下
	for n, i := range blocks {
		text := textOf(doc, i)
		if text != "" && doc.Blocks[i].Kind == announcement.DataTable {
			if table, ok := readAdoption(doc.Blocks[i]); ok {
				tables = append(tables, tableAt{adoptionTable: table, block: i})
				continue
			}
			if continues(doc.Blocks[i], tables) {
				tables[len(tables)-1].torn = true
			}
			text = strings.ReplaceAll(text, announcement.CellTab, "\n") // no sentence goes on in the next cell
		}
		for _, at := range sentences(text, fullStops) {
			if !containsAny(text[at.from:at.to], "意", "建", "采", "採", "反") {
				continue // none of the cues, in either script
			}
			r := read(text[at.from:at.to])
			s := r.masked()
			zero, counted := saysNone(s), t.add(r, s)
			switch {
			case zero && o.Kind != announcement.OutcomeZero:
				none := 0
				o.Kind, o.Responses = announcement.OutcomeZero, &none
				o.Quote, o.Block = sentenceWords(r), i
			case o.Kind == announcement.OutcomeUnknown && (counted || saysCame(s)):
				o.Kind = announcement.OutcomeText
				o.Quote, o.Block = sentenceWords(r), i
			}
		}
		if announces(doc.Blocks, i) {
			announced = n
		}
	}
	o.Groups = t.result()
	if o.Kind == announcement.OutcomeText {
		o.Responses = t.responses()
	}
	addTables(doc, &o, tables)
	if o.Kind == announcement.OutcomeUnknown && announced >= 0 {
		o.Kind, o.Block = shown(doc, blocks[announced+1:])
		if o.Kind != announcement.OutcomeUnknown {
			if o.Block < 0 {
				o.Block = blocks[announced]
			}
			o.Quote = sentenceWords(read(lastSentence(textOf(doc, blocks[announced]))))
		}
	}
	return o
}

// saysNone reports whether a sentence says that no answer came. A condition (如未收到…) does not.
func saysNone(s string) bool {
	if containsAny(s, "如未", "若未", "如没有", "若没有", "逾期", "的,视为", "视为", "截止前未") {
		return false
	}
	for _, w := range []string{"未收到", "没有收到", "未收集到", "未征集到", "未接到", "无收到", "收到", "征集到", "收集到"} {
		i := strings.Index(s, w)
		if i < 0 {
			continue
		}
		clause := s[i+len(w):]
		if n := strings.IndexAny(clause, ",;"); n >= 0 {
			clause = clause[:n]
		}
		negated := strings.ContainsAny(w, "未") || strings.HasPrefix(w, "没有") || strings.HasPrefix(w, "无")
		if negated && aboutAnswers(clause) {
			return true
		}
		if !negated {
			for _, q := range quantities(clause) {
				if q.items && q.n == 0 {
					return true
				}
			}
		}
	}
	return containsAny(s, "无反馈意见", "没有反馈意见", "无公众反馈", "无人反馈", "无人提出意见", "无社会公众反馈", "没有公众提出", "无意见反馈", "反馈意见0条", "反馈意见为0", "意见数为0", "意见:0", "意见0条", "意见零条", "意见共0条")
}

// aboutAnswers reports whether what was not received is answers of any kind: 任何反馈意见, 社会公众意见建议.
// 不同意见 or 修改意见 that did not come leave open whether others did.
func aboutAnswers(clause string) bool {
	i := strings.Index(clause, "意见")
	if j := strings.Index(clause, "建议"); i < 0 || j >= 0 && j < i {
		i = j
	}
	if j := strings.Index(clause, "反馈"); i < 0 || j >= 0 && j < i {
		i = j
	}
	if i < 0 {
		return false
	}
	before := clause[:i]
	return len(before) <= 48 && !containsAny(before, "不同", "修改", "反对", "异议", "其他", "其它", "新的", "负面", "不良", "部门", "单位")
}

// saysCame reports whether a sentence says, without a number that could be read, that answers came.
func saysCame(s string) bool {
	return containsAny(s, "共收到", "收到了", "征集到", "收集到", "累计收到", "期间收到", "共收集", "共征集", "收到社会", "收到公众", "收到市民", "收到反馈", "收到网") &&
		containsAny(s, "意见", "建议", "反馈", "留言") &&
		!containsAny(s, elsewhere...) && !containsAny(s, "将", "如收到", "若收到", "未收到", "没有收到")
}

// announces reports whether a block announces the result of a consultation.
func announces(all []announcement.Block, i int) bool {
	b := all[i]
	if !b.Kind.InBody() || len(b.Text) > maxSentence || !containsAny(b.Text, "情况", "情況", "结果", "結果", "汇总", "匯總", "彙總") {
		return false
	}
	s := read(b.Text).masked()
	adoption := containsAny(s, "采纳情况", "采纳结果", "结果反馈", "反馈结果", "征集结果", "征求意见结果")
	result := adoption || containsAny(s, "意见反馈情况", "反馈意见情况", "征求意见情况", "意见征集情况", "意见处理情况", "意见汇总")
	switch b.Kind {
	case announcement.Title:
		return result
	case announcement.Heading: // 征求意见情况 may head no more than who was asked
		return adoption
	}
	return result && containsAny(s, "如下", "见下", "见附") && !strings.Contains(s, "将公")
}

// shown says in what form the result is given after its announcement, and where: a picture alone is lost.
func shown(doc *announcement.Document, rest []int) (announcement.OutcomeKind, int) {
	figure := -1
	for _, i := range rest {
		switch doc.Blocks[i].Kind {
		case announcement.Figure:
			if figure < 0 {
				figure = i
			}
		case announcement.Paragraph, announcement.Item, announcement.Heading, announcement.Attachment, announcement.DataTable:
			if !closingWords(doc.Blocks[i].Text) {
				return announcement.OutcomeText, -1
			}
		}
	}
	if figure >= 0 {
		return announcement.OutcomeImage, figure
	}
	return announcement.OutcomeUnknown, -1
}

// closingWords reports whether a paragraph is a formula that says nothing of the result.
func closingWords(text string) bool {
	s := strings.Trim(read(text[:prefix(text, 90)]).text, " 。!.")
	return s == "" || containsAny(s, "特此", "感谢") && len(s) <= 75 || strings.HasPrefix(s, "附件") && len(s) <= 9
}

// lastSentence returns the last sentence of a text, or all of it.
func lastSentence(text string) string {
	all := sentences(text, fullStops)
	if len(all) == 0 {
		return ""
	}
	last := all[len(all)-1]
	return text[last.from:last.to]
}

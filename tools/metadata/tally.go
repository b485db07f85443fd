package metadata

import (
	"slices"
	"strings"

	"gonggao/tools/announcement"
)

// tally adds up what sentences say about the answers of each group. It keeps a group in mind from clause
// to clause, as the sentences do: …11个部门意见，其中两个部门提出意见，已予以采纳.
type tally struct {
	groups  []*announcement.OutcomeGroup
	current int // index of the group that clauses speak of, -1: none
	total   *announcement.OutcomeGroup

	r       reading
	s       string // masked
	fresh   []int  // groups that the sentence has brought in
	names   bool   // the clause before named respondents of the current group
	open    *int   // a number of answers that waits for its verb: 另外两条将在…中体现，未予采纳
	why     span   // what the clause with the open number says
	counted bool   // the sentence said what became of answers
	touched bool   // the piece did
}

// add reads one sentence and reports whether it said what became of answers.
func (t *tally) add(r reading, masked string) bool {
	if !containsAny(masked, "意见", "建议", "采纳", "反馈") || containsAny(masked, elsewhere...) {
		return false
	}
	t.r, t.s, t.counted = r, masked, false
	t.fresh, t.names, t.open = nil, false, nil
	if prefixOf(strings.TrimLeft(masked, " "), 0, "其中", "对", "采纳", "予以采纳", "已采纳", "均已", "上述", "以上") == 0 {
		t.current = -1
	}
	parts := clauses(masked)
	for from := 0; from < len(parts); {
		to := from // the last clause before a semicolon: together they are quoted
		for to+1 < len(parts) && !strings.ContainsAny(masked[parts[to].to:parts[to+1].from], ";；") {
			to++
		}
		t.open, t.names = nil, false
		for _, c := range parts[from : to+1] {
			for _, p := range t.pieces(c) {
				t.piece(p, span{parts[from].from, parts[to].to})
			}
		}
		from = to + 1
	}
	return t.counted
}

// pieces cuts a clause at the first 、 behind each count that has another behind it:
// 采纳5条、不予采纳2条. A list of names stays whole.
func (t *tally) pieces(c span) []span {
	clause := t.s[c.from:c.to]
	counts := quantities(clause)
	var all []span
	start := 0
	for i := 1; i < len(counts); i++ {
		low := counts[i-1].to
		if n := strings.Index(clause[low:counts[i].from], "、"); n >= 0 {
			all = append(all, span{c.from + start, c.from + low + n})
			start = low + n + len("、")
		}
	}
	return append(all, span{c.from + start, c.to})
}

// piece reads what stands between two marks: whom it counts, how many answers, and what became of them.
// source is the part of the sentence that is quoted for it.
func (t *tally) piece(p, source span) {
	s := t.s[p.from:p.to]
	t.touched = false
	all := quantities(s)
	var items []quantity
	list := 0 // where a list of respondents may begin, -1: nowhere
	for _, q := range all {
		if q.items {
			items = append(items, q)
			continue
		}
		t.people(s, q, all)
		if list = -1; strings.HasPrefix(s[q.to:], "中") {
			list = q.to + len("中")
		}
	}
	if list >= 0 {
		t.subject(s, list, items)
	}
	v := verdictOf(s)
	switch {
	case len(items) > 0:
		for i, q := range items {
			low, high := 0, len(s)
			if i > 0 {
				low = items[i-1].to
			}
			if i+1 < len(items) {
				high = items[i+1].from
			}
			t.items(s, q, low, high, p)
		}
	case v != noVerdict:
		t.whole(s, v)
	case containsAny(s, "无意见", "无修改意见", "无不同意见", "没有意见"):
		if g := t.group(); g != nil {
			t.know(&g.Comments, 0)
		}
	case prefixOf(strings.TrimLeft(s, " 其"), 0, reasonWords...) > 0:
		t.reason(p)
	}
	if v == rejected {
		if i := strings.Index(s, "("); i >= 0 && containsAny(s[i:], "理由", "原因") {
			t.reason(span{p.from + i + 1, p.to})
		}
	}
	if g := t.group(); g != nil && t.touched && g.Quote == "" {
		g.Quote = t.r.cut(source.from, source.to)
	}
	t.counted = t.counted || t.touched
}

// group returns the group that is spoken of, which is the total when no group is.
func (t *tally) group() *announcement.OutcomeGroup {
	if t.current >= 0 {
		return t.groups[t.current]
	}
	return t.total
}

// find returns the index of the group of a noun, a new one when there is none yet.
func (t *tally) find(noun string) int {
	kind := kindOf(noun)
	for i, g := range t.groups {
		if kindOf(g.Group) == kind {
			return i
		}
	}
	t.groups = append(t.groups, &announcement.OutcomeGroup{Group: noun})
	return len(t.groups) - 1
}

// people reads a number of those asked or answering: 书面征求11个部门意见, 2个部门提出意见, 17家企业中.
func (t *tally) people(s string, q quantity, all []quantity) {
	after := s[q.to:]
	for _, o := range all {
		if o.from > q.from {
			after = s[q.to:o.from]
			break
		}
	}
	answer := prefixOf(strings.TrimLeft(after, " 共均分别"), 0, respondWords...) > 0
	if q.noun == "人" || q.noun == "人次" {
		// So many people are respondents only when the sentence says that they took part.
		if answer || strings.Contains(after, "参与") || strings.Contains(s[:q.from], "参与") {
			t.know(&t.all().Responded, q.n)
		}
		return
	}
	i := t.find(q.noun)
	g := t.groups[i]
	if !slices.Contains(t.fresh, i) {
		t.fresh = append(t.fresh, i)
	}
	t.current = i
	switch {
	case answer && containsAny(after, "无意见", "无修改", "无不同", "没有意见"):
	case answer && g.Consulted != nil && *g.Consulted == q.n: // takes the group up again
	case answer, containsAny(s[:q.from], "收到", "收集到", "征集到"):
		t.know(&g.Responded, q.n)
	default:
		set(&g.Consulted, q.n)
	}
}

// know gives a number that says what became of answers.
func (t *tally) know(field **int, n int) {
	set(field, n)
	t.touched = true
}

// all turns to the group that stands for all answers.
func (t *tally) all() *announcement.OutcomeGroup {
	if t.total == nil {
		t.total = &announcement.OutcomeGroup{}
	}
	t.current = -1
	return t.total
}

// subject takes up a group that a piece names without a number (专家提出…), or counts the respondents
// that it lists by name (其中A局和B局提出…).
// The list begins at byte from of the piece.
func (t *tally) subject(s string, from int, items []quantity) {
	at := -1 // of the verb
	for _, w := range respondWords {
		if i := strings.Index(s[from:], w); i >= 0 && (at < 0 || from+i < at) {
			at = from + i
		}
	}
	if received := containsAny(s, receiveWords...); received && (at < 0 || containsAny(s[:at], receiveWords...)) {
		t.names = false
		t.receiver(s, items)
		return
	}
	if at < 0 {
		return
	}
	list := strings.TrimLeft(s[from:at], " ")
	among := from > 0 || strings.HasPrefix(list, "其中")
	list = strings.TrimLeft(strings.TrimPrefix(list, "其中"), ":有 ")
	for _, w := range []string{"分别", "均", "已", "也", "各", "书面", "共", "对此", "\x01"} {
		list = strings.TrimSuffix(list, w)
	}
	for _, w := range asked {
		if strings.HasSuffix(list, w) && len(list) <= len(w)+18 {
			t.current, t.names = t.find(strings.TrimLeft(list, "各")), false
			return
		}
	}
	if t.current < 0 || !among && !t.names {
		return
	}
	g := t.groups[t.current]
	n, ok := countNames(list)
	switch {
	case !ok:
	case t.names && g.Responded != nil:
		*g.Responded += n
		t.touched = true
	default:
		t.know(&g.Responded, n)
	}
	t.names = true
}

// receiver takes up the group whose answers were received: 收到社会公众意见12条, 共收到意见15条. When the
// sentence has brought in several groups, what was received came from all of them.
func (t *tally) receiver(s string, items []quantity) {
	if len(items) == 0 {
		return
	}
	end := items[0].from
	if i := strings.Index(s, "意见"); i >= 0 {
		end = max(end, i)
	}
	for _, w := range asked {
		if i := strings.LastIndex(s[:min(end, len(s))], w); i >= 0 {
			t.current = t.find(w)
			return
		}
	}
	if len(t.fresh) == 1 {
		t.current = t.fresh[0]
		return
	}
	t.all()
}

// items reads a number of answers: how many came, or what became of so many. The verb stands before the
// number since low, or after it until high.
func (t *tally) items(s string, q quantity, low, high int, p span) {
	lead, tail := s[low:q.from], s[q.to:high]
	if t.group() == nil {
		if !containsAny(s, "意见", "建议", "留言", "反馈") {
			return
		}
		t.all()
	}
	g := t.group()
	v := verdictOf(lead)
	among := prefixOf(strings.TrimLeft(tail, " "), 0, "意见中", "建议中", "意见建议中", "中,", "中") > 0
	if v == noVerdict && !among {
		v = verdictOf(tail)
	}
	n := q.n
	switch {
	case v == adopted:
		t.know(&g.Adopted, n)
	case v == partly:
		t.know(&g.Partly, n)
	case v == rejected:
		t.know(&g.Rejected, n)
		if i := strings.LastIndex(lead, "因"); i >= 0 && strings.TrimLeft(lead[:i], " 其中") == "" {
			t.reason(span{p.from + low + i, p.from + low + strings.Index(lead, firstOf(lead, rejectWords))})
		}
	case containsAny(lead, receiveWords...) || containsAny(lead, respondWords...) || containsAny(lead, "意见", "建议") || prefixOf(tail, 0, "意见", "建议", "修改意见", "修改建议", "有效意见", "反馈意见", "具体意见") > 0:
		if t.names && g.Comments != nil {
			*g.Comments += n
			t.touched = true
		} else {
			t.know(&g.Comments, n)
		}
	default:
		t.open, t.why = &n, span{p.from + q.to, p.to}
		return
	}
	t.open, t.touched = nil, true
}

// whole reads a verdict without a number of its own: it speaks of the open number, or of all.
func (t *tally) whole(s string, v verdict) {
	g := t.group()
	if t.open != nil && g != nil {
		switch v {
		case adopted:
			set(&g.Adopted, *t.open)
		case partly:
			set(&g.Partly, *t.open)
		case rejected:
			set(&g.Rejected, *t.open)
			t.reason(t.why)
		}
		t.open, t.touched = nil, true
		return
	}
	if g == nil || g.Comments == nil && g.Responded == nil && !t.names {
		return
	}
	if containsAny(s, "其中", "部分", "可行", "适当", "尽量", "酌情", "能够", "有价值", "有益", "应予") {
		return // some, and nobody says how many
	}
	all := containsAny(s, "均", "全部", "都", "全数", "悉数", "一并")
	switch {
	case v == adopted && g.Adopted == nil && g.Rejected == nil && g.Partly == nil:
		g.AllTaken, t.touched = true, true
		if all && g.Comments != nil {
			set(&g.Adopted, *g.Comments)
		}
	case v == rejected && all && g.Comments != nil:
		t.know(&g.Rejected, *g.Comments)
	}
}

// reason keeps why answers were not adopted, once they are known not to have been.
func (t *tally) reason(at span) {
	g := t.group()
	if g == nil || g.Reason != "" || g.Rejected == nil && g.Partly == nil {
		return
	}
	from := at.from
	for moved := true; moved; {
		n := prefixOf(t.s, from, " ", "主要", "其", "不予采纳", "未采纳", "的", "理由", "原因", "是", "为", ":", "因为", "由于", "鉴于", "因")
		moved, from = n > 0 && from+n <= at.to, from+n
	}
	to := at.to
	if rest := strings.Index(t.s[from:to], ")"); rest >= 0 && !strings.Contains(t.s[from:from+rest], "(") {
		to = from + rest
	}
	if from < to {
		g.Reason = strings.TrimRight(t.r.cut(from, to), "。；;")
	}
}

// set gives a number that is not yet known; what was said first stands.
func set(field **int, n int) {
	if *field == nil {
		*field = &n
	}
}

func firstOf(s string, words []string) string {
	for _, w := range words {
		if strings.Contains(s, w) {
			return w
		}
	}
	return ""
}

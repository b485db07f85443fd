package repair

import (
	"slices"

	"gonggao/tools/announcement"
)

// width gives marks their full width (GB/T 15834-2011) where Chinese stands beside them. Numbers, times, addresses,
// file names and Latin phrases keep their ASCII marks.
func width(p *page) {
	l := &line{}
	for block, text := range p.body(withASCIIMark | withHan) {
		if isFileName(text) {
			continue
		}
		l.read(text)
		runs := l.runs()
		edits := l.widenBrackets(runs)
		edits = append(edits, l.widenSigns(runs, edits)...)
		edits = append(edits, l.curlQuotes()...)
		slices.SortFunc(edits, func(a, b edit) int { return a.at - b.at })
		p.apply("width", block, edits)
	}
}

const widthReason = "GB/T 15834-2011 §5.1: marks of a Chinese text are full width; Chinese stands beside this one"

func (l *line) widen(i int, reason string) edit {
	r := l.runes[i]
	return edit{
		at: l.at[i], before: string(r), after: string(r - '!' + '！'),
		confidence: announcement.Certain, reason: reason,
	}
}

// widenSigns looks at both sides of a run of marks, and at its brackets, of which widened are about to become full
// width: a comma goes with the bracket before it.
func (l *line) widenSigns(runs []run, widened []edit) []edit {
	full := map[int]bool{} // bytes
	for _, e := range widened {
		full[e.at] = true
	}
	var edits []edit
	for _, r := range runs {
		beside := r.left || r.right && !l.startsApart(r)
		for i := r.from; i < r.to && !beside; i++ {
			beside = l.class[i] == mark && (l.runes[i] == '（' || l.runes[i] == '）' || full[l.at[i]])
		}
		for i := r.from; i < r.to && beside; i++ {
			switch l.runes[i] {
			case ',', ':', ';', '!', '?':
				edits = append(edits, l.widen(i, widthReason))
			}
		}
	}
	return edits
}

const (
	bracketReason = "GB/T 15834-2011 §4.9, §5.1: both brackets of a pair are full width in a Chinese sentence"
	latinReason   = bracketReason + ", around Latin letters and numbers too"
)

// widenBrackets decides on both brackets of a pair at once: they are full width when Chinese is between them or
// beside them. A bracket whose fellow is full width already goes with it; one without a fellow is left.
func (l *line) widenBrackets(runs []run) []edit {
	beside := make(map[int]run, len(runs))
	for _, r := range runs {
		for i := r.from; i < r.to; i++ {
			switch l.runes[i] {
			case '(', ')', '（', '）':
				beside[i] = r
			}
		}
	}
	if len(beside) == 0 {
		return nil
	}
	chineseUpTo := make([]int32, len(l.runes)+1)
	for i, c := range l.class {
		chineseUpTo[i+1] = chineseUpTo[i]
		if c == chinese {
			chineseUpTo[i+1]++
		}
	}
	var edits []edit
	for _, pair := range l.bracketPairs() {
		open, shut := pair[0], pair[1]
		inside := chineseUpTo[shut] > chineseUpTo[open]
		mixed := l.runes[open] == '（' || l.runes[shut] == '）'
		if !inside && !mixed && !beside[open].left && !beside[shut].right {
			continue
		}
		reason := bracketReason
		if !inside {
			reason = latinReason
		}
		if l.runes[open] == '(' {
			edits = append(edits, l.widen(open, reason))
		}
		if l.runes[shut] == ')' {
			edits = append(edits, l.widen(shut, reason))
		}
	}
	return edits
}

// bracketPairs returns the round brackets that belong together, by the rune they stand at.
func (l *line) bracketPairs() [][2]int {
	var pairs [][2]int
	var open []int
	for i, r := range l.runes {
		if l.class[i] != mark {
			continue
		}
		switch r {
		case '(', '（':
			open = append(open, i)
		case ')', '）':
			if len(open) > 0 {
				pairs = append(pairs, [2]int{open[len(open)-1], i})
				open = open[:len(open)-1]
			}
		}
	}
	return pairs
}

// curlQuotes turns straight quotation marks into “ and ” when they are even in number and each pair has Chinese
// in it. A single one, or one behind a digit, may be an inch mark: then the block is left.
func (l *line) curlQuotes() []edit {
	var at []int
	for i, r := range l.runes {
		if r == '"' && l.class[i] == mark {
			at = append(at, i)
		}
	}
	if len(at) == 0 || len(at)%2 != 0 {
		return nil
	}
	var edits []edit
	for k := 0; k < len(at); k += 2 {
		open, shut := at[k], at[k+1]
		if shut == open+1 || open > 0 && isDigit(l.runes[open-1]) || l.apart(open, 1) || l.apart(shut, -1) ||
			!slices.Contains(l.class[open:shut], chinese) {
			return nil
		}
		edits = append(edits, curl(l.at[open], "“"), curl(l.at[shut], "”"))
	}
	return edits
}

// apart reports whether a blank that stays divides the mark at rune i from the word on that side: a blank beside
// another mark will go.
func (l *line) apart(i, step int) bool {
	j := i + step
	for l.class[j] == blank {
		j += step
	}
	return j != i+step && l.class[j] != mark && !isCJKMark(l.runes[j])
}

func curl(at int, after string) edit {
	return edit{
		at: at, before: `"`, after: after, confidence: announcement.High,
		reason: "GB/T 15834-2011 §4.8: quotation marks of a Chinese text are curly; those of this block are paired",
	}
}

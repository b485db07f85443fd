package metadata

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// quantity is a counted thing in a clause: 11个部门, 4条意见, 两条.
type quantity struct {
	n     int
	noun  string // of those asked, "" when answers are counted
	items bool   // answers are counted
	from  int    // bytes of the text
	to    int    // after the classifier, or after the noun of those asked
}

var (
	personClasses = []string{"人次", "个", "家", "位", "名", "户", "人"}
	itemClasses   = []string{"条", "件", "项", "份", "封", "点"}
)

// asked are the nouns for those who are asked. Longer ones first: the first that ends a noun phrase names it.
var asked = []string{"委办局", "县市区", "区市县", "人民团体", "社会公众", "社会各界", "服务对象", "管理对象", "相对人", "当事人",
	"部门", "单位", "机关", "企业", "公司", "商户", "专家", "学者", "教授", "公众", "群众", "市民", "居民", "村民", "公民", "网民", "网友", "职工", "业主", "读者", "代表", "委员", "律师",
	"街道", "镇街", "乡镇", "社区", "协会", "商会", "学会", "机构", "院校", "高校", "学校", "医院", "科室", "区市", "区县", "县区", "人大代表", "政协委员", "各界", "团体", "社会组织", "人士", "家长"}

// public are those of them that are the public at large.
var public = []string{"公众", "群众", "市民", "居民", "村民", "公民", "网民", "网友", "各界", "社会"}

// quantities returns what a piece of a sentence counts. Ordinals (第3条), shares (各1条) and rough numbers
// (20余条) are no counts.
func quantities(s string) []quantity {
	var all []quantity
	for i := 0; i < len(s); {
		n, end := number(s, i)
		if end == i {
			if _, w := digitAt(s, i); w > 0 {
				i = skipDigits(s, i)
				continue
			}
			_, w := utf8.DecodeRuneInString(s[i:])
			i += w
			continue
		}
		q, ok := quantityAt(s, n, i, end)
		if ok {
			all = append(all, q)
			end = q.to
		}
		i = end
	}
	return all
}

func quantityAt(s string, n, from, end int) (quantity, bool) {
	if suffixOf(s, from, "第", "各", "约", "近", "超", "进", "统", "同", "专", "唯", "之", ".", "-") > 0 {
		return quantity{}, false
	}
	j := skipBlanks(s, end)
	if w := prefixOf(s, j, itemClasses...); w > 0 {
		q := quantity{n: n, items: true, from: from, to: j + w}
		return q, countsAnswers(s[q.to:])
	}
	w := prefixOf(s, j, personClasses...)
	if w == 0 {
		return quantity{}, false
	}
	j += w
	noun, to := askedAt(s, j)
	if noun == "" {
		if class := s[j-w : j]; class == "人" || class == "人次" {
			return quantity{n: n, noun: class, from: from, to: j}, true
		}
		return quantity{}, false
	}
	return quantity{n: n, noun: noun, from: from, to: to}, true
}

// countsAnswers reports whether what follows 条, 件 … lets it count answers: nothing, their name, or what
// became of them; 3条措施 are none.
func countsAnswers(rest string) bool {
	rest = strings.TrimLeft(rest, " ")
	c, _ := utf8.DecodeRuneInString(rest)
	if rest == "" || !unicode.Is(unicode.Han, c) {
		return true
	}
	if len(rest) > 60 {
		rest = rest[:prefix(rest, 60)]
	}
	if i := strings.Index(rest, "意见"); i >= 0 && i <= 30 {
		return true
	}
	if i := strings.Index(rest, "建议"); i >= 0 && i <= 30 {
		return true
	}
	return prefixOf(rest, 0, "反馈", "留言", "予", "已", "被", "均", "全", "未", "不", "没", "无", "部分", "采", "吸", "将", "因", "为", "属", "和", "及", "并", "其", "中", "的", "由", "拟", "暂") > 0
}

// askedAt reads the noun phrase of those asked behind a classifier, such as 重点工业和信息化企业 or 部门.
func askedAt(s string, i int) (noun string, end int) {
	const longest = 48 // bytes
	stop := min(len(s), i+longest)
	for j, c := range s[i:stop] {
		if !unicode.Is(unicode.Han, c) {
			stop = i + j
			break
		}
	}
	for _, w := range []string{"意见", "建议", "提出", "反馈", "回复", "进行", "参加", "参与", "征求", "的"} {
		if n := strings.Index(s[i:stop], w); n >= 0 {
			stop = i + n
		}
	}
	end = i
	for _, w := range asked {
		if n := strings.LastIndex(s[i:stop], w); n >= 0 {
			end = max(end, i+n+len(w))
		}
	}
	// 部门和单位: one number for both would be the number of neither alone, and that is how it is kept.
	return s[i:end], end
}

// kindOf returns the noun that a noun phrase ends with, by which later clauses take the group up again.
func kindOf(noun string) string {
	for _, w := range asked {
		if strings.HasSuffix(noun, w) {
			return w
		}
	}
	return noun
}

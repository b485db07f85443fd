package metadata

var (
	rejectWords  = []string{"未予采纳", "未予以采纳", "不予采纳", "不予以采纳", "未采纳", "不采纳", "没有采纳", "未被采纳", "未能采纳", "暂不采纳", "暂未采纳", "无法采纳", "未吸收", "不予吸收"}
	partlyWords  = []string{"部分采纳", "部分予以采纳", "部分吸收"}
	adoptWords   = []string{"采纳", "吸收", "吸纳"}
	respondWords = []string{"提出", "反馈", "回复", "回函", "返回", "提交"}
	receiveWords = []string{"收到", "收集到", "征集到", "收集", "征集", "汇总", "梳理", "形成", "共"}
	reasonWords  = []string{"理由", "原因", "主要是", "主要理由", "主要原因", "因", "由于", "鉴于", "考虑到"}
)

// elsewhere are the words of sentences that count answers to something else, or none yet.
var elsewhere = []string{"逾期", "视为", "热线", "信访", "办结", "提案", "议案", "满意率", "满意度"}

// verdict is what a piece says became of answers.
type verdict int

const (
	noVerdict verdict = iota
	adopted
	partly
	rejected
)

func verdictOf(s string) verdict {
	switch {
	case containsAny(s, "采纳情况", "采纳率", "是否采纳", "采纳与否", "采纳结果", "合理意见", "合理的", "合理化", "合理建议", "将采纳", "研究采纳", "充分采纳", "认真采纳", "积极采纳"):
		return noVerdict
	case containsAny(s, rejectWords...):
		return rejected
	case containsAny(s, partlyWords...):
		return partly
	case containsAny(s, adoptWords...):
		return adopted
	}
	return noVerdict
}

package metadata

import "strings"

// offices are what names of bodies end with; a conjunction after one joins two names, any other may be
// part of a name, as in 工业和信息化局.
var offices = []string{"局", "委", "办", "厅", "部", "院", "会", "处", "科", "所", "站", "队", "校", "社", "团", "中心", "公司", "集团", "街道", "镇", "乡", "区", "市", "县", "银行", "厂", "馆", "分局", "支队", ")"}

// isMarkup reports whether a value is the rest of a broken tag, such as size="20"; it stays on record as found.
func isMarkup(name string) bool { return strings.ContainsAny(name, "=<>{}") }

// countNames counts the names in a list such as 区委组织部（人才办）和市场监管局; ok is false when the
// list does not say how many they are.
func countNames(list string) (n int, ok bool) {
	list = strings.Trim(list, " ,:")
	if list == "" || strings.Contains(list, "等") || strings.HasPrefix(list, "各") || containsAny(list, "有的", "部分", "其他", "其它", "多", "相关", "有关", "个别") {
		return 0, false
	}
	for part := range strings.SplitSeq(list, "、") {
		if strings.TrimSpace(part) == "" {
			return 0, false
		}
		n++
		for i, c := range part {
			var w int
			switch c {
			case '和', '与', '及':
				w = len("和")
			default:
				continue
			}
			if i == 0 || i+w >= len(part) {
				continue
			}
			if suffixOf(part, i, offices...) > 0 {
				n++
				continue
			}
			if suffixOf(part, len(part), offices...) == 0 {
				return 0, false // two firms, or one with 和 in its name
			}
		}
	}
	return n, true
}

package extract

// telltale says which vocabularies of chrome may occur in a line, by characters that their words cannot do without.
// One pass for them tells nearly all lines from chrome; the words are only sought in the others.
type telltale uint8

const (
	ofGenerator telltale = 1 << iota
	ofHotline
	ofGreeting
	ofFooter
	ofPath    // 您现在的位置, and what has an arrow
	ofHeading // of headedHints, in both scripts
)

// telltalesOf returns the vocabularies that may occur in a folded line; ofHeading and ofPath need no folded one.
func telltalesOf(folded string) (t telltale) {
	for _, r := range folded {
		switch {
		case r >= firstHan && r <= lastHan:
			t |= telltales[r-firstHan]
		case r == 'y' || r == 'Y':
			t |= ofGenerator | ofFooter
		case r == '©':
			t |= ofFooter
		case r == '>' || r == '＞' || r == '»' || r == '›' || r == '→':
			t |= ofPath
		}
	}
	return t
}

// telltales is indexed from firstHan.
var telltales = func() *[lastHan - firstHan + 1]telltale {
	var table [lastHan - firstHan + 1]telltale
	for t, characters := range map[telltale]string{
		ofHotline:  "料线微伴端刊码声",
		ofGreeting: "迎",
		ofFooter:   "版备证码错",
		ofPath:     "置",
		ofHeading:  "关關联聯延更猜热熱推声聲相",
	} {
		for _, r := range characters {
			table[r-firstHan] |= t
		}
	}
	return &table
}()

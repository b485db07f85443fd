package extract

import "unicode/utf8"

// longestLabel is the length of the longest label, in bytes.
var longestLabel = func() int {
	n := 0
	for word := range labels {
		n = max(n, len(word))
	}
	return n
}()

// beginsWithLabel reports whether a text opens with a label of the vocabulary and a colon, or is a label and nothing
// else. It is what the pass over the tree can afford: no folded copy of the text is made.
func beginsWithLabel(text string) bool {
	var buffer [64]byte
	word := buffer[:0]
	for _, r := range text {
		if isBlank(r) {
			continue
		}
		r = foldRune(r)
		if len(word) == 0 && (r == '[' || r == '(' || r == '【') {
			continue
		}
		if r == ':' || r == '】' || r == ']' {
			break
		}
		if len(word)+utf8.UTFMax > len(buffer) || len(word) > longestLabel {
			return false
		}
		word = utf8.AppendRune(word, r)
	}
	_, known := labels[string(word)]
	return known
}

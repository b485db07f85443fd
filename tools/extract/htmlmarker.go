package extract

import "strings"

// between returns the stretches of nodes that a pair of comments encloses, in document order.
func (t *tree) between(pair [2]string) [][2]int32 {
	var found [][2]int32
	open := int32(-1)
	for _, i := range t.comments {
		text := strings.TrimSpace(t.nodes[i].Data)
		switch {
		case len(text) > 80:
		case text == pair[1] && open >= 0:
			found = append(found, [2]int32{open + 1, i})
			open = -1
		case text == pair[0]:
			open = i
		}
	}
	return found
}

package pinyin

import "slices"

// step is how a stretch that ends at a place is cut best.
type step struct {
	share float64
	from  int // where its last word begins
}

// cut finds where the words of a run end, the last first: the most likely sequence of words by their shares in the corpus.
func (w *work) cut() {
	n := len(w.simple)
	w.steps = slices.Grow(w.steps[:0], n+1)[:n+1] // by the end
	clear(w.steps)
	for i := range n {
		from, node := w.steps[i].share, int32(0)
		for end := i + 1; end <= n; end++ {
			var value int32
			if node, value = w.frequent.step(node, w.simple[end-1]); node == 0 && end > i+1 {
				break
			}
			share := w.unknown
			if value != 0 {
				share = w.shares[value]
			} else if end > i+1 {
				continue
			}
			// Shares are below zero, so zero is an end that nothing has come to yet.
			if share += from; w.steps[end].share == 0 || share > w.steps[end].share {
				w.steps[end] = step{share, i}
			}
			if node == 0 {
				break
			}
		}
	}
	w.ends = w.ends[:0]
	for end := n; end > 0; end = w.steps[end].from {
		w.ends = append(w.ends, end)
	}
}

// match is a word of the lists in a run.
type match struct {
	start, end int
	readings   []string
}

// matches returns the words of the lists in the run, by where they begin, the shorter first; valid until the next run.
func (w *work) matches() []match {
	w.found = w.found[:0]
	for i := range w.simple {
		node := int32(0)
		for end, c := range w.simple[i:] {
			var value int32
			if node, value = w.deciding.step(node, c); node == 0 {
				break
			}
			if value != 0 && end > 0 {
				w.found = append(w.found, match{i, i + end + 1, w.Reader.readings[value]})
			}
		}
	}
	return w.found
}

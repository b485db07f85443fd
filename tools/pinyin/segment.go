package pinyin

// cut returns where the words of a run of characters end, the last first: the most likely sequence of words by their shares in
// the corpus.
func (r *Reader) cut(run []rune) []int {
	type step struct {
		share float64
		from  int
	}
	best := make([]step, len(run)+1) // by the end
	for i := range run {
		node := int32(0)
		for n := 1; i+n <= len(run); n++ {
			share := r.unknown
			if n == 1 || node != 0 {
				node = r.frequent.step(node, run[i+n-1])
			}
			if value := r.frequent.values[node]; value != 0 {
				share = r.shares[value]
			} else if n > 1 {
				if node == 0 {
					break
				}
				continue
			}
			// Shares are below zero, so zero is an end that nothing has come to yet.
			if share += best[i].share; best[i+n].share == 0 || share > best[i+n].share {
				best[i+n] = step{share, i}
			}
		}
	}
	var ends []int
	for end := len(run); end > 0; end = best[end].from {
		ends = append(ends, end)
	}
	return ends
}

// match is a word of the lists in a run.
type match struct {
	start, end int
	readings   []string
}

// matches returns the words of the lists in a run, by where they begin, the shorter first.
func (r *Reader) matches(run []rune) []match {
	var found []match
	for i := range run {
		node := r.deciding.step(0, run[i])
		for n := 2; node != 0 && i+n <= len(run); n++ {
			node = r.deciding.step(node, run[i+n-1])
			if value := r.deciding.values[node]; value != 0 {
				found = append(found, match{i, i + n, r.readings[value]})
			}
		}
	}
	return found
}

package pinyin

import "unicode/utf8"

// pair is two neighbouring characters.
type pair [2]rune

// index tells by the first two characters of a word how long words are that begin so: most places need no further look.
type index map[pair]int

func (x index) add(word string) {
	first, n := utf8.DecodeRuneInString(word)
	second, _ := utf8.DecodeRuneInString(word[n:])
	if n < len(word) {
		x[pair{first, second}] = max(x[pair{first, second}], utf8.RuneCountInString(word))
	}
}

// longest returns how many characters a word can have at most that begins at a place of a run.
func (x index) longest(run []rune, at int) int {
	if at+1 >= len(run) {
		return 1
	}
	return max(1, min(x[pair{run[at], run[at+1]}], len(run)-at))
}

// offsets returns a run as text and where in it each character begins.
func offsets(run []rune) (text string, at []int) {
	text, at = string(run), make([]int, len(run)+1)
	for i, c := range run {
		at[i+1] = at[i] + utf8.RuneLen(c)
	}
	return text, at
}

// cut returns where the words of a run of characters end, the last first: the most likely sequence of words by their shares in
// the corpus.
func (r *Reader) cut(run []rune) []int {
	type step struct {
		share float64
		from  int
	}
	best := make([]step, len(run)+1) // by the end
	text, at := offsets(run)
	for i := range run {
		for n, last := 1, r.frequent.longest(run, i); n <= last; n++ {
			share, ok := r.shares[text[at[i]:at[i+n]]]
			if !ok {
				if n > 1 {
					continue
				}
				share = r.unknown
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
	text, at := offsets(run)
	for i := range run {
		for n, last := 2, r.deciding.longest(run, i); n <= last; n++ {
			if readings, ok := r.words[text[at[i]:at[i+n]]]; ok {
				found = append(found, match{i, i + n, readings})
			}
		}
	}
	return found
}

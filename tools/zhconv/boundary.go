package zhconv

import (
	"math"
	"unicode"

	"gonggao/tools/zhconv/internal/table"
	"gonggao/tools/zhconv/internal/trie"
)

// boundaries knows how often words occur, and from that where words end.
//
// OpenCC takes the longest word at each place, from the left, and so cuts 学生 and 发展 apart to make 生发 (hair tonic).
// Where a word of its dictionaries crosses another word the text is cut as the most likely sequence of words would be.
type boundaries struct {
	words  *trie.Trie  // to the number of their share
	shares []float64   // logarithms of a word's share in the corpus
	joined table.Pairs // neighbours within words: where two others meet nothing crosses
}

const (
	longestWord = 4  // characters, of the word list
	reach       = 12 // characters on either side that have a say: three long words

	// corpusWords is the sum of jieba's counts, before words were left out.
	corpusWords = 60101964

	// margin is how much more likely another cut must be to overrule the dictionary, as a logarithm. Of 20,215 pairs
	// of common words that OpenCC cuts wrongly 214 stay wrong at 1, 141 at 0, 468 at 3; of 582,000 words between two
	// others 240 come out wrong at 1, 310 at 0, 435 at 3 (10,325 with OpenCC).
	margin = 1
)

// unknown is the logarithm of the share of a character that the word list does not have.
var unknown = math.Log(1.0 / corpusWords)

// allow reports whether characters of the window may stand as a word of their own.
func (b *boundaries) allow(w *window, at, length int) bool {
	if length < 2 {
		return true
	}
	text := &w.context
	before := 0
	if !b.meet(w.at(at+length-1), w.at(at+length)) {
		before = w.before(at, text[reach-1:reach])
		if before == 0 || !b.meet(text[reach-1], w.at(at)) {
			return true
		}
	}
	const near = longestWord - 1 // what can reach over an end
	before = w.before(at, text[reach-near:reach])
	end := reach + w.copy(text[reach:reach+length+near], at)
	if !b.crossed(text[reach-before:end], before, before+length) {
		return true
	}
	before = w.before(at, text[:reach])
	end += w.copy(text[end:reach+length+reach], at+end-reach)
	return b.unlikely(text[reach-before:end], before, before+length)
}

// meet reports whether a word may reach from one character to the next.
func (b *boundaries) meet(left, right rune) bool { return b.joined.Has(packed(left), packed(right)) }

// packed is table.Word for any rune.
func packed(r rune) uint32 {
	if 0x800 <= r && r <= 0xFFFF {
		return 0xE0 | uint32(r)>>12 | (0x80|uint32(r)>>6&0x3F)<<8 | (0x80|uint32(r)&0x3F)<<16
	}
	return table.Word(r)
}

// stands reports whether the characters [start,end) of the text may stand as a word of their own.
func (b *boundaries) stands(text []rune, start, end int) bool {
	return end-start < 2 || !b.crossed(text, start, end) || b.unlikely(text, start, end)
}

// unlikely reports whether no other cut is much more likely than the one that makes [start,end) a word.
func (b *boundaries) unlikely(text []rune, start, end int) bool {
	low, high := start, end
	for low > 0 && start-low < reach && isHan(text[low-1]) {
		low--
	}
	for high < len(text) && high-end < reach && isHan(text[high]) {
		high++
	}
	free := b.likelihood(text[low:high])
	cut := b.likelihood(text[low:start]) + b.likelihood(text[start:end]) + b.likelihood(text[end:high])
	return free-cut <= margin
}

func isHan(r rune) bool {
	return 0x4E00 <= r && r <= 0x9FEF || unicode.Is(unicode.Han, r)
}

// crossed reports whether a known word begins or ends inside [start,end) and reaches over its ends.
func (b *boundaries) crossed(text []rune, start, end int) bool {
	for i := max(start+1, end-longestWord+1); i < end; i++ {
		if longest := b.prefixes(text[i:min(i+longestWord, len(text))], nil); i+longest > end {
			return true
		}
	}
	var found [longestWord + 1]bool
	for i := max(0, start-longestWord+1); i < start; i++ {
		clear(found[:])
		longest := b.prefixes(text[i:end], func(n int, _ float64) { found[n] = true })
		for n := start - i + 1; n <= longest && i+n < end; n++ {
			if found[n] {
				return true
			}
		}
	}
	return false
}

// prefixes calls do with the length of each word that text starts with and its share, and returns the greatest length.
func (b *boundaries) prefixes(text []rune, do func(n int, share float64)) int {
	longest := 0
	node := uint32(trie.Root)
	for i, r := range text {
		var ok bool
		if node, ok = b.words.Next(node, r); !ok {
			break
		}
		if number, ok := b.words.Value(node); ok {
			longest = i + 1
			if do != nil {
				do(longest, b.shares[number])
			}
		}
	}
	return longest
}

// likelihood is that of the most likely sequence of words, as a logarithm.
func (b *boundaries) likelihood(text []rune) float64 {
	var ring [longestWord + 1]float64 // for the places ahead that words from here may reach
	for i := range ring {
		ring[i] = math.Inf(-1)
	}
	best := 0.0
	for i := range text {
		at := i % len(ring)
		ring[at] = math.Inf(-1) // passed: from now on the place that is farthest ahead
		next := (i + 1) % len(ring)
		ring[next] = max(ring[next], best+unknown)
		node := uint32(trie.Root)
		for n := 1; n <= longestWord && i+n <= len(text); n++ {
			var ok bool
			if node, ok = b.words.Next(node, text[i+n-1]); !ok {
				break
			}
			if number, ok := b.words.Value(node); ok {
				to := (i + n) % len(ring)
				ring[to] = max(ring[to], best+b.shares[number])
			}
		}
		best = ring[next]
	}
	return best
}

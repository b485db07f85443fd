package zhconv

import (
	"bytes"
	"compress/gzip"
	_ "embed" // for the word list
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode"
)

//go:embed frequency/words.txt.gz
var frequencyFile []byte

// boundaries knows how often words occur, and from that where words end.
//
// OpenCC takes the longest word at each place, from the left, and so cuts 学生 and 发展 apart to make 生发 (hair tonic).
// Where a word of its dictionaries crosses another word the text is cut as the most likely sequence of words would be.
type boundaries struct {
	words *dictionary[float64] // the logarithm of a word's share in the corpus
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

func loadBoundaries() (*boundaries, error) {
	unzip, err := gzip.NewReader(bytes.NewReader(frequencyFile))
	if err != nil {
		return nil, fmt.Errorf("load word frequencies: %w", err)
	}
	data, err := io.ReadAll(unzip)
	if err != nil {
		return nil, fmt.Errorf("load word frequencies: %w", err)
	}
	entries := make([]entry[float64], 0, len(data)/12)
	arena := make([]rune, 0, len(data)/3)
	for line := range strings.Lines(string(data)) {
		word, digits, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		count, err := strconv.Atoi(digits)
		if err != nil {
			return nil, fmt.Errorf("load word frequencies: %w", err)
		}
		start := len(arena)
		for _, r := range word {
			arena = append(arena, r)
		}
		entries = append(entries, entry[float64]{arena[start:len(arena):len(arena)], math.Log(float64(count) / corpusWords)})
	}
	return &boundaries{newDictionary(entries)}, nil
}

// allow reports whether the characters [start,end) of the text may stand as a word of their own.
func (b *boundaries) allow(text []rune, start, end int) bool {
	if end-start < 2 || !b.crossed(text, start, end) {
		return true
	}
	low, high := start, end
	for low > 0 && start-low < reach && unicode.Is(unicode.Han, text[low-1]) {
		low--
	}
	for high < len(text) && high-end < reach && unicode.Is(unicode.Han, text[high]) {
		high++
	}
	free := b.likelihood(text[low:high])
	cut := b.likelihood(text[low:start]) + b.likelihood(text[start:end]) + b.likelihood(text[end:high])
	return free-cut <= margin
}

// crossed reports whether a known word begins or ends inside [start,end) and reaches over its ends.
func (b *boundaries) crossed(text []rune, start, end int) bool {
	for i := start + 1; i < end; i++ {
		if n, _ := b.words.longest(text[i:min(i+longestWord, len(text))]); i+n > end {
			return true
		}
	}
	for i := max(0, start-longestWord+1); i < start; i++ {
		for n := range b.words.prefixes(text[i:end]) {
			if i+n > start && i+n < end {
				return true
			}
		}
	}
	return false
}

// likelihood is that of the most likely sequence of words, as a logarithm.
func (b *boundaries) likelihood(text []rune) float64 {
	best := make([]float64, len(text)+1)
	for i := 1; i <= len(text); i++ {
		best[i] = math.Inf(-1)
	}
	for i := range text {
		best[i+1] = max(best[i+1], best[i]+unknown)
		for n, share := range b.words.prefixes(text[i:]) {
			best[i+n] = max(best[i+n], best[i]+share)
		}
	}
	return best[len(text)]
}

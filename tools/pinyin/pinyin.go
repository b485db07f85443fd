// Package pinyin reads Chinese characters aloud by words, with the tones of Hanyu Pinyin (GB/T 16159 spelling of single
// characters), and makes the dictionary from which the site's pages show them.
//
// A character with several readings gets one only from a word that decides it or from a reviewed list of those that are read the
// same wherever no word says otherwise. Else it gets none: nothing is guessed.
package pinyin

import (
	"bufio"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

//go:embed chars.txt
var charsText string

//go:embed defaults.txt
var defaultsText string

//go:embed words.txt
var wordsText string

//go:embed own.txt
var ownText string

// Options say what a Reader knows beside its own lists.
type Options struct {
	// Frequencies is gzip of lines of word, tab, count: by them text is cut into words.
	Frequencies io.Reader
	// Simplify returns the Simplified form of a Traditional character, and every other character as it is.
	Simplify func(rune) rune
}

// Reader knows how characters and words are read. It can be used by many goroutines.
type Reader struct {
	chars    map[rune]*char
	common   [lastCommon - firstCommon + 1]*char // of chars, those that nearly every text is made of
	deciding *trie                               // words in Simplified characters
	readings [][]string                          // by the value of a deciding word, a reading of each character; "" where it is not decided
	frequent *trie                               // words, of these and other lists
	shares   []float64                           // by the value of a frequent word: logarithm of its share in the corpus
	unknown  float64                             // the share of a character that is in no list
}

// The block of Unicode where nearly all Chinese characters stand.
const (
	firstCommon = 0x4e00
	lastCommon  = 0x9fff
)

// char is how a character can be read.
type char struct {
	readings []string // the first is the one without a word, if there is one
	sure     bool     // there is one
	simple   rune     // the Simplified form
}

// char returns what is known of a character, which may be nothing.
func (r *Reader) char(c rune) *char {
	var known *char
	if firstCommon <= c && c <= lastCommon {
		known = r.common[c-firstCommon]
	} else {
		known = r.chars[c]
	}
	if known == nil {
		return &char{simple: c}
	}
	return known
}

// New reads the lists.
func New(o Options) (*Reader, error) {
	r := &Reader{chars: map[rune]*char{}, deciding: newTrie(), readings: make([][]string, 1), frequent: newTrie(), shares: make([]float64, 1)}
	if err := r.readChars(o.Simplify); err != nil {
		return nil, fmt.Errorf("read pinyin: %w", err)
	}
	for _, list := range []string{wordsText, ownText} {
		if err := r.readWords(list); err != nil {
			return nil, fmt.Errorf("read pinyin: %w", err)
		}
	}
	for c, known := range r.chars {
		if firstCommon <= c && c <= lastCommon {
			r.common[c-firstCommon] = known
		}
	}
	if err := r.readFrequencies(o.Frequencies); err != nil {
		return nil, fmt.Errorf("read word frequencies: %w", err)
	}
	return r, nil
}

// entries yields the lines of a list: what is read, and its readings.
func entries(list string) func(func(string, []string) bool) {
	return func(yield func(string, []string) bool) {
		for line := range strings.Lines(list) {
			key, readings, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t")
			if ok && !strings.HasPrefix(line, "#") && !yield(key, strings.Fields(readings)) {
				return
			}
		}
	}
}

func (r *Reader) readChars(simplify func(rune) rune) error {
	for key, readings := range entries(charsText) {
		c, _ := utf8.DecodeRuneInString(key)
		r.chars[c] = &char{readings, len(readings) == 1, simplify(c)}
	}
	for key, readings := range entries(defaultsText) {
		c, _ := utf8.DecodeRuneInString(key)
		if known := r.chars[c]; known == nil || !known.first(readings[0]) {
			return fmt.Errorf("%s is not read %s", key, readings[0])
		}
	}
	// A Traditional form is read as its Simplified one without a word, where it can be.
	for c, known := range r.chars {
		if plain := r.chars[known.simple]; known.simple != c && !known.sure && plain != nil && plain.sure {
			known.first(plain.readings[0])
		}
	}
	return nil
}

// first makes a reading the one without a word, and returns whether it is one of the readings.
func (c *char) first(reading string) bool {
	i := slices.Index(c.readings, reading)
	if i < 0 {
		return false
	}
	c.readings[0], c.readings[i] = c.readings[i], c.readings[0]
	c.sure = true
	return true
}

func (r *Reader) readWords(list string) error {
	for word, readings := range entries(list) {
		runes := []rune(word)
		if len(readings) != len(runes) {
			return fmt.Errorf("%s has %d readings", word, len(readings))
		}
		for i, reading := range readings {
			c := r.chars[runes[i]]
			switch {
			case reading == "-":
				readings[i] = ""
			case c == nil:
				r.chars[runes[i]] = &char{[]string{reading}, true, runes[i]}
			case !slices.Contains(c.readings, reading):
				// Only in places' names and the like, such as the lào of 乐陵.
				c.readings = append(c.readings, reading)
			}
		}
		r.deciding.set(word, int32(len(r.readings)))
		r.readings = append(r.readings, readings)
	}
	return nil
}

func (r *Reader) readFrequencies(list io.Reader) error {
	z, err := gzip.NewReader(list)
	if err != nil {
		return err
	}
	var words []string
	var counts []float64
	sum := 0.0
	in := bufio.NewScanner(z)
	for in.Scan() {
		word, count, _ := strings.Cut(in.Text(), "\t")
		n, err := strconv.ParseFloat(count, 64)
		if err != nil {
			return err
		}
		words, counts = append(words, word), append(counts, n)
		sum += n
	}
	if err := in.Err(); err != nil {
		return err
	}
	r.unknown = math.Log(1 / sum)
	for i, word := range words {
		r.share(word, math.Log(counts[i]/sum))
	}
	// A word that someone put on a list by hand is a word; it need not be frequent.
	const some = 200
	for word := range entries(ownText) {
		if r.frequent.value(word) == 0 {
			r.share(word, math.Log(some/sum))
		}
	}
	return nil
}

func (r *Reader) share(word string, share float64) {
	r.frequent.set(word, int32(len(r.shares)))
	r.shares = append(r.shares, share)
}

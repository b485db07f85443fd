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
	chars    map[rune]char
	words    map[string][]string // in Simplified characters, to a reading of each; "" where it is not decided
	shares   map[string]float64  // logarithm of a word's share in the corpus
	deciding index               // of words
	frequent index               // of shares
	unknown  float64             // the share of a character that is in no list
	simple   map[rune]rune       // Traditional forms to Simplified ones
}

// char is how a character can be read.
type char struct {
	readings []string // the first is the one without a word, if there is one
	sure     bool     // there is one
}

// New reads the lists.
func New(o Options) (*Reader, error) {
	r := &Reader{chars: map[rune]char{}, words: map[string][]string{}, shares: map[string]float64{}, simple: map[rune]rune{}, deciding: index{}, frequent: index{}}
	if err := r.readChars(o.Simplify); err != nil {
		return nil, fmt.Errorf("read pinyin: %w", err)
	}
	for _, list := range []string{wordsText, ownText} {
		if err := r.readWords(list); err != nil {
			return nil, fmt.Errorf("read pinyin: %w", err)
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
		r.chars[c] = char{readings, len(readings) == 1}
	}
	for key, readings := range entries(defaultsText) {
		c, _ := utf8.DecodeRuneInString(key)
		known := r.chars[c].readings
		i := slices.Index(known, readings[0])
		if i < 0 {
			return fmt.Errorf("%s is not read %s", key, readings[0])
		}
		known[0], known[i] = known[i], known[0]
		r.chars[c] = char{known, true}
	}
	// A Traditional form is read as its Simplified one without a word, where it can be.
	for c, known := range r.chars {
		s := simplify(c)
		if s == c {
			continue
		}
		r.simple[c] = s
		if known.sure || !r.chars[s].sure {
			continue
		}
		if i := slices.Index(known.readings, r.chars[s].readings[0]); i >= 0 {
			known.readings[0], known.readings[i] = known.readings[i], known.readings[0]
			r.chars[c] = char{known.readings, true}
		}
	}
	return nil
}

func (r *Reader) readWords(list string) error {
	for word, readings := range entries(list) {
		runes := []rune(word)
		if len(readings) != len(runes) {
			return fmt.Errorf("%s has %d readings", word, len(readings))
		}
		for i, reading := range readings {
			if reading == "-" {
				readings[i] = ""
			} else if c := r.chars[runes[i]]; !slices.Contains(c.readings, reading) {
				// Only in places' names and the like, such as the lào of 乐陵.
				r.chars[runes[i]] = char{append(slices.Clip(c.readings), reading), c.sure || len(c.readings) == 0}
			}
		}
		r.words[word] = readings
		r.deciding.add(word)
	}
	return nil
}

func (r *Reader) readFrequencies(list io.Reader) error {
	z, err := gzip.NewReader(list)
	if err != nil {
		return err
	}
	counts, sum := map[string]float64{}, 0.0
	in := bufio.NewScanner(z)
	for in.Scan() {
		word, count, _ := strings.Cut(in.Text(), "\t")
		n, err := strconv.ParseFloat(count, 64)
		if err != nil {
			return err
		}
		counts[word] = n
		sum += n
	}
	if err := in.Err(); err != nil {
		return err
	}
	r.unknown = math.Log(1 / sum)
	for word, n := range counts {
		r.shares[word] = math.Log(n / sum)
		r.frequent.add(word)
	}
	// A word that someone put on a list by hand is a word; it need not be frequent.
	const some = 200
	for word := range entries(ownText) {
		if r.shares[word] == 0 {
			r.shares[word] = math.Log(some / sum)
			r.frequent.add(word)
		}
	}
	return nil
}

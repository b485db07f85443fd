package pinyin

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"slices"
	"sort"
	"strings"
	"sync"
)

// Folder is where the dictionaries stand below the root of the site, one for each script.
const Folder = "pinyin"

// undecided stands behind a character that a word leaves without a reading.
const undecided = "-"

// What a Dictionary remembers to have seen, so that memory stays bounded (some 20 MB).
const (
	mostRuns       = 200_000
	mostRemembered = 16 // characters
)

// A Dictionary collects what a script needs to read the texts of a site as a Reader reads them: the readings of the characters that
// occur, and the words that decide. Of all entries that hold a character the longest decides, the leftmost of these; without
// one the character's first reading. Where a Reader comes to another result, because it knows more words and where they
// end, the dictionary gets a longer piece of the text. Texts can be added by many goroutines, in any order.
type Dictionary struct {
	reader *Reader
	mu     sync.Mutex
	seen   map[string]bool // runs that have been added: names and set phrases come again and again
	chars  map[rune]bool
	marks  map[string]map[int]string // of an entry, by the place of a character: its reading
}

// NewDictionary returns an empty dictionary.
func (r *Reader) NewDictionary() *Dictionary {
	return &Dictionary{reader: r, seen: map[string]bool{}, chars: map[rune]bool{}, marks: map[string]map[int]string{}}
}

// decision is one reading that a dictionary has to give.
type decision struct {
	entry string
	at    int // characters
	is    string
}

// Add collects what a text needs. A block of a page is a text: no word goes over its end.
func (d *Dictionary) Add(text string) {
	runes := []rune(text)
	var added []string
	d.mu.Lock()
	for start, end := range runs(runes) {
		run := string(runes[start:end])
		if d.seen[run] {
			continue
		}
		if end-start <= mostRemembered && len(d.seen) < mostRuns {
			d.seen[run] = true
		}
		for _, c := range runes[start:end] {
			d.chars[c] = true
		}
		added = append(added, run)
	}
	d.mu.Unlock()
	var found []decision
	for _, run := range added {
		found = d.reader.decisions(found, []rune(run))
	}
	if len(found) == 0 {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, f := range found {
		marks := d.marks[f.entry]
		if marks == nil {
			marks = map[int]string{}
			d.marks[f.entry] = marks
		}
		if was, ok := marks[f.at]; ok && was != f.is {
			f.is = undecided // read in two ways: in neither
		}
		marks[f.at] = f.is
	}
}

// decisions appends what decides the characters of a run that have several readings.
func (r *Reader) decisions(found []decision, run []rune) []decision {
	simple := r.simplified(run)
	matches := r.matches(simple)
	if len(matches) == 0 {
		return found // nothing but the characters themselves has a say
	}
	var read []string
	for at, c := range run {
		known := r.chars[c]
		if len(known.readings) < 2 {
			continue
		}
		usual := ""
		if known.sure {
			usual = known.readings[0]
		}
		start, end, said, plain := at, at+1, usual, true
		for _, m := range matches {
			if m.start > at || at >= m.end {
				continue
			}
			is := r.own(c, m.readings[at-m.start])
			plain = plain && is == usual
			if m.end-m.start > end-start {
				start, end, said = m.start, m.end, is
			}
		}
		if plain {
			continue
		}
		if read == nil {
			read = r.read(run, simple)
		}
		is := read[at]
		if is != said {
			// One more character, and the piece is longer than any word that would say otherwise.
			if start > 0 {
				start--
			} else if end < len(run) {
				end++
			}
		}
		if is == "" {
			is = undecided
		}
		found = append(found, decision{string(run[start:end]), at - start, is})
	}
	return found
}

// Encode returns the dictionary as the script of the pages reads it, gzip of three lists with a line of "=" after each: readings with
// the characters that have no other; characters with all their readings, "-" before them where none holds without a word;
// words, with the number of its reading behind each character that they decide.
func (d *Dictionary) Encode() ([]byte, error) {
	single := map[string][]string{}
	var several, words []string
	for c := range d.chars {
		known := d.reader.chars[c]
		switch {
		case len(known.readings) == 1:
			single[known.readings[0]] = append(single[known.readings[0]], string(c))
		case len(known.readings) > 1:
			line := string(c)
			if !known.sure {
				line += undecided
			}
			several = append(several, line+strings.Join(known.readings, " "))
		}
	}
	var singles []string
	for reading, chars := range single {
		sort.Strings(chars)
		singles = append(singles, reading+strings.Join(chars, ""))
	}
	for entry, marks := range d.marks {
		words = append(words, d.word(entry, marks))
	}
	var out bytes.Buffer
	for _, list := range [][]string{singles, several, words} {
		sort.Strings(list)
		for _, line := range list {
			fmt.Fprintln(&out, line)
		}
		fmt.Fprintln(&out, "=")
	}
	var packed bytes.Buffer
	z, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(out.Bytes()); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return packed.Bytes(), nil
}

func (d *Dictionary) word(entry string, marks map[int]string) string {
	var line strings.Builder
	for at, c := range []rune(entry) {
		line.WriteRune(c)
		if is, ok := marks[at]; ok {
			if n := slices.Index(d.reader.chars[c].readings, is); n >= 0 {
				fmt.Fprint(&line, n)
			} else {
				line.WriteString(undecided)
			}
		}
	}
	return line.String()
}

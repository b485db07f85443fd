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
const mostRuns = 200_000

// remembered is a run of 16 characters at most, without a pointer: the collector need not look at it.
type remembered [48]byte

// A Dictionary collects what a script needs to read the texts of a site as a Reader reads them: the readings of the characters that
// occur, and the words that decide. Of all entries that hold a character the longest decides, the leftmost of these; without
// one the character's first reading. Where a Reader comes to another result, because it knows more words and where they
// end, the dictionary gets a longer piece of the text. Texts can be added by many goroutines, in any order.
type Dictionary struct {
	reader *Reader
	mu     sync.Mutex
	works  sync.Pool                          // of *work
	seen   map[remembered]bool                // runs that have been added: names and set phrases come again and again
	common [lastCommon - firstCommon + 1]bool // the characters that occur
	chars  map[rune]bool                      // and those that are not common
	marks  map[string]map[int]string          // of an entry, by the place of a character: its reading
}

// NewDictionary returns an empty dictionary.
func (r *Reader) NewDictionary() *Dictionary {
	d := &Dictionary{reader: r, seen: map[remembered]bool{}, chars: map[rune]bool{}, marks: map[string]map[int]string{}}
	d.works.New = func() any { return &work{Reader: r} }
	return d
}

// decision is one reading that a dictionary has to give.
type decision struct {
	entry string
	at    int // characters
	is    string
}

// Add collects what a text needs. A block of a page is a text: no word goes over its end.
func (d *Dictionary) Add(text string) {
	var found []decision
	w := d.works.Get().(*work)
	var run []rune
	for _, text := range d.unseen(text) {
		run = run[:0]
		for _, c := range text {
			run = append(run, c)
		}
		w.begin(run)
		found = w.decisions(found)
	}
	d.works.Put(w)
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

// unseen notes the runs of a text with their characters, and returns those that have not been remembered.
func (d *Dictionary) unseen(text string) (runs []string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for text != "" {
		start := strings.IndexFunc(text, isHan)
		if start < 0 {
			break
		}
		text = text[start:]
		end := strings.IndexFunc(text, func(c rune) bool { return !isHan(c) })
		if end < 0 {
			end = len(text)
		}
		run := text[:end]
		text = text[end:]
		if len(run) <= len(remembered{}) {
			var key remembered
			copy(key[:], run)
			if d.seen[key] {
				continue
			}
			if len(d.seen) < mostRuns {
				d.seen[key] = true
			}
		}
		for _, c := range run {
			if firstCommon <= c && c <= lastCommon {
				d.common[c-firstCommon] = true
			} else {
				d.chars[c] = true
			}
		}
		runs = append(runs, run)
	}
	return runs
}

// decisions appends what decides the characters of the run that have several readings.
func (w *work) decisions(found []decision) []decision {
	matches := w.matches()
	if len(matches) == 0 {
		return found // nothing but the characters themselves has a say
	}
	var read []string
	for at, c := range w.run {
		known := w.char(c)
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
			is := w.own(c, m.readings[at-m.start])
			plain = plain && is == usual
			if m.end-m.start > end-start {
				start, end, said = m.start, m.end, is
			}
		}
		if plain {
			continue
		}
		if read == nil {
			read = w.read()
		}
		is := read[at]
		if is != said {
			// One more character, and the piece is longer than any word that would say otherwise.
			if start > 0 {
				start--
			} else if end < len(w.run) {
				end++
			}
		}
		if is == "" {
			is = undecided
		}
		found = append(found, decision{string(w.run[start:end]), at - start, is})
	}
	return found
}

// Encode returns the dictionary as the script of the pages reads it, gzip of three lists with a line of "=" after each: readings with
// the characters that have no other; characters with all their readings, "-" before them where none holds without a word;
// words, with the number of its reading behind each character that they decide.
func (d *Dictionary) Encode() ([]byte, error) {
	single := map[string][]string{}
	var several, words []string
	for i, occurs := range d.common {
		if occurs {
			d.chars[rune(firstCommon+i)] = true
		}
	}
	for c := range d.chars {
		known := d.reader.char(c)
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
			if n := slices.Index(d.reader.char(c).readings, is); n >= 0 {
				fmt.Fprint(&line, n)
			} else {
				line.WriteString(undecided)
			}
		}
	}
	return line.String()
}

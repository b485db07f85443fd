package zhconv

import (
	"bytes"
	"embed"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
)

//go:embed lexicon/*.toml
var lexiconFiles embed.FS

// Lexicon is a list of words that the dictionaries get wrong, or that must stay as they are. Make one with ReadLexicon.
type Lexicon struct {
	words map[Mode]map[string]LexiconWord
}

// LexiconWord is a word of a lexicon in one mode.
type LexiconWord struct {
	From, To       string
	Reason, Source string
}

// Words returns the words of a mode, sorted by From.
func (l Lexicon) Words(mode Mode) []LexiconWord {
	var words []LexiconWord
	for _, from := range slices.Sorted(maps.Keys(l.words[mode])) {
		words = append(words, l.words[mode][from])
	}
	return words
}

// lexiconEntry is one [[entry]] of a lexicon file: words that share a reason. Every key must be there.
type lexiconEntry struct {
	Modes  []Mode            `toml:"modes"`
	Reason string            `toml:"reason"`
	Source string            `toml:"source"`
	Words  map[string]string `toml:"words"` // to the final form; to itself for a word that stays
}

// ReadLexicon reads a lexicon in TOML, of the form that lexicon/README.md shows. The name, such as a path, is for errors.
// Unknown and missing keys, a word listed twice for one mode, words that lead from one to the next and back, and text
// that is not UTF-8 are errors.
func ReadLexicon(name string, r io.Reader) (Lexicon, error) {
	var file struct {
		Entry []lexiconEntry `toml:"entry"`
	}
	md, err := toml.NewDecoder(r).Decode(&file)
	if err != nil {
		return Lexicon{}, fmt.Errorf("read lexicon %s: %w", name, err)
	}
	if unknown := md.Undecoded(); len(unknown) > 0 {
		return Lexicon{}, fmt.Errorf("read lexicon %s: unknown key %s", name, unknown[0])
	}
	l := Lexicon{map[Mode]map[string]LexiconWord{}}
	for i, e := range file.Entry {
		if err := l.add(e); err != nil {
			return Lexicon{}, fmt.Errorf("read lexicon %s: entry %d: %w", name, i+1, err)
		}
	}
	if err := l.checkCycles(); err != nil {
		return Lexicon{}, fmt.Errorf("read lexicon %s: %w", name, err)
	}
	return l, nil
}

// BuiltInLexicon returns the lexicon of government text: the files of the lexicon folder as one, so that a word is not
// listed in two of them.
func BuiltInLexicon() (Lexicon, error) {
	files, err := lexiconFiles.ReadDir("lexicon")
	if err != nil {
		return Lexicon{}, err
	}
	var all []byte
	for _, file := range files {
		data, err := lexiconFiles.ReadFile("lexicon/" + file.Name())
		if err != nil {
			return Lexicon{}, err
		}
		all = append(all, data...)
	}
	return ReadLexicon("built in", bytes.NewReader(all))
}

// lexiconWords returns the words of every lexicon for a mode; of equal ones the last counts. Those of a webmaster's own
// lexicon are sure.
func lexiconWords(mode Mode, opts Options) ([]word, error) {
	var words []word
	if !opts.Strict { // from a table, for TOML takes longer to read than all the rest
		data, err := readTable("lexicon.txt")
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(data)) {
			fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
			if Mode(fields[0]) == mode {
				words = append(words, word{key: []rune(fields[1]), value: []byte(fields[2])})
			}
		}
	}
	for _, lexicon := range opts.Lexicons {
		for _, w := range lexicon.Words(mode) {
			words = append(words, word{key: []rune(w.From), value: []byte(w.To), sure: true})
		}
	}
	return words, nil
}

func (l Lexicon) add(e lexiconEntry) error {
	if len(e.Modes) == 0 || e.Reason == "" || e.Source == "" || len(e.Words) == 0 {
		return fmt.Errorf("modes, reason, source and words are all needed")
	}
	for _, mode := range e.Modes {
		if !mode.known() {
			return fmt.Errorf("unknown mode %q, have %v", mode, Modes())
		}
		if l.words[mode] == nil {
			l.words[mode] = map[string]LexiconWord{}
		}
		for _, from := range slices.Sorted(maps.Keys(e.Words)) {
			to := e.Words[from]
			if err := checkWord(from, to); err != nil {
				return fmt.Errorf("%q: %w", from, err)
			}
			if _, twice := l.words[mode][from]; twice {
				return fmt.Errorf("%q: listed before for mode %s", from, mode)
			}
			l.words[mode][from] = LexiconWord{from, to, e.Reason, e.Source}
		}
	}
	return nil
}

func checkWord(from, to string) error {
	switch {
	case from == "" || to == "":
		return fmt.Errorf("empty word")
	case !utf8.ValidString(from) || !utf8.ValidString(to):
		return fmt.Errorf("not UTF-8")
	case utf8.RuneCountInString(from) > lookahead:
		return fmt.Errorf("longer than %d characters", lookahead)
	case from != to && ascii(from) == from, ascii(from) != ascii(to):
		return fmt.Errorf("%q changes ASCII, which conversion never does", to)
	}
	return nil
}

// checkCycles refuses words that lead back to themselves: what they mean is lost. A word that stays is no cycle.
func (l Lexicon) checkCycles() error {
	for _, mode := range slices.Sorted(maps.Keys(l.words)) {
		to := l.words[mode]
		for _, from := range slices.Sorted(maps.Keys(to)) {
			word := from
			for range to {
				next, ok := to[word]
				if !ok || next.To == word {
					break
				}
				if word = next.To; word == from {
					return fmt.Errorf("%q: leads back to itself in mode %s", from, mode)
				}
			}
		}
	}
	return nil
}

// ascii returns the ASCII characters of s, which conversion must not touch.
func ascii(s string) string {
	return strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf {
			return r
		}
		return -1
	}, s)
}

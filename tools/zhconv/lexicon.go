package zhconv

import (
	"embed"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
)

//go:embed lexicon/*.toml
var lexiconFiles embed.FS

// Lexicon is a list of words that the dictionaries get wrong, or that must stay as they are. Make one with ReadLexicon.
type Lexicon struct {
	entries []lexiconEntry
}

// lexiconEntry is one [[entry]] of a lexicon file. Every key must be there.
type lexiconEntry struct {
	From   string `toml:"from"`
	To     string `toml:"to"` // the final form; equal to From for a word that stays
	Modes  []Mode `toml:"modes"`
	Reason string `toml:"reason"`
	Source string `toml:"source"`
}

// ReadLexicon reads a lexicon in TOML. The name, such as a path, is for errors. An entry with an unknown or missing key,
// a word listed twice for one mode, words that lead from one to the next and back, and text that is not UTF-8 are errors.
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
	if err := checkEntries(file.Entry); err != nil {
		return Lexicon{}, fmt.Errorf("read lexicon %s: %w", name, err)
	}
	return Lexicon{file.Entry}, nil
}

// builtInLexicon joins the files of the lexicon folder.
func builtInLexicon() (Lexicon, error) {
	files, err := lexiconFiles.ReadDir("lexicon")
	if err != nil {
		return Lexicon{}, err
	}
	var all Lexicon
	for _, file := range files {
		f, err := lexiconFiles.Open("lexicon/" + file.Name())
		if err != nil {
			return Lexicon{}, err
		}
		l, err := ReadLexicon(file.Name(), f)
		if err != nil {
			return Lexicon{}, err
		}
		all.entries = append(all.entries, l.entries...)
	}
	return all, nil
}

func (l Lexicon) words(mode Mode, sure bool) []entry[word] {
	var words []entry[word]
	for _, e := range l.entries {
		if slices.Contains(e.Modes, mode) {
			words = append(words, entry[word]{[]rune(e.From), word{[]rune(e.To), sure}})
		}
	}
	return words
}

func checkEntries(entries []lexiconEntry) error {
	to := map[Mode]map[string]string{}
	for i, e := range entries {
		if err := e.check(); err != nil {
			return fmt.Errorf("entry %d, %q: %w", i+1, e.From, err)
		}
		for _, mode := range e.Modes {
			if to[mode] == nil {
				to[mode] = map[string]string{}
			}
			if _, twice := to[mode][e.From]; twice {
				return fmt.Errorf("entry %d, %q: listed before for mode %s", i+1, e.From, mode)
			}
			to[mode][e.From] = e.To
		}
	}
	for i, e := range entries {
		for _, mode := range e.Modes {
			if cyclic(e.From, to[mode]) {
				return fmt.Errorf("entry %d, %q: leads back to itself in mode %s", i+1, e.From, mode)
			}
		}
	}
	return nil
}

// cyclic reports whether following the words from one leads back to it. A word that stays as it is is no cycle.
func cyclic(from string, to map[string]string) bool {
	word := from
	for range to {
		next, ok := to[word]
		if !ok || next == word {
			return false
		}
		if word = next; word == from {
			return true
		}
	}
	return false
}

func (e lexiconEntry) check() error {
	switch {
	case e.From == "" || e.To == "" || len(e.Modes) == 0 || e.Reason == "" || e.Source == "":
		return fmt.Errorf("from, to, modes, reason and source are all needed")
	case !utf8.ValidString(e.From) || !utf8.ValidString(e.To):
		return fmt.Errorf("not UTF-8")
	case utf8.RuneCountInString(e.From) > lookahead:
		return fmt.Errorf("longer than %d characters", lookahead)
	case ascii(e.From) != ascii(e.To):
		return fmt.Errorf("%q has other ASCII than %q", e.To, e.From)
	}
	for _, mode := range e.Modes {
		if _, ok := recipeOf(mode); !ok {
			return fmt.Errorf("unknown mode %q, have %v", mode, Modes())
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

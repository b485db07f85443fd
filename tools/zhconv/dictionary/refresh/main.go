// Command refresh copies the dictionaries of an unpacked npm package "opencc" and derives the three kinds that the
// package only ships in compiled form: reversed variants, rare forms, phrases projected from regional vocabulary.
//
// Usage: go run ./refresh PACKAGE, in tools/zhconv/dictionary; PACKAGE is the folder that `npm pack` and tar leave.
package main

import (
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// copied files are taken as they are.
var copied = []string{
	"CJK_Compatibility_Ideographs", "STCharacters", "STPhrases", "TSCharacters", "TSPhrases",
	"TWPhrases", "TWPhrasesRev", "TWVariants", "TWVariantsPhrases", "TWVariantsRevPhrases",
	"HKVariants", "HKVariantsPhrases", "HKVariantsRevPhrases",
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: refresh PACKAGE")
	}
	if err := refresh(os.Args[1], "."); err != nil {
		log.Fatal(err)
	}
}

func refresh(pkg, out string) error {
	from := filepath.Join(pkg, "data", "dictionary")
	for _, name := range copied {
		data, err := os.ReadFile(filepath.Join(from, name+".txt"))
		if err != nil {
			return fmt.Errorf("copy %s: %w", name, err)
		}
		if err := os.WriteFile(filepath.Join(out, name+".txt"), data, 0o644); err != nil {
			return err
		}
	}
	for _, name := range []string{"TWVariants", "HKVariants"} {
		f, err := read(filepath.Join(from, name+".txt"))
		if err != nil {
			return err
		}
		if err := write(filepath.Join(out, name+"Rev.txt"), reverse(f)); err != nil {
			return err
		}
	}
	characters, err := read(filepath.Join(from, "TSCharacters.txt"))
	if err != nil {
		return err
	}
	if err := write(filepath.Join(out, "TSCharactersExt.txt"), rareForms(characters)); err != nil {
		return err
	}
	phrases, err := read(filepath.Join(from, "TSPhrases.txt"))
	if err != nil {
		return err
	}
	regional := map[string]string{}
	for _, name := range []string{"HKPhrases", "TWPhrases"} {
		f, err := read(filepath.Join(from, name+".txt"))
		if err != nil {
			return err
		}
		project(regional, f, simplifier(phrases, characters))
	}
	return write(filepath.Join(out, "STPhrases_GeneratedFromRegionalPhrases.txt"), regional)
}

// file is a dictionary with the annotations that reversing needs.
type file struct {
	keys    []string // in file order
	values  map[string][]string
	prefers map[string]string // @reverse-prefer
	rare    map[string]bool   // keys tagged @tofu-risk
}

func read(path string) (file, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return file{}, err
	}
	f := file{values: map[string][]string{}, prefers: map[string]string{}, rare: map[string]bool{}}
	tagged := false
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\r\n")
		if words, ok := strings.CutPrefix(line, "# @reverse-prefer:"); ok {
			w := strings.Fields(words)
			f.prefers[w[0]] = w[len(w)-1]
		}
		if strings.HasPrefix(line, "#") || line == "" {
			tagged = strings.HasPrefix(line, "# @tofu-risk:")
			continue
		}
		key, value, ok := strings.Cut(line, "\t")
		if !ok {
			return file{}, fmt.Errorf("%s: no tab in %q", path, line)
		}
		f.keys = append(f.keys, key)
		f.values[key] = strings.Split(value, " ")
		f.rare[key] = tagged
		tagged = false
	}
	return f, nil
}

// reverse swaps keys and values; of several keys the preferred one, else the first, is taken.
func reverse(f file) map[string]string {
	rev := map[string]string{}
	for _, key := range f.keys {
		for _, value := range f.values[key] {
			if _, ok := rev[value]; !ok {
				rev[value] = key
			}
		}
	}
	maps.Copy(rev, f.prefers)
	return rev
}

// rareForms are the tagged characters with the form they have where the font has it.
func rareForms(f file) map[string]string {
	rare := map[string]string{}
	for key, tagged := range f.rare {
		if !tagged {
			continue
		}
		values := f.values[key]
		if values[0] == key {
			values = values[1:]
		}
		rare[key] = values[0]
	}
	return rare
}

// simplifier is OpenCC's t2s with rare forms.
func simplifier(phrases, characters file) func(string) string {
	rare := rareForms(characters)
	return func(s string) string {
		var b strings.Builder
		for s != "" {
			match := ""
			for i := range s + " " {
				if _, ok := phrases.values[s[:i]]; ok {
					match = s[:i]
				}
			}
			_, n := utf8.DecodeRuneInString(s)
			first := s[:n]
			switch {
			case match != "":
				b.WriteString(phrases.values[match][0])
				n = len(match)
			case rare[first] != "":
				b.WriteString(rare[first])
			case characters.values[first] != nil:
				b.WriteString(characters.values[first][0])
			default:
				b.WriteString(first)
			}
			s = s[n:]
		}
		return b.String()
	}
}

// project adds the keys of regional vocabulary under their Simplified form. Keys of one or two characters
// are left out: they would split longer Simplified words (so does OpenCC).
func project(into map[string]string, f file, simplify func(string) string) {
	for _, key := range f.keys {
		simplified := simplify(key)
		if utf8.RuneCountInString(simplified) < 3 {
			continue
		}
		if _, ok := into[simplified]; !ok {
			into[simplified] = key
		}
	}
}

func write(path string, entries map[string]string) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# Derived from OpenCC's dictionaries (Apache-2.0) by dictionary/refresh. Do not edit.\n\n")
	for _, key := range slices.Sorted(maps.Keys(entries)) {
		fmt.Fprintf(&b, "%s\t%s\n", key, entries[key])
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

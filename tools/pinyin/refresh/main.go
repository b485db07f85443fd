// Command refresh makes chars.txt and words.txt from pypinyin, pypinyin-dict and the project's own lists.
//
// Usage: go run ./refresh FOLDER, in tools/pinyin; FOLDER holds the unpacked packages. See refresh.sh.
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: refresh FOLDER")
	}
	if err := refresh(os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

func refresh(folder string) error {
	data := filepath.Join(folder, "pypinyin_dict")
	standard, err := readChars(filepath.Join(data, "pinyin_data", "ktghz2013.py"))
	if err != nil {
		return err
	}
	all, err := readChars(filepath.Join(data, "pinyin_data", "pinyin.py"))
	if err != nil {
		return err
	}
	simple, err := readTable("../zhconv/dictionary/TSCharacters.txt")
	if err != nil {
		return err
	}
	readings := characters(standard, all, simple)
	if err := write("chars.txt", "# Readings of characters; see README.md.\n", readings); err != nil {
		return err
	}
	said, err := readPhrases(folder)
	if err != nil {
		return err
	}
	defaults, err := readTable("defaults.txt")
	if err != nil {
		return err
	}
	words, err := decide(said, standard, defaults)
	if err != nil {
		return err
	}
	return write("words.txt", "# Words that decide how a character is read; see README.md.\n", words)
}

// characters returns the readings of each character: the standard's, and of a Traditional form those of its Simplified one
// that are its own too.
func characters(standard, all map[string][]string, simple map[string][]string) map[string][]string {
	out := map[string][]string{}
	for c, r := range standard {
		out[c] = slices.Clone(r)
	}
	for c, forms := range simple {
		if _, own := standard[c]; !own && len(forms) == 1 && len(standard[forms[0]]) == 1 {
			out[c] = standard[forms[0]] // also where Taiwan reads it in another way
			continue
		}
		for _, form := range forms {
			for _, r := range standard[form] {
				if slices.Contains(all[c], r) && !slices.Contains(out[c], r) {
					out[c] = append(out[c], r)
				}
			}
		}
	}
	return out
}

// decide returns the words that occur, as far as they say something that their characters alone do not.
func decide(said func(string) [][]string, standard, defaults map[string][]string) (map[string][]string, error) {
	vocabulary, err := readVocabulary("../zhconv/frequency/words.txt.gz")
	if err != nil {
		return nil, err
	}
	words := map[string][]string{}
	plain := map[string][]string{} // those that say nothing new
	for _, word := range vocabulary {
		runes := []rune(word)
		heard := said(word)
		if len(runes) < 2 || len(heard) == 0 {
			continue
		}
		syllables := make([]string, len(runes))
		new, known := false, true
		for i, r := range runes {
			c := string(r)
			own := standard[c]
			if len(own) == 1 {
				syllables[i] = own[0] // without the changes of tone that 一 and 不 undergo in speech
				continue
			}
			for _, h := range heard {
				// A syllable without tone, such as the fen of 部分, is left to the next list.
				if syllables[i] == "" && len(h) == len(runes) && slices.Contains(own, h[i]) {
					syllables[i] = h[i]
				}
			}
			known = known && syllables[i] != ""
			new = new || !slices.Equal(defaults[c], syllables[i:i+1])
		}
		switch {
		case known && new:
			words[word] = syllables
		case known:
			plain[word] = syllables
		}
	}
	// A word that stands over another keeps that one from being read into it.
	over := map[string][]string{}
	for word, syllables := range plain {
		runes := []rune(word)
		for i := range runes {
			for j := i + 2; j <= len(runes); j++ {
				if inner, ok := words[string(runes[i:j])]; ok && !slices.Equal(inner, syllables[i:j]) {
					over[word] = syllables
				}
			}
		}
	}
	for word, syllables := range over {
		words[word] = syllables
	}
	return words, nil
}

var (
	charLine   = regexp.MustCompile(`(?m)^    0x([0-9A-F]+): '([^']+)',`)
	phraseLine = regexp.MustCompile(`(?m)^    '([^']+)': (\[\[.*\]\]),`)
	syllable   = regexp.MustCompile(`\['([^']+)'`)
)

func readChars(name string) (map[string][]string, error) {
	body, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	out := map[string][]string{}
	for _, m := range charLine.FindAllSubmatch(body, -1) {
		code, err := strconv.ParseInt(string(m[1]), 16, 32)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		c := string(rune(code))
		for r := range strings.SplitSeq(string(m[2]), ",") {
			if !slices.Contains(out[c], r) {
				out[c] = append(out[c], r)
			}
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("read %s: no characters", name)
	}
	return out, nil
}

// readPhrases returns what says how a phrase is read: by pypinyin's own list, which people keep, and by the large one.
func readPhrases(folder string) (func(string) [][]string, error) {
	body, err := os.ReadFile(filepath.Join(folder, "pypinyin", "phrases_dict.json"))
	if err != nil {
		return nil, err
	}
	var kept map[string][][]string
	if err := json.Unmarshal(body, &kept); err != nil {
		return nil, fmt.Errorf("read phrases: %w", err)
	}
	large := map[string][]string{}
	names, err := filepath.Glob(filepath.Join(folder, "pypinyin_dict", "phrase_pinyin_data", "large_pinyin_*.py"))
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("no large list: %w", err)
	}
	for _, name := range names {
		body, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		for _, m := range phraseLine.FindAllSubmatch(body, -1) {
			var syllables []string
			for _, s := range syllable.FindAllSubmatch(m[2], -1) {
				syllables = append(syllables, string(s[1]))
			}
			large[string(m[1])] = syllables
		}
	}
	return func(phrase string) (heard [][]string) {
		if found, ok := kept[phrase]; ok {
			out := make([]string, len(found))
			for i, s := range found {
				out[i] = s[0]
			}
			heard = append(heard, out)
		}
		if found, ok := large[phrase]; ok {
			heard = append(heard, found)
		}
		return heard
	}, nil
}

// readTable reads lines of key, tab, values.
func readTable(name string) (map[string][]string, error) {
	body, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	out := map[string][]string{}
	for line := range strings.Lines(string(body)) {
		if key, values, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && !strings.HasPrefix(key, "#") {
			out[key] = strings.Fields(values)
		}
	}
	return out, nil
}

// readVocabulary returns the words of the frequency list.
func readVocabulary(name string) ([]string, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	var words []string
	in := bufio.NewScanner(z)
	for in.Scan() {
		word, _, _ := strings.Cut(in.Text(), "\t")
		words = append(words, word)
	}
	return words, in.Err()
}

func write(name, head string, table map[string][]string) error {
	var lines []string
	for key, values := range table {
		lines = append(lines, key+"\t"+strings.Join(values, " ")+"\n")
	}
	slices.Sort(lines)
	var b bytes.Buffer
	b.WriteString(head)
	for _, line := range lines {
		b.WriteString(line)
	}
	return os.WriteFile(name, b.Bytes(), 0o644)
}

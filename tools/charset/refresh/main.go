// Command refresh makes common.txt, the characters that most Chinese text is made of, from the word frequencies and
// the dictionary of zhconv.
//
// Usage: go generate ./tools/charset
package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"log"
	"os"
	"slices"
	"strconv"
	"strings"
)

const (
	words      = "../zhconv/frequency/words.txt.gz"
	characters = "../zhconv/dictionary/STCharacters.txt"

	// most make up 93 % of the characters of running text; a rare character says little about the encoding.
	most = 1500

	marks   = "、。，；：？！（）《》〈〉〔〕【】“”‘’—…·　％．－／０１２３４５６７８９①②③④⑤"
	perLine = 50
)

func main() {
	log.SetFlags(0)
	if err := refresh("common.txt"); err != nil {
		log.Fatal(err)
	}
}

func refresh(out string) error {
	counts, err := frequencies()
	if err != nil {
		return err
	}
	simplified := make([]rune, 0, len(counts))
	for r := range counts {
		simplified = append(simplified, r)
	}
	slices.SortFunc(simplified, func(a, b rune) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return int(a - b)
	})
	simplified = simplified[:min(most, len(simplified))]
	traditional, err := forms()
	if err != nil {
		return err
	}
	all := []rune(marks)
	for _, r := range simplified {
		all = append(all, r)
		all = append(all, traditional[r]...)
	}
	slices.Sort(all)
	all = slices.Compact(all)
	var b strings.Builder
	for line := range slices.Chunk(all, perLine) {
		b.WriteString(string(line) + "\n")
	}
	return os.WriteFile(out, []byte(b.String()), 0o644)
}

// frequencies returns how often each character occurs in words.
func frequencies() (map[rune]int, error) {
	f, err := os.Open(words)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", words, err)
	}
	counts := map[rune]int{}
	in := bufio.NewScanner(z)
	for in.Scan() {
		word, count, _ := strings.Cut(in.Text(), "\t")
		n, err := strconv.Atoi(count)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", words, err)
		}
		for _, r := range word {
			counts[r] += n
		}
	}
	return counts, in.Err()
}

// forms returns the traditional forms of each simplified character.
func forms() (map[rune][]rune, error) {
	f, err := os.Open(characters)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	all := map[rune][]rune{}
	in := bufio.NewScanner(f)
	for in.Scan() {
		key, values, ok := strings.Cut(in.Text(), "\t")
		if strings.HasPrefix(key, "#") || !ok {
			continue
		}
		r := []rune(key)[0]
		for _, v := range strings.Fields(values) {
			all[r] = append(all[r], []rune(v)[0])
		}
	}
	return all, in.Err()
}

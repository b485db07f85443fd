//go:build unix

package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"gonggao/tools/zhconv"
)

const size = 20 << 20 // bytes of each text

// writeTexts writes gov, the sources over and over, and mix, words as often as they occur, in either script.
func writeTexts(sources, words, dir string) error {
	toHans, err := zhconv.New(zhconv.T2S, zhconv.Options{})
	if err != nil {
		return err
	}
	toHant, err := zhconv.New(zhconv.S2T, zhconv.Options{})
	if err != nil {
		return err
	}
	gov, err := government(sources)
	if err != nil {
		return err
	}
	mix, err := mixed(words)
	if err != nil {
		return err
	}
	for name, text := range map[string]string{"gov": gov, "mix": mix} {
		hans := toHans.String(text)
		for script, text := range map[string]string{"hans": hans, "hant": toHant.String(hans)} {
			if err := os.WriteFile(filepath.Join(dir, name+"-"+script+".txt"), []byte(text), 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

func government(dir string) (string, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(files) == 0 {
		return "", fmt.Errorf("no sources in %s: %v", dir, err)
	}
	var b strings.Builder
	for b.Len() < size {
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				return "", err
			}
			b.WriteString(strings.ToValidUTF8(string(data), "?"))
		}
	}
	return b.String(), nil
}

// mixed draws words from a list of word and count, and puts a comma or full stop after every few.
func mixed(list string) (string, error) {
	f, err := os.Open(list)
	if err != nil {
		return "", err
	}
	defer f.Close()
	unzip, err := gzip.NewReader(f)
	if err != nil {
		return "", err
	}
	var words []string
	var sums []int
	sum := 0
	for in := bufio.NewScanner(unzip); in.Scan(); {
		var count int
		word, digits, _ := strings.Cut(in.Text(), "\t")
		if _, err := fmt.Sscan(digits, &count); err != nil {
			return "", err
		}
		sum += count
		words, sums = append(words, word), append(sums, sum)
	}
	random := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	for b.Len() < size {
		for range 2 + random.IntN(8) {
			at := random.IntN(sum)
			b.WriteString(words[sort.Search(len(sums), func(i int) bool { return sums[i] > at })])
		}
		b.WriteString([]string{"，", "，", "。", "。\n"}[random.IntN(4)])
	}
	return b.String(), nil
}

package main

import (
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"gonggao/tools/zhconv/internal/table"
	"gonggao/tools/zhconv/internal/trie"
)

// wordCounts reads the word list.
func wordCounts(dir string) (map[string]uint32, error) {
	f, err := os.Open(filepath.Join(dir, "words.txt.gz"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	unzip, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("read word frequencies: %w", err)
	}
	data, err := io.ReadAll(unzip)
	if err != nil {
		return nil, fmt.Errorf("read word frequencies: %w", err)
	}
	counts := map[string]uint32{}
	for line := range strings.Lines(string(data)) {
		word, digits, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		count, err := strconv.ParseUint(digits, 10, 32)
		if err != nil {
			return nil, fmt.Errorf("read word frequencies: %w", err)
		}
		counts[word] = uint32(count)
	}
	return counts, nil
}

// neighbours counts how often characters stand side by side in words.
func neighbours(words map[string]uint32) map[[2]rune]int {
	counts := map[[2]rune]int{}
	for word, count := range words {
		runes := []rune(word)
		for i := range len(runes) - 1 {
			counts[[2]rune{runes[i], runes[i+1]}] += int(count)
		}
	}
	return counts
}

// frequencies packs the word list: the counts that occur, a trie to their numbers, the neighbours within words.
func frequencies(counts map[string]uint32) ([]byte, error) {
	different := map[uint32]bool{}
	for _, count := range counts {
		different[count] = true
	}
	sorted := slices.Sorted(maps.Keys(different))
	numbers := map[string]uint32{}
	joined := map[[2]rune]bool{}
	for word, count := range counts {
		i, _ := slices.BinarySearch(sorted, count)
		numbers[word] = uint32(i)
	}
	for pair := range neighbours(counts) {
		joined[pair] = true
	}
	words, err := trie.Build(numbers)
	if err != nil {
		return nil, err
	}
	b := binary.LittleEndian.AppendUint32(nil, uint32(len(sorted)))
	for _, count := range sorted {
		b = binary.LittleEndian.AppendUint32(b, count)
	}
	p := pack(joined, table.Loose)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(p)))
	return words.AppendBinary(append(b, p...)), nil
}

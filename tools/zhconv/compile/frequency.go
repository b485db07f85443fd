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

	"gonggao/tools/zhconv/internal/trie"
)

// frequencies packs the word list: the counts that occur, a trie to their numbers, the neighbours within words.
func frequencies(dir string) ([]byte, error) {
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
	different := map[uint32]bool{}
	joined := map[[2]rune]bool{}
	for line := range strings.Lines(string(data)) {
		word, digits, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		count, err := strconv.ParseUint(digits, 10, 32)
		if err != nil {
			return nil, fmt.Errorf("read word frequencies: %w", err)
		}
		counts[word] = uint32(count)
		different[uint32(count)] = true
		runes := []rune(word)
		for i := range len(runes) - 1 {
			joined[[2]rune{runes[i], runes[i+1]}] = true
		}
	}
	sorted := slices.Sorted(maps.Keys(different))
	for word, count := range counts {
		i, _ := slices.BinarySearch(sorted, count)
		counts[word] = uint32(i)
	}
	words, err := trie.Build(counts)
	if err != nil {
		return nil, err
	}
	b := binary.LittleEndian.AppendUint32(nil, uint32(len(sorted)))
	for _, count := range sorted {
		b = binary.LittleEndian.AppendUint32(b, count)
	}
	p := pack(joined)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(p)))
	return words.AppendBinary(append(b, p...)), nil
}

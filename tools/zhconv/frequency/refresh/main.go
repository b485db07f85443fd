// Command refresh cuts the word list of jieba down to what zhconv needs.
//
// Usage: go run ./refresh DICT, in tools/zhconv/frequency; DICT is jieba's dict.txt, lines of word, count, part of speech.
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"log"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Rarer words are mostly names and misreadings; longer ones are covered by their parts.
const (
	leastCount  = 10
	longestWord = 4 // characters

	// transliterated marks foreign names such as 克里. Their characters stand for sounds, and a word list cannot tell
	// which ones: OpenCC's 里夫, kept as it is, serves 克里夫兰 better.
	transliterated = "nrt"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: refresh DICT")
	}
	if err := refresh(os.Args[1], "words.txt.gz"); err != nil {
		log.Fatal(err)
	}
}

func refresh(dict, out string) error {
	f, err := os.Open(dict)
	if err != nil {
		return err
	}
	defer f.Close()
	var lines []string
	in := bufio.NewScanner(f)
	for in.Scan() {
		fields := strings.Fields(in.Text())
		if len(fields) < 3 {
			return fmt.Errorf("read %s: no count and part of speech in %q", dict, in.Text())
		}
		count, err := strconv.Atoi(fields[1])
		if err != nil {
			return fmt.Errorf("read %s: %w", dict, err)
		}
		if fields[2] != transliterated && count >= leastCount && utf8.RuneCountInString(fields[0]) <= longestWord && isHan(fields[0]) {
			lines = append(lines, fields[0]+"\t"+fields[1]+"\n")
		}
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("read %s: %w", dict, err)
	}
	slices.Sort(lines)
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return err
	}
	for _, line := range lines {
		if _, err := w.Write([]byte(line)); err != nil {
			return err
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	return os.WriteFile(out, b.Bytes(), 0o644)
}

func isHan(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) < 0
}

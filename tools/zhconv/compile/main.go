// Command compile turns the dictionaries and the word frequencies into the tables that zhconv embeds.
//
// Usage: go run ./compile, in tools/zhconv. The same files give the same bytes.
package main

import (
	"bytes"
	"compress/flate"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	log.SetFlags(0)
	files, err := compile(".")
	if err != nil {
		log.Fatal(err)
	}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join("tables", name), data, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}

// compile returns the table files by name, made from the dictionary and frequency folders under dir.
func compile(dir string) (map[string][]byte, error) {
	files := map[string][]byte{}
	counts, err := wordCounts(filepath.Join(dir, "frequency"))
	if err != nil {
		return nil, err
	}
	c := compiler{filepath.Join(dir, "dictionary"), neighbours(counts)}
	simplified, err := c.simplifiedWords()
	if err != nil {
		return nil, err
	}
	files["simplified.trie"] = simplified.keys.AppendBinary(nil)
	if files["compatibility.txt"], err = c.compatibility(); err != nil {
		return nil, err
	}
	if files["scripts.txt"], err = c.scripts(); err != nil {
		return nil, err
	}
	if files["lexicon.txt"], err = lexicon(); err != nil {
		return nil, err
	}
	if files["derived.trie"], err = c.derived(); err != nil {
		return nil, err
	}
	for _, r := range recipes() {
		for _, rare := range []bool{false, true} {
			if rare && !r.rare {
				continue
			}
			var shared *words
			if r.simplified {
				shared = simplified
			}
			m, err := c.mode(r, rare, shared)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", r.mode, err)
			}
			name := r.mode
			if rare {
				name += "-rare"
			}
			files[name+".mode"] = m.AppendBinary(nil)
		}
	}
	if files["frequencies.table"], err = frequencies(counts); err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if seldom(name) {
			packed, err := deflate(files[name])
			if err != nil {
				return nil, err
			}
			files[name+".z"] = packed
			delete(files, name)
		}
	}
	return files, nil
}

// seldom reports whether a table is worth a few milliseconds to save its space.
func seldom(name string) bool {
	return name == "derived.trie" || strings.HasSuffix(name, "-rare.mode") || name == "s2twp.mode" || name == "tw2sp.mode"
}

func deflate(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

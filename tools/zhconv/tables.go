package zhconv

import (
	"bytes"
	"compress/flate"
	"embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"

	"gonggao/tools/zhconv/internal/table"
	"gonggao/tools/zhconv/internal/trie"
)

//go:generate go run ./compile

// The tables are made by the command compile from the folders dictionary, frequency and lexicon. The two large ones are
// kept apart: an embed.FS copies what it reads.
var (
	//go:embed tables
	tableFiles embed.FS
	//go:embed tables/simplified.trie
	simplifiedTrie []byte
	//go:embed tables/frequencies.table
	frequenciesTable []byte
)

// readTable returns a table by name. Those that are seldom needed are packed.
func readTable(name string) ([]byte, error) {
	data, err := tableFiles.ReadFile("tables/" + name)
	if errors.Is(err, fs.ErrNotExist) {
		if data, err = tableFiles.ReadFile("tables/" + name + ".z"); err == nil {
			data, err = io.ReadAll(flate.NewReader(bytes.NewReader(data)))
		}
	}
	if err != nil {
		return nil, fmt.Errorf("load tables: %w", err)
	}
	return data, nil
}

func loadMode(mode Mode, rare bool) (*table.Mode, error) {
	name := string(mode)
	if rare && mode.toSimplified() {
		name += "-rare"
	}
	data, err := readTable(name + ".mode")
	if err != nil {
		return nil, err
	}
	m, err := table.Decode(data)
	if err != nil {
		return nil, fmt.Errorf("load %s: %w", name, err)
	}
	if m.Words.Keys == nil {
		if m.Words.Keys, _, err = trie.Decode(simplifiedTrie); err != nil {
			return nil, fmt.Errorf("load %s: %w", name, err)
		}
	}
	return m, nil
}

func loadBoundaries() (*boundaries, error) {
	data := frequenciesTable
	b := &boundaries{shares: make([]float64, binary.LittleEndian.Uint32(data))}
	data = data[4:]
	for i := range b.shares {
		b.shares[i] = math.Log(float64(binary.LittleEndian.Uint32(data)) / corpusWords)
		data = data[4:]
	}
	n := binary.LittleEndian.Uint32(data)
	b.joined = table.Pairs(data[4 : 4+n])
	var err error
	if b.words, _, err = trie.Decode(data[4+n:]); err != nil {
		return nil, fmt.Errorf("load word frequencies: %w", err)
	}
	return b, nil
}

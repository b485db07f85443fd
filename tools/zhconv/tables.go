package zhconv

import (
	"embed"
	"encoding/binary"
	"fmt"
	"math"

	"gonggao/tools/zhconv/internal/table"
	"gonggao/tools/zhconv/internal/trie"
)

//go:generate go run ./compile

// The tables are made by the command compile from the folders dictionary and frequency.
//
//go:embed tables
var tableFiles embed.FS

func readTable(name string) ([]byte, error) {
	data, err := tableFiles.ReadFile("tables/" + name)
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
		if data, err = readTable("simplified.trie"); err != nil {
			return nil, err
		}
		if m.Words.Keys, _, err = trie.Decode(data); err != nil {
			return nil, fmt.Errorf("load %s: %w", name, err)
		}
	}
	return m, nil
}

func loadBoundaries() (*boundaries, error) {
	data, err := readTable("frequencies.table")
	if err != nil {
		return nil, err
	}
	b := &boundaries{shares: make([]float64, binary.LittleEndian.Uint32(data))}
	data = data[4:]
	for i := range b.shares {
		b.shares[i] = math.Log(float64(binary.LittleEndian.Uint32(data)) / corpusWords)
		data = data[4:]
	}
	n := binary.LittleEndian.Uint32(data)
	b.joined = table.Pairs(data[4 : 4+n])
	b.words, _, err = trie.Decode(data[4+n:])
	if err != nil {
		return nil, fmt.Errorf("load word frequencies: %w", err)
	}
	return b, nil
}

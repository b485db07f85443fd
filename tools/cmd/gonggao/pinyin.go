package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"gonggao/tools/pinyin"
	"gonggao/tools/zhconv/frequency"
)

// readings collects the dictionaries of pinyin, one for each script, while the search index reads the texts.
type readings struct {
	reader *pinyin.Reader
	mu     sync.Mutex
	of     map[string]*pinyin.Dictionary
}

func newReadings(simplify func(rune) rune) (*readings, error) {
	reader, err := pinyin.New(pinyin.Options{Frequencies: bytes.NewReader(frequency.Words), Simplify: simplify})
	if err != nil {
		return nil, err
	}
	return &readings{reader: reader, of: map[string]*pinyin.Dictionary{}}, nil
}

func (r *readings) add(script, block string) {
	r.mu.Lock()
	d := r.of[script]
	if d == nil {
		d = r.reader.NewDictionary()
		r.of[script] = d
	}
	r.mu.Unlock()
	d.Add(block)
}

// write puts the dictionaries into the built site.
func (r *readings) write(dest string) error {
	folder := filepath.Join(dest, pinyin.Folder)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for script, d := range r.of {
		data, err := d.Encode()
		if err != nil {
			return fmt.Errorf("write pinyin of %s: %w", script, err)
		}
		if err := os.WriteFile(filepath.Join(folder, script+".bin"), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

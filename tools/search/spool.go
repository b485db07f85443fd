package search

import (
	"errors"
	"os"
	"sync"
)

// spool keeps in a temporary file what would be too much for the memory. It can be used by many goroutines.
type spool struct {
	file *os.File
	mu   sync.Mutex
	end  int64
}

// section says where something stands in a spool.
type section struct{ offset, size int64 }

func newSpool() (*spool, error) {
	file, err := os.CreateTemp("", "gonggao-search-")
	return &spool{file: file}, err
}

func (s *spool) close() error {
	return errors.Join(s.file.Close(), os.Remove(s.file.Name()))
}

// empty gives the space back when nothing more is to be read.
func (s *spool) empty() error { return s.file.Truncate(0) }

func (s *spool) write(data []byte) (section, error) {
	s.mu.Lock()
	at := section{s.end, int64(len(data))}
	s.end += at.size
	s.mu.Unlock()
	_, err := s.file.WriteAt(data, at.offset)
	return at, err
}

// read appends a section to data.
func (s *spool) read(data []byte, at section) ([]byte, error) {
	n := len(data)
	data = append(data, make([]byte, at.size)...)
	_, err := s.file.ReadAt(data[n:], at.offset)
	return data, err
}

package search

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"sync"
)

// packer compresses the index's files. The client unpacks them, so that no server has to be told anything.
// It keeps its compressors, which are large.
type packer struct{ pool sync.Pool }

type compressor struct {
	*gzip.Writer
	out bytes.Buffer
}

func newPacker() *packer {
	return &packer{sync.Pool{New: func() any {
		z, err := gzip.NewWriterLevel(nil, gzip.BestCompression)
		if err != nil {
			panic(err) // the level is a constant
		}
		return &compressor{Writer: z}
	}}}
}

func (p *packer) pack(data []byte) ([]byte, error) {
	z := p.pool.Get().(*compressor)
	defer p.pool.Put(z)
	z.out.Reset()
	z.Reset(&z.out)
	if _, err := z.Write(data); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return bytes.Clone(z.out.Bytes()), nil
}

// write packs a file and writes it.
func (p *packer) write(write Writer, name string, data []byte) error {
	packed, err := p.pack(data)
	if err != nil {
		return fmt.Errorf("pack %s: %w", name, err)
	}
	return write(name, packed)
}

func unpack(data []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("unpack: %w", err)
	}
	const most = 64 << 20 // bytes; no file of an index comes near
	out, err := io.ReadAll(io.LimitReader(z, most))
	if err != nil {
		return nil, fmt.Errorf("unpack: %w", err)
	}
	return out, nil
}

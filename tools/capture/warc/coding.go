package warc

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// ErrTooLarge says that a payload unpacks to more than the limit.
var ErrTooLarge = errors.New("unpacks to more than the limit")

// maxCodings is more than any server applies one over the other.
const maxCodings = 3

// maxWindow bounds the memory of zstd, in bytes: that of the norm for HTTP (RFC 9659 §3).
const maxWindow = 8 << 20

// codings returns the content codings of RFC 9110 §8.4.1 in the order in which they were applied.
func codings(field string) []string {
	var names []string
	for _, name := range strings.Split(strings.ToLower(field), ",") {
		if name = strings.TrimSpace(name); name != "" && name != "identity" && name != "none" {
			names = append(names, strings.TrimPrefix(name, "x-"))
		}
	}
	return names
}

// decode undoes one coding. Done is true when the coding itself shows that the end was reached. Data that cannot
// be of this coding was stored undone and comes back as it is.
func decode(name string, data []byte, limit int64) (decoded []byte, done bool, err error) {
	r, err := unpacker(name, data)
	if err != nil {
		return nil, false, err
	}
	if r == nil {
		return data, false, nil
	}
	defer r.Close()
	decoded, err = io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case int64(len(decoded)) > limit:
		return nil, false, ErrTooLarge
	case err == nil:
		return decoded, true, nil
	case len(decoded) == 0 && name != "zstd" && !errors.Is(err, io.ErrUnexpectedEOF), name == "br" && looksPlain(data):
		return data, false, nil
	}
	return nil, false, fmt.Errorf("%s: %w", name, err)
}

// Gunzip returns what gzip unpacks to, and anything else as it is. What unpacks to more than limit bytes is ErrTooLarge.
func Gunzip(data []byte, limit int64) ([]byte, error) {
	if !bytes.HasPrefix(data, gzipMagic) {
		return data, nil
	}
	r, err := newMembers(data)
	if err == nil {
		data, err = io.ReadAll(io.LimitReader(r, limit+1))
	}
	switch {
	case err == io.ErrUnexpectedEOF || err == io.EOF:
		return nil, errCut
	case err != nil:
		return nil, err
	case int64(len(data)) > limit:
		return nil, ErrTooLarge
	case bytes.HasPrefix(data, gzipMagic):
		return nil, errNested
	}
	return data, nil
}

var (
	errCut    = errors.New("breaks off")
	errNested = errors.New("is gzip within gzip")
)

// Begin returns what data may begin with when unpacked, if it is gzip; at most 4 KiB.
func Begin(data []byte) []byte { return begin("gzip", data) }

// begin returns what the data decodes to as far as it goes.
func begin(name string, data []byte) []byte {
	r, err := unpacker(name, data)
	if r == nil || err != nil {
		return data
	}
	defer r.Close()
	decoded := make([]byte, 4<<10)
	n, _ := io.ReadFull(r, decoded)
	if n == 0 {
		return data
	}
	return decoded[:n]
}

// unpacker returns a reader that undoes a coding, nil when the data is not of it.
func unpacker(name string, data []byte) (io.ReadCloser, error) {
	switch name {
	case "gzip":
		if !bytes.HasPrefix(data, gzipMagic[:2]) {
			return nil, nil
		}
		m, err := newMembers(data)
		return io.NopCloser(m), err
	case "deflate": // zlib by the norm, bare deflate from some servers
		if r, err := zlib.NewReader(bytes.NewReader(data)); err == nil {
			return r, nil
		}
		if looksPlain(data) {
			return nil, nil
		}
		return flate.NewReader(bytes.NewReader(data)), nil
	case "br":
		return io.NopCloser(brotli.NewReader(bytes.NewReader(data))), nil
	case "zstd":
		if !bytes.HasPrefix(data, []byte("\x28\xB5\x2F\xFD")) {
			return nil, nil
		}
		r, err := zstd.NewReader(bytes.NewReader(data), zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow))
		if err != nil {
			return nil, err
		}
		return r.IOReadCloser(), nil
	}
	return nil, fmt.Errorf("content coding %.40q is not known", name)
}

// members reads gzip data up to where no further member begins: some servers and crawlers add a line end.
type members struct {
	data *bytes.Reader
	zip  *gzip.Reader
}

func newMembers(data []byte) (*members, error) {
	m := &members{data: bytes.NewReader(data)}
	var err error
	m.zip, err = gzip.NewReader(m.data)
	if err == nil {
		m.zip.Multistream(false)
	}
	return m, err
}

func (m *members) Read(p []byte) (int, error) {
	n, err := m.zip.Read(p)
	if err != io.EOF || n > 0 {
		return n, err
	}
	rest := make([]byte, len(gzipMagic))
	at, _ := m.data.Seek(0, io.SeekCurrent)
	if n, _ := m.data.ReadAt(rest, at); n < len(rest) || !bytes.Equal(rest, gzipMagic) {
		return 0, io.EOF
	}
	if err := m.zip.Reset(m.data); err != nil {
		return 0, err
	}
	m.zip.Multistream(false)
	return m.zip.Read(p)
}

// looksPlain reports whether data can be markup but hardly packed: neither brotli nor deflate has a magic number.
func looksPlain(data []byte) bool {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")), " \t\r\n")
	return len(data) > 1 && data[0] == '<' && (data[1] == '!' || data[1] == '?' || data[1] >= 'A' && data[1] <= 'z')
}

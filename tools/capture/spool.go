package capture

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"

	"gonggao/tools/announcement"
)

// store is a file of the crawl, or a part of it, or what it unpacks to, that can be read from any place.
type store struct {
	base, path string
	unpacked   *os.File // not nil: the temporary file that holds it
	from       int64    // where, in that
	at, size   int64    // of the part

	changed *announcement.Mismatch // not nil: it is not what its archive says
}

// open returns the bytes and what to close after use.
func (s store) open() (io.ReaderAt, io.Closer, error) {
	if s.unpacked != nil {
		return io.NewSectionReader(s.unpacked, s.from, s.size), io.NopCloser(nil), nil
	}
	f, _, err := openFile(s.base, s.path)
	if err != nil {
		return nil, nil, err
	}
	return io.NewSectionReader(f, s.at, s.size), f, nil
}

// The bounds of what may be unpacked: an archive of HTML packs to a tenth.
const (
	maxUnpacked      = 64 << 30 // bytes of one file
	maxUnpackedRatio = 300      // to the packed size
	unpackedSlack    = 16 << 20 // bytes that all files together may unpack to above the ratio
)

// unpack copies r, packed bytes large as it stands in the crawl, to the temporary file of the crawl, which is gone when that is
// closed or the program ends. What r fails with is returned with what came before it.
func (l *lister) unpack(r io.Reader, packed int64) (store, error) {
	if l.unpacked == nil {
		f, err := os.CreateTemp("", "gonggao-*")
		if err != nil {
			return store{}, unreadable("temporary file", err)
		}
		_ = os.Remove(f.Name()) // where an open file cannot be removed, Close does it
		l.unpacked = f
	}
	st := store{unpacked: l.unpacked, from: l.spooled}
	var err error
	st.size, err = l.unpackTo(io.NewOffsetWriter(l.unpacked, l.spooled), r, packed)
	l.spooled += st.size
	return st, err
}

// unpackTo copies r, packed bytes large as it stands in the crawl, as far as the bounds allow.
func (l *lister) unpackTo(w io.Writer, r io.Reader, packed int64) (int64, error) {
	limit := min(maxUnpacked, unpackedSlack-l.slack+maxUnpackedRatio*packed)
	n, err := io.Copy(w, io.LimitReader(r, limit+1))
	if n > limit {
		n, err = limit, fmt.Errorf("unpacks to more than %d bytes, the rest was not read", limit)
	}
	l.slack += max(0, n-maxUnpackedRatio*packed)
	return n, err
}

// plain returns the file itself, or what it unpacks to when it is gzip; in that case broken is what is wrong with the rest.
func (l *lister) plain(name string) (st store, broken, err error) {
	f, size, err := openFile(l.base, name)
	if err != nil {
		return store{}, nil, err
	}
	defer f.Close()
	magic := make([]byte, 2)
	if n, _ := f.ReadAt(magic, 0); n < len(magic) || string(magic) != "\x1f\x8b" {
		return store{base: l.base, path: name, size: size}, nil, nil
	}
	unpacked, broken := gzip.NewReader(f)
	if broken != nil {
		return store{}, cutOff(broken), nil
	}
	if st, broken = l.unpack(unpacked, size); st.unpacked == nil {
		return st, nil, broken
	}
	return st, cutOff(broken), nil
}

// damaged says that not all of an archive could be read.
func damaged(name string, at int64, places int, err error) error {
	more := ""
	if places > 1 {
		more = fmt.Sprintf(" (and %d more places)", places-1)
	}
	return &announcement.Problem{
		Kind: announcement.DamagedArchive,
		Data: map[string]string{"byte": fmt.Sprint(at), "places": fmt.Sprint(places)},
		Err:  fmt.Errorf("read %s: near byte %d: %w%s", name, at, err, more),
	}
}

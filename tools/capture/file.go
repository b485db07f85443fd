package capture

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"gonggao/tools/announcement"
	"gonggao/tools/capture/warc"
)

// openFile opens a regular file below base. No link leads it out of base.
func openFile(base, name string) (*os.File, int64, error) {
	shown := printable(name)
	root, err := os.OpenRoot(base)
	if err != nil {
		return nil, 0, unreadable(shown, err)
	}
	defer root.Close()
	f, err := root.OpenFile(filepath.FromSlash(name), os.O_RDONLY|nonBlocking, 0)
	if err != nil {
		return nil, 0, unreadable(shown, err)
	}
	info, err := f.Stat()
	if err == nil && info.Mode().IsRegular() {
		return f, info.Size(), nil
	}
	defer f.Close()
	if err != nil {
		return nil, 0, unreadable(shown, err)
	}
	return nil, 0, &announcement.Problem{Kind: announcement.NotRegular, Err: fmt.Errorf("read %s: not a regular file", shown)}
}

func fileSize(base, name string) (int64, error) {
	f, size, err := openFile(base, name)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	return size, nil
}

// readFile returns the bytes of a regular file below base, at most limit of them.
func readFile(base, name string, limit int64) ([]byte, error) {
	f, size, err := openFile(base, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	shown := printable(name)
	if size > limit {
		return nil, tooLarge(shown, size, limit)
	}
	body, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, unreadable(shown, err)
	}
	if size := int64(len(body)); size > limit { // it grew, or its size was not known
		return nil, tooLarge(shown, size, limit)
	}
	return body, nil
}

// readHead returns the first bytes of a regular file below base, n of them at most, or what they unpack to.
func readHead(base, name string, n int64) ([]byte, error) {
	f, _, err := openFile(base, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, n))
	if err != nil {
		return nil, unreadable(printable(name), err)
	}
	return warc.Begin(head), nil
}

func unreadable(shown string, err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		err = p.Err // the message names the path already
	}
	return &announcement.Problem{Kind: announcement.Unreadable, Err: fmt.Errorf("read %s: %w", shown, err)}
}

func tooLarge(name string, size, limit int64) error {
	return &announcement.Problem{
		Kind: announcement.TooLarge,
		Data: map[string]string{"bytes": strconv.FormatInt(size, 10), "limit": strconv.FormatInt(limit, 10)},
		Err: fmt.Errorf("read %s: %d bytes, the limit is %d: split it or raise the limit",
			name, size, limit),
	}
}

// fileContent is the content of a file of its own.
type fileContent struct {
	base, path string
	limit      int64
	mediaType  string
}

func (f fileContent) read() (payload, error) {
	body, err := readFile(f.base, f.path, f.limit)
	if err == nil && f.mediaType != "" {
		body, err = gunzip(f.path, body, f.limit)
	}
	return payload{body: body, mediaType: f.mediaType}, err
}

// gunzip returns what a page unpacks to when it is gzip, as wget leaves the answers of some servers.
func gunzip(name string, body []byte, limit int64) ([]byte, error) {
	unpacked, err := warc.Gunzip(body, limit)
	switch {
	case err == warc.ErrTooLarge:
		return nil, unpacksTooLarge(printable(name), limit)
	case err != nil:
		return nil, &announcement.Problem{Kind: announcement.DamagedRecord, Err: fmt.Errorf("read %s: %w", printable(name), err)}
	}
	return unpacked, nil
}

func unpacksTooLarge(name string, limit int64) error {
	return &announcement.Problem{
		Kind: announcement.TooLarge,
		Data: map[string]string{"bytes": ">" + strconv.FormatInt(limit, 10), "limit": strconv.FormatInt(limit, 10)},
		Err:  fmt.Errorf("read %s: %w of %d bytes", name, warc.ErrTooLarge, limit)}
}

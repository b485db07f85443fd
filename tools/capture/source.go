package capture

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"syscall"

	"gonggao/tools/announcement"
)

// Source is one file that a scraper left.
type Source struct {
	Name    string                   // below the base, slash-separated; bytes that cannot be shown are escaped
	ID      string                   // of the page; "" when it is dropped or Read returns a problem with the source's name
	Dropped announcement.ProblemKind // why it is not read; "" when it is

	path        string // as Name, the bytes as they are
	base        string
	max         int64
	sidecarPath string
	sidecar     sidecar
	err         error
}

// identify reads the sidecar and gives the source its id.
func (s *Source) identify() {
	if s.Dropped != "" || s.err != nil {
		return
	}
	if s.sidecarPath != "" {
		if s.sidecar, s.err = readSidecar(s.base, s.sidecarPath); s.err != nil {
			return
		}
	}
	if s.sidecar.url == nil {
		s.ID = idFromName(s.path)
		return
	}
	s.ID = idFromURL(s.sidecar.url)
}

// Read returns the page, its body as captured. What is wrong with it is an *announcement.Problem.
func (s Source) Read() (announcement.Page, error) {
	if s.err != nil {
		return announcement.Page{}, s.err
	}
	if s.Dropped != "" {
		return announcement.Page{}, &announcement.Problem{
			Kind: s.Dropped, Err: fmt.Errorf("read %s: dropped: %s", s.Name, s.Dropped)}
	}
	body, err := readFile(s.base, s.path, s.max)
	if err != nil {
		return announcement.Page{}, err
	}
	sum := sha256.Sum256(body)
	page := announcement.Page{
		Name:       s.Name,
		ID:         s.ID,
		Site:       s.sidecar.site,
		CapturedAt: s.sidecar.captured,
		Captured:   s.sidecar.precision,
		MediaType:  "text/plain",
		Body:       body,
		SHA256:     hex.EncodeToString(sum[:]),
	}
	if s.sidecar.url != nil {
		page.URL = s.sidecar.url.String()
	}
	return page, nil
}

// readFile returns the bytes of a regular file below base, at most max of them. No link leads it out of base.
func readFile(base, name string, limit int64) (body []byte, err error) {
	shown := printable(name)
	unreadable := func(err error) error {
		return &announcement.Problem{Kind: announcement.Unreadable, Err: fmt.Errorf("read %s: %w", shown, cause(err))}
	}
	root, err := os.OpenRoot(base)
	if err != nil {
		return nil, unreadable(err)
	}
	defer root.Close()
	// Without O_NONBLOCK a pipe that took the file's place since the listing would hang the run.
	f, err := root.OpenFile(filepath.FromSlash(name), os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, unreadable(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, unreadable(err)
	}
	if !info.Mode().IsRegular() {
		return nil, &announcement.Problem{
			Kind: announcement.NotRegular, Err: fmt.Errorf("read %s: not a regular file", shown)}
	}
	if info.Size() > limit {
		return nil, tooLarge(shown, info.Size(), limit)
	}
	body, err = io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, unreadable(err)
	}
	if size := int64(len(body)); size > limit { // it grew, or its size was not known
		return nil, tooLarge(shown, size, limit)
	}
	return body, nil
}

// cause takes off the operation and the path, which the message names already.
func cause(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

func tooLarge(name string, size, limit int64) error {
	return &announcement.Problem{
		Kind: announcement.TooLarge,
		Data: map[string]string{"bytes": strconv.FormatInt(size, 10), "limit": strconv.FormatInt(limit, 10)},
		Err: fmt.Errorf("read %s: %d bytes, the limit is %d: split it or raise the limit",
			name, size, limit),
	}
}

package capture

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"time"

	"gonggao/tools/announcement"
)

// Source is one page that a scraper left, or a file or record that is not read and says why.
type Source struct {
	Name    string                   // of the file, below the base, slash-separated; for a page in an archive or table with # and its address or number; what cannot be shown is escaped
	ID      string                   // of the page; "" when it is dropped or Read returns a problem with the source's name
	Dropped announcement.ProblemKind // why it is not read; "" when it is

	about
	path    string // of the file, the bytes as they are
	nth     int    // in its archive or table, from 1; 0 for a file of its own
	html    bool
	derived bool   // made from another capture by a conversion
	digest  string // of the payload, as the crawler computed it
	content content
	data    map[string]string // what the reason needs besides
	err     error
}

// about is what is known of a page beside its bytes.
type about struct {
	url       *url.URL
	captured  time.Time // in China
	precision announcement.Precision
	site      string
}

// content is where the bytes of a page or an asset are.
type content interface{ read() (payload, error) }

type payload struct {
	body      []byte
	mediaType string
	declared  announcement.Declared
	mismatch  announcement.Mismatch
}

// Read returns the page, its body as captured. What is wrong with it is an *announcement.Problem.
func (s Source) Read() (announcement.Page, error) {
	if s.err != nil {
		return announcement.Page{}, s.err
	}
	if s.Dropped != "" {
		return announcement.Page{}, &announcement.Problem{
			Kind: s.Dropped, Data: s.data, Err: fmt.Errorf("read %s: dropped: %s", s.Name, s.Dropped)}
	}
	p, err := s.content.read()
	if err != nil {
		return announcement.Page{}, err
	}
	sum := sha256.Sum256(p.body)
	page := announcement.Page{
		Name:       s.Name,
		ID:         s.ID,
		Site:       s.site,
		CapturedAt: s.captured,
		Captured:   s.precision,
		MediaType:  p.mediaType,
		Declared:   p.declared,
		Body:       p.body,
		SHA256:     hex.EncodeToString(sum[:]),
		Mismatch:   p.mismatch,
	}
	if s.url != nil {
		page.URL = s.url.String()
	}
	return page, nil
}

// identify gives the source its id.
func (s *Source) identify() {
	switch {
	case s.Dropped != "" || s.err != nil:
	case s.url != nil:
		s.ID = idFromURL(s.url)
	case s.nth > 0:
		s.ID = idFromName(s.Name)
	default:
		s.ID = idFromName(s.path)
	}
}

package capture

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"net/url"
	"strings"
	"time"

	"gonggao/tools/announcement"
	"gonggao/tools/capture/warc"
)

// record is what is kept of one record of an archive until it is a page or an asset.
type record struct {
	archive, path                       string // name and path of the archive
	nth                                 int    // in the archive
	site                                string
	store                               store
	place                               warc.Place
	kind                                string // response, resource, conversion or revisit
	id, uri                             string
	captured                            time.Time
	precision                           announcement.Precision
	digest, blockDigest                 string // of the payload and of the block, as the crawler computed them
	refersTo, refersToURI, refersToDate string
	mediaType                           string
	status                              int
	size                                int64  // bytes of the payload as stored
	http, coded                         bool   // the block has an HTTP head; its payload is packed or in chunks
	short, lost                         bool   // its end may be missing; bytes are missing or wrong
	cut                                 string // why the crawler did not keep all of it
}

func (r *record) where() string {
	return fmt.Sprintf("%s: record at byte %d (%s)", r.archive, r.store.at+r.place.At, shorten(printable(r.uri)))
}

func (r *record) damaged(err error) error {
	return &announcement.Problem{Kind: announcement.DamagedRecord, Err: fmt.Errorf("read %s: %w", r.where(), err)}
}

// recordContent is the payload of a record.
type recordContent struct {
	*record
	limit     int64
	mediaType string
	digest    string // of the payload, as the crawler computed it, here or where it came again
}

func (c recordContent) read() (payload, error) {
	const head = 64 << 10 // far more than the HTTP head of a record that was listed
	switch {
	case c.lost:
		return payload{}, c.damaged(errors.New("bytes are missing or wrong"))
	case c.cut != "":
		return payload{}, c.damaged(fmt.Errorf("the crawler did not keep all of it (%s)", printable(c.cut)))
	case c.place.Length > c.limit+head:
		return payload{}, tooLarge(c.where(), c.place.Length, c.limit)
	}
	file, closer, err := c.store.open()
	if err != nil {
		return payload{}, err
	}
	defer closer.Close()
	block, err := warc.Open(file, c.store.size, c.place)
	if err != nil {
		return payload{}, unreadable(c.where(), err)
	}
	body := make([]byte, c.place.Length)
	if n, err := io.ReadFull(block, body); err == io.EOF || err == io.ErrUnexpectedEOF {
		return payload{}, c.damaged(fmt.Errorf("only %d of %d bytes are still there", n, len(body)))
	} else if err != nil {
		return payload{}, unreadable(c.where(), err)
	}
	if c.http {
		return c.response(body)
	}
	p := payload{body: body, mediaType: c.mediaType}
	size, whole := int64(len(body)), warc.Ends(body)
	p.mismatch, err = c.verify(body, whole, func(d warc.Digest) warc.Digest { return d.Of(body) })
	if err == nil && size > c.limit {
		err = tooLarge(c.where(), size, c.limit)
	}
	return p, err
}

// response takes the payload out of an HTTP response.
func (c recordContent) response(block []byte) (payload, error) {
	head, ok := warc.ParseResponse(block)
	if !ok {
		return payload{}, c.damaged(errors.New("the HTTP head is gone"))
	}
	entity := block[head.Size:]
	body, whole, err := head.Payload(entity, c.limit)
	if err == warc.ErrTooLarge {
		return payload{}, unpacksTooLarge(c.where(), c.limit)
	}
	if err != nil {
		return payload{}, c.damaged(err)
	}
	mismatch, err := c.verify(block, whole, func(d warc.Digest) warc.Digest { return head.PayloadDigest(d, entity, body) })
	_, params, _ := mime.ParseMediaType(head.Get("Content-Type"))
	return payload{
		body: body, mediaType: c.mediaType, declared: announcement.Declared{Charset: params["charset"]}, mismatch: mismatch,
	}, err
}

// hasDigest reports whether there is something to verify.
func (c recordContent) hasDigest() bool {
	return c.digest != "" || c.blockDigest != "" || c.store.changed != nil
}

// verify compares a record with the digests that came with it. One that holds proves that the end is there, where the
// record's length leaves that open and nothing else shows that it is whole.
func (c recordContent) verify(block []byte, whole bool, ofPayload func(warc.Digest) warc.Digest) (wrong announcement.Mismatch, err error) {
	proved := false
	check := func(of string, said warc.Digest, compute func(warc.Digest) warc.Digest) {
		if said == (warc.Digest{}) {
			return
		}
		if found := compute(said); found == said {
			proved = true
		} else if wrong.Of == "" {
			wrong = announcement.Mismatch{Of: of, Said: said.String(), Found: found.String()}
		}
	}
	check("block", warc.ParseDigest(c.blockDigest), func(d warc.Digest) warc.Digest { return d.Of(block) })
	check("payload", warc.ParseDigest(c.digest), ofPayload)
	if c.short && !whole && !proved {
		return wrong, c.damaged(errors.New("breaks off"))
	}
	if wrong.Of == "" && !proved && c.store.changed != nil {
		wrong = *c.store.changed // nothing shows that the change is elsewhere
	}
	return wrong, nil
}

// warcDate reads a date of a record; 1.1 allows it to be less precise than a second (W3C profile of ISO 8601).
func warcDate(text string) (time.Time, announcement.Precision) {
	for _, form := range []struct {
		layout    string
		precision announcement.Precision
	}{{time.RFC3339, announcement.Second}, {"2006-01-02T15:04Z07:00", announcement.Minute}, {"20060102150405", announcement.Second}} {
		if t, err := time.Parse(form.layout, text); err == nil {
			return t.In(announcement.China).Truncate(time.Second), form.precision
		}
	}
	if t, err := time.ParseInLocation(time.DateOnly, text, announcement.China); err == nil {
		return t, announcement.Day
	}
	return time.Time{}, ""
}

// mediaType returns the type without its parameters, in lower case.
func mediaType(field string) string {
	name, _, _ := strings.Cut(field, ";")
	return strings.ToLower(strings.TrimSpace(name))
}

func isHTML(mediaType string) bool {
	return mediaType == "text/html" || mediaType == "application/xhtml+xml"
}

// shorten keeps a name to a length that fits a line of a report.
func shorten(name string) string {
	const longest = 300 // bytes
	if len(name) <= longest {
		return name
	}
	return strings.ToValidUTF8(name[:longest], "") + "…"
}

// redirect notes where an address leads.
func (l *lister) redirect(from, to string) {
	u, err := pageURL(from)
	if err != nil {
		return
	}
	target, err := u.Parse(to)
	if err != nil || target.Host == "" {
		return
	}
	if l.moved == nil {
		l.moved = map[string]string{}
	}
	if a, b := normal(u), normal(target); a != b {
		l.moved[a] = b
	}
}

// address returns the address of a record, nil for those that have none on the web.
func (r *record) address() (*url.URL, error) {
	if !onWeb(r.uri) {
		return nil, nil
	}
	return pageURL(r.uri)
}

func onWeb(uri string) bool { return strings.HasPrefix(strings.ToLower(uri), "http") }

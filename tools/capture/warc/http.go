package warc

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Response is the head of an HTTP response as a record holds it.
type Response struct {
	Status int
	Size   int // bytes of the head, its blank line included
	fields map[string]string
}

// ParseResponse reads the head that a block begins with; false when there is none or it does not end within the block.
// Markup without a head is an answer of HTTP/0.9. Fields without a status line have the status that the field :status of
// HTTP/2 gives, else 0.
func ParseResponse(block []byte) (Response, bool) {
	line, lines, _ := bytes.Cut(block, []byte("\n"))
	proto, rest, _ := strings.Cut(string(line[:min(len(line), 100)]), " ")
	bare := !strings.HasPrefix(proto, "HTTP/")
	switch {
	case bare && looksPlain(block):
		return Response{Status: 200}, true
	case bare && fieldName(line) == "":
		return Response{}, false
	}
	r := Response{Size: headEnd(block), fields: map[string]string{}}
	if r.Size == 0 {
		return Response{}, false
	}
	if lines = lines[:r.Size-len(line)-1]; bare {
		lines = block[:r.Size]
		rest = strings.TrimPrefix(string(line[:min(len(line), 100)]), ":status:")
	}
	code, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	r.Status, _ = strconv.Atoi(code)
	for name, value := range fields(lines) {
		name = strings.ToLower(name)
		if first, twice := r.fields[name]; !twice {
			r.fields[name] = value
		} else if name == "content-encoding" || name == "transfer-encoding" {
			r.fields[name] = first + "," + value
		}
	}
	return r, true
}

// fieldName returns the name of the field that a line holds, "" when it holds none (RFC 9110 §5.6.2).
func fieldName(line []byte) string {
	name, _, ok := bytes.Cut(bytes.TrimPrefix(line, []byte(":")), []byte(":"))
	if !ok || bytes.ContainsFunc(name, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune("!#$%&'*+-.^_`|~", r)
	}) {
		return ""
	}
	return string(name)
}

// Get returns the first field of a name, "" when there is none.
func (r Response) Get(name string) string { return r.fields[strings.ToLower(name)] }

// Coded reports whether the payload is something else than the bytes after the head.
func (r Response) Coded() bool {
	return r.chunked() || len(codings(r.Get("Content-Encoding"))) > 0
}

func (r Response) chunked() bool {
	return strings.Contains(strings.ToLower(r.Get("Transfer-Encoding")), "chunked")
}

// Payload undoes the transfer and content codings of the bytes after the head. Crawlers that stored them undone and
// left the fields standing are seen through. Whole is false when nothing shows that the end is there. An error
// says that there is no telling the payload: a coding is unknown, its data are broken, or they are more than limit bytes (ErrTooLarge).
func (r Response) Payload(entity []byte, limit int64) (_ []byte, whole bool, err error) {
	payload, chunked := entity, false
	if r.chunked() {
		payload, chunked, whole = dechunk(entity)
	}
	if n, err := strconv.ParseInt(r.Get("Content-Length"), 10, 64); err == nil && !chunked {
		whole = n == int64(len(entity))
	}
	names := codings(r.Get("Content-Encoding"))
	if len(names) > maxCodings {
		return nil, false, fmt.Errorf("has %d content codings", len(names))
	}
	for i := len(names) - 1; i >= 0; i-- {
		var done bool
		if payload, done, err = decode(names[i], payload, limit); err != nil {
			return nil, false, err
		}
		whole = whole || done
	}
	if int64(len(payload)) > limit {
		return nil, false, ErrTooLarge
	}
	whole = whole || Ends(payload)
	if chunked && !whole {
		return nil, false, errors.New("the last chunk is missing")
	}
	return payload, whole, nil
}

// Ends reports whether a page has its end tag.
func Ends(page []byte) bool {
	tail := bytes.ToLower(page[max(0, len(page)-256):])
	return bytes.Contains(tail, []byte("</html>"))
}

// Prefix returns what the payload begins with, as far as the first bytes after the head tell.
func (r Response) Prefix(entity []byte) []byte {
	if r.chunked() {
		entity, _, _ = dechunk(entity)
	}
	names := codings(r.Get("Content-Encoding"))
	for i := min(len(names), maxCodings) - 1; i >= 0; i-- {
		entity = begin(names[i], entity)
	}
	return entity
}

// dechunk undoes the chunked coding of RFC 9112 §7.1. What does not begin with a chunk's size was not chunked and comes
// back whole; after a broken chunk, what came before it comes back.
func dechunk(b []byte) (data []byte, chunked, whole bool) {
	rest := b
	for first := true; ; first = false {
		line, after, ok := bytes.Cut(rest, []byte("\n"))
		digits, _, _ := strings.Cut(string(line[:min(len(line), 64)]), ";")
		size, err := strconv.ParseUint(strings.TrimSpace(digits), 16, 31)
		switch {
		case first && (!ok || err != nil):
			return b, false, false
		case !ok || err != nil:
			return data, true, false
		case size == 0:
			return data, true, true
		case size > uint64(len(after)):
			return append(data, after...), true, false
		}
		if data == nil {
			data = make([]byte, 0, len(b))
		}
		data, rest = append(data, after[:size]...), after[size:]
		rest = bytes.TrimPrefix(bytes.TrimPrefix(rest, []byte("\r")), []byte("\n"))
	}
}

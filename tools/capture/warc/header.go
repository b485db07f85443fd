package warc

import (
	"bytes"
	"strconv"
	"strings"
)

// Header holds the named fields of a record that say what it is; names are those of ISO 28500:2017 §5.
type Header struct {
	Type           string // response, resource, …, in lower case
	ID             string // WARC-Record-ID
	TargetURI      string
	Date           string
	ContentType    string
	ContentLength  int64 // bytes, as written
	PayloadDigest  string
	BlockDigest    string
	RefersTo       string
	RefersToURI    string // WARC-Refers-To-Target-URI
	RefersToDate   string
	Truncated      string // why the crawler cut the payload off, "" when it did not
	Segment        string // WARC-Segment-Number
	IdentifiedType string // WARC-Identified-Payload-Type
	hasLength      bool
	badLength      string // a Content-Length that is no length
}

// maxHeader is far above what fields need; addresses of some kilobytes are seen.
const maxHeader = 64 << 10

// parseHeader reads the lines of a header, the version line first. It is lenient: line ends may be LF alone,
// lines may be folded, lines without a colon are passed over.
func parseHeader(lines []byte) (Header, bool) {
	var h Header
	_, lines, _ = bytes.Cut(lines, []byte("\n"))
	for name, value := range fields(lines) {
		switch strings.ToLower(name) {
		case "warc-type":
			h.Type = strings.ToLower(value)
		case "warc-record-id":
			h.ID = bare(value)
		case "warc-target-uri":
			h.TargetURI = bare(value)
		case "warc-date":
			h.Date = value
		case "content-type":
			h.ContentType = value
		case "content-length":
			n, err := strconv.ParseInt(value, 10, 64)
			if err == nil && n >= 0 && !h.hasLength {
				h.ContentLength, h.hasLength = n, true
			} else if !h.hasLength {
				h.badLength = value
			}
		case "warc-payload-digest":
			h.PayloadDigest = value
		case "warc-block-digest":
			h.BlockDigest = value
		case "warc-refers-to":
			h.RefersTo = bare(value)
		case "warc-refers-to-target-uri":
			h.RefersToURI = bare(value)
		case "warc-refers-to-date":
			h.RefersToDate = value
		case "warc-truncated":
			h.Truncated = value
		case "warc-segment-number":
			h.Segment = value
		case "warc-identified-payload-type":
			h.IdentifiedType = value
		}
	}
	return h, h.Type != ""
}

// bare takes off the angle brackets that WARC/1.0 puts around addresses, and some writers around the target's too.
func bare(value string) string {
	if strings.HasPrefix(value, "<") && strings.HasSuffix(value, ">") {
		return value[1 : len(value)-1]
	}
	return value
}

// fields yields the named fields of WARC and HTTP headers.
func fields(lines []byte) func(yield func(name, value string) bool) {
	return func(yield func(name, value string) bool) {
		name := ""
		var value []byte
		for len(lines) > 0 {
			var line []byte
			line, lines, _ = bytes.Cut(lines, []byte("\n"))
			line = bytes.TrimSuffix(line, []byte("\r"))
			if len(line) > 0 && (line[0] == ' ' || line[0] == '\t') {
				value = append(append(value, ' '), bytes.TrimSpace(line)...)
				continue
			}
			if name != "" && !yield(name, string(value)) {
				return
			}
			n, v, ok := bytes.Cut(line, []byte(":"))
			if name = ""; ok {
				name, value = string(bytes.TrimSpace(n)), append(value[:0], bytes.TrimSpace(v)...)
			}
		}
		if name != "" {
			yield(name, string(value))
		}
	}
}

// recordHeadEnd returns the same for the header of a record: the line of another record ends it without being its end, so that
// headers without an end cost no more than their length.
func recordHeadEnd(b []byte) (n int, cut bool) {
	for at := 0; ; {
		i := bytes.IndexByte(b[at:], '\n')
		if i < 0 {
			return 0, false
		}
		at += i + 1
		switch rest := b[at:]; {
		case bytes.HasPrefix(rest, []byte("\n")):
			return at + 1, false
		case bytes.HasPrefix(rest, []byte("\r\n")):
			return at + 2, false
		case isVersion(rest):
			return 0, true
		}
	}
}

// isVersion reports whether a line is the first of a record.
func isVersion(line []byte) bool {
	const begin = "WARC/1."
	return len(line) > len(begin)+1 && string(line[:len(begin)]) == begin && line[len(begin)] >= '0' && line[len(begin)] <= '9' &&
		(line[len(begin)+1] == '\r' || line[len(begin)+1] == '\n')
}

// headEnd returns the length of the lines up to and with the first blank one, 0 when there is none.
func headEnd(b []byte) int {
	for at := 0; ; {
		i := bytes.IndexByte(b[at:], '\n')
		if i < 0 {
			return 0
		}
		at += i + 1
		if at < len(b) && b[at] == '\n' {
			return at + 1
		}
		if at+1 < len(b) && b[at] == '\r' && b[at+1] == '\n' {
			return at + 2
		}
	}
}

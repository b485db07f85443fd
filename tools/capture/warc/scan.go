// Package warc reads WARC files (ISO 28500:2017, versions 1.0 and 1.1), sound and damaged ones, plain or as gzip, without
// taking a whole record into memory.
package warc

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"math"
)

// Record is one record that a Scanner found.
type Record struct {
	Header
	Place
	Head  []byte // the first bytes of the block, at most 32 KiB; the Scanner's until its next Next
	Short bool   // the block is shorter than the header says: its end may be missing
}

// Place is all that is needed to read a record's block again.
type Place struct {
	Position
	Out        int64 // byte of what the file unpacks to; in a plain file, of the file
	HeaderSize int64 // bytes before the block
	Length     int64 // bytes of the block, as found
}

const (
	headSize   = 32 << 10
	bufferSize = 128 << 10 // of a scan; holds a header
)

// Scanner finds the records of a file one after the other.
type Scanner struct {
	ra     io.ReaderAt
	size   int64
	damage func(Damage)
	tape   *tape
	buf    *bufio.Reader
	out    int64 // byte of what the file unpacks to that comes next
	budget int64 // bytes that may be read a second time
	any    bool  // a record was found
	head   []byte
}

// NewScanner returns a Scanner of the size bytes of a file. Damage is told and passed
// over: a record's length that is wrong, members and headers that are broken, bytes that belong to no record.
func NewScanner(ra io.ReaderAt, size int64, damage func(Damage)) (*Scanner, error) {
	s := &Scanner{ra: ra, size: size, damage: damage, budget: startBudget(size)}
	return s, s.seek(Position{}, 0)
}

func (s *Scanner) tell(at int64, err error) { s.damage(Damage{At: at, Err: err}) }

// seek goes to a place where a record begins.
func (s *Scanner) seek(p Position, out int64) (err error) {
	if s.tape, err = newTape(s.ra, s.size, p, out, &s.budget, s.damage); err != nil {
		return err
	}
	if s.buf == nil {
		s.buf = bufio.NewReaderSize(nil, bufferSize)
	}
	s.buf.Reset(s.tape)
	s.out = out
	return nil
}

// Packed reports whether the file is gzip, and so reading a record unpacks what its member holds before it.
func (s *Scanner) Packed() bool { return s.tape.gzip }

// Next returns the next record, io.EOF after the last. Other errors are of the file system.
func (s *Scanner) Next() (*Record, error) {
	for {
		if err := s.toRecord(); err != nil {
			return nil, err
		}
		lines, wrong, err := s.headerLines()
		if err != nil {
			return nil, err
		}
		position := s.tape.position(s.out)
		h, ok := parseHeader(lines)
		if !ok {
			s.tell(position.At, cmp.Or(wrong, errHeader))
			if err := s.skip(len("WARC/")); err != nil {
				return nil, err
			}
			if _, err := s.toMarker(); err != nil {
				return nil, err
			}
			continue
		}
		s.any = true
		r := &Record{Header: h, Place: Place{Position: position, Out: s.out, HeaderSize: int64(len(lines))}}
		if err := s.skip(len(lines)); err != nil {
			return nil, err
		}
		return r, s.block(r)
	}
}

// toRecord goes to where the next record begins.
func (s *Scanner) toRecord() error {
	if err := s.lineEnds(); err != nil {
		return err
	}
	begin, err := s.peek(len("WARC/"))
	if err != nil {
		return err
	}
	if len(begin) == 0 {
		return io.EOF
	}
	if string(begin) == "WARC/" {
		return nil
	}
	at := s.tape.position(s.out).At
	if s.tape.gzip && !s.any && bytes.HasPrefix(begin, gzipMagic) {
		s.tell(at, errNested)
		return io.EOF
	}
	if _, err := s.toMarker(); err != nil {
		if err == io.EOF && !s.any {
			return err // the file holds no record at all, which is another matter
		}
		s.tell(at, errBetween)
		return err
	}
	s.tell(at, errBetween)
	return nil
}

var errBetween = errors.New("has bytes that belong to no record")

// lineEnds skips the line ends after a block.
func (s *Scanner) lineEnds() error {
	for {
		b, err := s.peek(1)
		if err != nil {
			return err
		}
		if len(b) == 0 || b[0] != '\r' && b[0] != '\n' {
			return nil
		}
		if err := s.skip(1); err != nil {
			return err
		}
	}
}

var errHeader = errors.New("has a header that is no record's")

// headerLines returns the lines of the header that begins here; when it has no end in reach, none and what is wrong.
func (s *Scanner) headerLines() (lines []byte, wrong, err error) {
	for size := 4 << 10; ; size = maxHeader {
		b, err := s.peek(size)
		if err != nil {
			return nil, nil, err
		}
		n, cut := recordHeadEnd(b)
		switch {
		case n > 0:
			return b[:n], nil, nil
		case cut:
			return nil, errHeader, nil
		case len(b) < size:
			return nil, errors.New("breaks off within a header"), nil
		case size == maxHeader:
			return nil, fmt.Errorf("has a header of more than %d bytes", maxHeader), nil
		}
	}
}

// block goes to the end of a record's block. The length is right when a record or nothing comes after it, or the line
// ends that belong there and there is no sign of a record before. When it is not, the block ends where the next record begins, within the length or after it.
func (s *Scanner) block(r *Record) error {
	if !r.hasLength {
		return s.unmeasured(r)
	}
	head, err := s.peek(headSize) // the length may be too short
	if err != nil {
		return err
	}
	s.head = append(s.head[:0], head...)
	defer func() { r.Head = s.head[:min(int64(len(s.head)), r.Length)] }()

	start := s.out
	var within *marker
	for left := r.ContentLength; left > 0; {
		lied := s.budget < 0 // so often that the first record met is believed
		m, n, err := s.scan(left, lied)
		if err != nil {
			return err
		}
		left -= n
		if within == nil {
			within = m
		}
		if n == 0 || lied && m != nil {
			break
		}
	}
	r.Length = s.out - start
	right, lineEnds, err := s.atEnd()
	if err != nil {
		return err
	}
	if (right || lineEnds && within == nil) && r.Length == r.ContentLength {
		return nil
	}
	at := r.At
	switch {
	case within != nil:
		r.Length, r.Short = max(within.end-start, 0), true
		s.tell(at, fmt.Errorf("has a record of %d bytes that says %d", r.Length, r.ContentLength))
		if s.out == within.out {
			return nil
		}
		s.budget -= s.out - within.out + within.position.Skip
		return s.seek(within.position, within.out)
	case r.Length < r.ContentLength:
		s.tell(at, fmt.Errorf("breaks off: %d of a record's %d bytes", r.Length, r.ContentLength))
		r.Short = true
		return nil
	}
	end, err := s.toMarker()
	if err != nil && err != io.EOF {
		return err
	}
	r.Length = max(end, start+r.Length) - start
	s.tell(at, fmt.Errorf("has a record of %d bytes that says %d", r.Length, r.ContentLength))
	return nil
}

// unmeasured goes to the end of the block of a record that does not say how long it is: the next one.
func (s *Scanner) unmeasured(r *Record) error {
	head, err := s.peek(headSize)
	if err != nil {
		return err
	}
	s.head = append(s.head[:0], head...)
	start := s.out
	end, err := s.toMarker()
	if err != nil && err != io.EOF {
		return err
	}
	r.Length, r.Short = max(end-start, 0), err == io.EOF
	r.Head = s.head[:min(int64(len(s.head)), r.Length)]
	s.tell(r.At, fmt.Errorf("has a record of %d bytes that says %.40q", r.Length, r.badLength))
	return nil
}

// atEnd reports whether a record or the end of the file follows, with the two line ends that should stand before it or
// without; and whether at least those do.
func (s *Scanner) atEnd() (right, lineEnds bool, err error) {
	b, err := s.peek(len(blockEnd) + len("WARC/"))
	if err != nil {
		return false, false, err
	}
	next := bytes.TrimLeft(b, "\r\n")
	next = bytes.TrimRight(next[:min(len(next), len("WARC/"))], "\r\n") // the file may end within these letters
	return bytes.HasPrefix([]byte("WARC/"), next), bytes.HasPrefix(b, []byte(blockEnd)), nil
}

// marker is where a record seems to begin.
type marker struct {
	position Position
	out      int64
	end      int64 // of the block before it
}

// toMarker goes to where a record seems to begin and returns where the block before it ends; at the end of the file
// it returns io.EOF and where that is.
func (s *Scanner) toMarker() (end int64, err error) {
	for {
		m, n, err := s.scan(math.MaxInt64, true)
		switch {
		case err != nil:
			return 0, err
		case m != nil:
			return m.end, nil
		case n == 0:
			return s.out, io.EOF
		}
	}
}

// scan takes at most limit bytes and returns how many, 0 at the end of the file, and the first marker among them.
// With stop it takes no more than the bytes before the marker.
func (s *Scanner) scan(limit int64, stop bool) (*marker, int64, error) {
	const sign = "\nWARC/1."
	const reach = len(blockEnd) + len(sign) + len("0\r")     // a marker may stand across the end, with line ends before it
	want := int(min(limit, int64(bufferSize-reach))) + reach // a block may end within a marker
	if have := s.buf.Buffered(); have > 100*reach && have < want {
		want = have // to fill the buffer for each of many markers would cost more than to look
	}
	b, err := s.peek(want)
	if err != nil || len(b) == 0 {
		return nil, 0, err
	}
	var m *marker
	for at := 0; m == nil; {
		i := bytes.Index(b[at:], []byte(sign))
		if i < 0 {
			break
		}
		at += i + len(sign)
		begin := at - len(sign) + 1
		if !isVersion(b[begin:]) {
			continue
		}
		if int64(begin) >= limit {
			break
		}
		end := len(trimEnd(b[:begin]))
		m = &marker{out: s.out + int64(begin), end: s.out + int64(end), position: s.tape.position(s.out + int64(begin))}
	}
	n := len(b)
	if n == want {
		n -= reach
	}
	if int64(n) > limit {
		n = int(limit)
	}
	if m != nil && stop {
		n = int(m.out - s.out)
	}
	return m, int64(n), s.skip(n)
}

// trimEnd takes off the two line ends that follow every block.
func trimEnd(b []byte) []byte {
	for range 2 {
		b = bytes.TrimSuffix(b, []byte("\n"))
		b = bytes.TrimSuffix(b, []byte("\r"))
	}
	return b
}

// peek returns the next n bytes, fewer at the end of the file.
func (s *Scanner) peek(n int) ([]byte, error) {
	b, err := s.buf.Peek(n)
	if err == io.EOF {
		err = nil
	}
	return b, err
}

func (s *Scanner) skip(n int) error {
	n, err := s.buf.Discard(n)
	s.out += int64(n)
	return err
}

// Open returns the block of a record that a Scanner found in the same file.
func Open(ra io.ReaderAt, size int64, p Place) (io.Reader, error) {
	budget := int64(0)
	t, err := newTape(ra, size, p.Position, p.Out, &budget, func(Damage) {})
	if err != nil {
		return nil, err
	}
	if _, err := io.CopyN(io.Discard, t, p.HeaderSize); err != nil {
		return nil, err
	}
	return io.LimitReader(t, p.Length), nil
}

package warc

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
)

// Position is where a record begins.
type Position struct {
	At   int64 // byte of the file: where the record begins, or the gzip member that it begins in
	Skip int64 // bytes that the member unpacks to before the record; 0 in a plain file
}

// The bounds of what a damaged or hostile file may cost.
const (
	maxRatio     = 300      // unpacked to packed; HTML seldom passes 20, deflate ends at 1032
	ratioSlack   = 16 << 20 // bytes unpacked before the ratio counts
	rereadFactor = 8        // times the size of the file that looking for a place to go on may read in all
)

// tape gives the bytes of a plain file, or what the members of a gzip file unpack to as if they were one.
type tape struct {
	in     window
	gzip   bool
	zip    gzip.Reader
	within bool    // a member is being unpacked
	member int64   // where it begins
	opened int64   // byte of the output that it begins with
	first  int64   // where the tape began
	begun  int64   // byte of the output that it began with
	out    int64   // byte of the output that comes next
	starts []start // of members, not before the position last asked for
	failed error   // why the last member broke off; what comes next is to be looked for
	gap    string  // bytes to give before that
	budget *int64  // bytes that may still be read again
	damage func(Damage)
	ended  bool
}

// Damage is what is wrong with a file.
type Damage struct {
	At   int64 // byte of the file that it is near
	Err  error
	Lost Span // what of the output is wrong, or where bytes are missing; zero when none is known to be
}

// Span is a part of what a file unpacks to, in bytes; it may be empty.
type Span struct{ From, To int64 }

// Touches reports whether a part of the output reaches into the span.
func (s Span) Touches(from, to int64) bool { return from < s.To && s.From < to }

// start says that a member begins at a byte of the file and with a byte of the output.
type start struct{ out, at int64 }

// newTape returns a tape that begins at a position, which is byte out of the output.
func newTape(ra io.ReaderAt, size int64, from Position, out int64, budget *int64, damage func(Damage)) (*tape, error) {
	t := &tape{in: window{ra: ra, size: size, at: from.At}, first: from.At, out: out - from.Skip, begun: out - from.Skip, budget: budget, damage: damage}
	magic := make([]byte, 2)
	n, err := ra.ReadAt(magic, from.At)
	if n < len(magic) && err != nil && err != io.EOF {
		return nil, err
	}
	t.gzip = bytes.Equal(magic, gzipMagic[:2])
	if !t.gzip {
		return t, nil
	}
	_, err = io.CopyN(io.Discard, t, from.Skip)
	return t, err
}

// Unpack returns what a gzip file unpacks to; damage is told and passed over.
func Unpack(ra io.ReaderAt, size int64, damage func(Damage)) (io.Reader, error) {
	budget := startBudget(size)
	return newTape(ra, size, Position{}, 0, &budget, damage)
}

// startBudget returns how many bytes may be read again in a file of a size.
func startBudget(size int64) int64 { return rereadFactor*size + 1<<20 }

// position returns where the byte of the output lies; it never goes back.
func (t *tape) position(out int64) Position {
	if !t.gzip {
		return Position{At: t.first + out - t.begun}
	}
	for len(t.starts) > 1 && t.starts[1].out <= out {
		t.starts = t.starts[1:]
	}
	if len(t.starts) == 0 {
		return Position{At: t.first}
	}
	return Position{At: t.starts[0].at, Skip: out - t.starts[0].out}
}

// Read implements io.Reader. Errors are of the file system only; damage is told and passed over.
func (t *tape) Read(p []byte) (int, error) {
	if !t.gzip {
		n, err := t.in.Read(p)
		t.out += int64(n)
		return n, err
	}
	for len(p) > 0 && !t.ended {
		var n int
		var err error
		switch {
		case t.gap != "":
			n = copy(p, t.gap)
			t.gap = t.gap[n:]
		case t.failed != nil:
			err = t.passOver()
		case !t.within:
			err = t.nextMember()
		default:
			n, err = t.zip.Read(p)
			if t.within = err == nil; err == io.EOF {
				err = nil
			} else if err != nil && t.in.err == nil {
				t.failed, t.gap, err = err, missing, nil
			}
		}
		t.out += int64(n)
		if t.out-t.begun > ratioSlack+maxRatio*(t.in.at-t.first) {
			t.tell(fmt.Errorf("unpacks to more than %d times its size, the rest was not read", maxRatio))
			t.ended = true
		}
		if n > 0 || err != nil {
			return n, err
		}
	}
	return 0, io.EOF
}

func (t *tape) tell(err error) { t.damage(Damage{At: t.member, Err: err, Lost: Span{t.out, t.out}}) }

// missing stands where bytes are lost, so that what comes next is not taken for the rest of the record that broke off: it
// ends a header and, after that, a block.
const missing = blockEnd + blockEnd

// blockEnd follows every block.
const blockEnd = "\r\n\r\n"

var gzipMagic = []byte{0x1f, 0x8b, 8}

// nextMember opens the member that begins here. Zeros may stand between members and after them.
func (t *tape) nextMember() error {
	b, err := t.in.ReadByte()
	for err == nil && b == 0 {
		b, err = t.in.ReadByte()
	}
	if err == io.EOF {
		t.ended = true
		return nil
	}
	if err != nil {
		return err
	}
	t.in.unread()
	t.member = t.in.at
	if err := t.zip.Reset(&t.in); err != nil {
		if t.in.err == nil {
			t.failed, t.gap, t.opened = err, missing, t.out
		}
		return t.in.err
	}
	t.zip.Multistream(false)
	t.within, t.opened = true, t.out
	if n := len(t.starts); n > 0 && t.starts[n-1].out == t.out {
		t.starts = t.starts[:n-1] // the last one was empty
	}
	t.starts = append(t.starts, start{t.out, t.member})
	return nil
}

// passOver tells of a failed member and goes on with the first later one that begins with a record. What a member gave
// before it broke off is right; before a wrong checksum or code, none of it can be relied on.
func (t *tape) passOver() error {
	gap := t.out - int64(len(missing))
	d := Damage{At: t.member, Err: t.failed, Lost: Span{t.opened, gap}}
	if errors.Is(t.failed, io.ErrUnexpectedEOF) {
		d.Err, d.Lost.From = errCut, gap
	}
	t.damage(d)
	t.failed = nil
	for at := t.member; ; {
		if *t.budget -= t.in.at - at + windowSize; *t.budget < 0 {
			t.tell(errors.New("is broken in too many places, the rest was not read"))
			t.ended = true
			return nil
		}
		var err error
		if at, err = t.in.find(at+1, gzipMagic); err != nil || at < 0 {
			t.ended = true
			return err
		}
		t.in.seek(at)
		begin := make([]byte, len("WARC/"))
		if t.zip.Reset(&t.in) == nil {
			t.zip.Multistream(false)
			if _, err := io.ReadFull(&t.zip, begin); err == nil && string(begin) == "WARC/" {
				t.in.seek(at)
				return nil
			}
		}
		if t.in.err != nil {
			return t.in.err
		}
	}
}

// window reads a file from a place on, byte by byte where it must.
type window struct {
	ra   io.ReaderAt
	size int64
	at   int64 // of the next byte
	err  error // of the file system
	buf  []byte
	n    int // bytes of buf not yet read, its last ones
}

const windowSize = 32 << 10

func (w *window) fill() error {
	if w.err != nil {
		return w.err
	}
	if w.at >= w.size {
		return io.EOF
	}
	if w.buf == nil {
		w.buf = make([]byte, windowSize)
	}
	want := min(int64(cap(w.buf)), w.size-w.at)
	w.buf = w.buf[:want]
	n, err := w.ra.ReadAt(w.buf, w.at)
	if n == 0 && err != nil {
		if err != io.EOF {
			w.err = err
		}
		return err
	}
	w.buf, w.n = w.buf[:n], n
	return nil
}

func (w *window) Read(p []byte) (int, error) {
	if w.n == 0 {
		if err := w.fill(); err != nil {
			return 0, err
		}
	}
	n := copy(p, w.buf[len(w.buf)-w.n:])
	w.n -= n
	w.at += int64(n)
	return n, nil
}

// ReadByte implements io.ByteReader, so that flate takes no byte beyond the end of a member.
func (w *window) ReadByte() (byte, error) {
	if w.n == 0 {
		if err := w.fill(); err != nil {
			return 0, err
		}
	}
	b := w.buf[len(w.buf)-w.n]
	w.n--
	w.at++
	return b, nil
}

func (w *window) unread() { w.n++; w.at-- }

func (w *window) seek(at int64) { w.at, w.n = at, 0 }

// find returns where the pattern next stands, -1 when it does not.
func (w *window) find(from int64, pattern []byte) (int64, error) {
	for w.seek(from); ; w.at += int64(w.n - len(pattern) + 1) {
		if w.at+int64(len(pattern)) > w.size {
			return -1, nil
		}
		if err := w.fill(); err == io.EOF {
			return -1, nil
		} else if err != nil {
			return -1, err
		}
		if i := bytes.Index(w.buf, pattern); i >= 0 {
			return w.at + int64(i), nil
		}
		if w.n < len(pattern) {
			return -1, nil
		}
	}
}

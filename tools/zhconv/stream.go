package zhconv

import "golang.org/x/text/transform"

// Transformer converts a stream, for transform.NewReader and transform.NewWriter. It gives what String gives, however the
// text arrives, and holds some dozen kilobytes of it.
type Transformer struct {
	c  *Converter
	in []byte // what shows what stands before, and what is not yet converted

	// Places in the input. Protected strings and addresses may reach into what is not yet converted.
	start     int // of what is not yet converted
	protected int // up to here it stays as it is
	address   int // from here on addresses are to be found

	out  []byte
	sent int // of out
}

var _ transform.Transformer = (*Transformer)(nil)

// Transformer returns a new transformer, for one stream at a time.
func (c *Converter) Transformer() *Transformer { return &Transformer{c: c} }

// Reset makes the transformer ready for another stream.
func (t *Transformer) Reset() { *t = Transformer{c: t.c, in: t.in[:0], out: t.out[:0]} }

const (
	part       = 1 << 14 // bytes converted at once
	keepBefore = 64      // bytes that show what stands before a place: enough for reach characters
)

// Transform implements transform.Transformer.
func (t *Transformer) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	for {
		n := copy(dst[nDst:], t.out[t.sent:])
		nDst += n
		if t.sent += n; t.sent < len(t.out) {
			return nDst, nSrc, transform.ErrShortDst
		}
		t.out, t.sent = t.out[:0], 0
		enough := t.start + t.ahead() + part
		n = min(len(src)-nSrc, enough-len(t.in))
		t.in = append(t.in, src[nSrc:nSrc+n]...)
		nSrc += n
		last := atEOF && nSrc == len(src)
		if len(t.in) < enough && !(last && t.start < len(t.in)) {
			return nDst, nSrc, nil
		}
		t.convert(last)
	}
}

// ahead is how many bytes after a place decide about it, at most.
func (t *Transformer) ahead() int { return t.reach() + leastPart }

// reach is the length, in bytes, of the longest that may be protected.
func (t *Transformer) reach() int {
	n := longestAddress
	if t.c.literals != nil {
		n = max(n, t.c.literals.longest)
	}
	return n
}

// convert converts what can be told from what has been read.
func (t *Transformer) convert(last bool) {
	known := len(t.in) // what is protected is known as far as it starts before
	if !last {
		known -= t.reach()
	}
	piece, at := 0, t.start // the piece that is converted now, and how far it is
	for _, s := range t.spans(known) {
		t.out, _ = t.c.engine.convert(t.out, t.in[piece:s.start], at-piece, true)
		end := min(s.end, known)
		t.out = append(t.out, t.in[s.start:end]...)
		piece, at = end, end
	}
	var used int
	t.out, used = t.c.engine.convert(t.out, t.in[piece:known], at-piece, last)
	t.forget(piece, piece+used)
}

// spans finds what is protected and starts before a place.
func (t *Transformer) spans(known int) []span {
	var found []span
	if t.protected > t.start {
		found = append(found, span{t.start, t.protected})
	}
	if t.c.addresses {
		n := len(found)
		found = addresses(found, t.in, max(t.address, t.start), known)
		if len(found) > n {
			t.address = found[len(found)-1].end
		}
	}
	if t.c.literals != nil {
		n := len(found)
		found = t.c.literals.find(found, t.in[t.start:], known-t.start)
		for i := range found[n:] {
			found[n+i].start += t.start
			found[n+i].end += t.start
		}
	}
	found = merge(found)
	if n := len(found); n > 0 {
		t.protected = max(t.protected, found[n-1].end)
	}
	return found
}

// forget drops the input before a place, up to which it is converted, but for what shows what stands before in the piece.
func (t *Transformer) forget(piece, place int) {
	from := max(piece, place-keepBefore)
	t.in = t.in[:copy(t.in, t.in[from:])]
	t.start = place - from
	t.protected = max(0, t.protected-from)
	t.address = max(0, t.address-from)
}

package announcement

import (
	"fmt"
	"strings"
)

// ReplaceAll makes several repairs to one block in one pass, where Replace would copy the text for each.
// At counts in the block's text as it stands; the repairs are in the order of the text and do not overlap.
// Each is logged as if it had been made by Replace, after those before it.
func (d *Document) ReplaceAll(block int, repairs []Repair) {
	text := d.Blocks[block].Text
	var b strings.Builder
	b.Grow(len(text))
	done := 0 // in text
	for _, r := range repairs {
		if r.At < done || r.At > len(text) || !strings.HasPrefix(text[r.At:], r.Before) {
			panic(fmt.Sprintf("repair %s: %q is not at byte %d of block %d", r.Rule, r.Before, r.At, block))
		}
		if r.Before == r.After {
			continue
		}
		b.WriteString(text[done:r.At])
		done = r.At + len(r.Before)
		r.Block, r.At = block, b.Len()
		b.WriteString(r.After)
		d.Repairs = append(d.Repairs, r)
	}
	b.WriteString(text[done:])
	d.Blocks[block].Text = b.String()
}

// rewinder takes repairs back from one text. It is a gap buffer because repairs come in runs along
// the text: a page with n repairs is replayed in about n steps, not in n copies of the text.
type rewinder struct {
	buf        []byte
	start, end int // the gap
}

func newRewinder(text string) *rewinder {
	return &rewinder{buf: []byte(text), start: len(text), end: len(text)}
}

func (w *rewinder) undo(r Repair) {
	w.moveGap(r.At + len(r.After))
	w.start -= len(r.After)
	if need := len(r.Before) - (w.end - w.start); need > 0 {
		w.grow(need)
	}
	w.start += copy(w.buf[w.start:w.end], r.Before)
}

func (w *rewinder) moveGap(at int) {
	if at < w.start {
		n := copy(w.buf[w.end-(w.start-at):w.end], w.buf[at:w.start])
		w.start, w.end = at, w.end-n
		return
	}
	n := copy(w.buf[w.start:], w.buf[w.end:w.end+at-w.start])
	w.start, w.end = at, w.end+n
}

func (w *rewinder) grow(need int) {
	gap := w.end - w.start + need + len(w.buf)/2
	buf := make([]byte, w.start+gap+len(w.buf)-w.end)
	copy(buf, w.buf[:w.start])
	copy(buf[w.start+gap:], w.buf[w.end:])
	w.buf, w.end = buf, w.start+gap
}

func (w *rewinder) String() string {
	return string(w.buf[:w.start]) + string(w.buf[w.end:])
}

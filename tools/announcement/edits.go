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
	done, logged := 0, len(d.Repairs) // done is in text
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
	if len(d.Blocks[block].Spans) > 0 {
		for _, r := range d.Repairs[logged:] {
			d.Blocks[block].shift(r)
		}
	}
}

// shift keeps the spans where they are on the words when a repair changes the length of the text before or in them.
// What is put in at an edge of a span stays outside it; a span whose words all went is dropped.
func (b *Block) shift(r Repair) {
	if len(b.Spans) == 0 {
		return
	}
	end, grown := r.At+len(r.Before), len(r.After)-len(r.Before)
	move := func(at int, closing bool) int {
		switch {
		case at < r.At || at == r.At && (closing || r.Before != ""):
			return at
		case at >= end:
			return at + grown
		case closing:
			return r.At + len(r.After)
		}
		return r.At
	}
	spans := b.Spans[:0:0]
	for _, s := range b.Spans {
		if s.At, s.End = move(s.At, false), move(s.End, true); s.At < s.End {
			spans = append(spans, s)
		}
	}
	b.Spans = spans
}

// Rewind is Extracted for a document that was read from a file and may have been changed since:
// the error names the first repair, from the last to the first, that does not fit the text.
func (d *Document) Rewind() ([]string, error) {
	rewinders := make([]*rewinder, len(d.Blocks))
	for i, block := range d.Blocks {
		rewinders[i] = newRewinder(block.Text)
	}
	for i := len(d.Repairs) - 1; i >= 0; i-- {
		r := d.Repairs[i]
		if r.Block < 0 || r.Block >= len(d.Blocks) {
			return nil, fmt.Errorf("repair %d (%s): there is no block %d", i, r.Rule, r.Block)
		}
		if !rewinders[r.Block].fits(r) {
			return nil, fmt.Errorf("repair %d (%s): %q is not at byte %d of block %d", i, r.Rule, r.After, r.At, r.Block)
		}
		rewinders[r.Block].undo(r)
	}
	texts := make([]string, len(d.Blocks))
	for i, w := range rewinders {
		texts[i] = w.String()
	}
	return texts, nil
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

// fits reports whether the text has what the repair put there.
func (w *rewinder) fits(r Repair) bool {
	if r.At < 0 || r.At > len(w.buf)-(w.end-w.start)-len(r.After) {
		return false
	}
	w.moveGap(r.At + len(r.After))
	return string(w.buf[r.At:w.start]) == r.After
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

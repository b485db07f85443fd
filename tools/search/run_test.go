package search

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRuns merges the runs of several batches, and compares them with what a plain look at the texts finds.
func TestRuns(t *testing.T) {
	const total = 3*batchSize - 1
	rnd := rand.New(rand.NewPCG(1, 2))
	characters := []rune("规划規劃征求意见一龥a1 。\U00020000")
	random := func() (lines []line) {
		for range rnd.IntN(4) {
			var b strings.Builder
			for range rnd.IntN(70) {
				b.WriteRune(characters[rnd.IntN(len(characters))])
			}
			lines = append(lines, line{b.String(), 1 + rnd.IntN(3)})
		}
		return lines
	}
	folding, all := NewFolding(simplify), names{ids: map[string]uint32{}}
	var runs []stream
	var parts [][ranges][]byte
	var sort sorter
	want := map[string]map[int]posting{}
	for doc := range total {
		first := &text{Lines: random()}
		second := &text{Lines: slices.Concat(first.Lines, random())}
		var err error
		if sort.entries, err = entriesOf(sort.entries, all.sequence(nil, folding, []*text{first, second}), doc%batchSize); err != nil {
			t.Fatal(err)
		}
		note(want, folding, doc, first)
		note(want, folding, doc, second)
		if doc%batchSize == batchSize-1 || doc == total-1 {
			encoded := sort.encode()
			for i := range encoded {
				encoded[i] = slices.Clone(encoded[i])
			}
			parts, sort.entries = append(parts, encoded), sort.entries[:0]
		}
	}
	got := map[string]map[int]posting{}
	for i := range ranges {
		runs = runs[:0]
		for k, part := range parts {
			runs = append(runs, stream{decoder: decoder{data: part[i]}, base: uint32(k * batchSize)})
		}
		m := merger{total: total, packer: newPacker(), names: &all}
		if err := m.run(runs); err != nil {
			t.Fatal(err)
		}
		for _, token := range m.tokens {
			at, own := token.lists()
			if own {
				t.Fatal("too long for this test")
			}
			found, err := decode(m.out[at.offset:at.offset+at.size], total)
			if err != nil {
				t.Fatal(err)
			}
			lists := map[int]posting{}
			for _, p := range found {
				lists[p.doc] = p
			}
			got[all.token(token.first, token.second)] = lists
		}
	}
	if d := cmp.Diff(want, got, cmp.AllowUnexported(posting{})); d != "" || len(got) < 50 {
		t.Error(len(got), d)
	}
}

// note adds a text to what is expected of its document.
func note(want map[string]map[int]posting, f *Folding, doc int, t *text) {
	at := 0
	add := func(token string, weight int, places uint32) {
		if want[token] == nil {
			want[token] = map[int]posting{}
		}
		p := want[token][doc]
		p.doc, p.weight = doc, max(p.weight, weight)
		p.places |= places
		want[token][doc] = p
	}
	for _, l := range t.Lines {
		last := ""
		for _, e := range f.elements(l.Text) {
			at++
			if e.text != "" {
				add(e.text, l.Weight, everywhere)
				if last != "" {
					add(last+separator+e.text, l.Weight, 0x01010101<<(at%8))
				}
			}
			last = e.text
		}
	}
}

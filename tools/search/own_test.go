package search

import (
	"encoding/binary"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// TestOwnFile spreads a long list over its files and reads it back: at first the token may stand anywhere in most documents, in the end
// all places are there.
func TestOwnFile(t *testing.T) {
	const total, token = 20_000, "规|划"
	var lists byWeight
	want := map[int]posting{}
	for doc := range uint32(total) {
		w := min(doc%11, 2)
		l := &lists[w]
		l.gaps = binary.AppendUvarint(l.gaps, uint64(doc-l.next))
		places, read := uint32(1<<(doc%32)), uint32(1<<(doc%32))
		if doc == total-1 {
			places, read = 1<<(telling+1)-1, everywhere
		}
		l.places = append(l.places, places)
		l.next = doc + 1
		l.n++
		want[int(doc)] = posting{int(doc), inTitle - int(w), read}
	}
	packer, files := newPacker(), fstest.MapFS{}
	put := func(name string, data []byte) error {
		files[name] = &fstest.MapFile{Data: data}
		return nil
	}
	file, further := lists.encodeOwn(total)
	for n, data := range append([][]byte{file}, further...) {
		if err := packer.write(put, listFile(token, n), data); err != nil {
			t.Fatal(err)
		}
	}
	x := &Index{files: files, manifest: manifest{Documents: total}}
	c := &column{token: token, own: true}
	if err := x.fill(c); err != nil {
		t.Fatal(err)
	}
	missing := 0
	for doc, p := range want {
		if got := c.all[c.at[doc]]; got != p {
			if missing++; c.unread(doc) == 0 || got.places != everywhere {
				t.Fatalf("%+v, want %+v", got, p)
			}
		}
	}
	if missing != total-chunk || len(c.read) != len(further)+1 {
		t.Errorf("%d of %d places are missing in the first of %d files", missing, total, len(further)+1)
	}
	for k := range further {
		if err := x.places(c, k+1); err != nil {
			t.Fatal(err)
		}
	}
	got := map[int]posting{}
	for doc, n := range c.at {
		got[doc] = c.all[n]
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(posting{})); diff != "" {
		t.Error(diff)
	}
}

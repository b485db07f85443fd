package search

import (
	"encoding/binary"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// FuzzElements holds that elements are folded for good, stand in order in their text, and are found again by themselves.
func FuzzElements(f *testing.F) {
	for _, s := range []string{"某區規劃（徵求意見稿）", "〔2021〕128号，Ａ。", "caf\u0301e", "㈠⑩½Ⅳ", "\xff\u200b\U00020000|", strings.Repeat("1", 70), "İſK가が"} {
		f.Add(s)
	}
	folding := NewFolding(simplify)
	f.Fuzz(func(t *testing.T, s string) {
		elements := folding.elements(s)
		last := 0
		for i, e := range elements {
			if e.start < last && e.end < last || e.end <= e.start || e.end > len(s) {
				t.Fatalf("%q: element %d at %d–%d", s, i, e.start, e.end)
			}
			last = e.start
			if strings.Contains(e.text, separator) || len([]rune(e.text)) > longestWord {
				t.Fatalf("%q: element %q", s, e.text)
			}
			if e.breaks() {
				continue
			}
			if again := folding.elements(e.text); len(again) != 1 || again[0].text != e.text {
				t.Fatalf("%q: %q folds to %v", s, e.text, again)
			}
		}
		text := canonical(elements)
		for _, phrase := range folding.phrases(s) {
			if !strings.Contains(text, canonical(phrase)) {
				t.Fatalf("%q does not contain its phrase %v", s, phrase)
			}
		}
	})
}

// FuzzShard holds that what is written is read back, and that damage is an error and nothing worse.
func FuzzShard(f *testing.F) {
	f.Add([]byte{1, 2, 3, 200, 9}, []byte("规|划"), []byte{1, 2})
	f.Add([]byte{}, []byte(""), []byte{255, 255, 255, 255, 255, 255, 255, 255, 255, 1})
	f.Fuzz(func(t *testing.T, postings, token, damage []byte) {
		var lists byWeight
		var want []posting
		doc := uint32(0)
		for w := range lists {
			lists[w].next, doc = 0, 0
			for i, b := range postings {
				if i%3 != w {
					continue
				}
				doc += uint32(b)
				lists[w].gaps = binary.AppendUvarint(lists[w].gaps, uint64(b))
				lists[w].places = append(lists[w].places, uint32(b)<<(b%4*8))
				lists[w].n++
				want = append(want, posting{int(doc), inTitle - w, uint32(b) * 0x01010101})
				doc++
			}
		}
		shard := appendEntry(nil, "a|b", []byte{1})
		shard = appendEntry(shard, "\xfe|"+string(token), lists.encode(nil))
		found, err := findEntry(shard, "\xfe|"+string(token))
		if err != nil {
			t.Fatal(err)
		}
		got, err := decode(found, 1<<30)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(posting{})); diff != "" {
			t.Fatal(diff)
		}
		_, _ = findEntry(damage, "a") // must return
		for _, read := range []func() ([]posting, error){
			func() ([]posting, error) { return decode(damage, 100) },
			func() ([]posting, error) { return decodeOwn(damage, true, 100) },
		} {
			damaged, err := read()
			for _, p := range damaged {
				if err == nil && (p.doc < 0 || p.doc >= 100 || p.weight < inBody || p.weight > inTitle) {
					t.Fatalf("%+v", p)
				}
			}
		}
	})
}

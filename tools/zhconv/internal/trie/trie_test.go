package trie

import (
	"bytes"
	"maps"
	"testing"
)

// lookup returns the values of the keys that text starts with, by their length in characters.
func lookup(t *Trie, text string) map[int]uint32 {
	found := map[int]uint32{}
	node, n := uint32(Root), 0
	for _, r := range text {
		var ok bool
		if node, ok = t.Next(node, r); !ok {
			break
		}
		n++
		if v, ok := t.Value(node); ok {
			found[n] = v
		}
	}
	return found
}

func TestTrie(t *testing.T) {
	keys := map[string]uint32{"发": 1, "发展": 0, "发展规划": 3, "展": 4, "A型": MaxValue, "𠀀": 6, "发𠀀": 7}
	built, err := Build(keys)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Build(keys)
	if err != nil {
		t.Fatal(err)
	}
	b := built.AppendBinary(nil)
	if !bytes.Equal(b, again.AppendBinary(nil)) {
		t.Error("built twice, it differs")
	}
	read, left, err := Decode(append(b, 7))
	if err != nil || len(left) != 1 {
		t.Fatalf("%d bytes left, %v", len(left), err)
	}
	for text, want := range map[string]map[int]uint32{
		"发展规划": {1: 1, 2: 0, 4: 3}, "发展规": {1: 1, 2: 0}, "发\x00": {1: 1}, "规": {}, "A型": {2: MaxValue}, "𠀀": {1: 6}, "发𠀀": {1: 1, 2: 7},
		"\x00": {}, "\U0010FFFF": {}, "A": {},
	} {
		if got := lookup(read, text); !maps.Equal(got, want) {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
	for i := 0; i < len(b); i += 97 {
		if _, _, err := Decode(b[:i]); err == nil {
			t.Errorf("no error for the first %d bytes", i)
		}
	}
}

// No character leads from the root to itself.
func TestRootIsNoChild(t *testing.T) {
	built, err := Build(map[string]uint32{"B": 1, "P": 2, "函": 3})
	if err != nil {
		t.Fatal(err)
	}
	for r := rune(-0x100); r < 0x11000; r++ {
		if node, ok := built.Next(Root, r); ok && node == Root {
			t.Errorf("%q does", r)
		}
	}
}

func TestEmpty(t *testing.T) {
	built, err := Build(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, empty := range []*Trie{built, {}} {
		if got := lookup(empty, "发"); len(got) != 0 {
			t.Errorf("got %v", got)
		}
	}
}

func TestBuildErrors(t *testing.T) {
	for _, keys := range []map[string]uint32{{"": 1}, {"\xff": 1}, {"\x00a": 1}, {"a": MaxValue + 1}} {
		if _, err := Build(keys); err == nil {
			t.Errorf("%v: no error", keys)
		}
	}
}

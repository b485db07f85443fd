package pinyin

// trie finds the words that begin at a place of a text, one character after the other. Its edges are a hash table with open addressing:
// two steps are taken for every character of a site, and a map would take most of the time.
type trie struct {
	edges []edge // their number is a power of two
	nodes int32  // without the root, which is 0
}

type edge struct {
	from, to int32 // nodes; to is 0 of a free place
	char     rune
	value    int32 // of the word that ends here; 0 when none does
}

func newTrie() *trie { return &trie{edges: make([]edge, 1<<10)} }

// slot returns where an edge is, or the free place for it.
func (t *trie) slot(from int32, char rune) *edge {
	h := (uint64(uint32(from))<<32 | uint64(uint32(char))) * 0x9e3779b97f4a7c15
	for i := h >> 32; ; i++ {
		e := &t.edges[i&uint64(len(t.edges)-1)]
		if e.to == 0 || e.from == from && e.char == char {
			return e
		}
	}
}

// step returns the node behind a node, or 0 when no word goes on so, and the value of the word that ends there, or 0.
func (t *trie) step(from int32, char rune) (node, value int32) {
	e := t.slot(from, char)
	return e.to, e.value
}

// set gives a word a value, which is not 0.
func (t *trie) set(word string, value int32) {
	node := int32(0)
	var last *edge
	for _, char := range word {
		if int(t.nodes) >= len(t.edges)/2 {
			t.grow()
		}
		if last = t.slot(node, char); last.to == 0 {
			t.nodes++
			*last = edge{from: node, to: t.nodes, char: char}
		}
		node = last.to
	}
	if last != nil {
		last.value = value
	}
}

func (t *trie) grow() {
	old := t.edges
	t.edges = make([]edge, 2*len(old))
	for _, e := range old {
		if e.to != 0 {
			*t.slot(e.from, e.char) = e
		}
	}
}

// value returns that of a word, or 0.
func (t *trie) value(word string) (value int32) {
	node := int32(0)
	for _, char := range word {
		if node, value = t.step(node, char); node == 0 {
			return 0
		}
	}
	return value
}

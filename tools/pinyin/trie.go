package pinyin

// trie finds the words that begin at a place of a text, one character after the other. Its edges are a hash table with open addressing:
// two steps are taken for every character of a site, and a map would take most of the time.
type trie struct {
	edges  []edge // their number is a power of two
	used   int
	values []int32 // by node: of the word that ends there; 0 when none does
}

type edge struct {
	from, to int32 // nodes; 0 is the root, which no edge leads to
	char     rune
}

func newTrie() *trie { return &trie{edges: make([]edge, 1<<10), values: make([]int32, 1)} }

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

// step returns the node behind a node, or 0 when no word goes on so.
func (t *trie) step(from int32, char rune) int32 { return t.slot(from, char).to }

// node returns the node of a word, and makes it when there is none.
func (t *trie) node(word string) int32 {
	node := int32(0)
	for _, char := range word {
		e := t.slot(node, char)
		if e.to == 0 {
			*e = edge{node, int32(len(t.values)), char}
			t.values = append(t.values, 0)
			if t.used++; t.used > len(t.edges)/2 {
				t.grow()
			}
			node = int32(len(t.values) - 1)
		} else {
			node = e.to
		}
	}
	return node
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

// has reports whether a word has been given a value.
func (t *trie) has(word string) bool { return t.values[t.node(word)] != 0 }

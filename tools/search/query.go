package search

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"
)

// Index is an index as it lies on a server. It reads only the files that a query needs.
type Index struct {
	files    fs.FS
	manifest manifest
	folder   *Folding
}

// Open reads the manifest and the folding table of the index in files.
func Open(files fs.FS) (*Index, error) {
	x := &Index{files: files}
	data, err := fs.ReadFile(files, manifestFile)
	if err != nil {
		return nil, fmt.Errorf("open the search index: %w", err)
	}
	if err := json.Unmarshal(data, &x.manifest); err != nil {
		return nil, fmt.Errorf("open the search index: %s: %w", manifestFile, err)
	}
	table, err := x.read(foldFile)
	if err != nil {
		return nil, fmt.Errorf("open the search index: %w", err)
	}
	changes := map[rune]rune{}
	for len(table) > 0 {
		from, n := utf8.DecodeRune(table)
		to, m := utf8.DecodeRune(table[n:])
		changes[from] = to
		table = table[n+m:]
	}
	x.folder = foldingBy(changes)
	return x, nil
}

// Hit is a document that may have the phrases of the query.
type Hit struct {
	Document int // a later one is newer
	Score    int // of the phrases' weights; a phrase weighs what its least token does
}

// Found is what a query found, the best first, of equally good ones the newest.
type Found struct {
	Hits []Hit // not taken yet; Next may find out that some are none

	index   *Index
	phrases [][]*column
	taken   bool // some hits
}

// column has the documents of a token.
type column struct {
	token string
	own   bool // in a file of its own
	all   []posting
	at    map[int]int // document → where it stands in all; nil when nothing has been read
	read  []bool      // the chunks of places of a list of its own
}

// few is a page of rows: so many documents are rather read than told apart by further lists.
const few = 10

// Search returns the documents that have every pair of neighbouring elements of every phrase, as far as their places tell one
// after the other. Whether they have the phrases is for Verify to say. The error is about a file of the index.
func (x *Index) Search(query string) (*Found, error) {
	f := &Found{index: x}
	if err := f.search(query); err != nil {
		return nil, fmt.Errorf("search for %q: %w", query, err)
	}
	return f, nil
}

func (f *Found) search(query string) error {
	short := false // a token has its list in a shard
	for _, phrase := range f.index.folder.phrases(query) {
		var columns []*column
		for _, token := range pairs(phrase) {
			c, err := f.index.column(token)
			if err != nil {
				return err
			}
			short = short || !c.own
			columns = append(columns, c)
		}
		f.phrases = append(f.phrases, columns)
	}
	if len(f.phrases) == 0 {
		return nil
	}
	if short {
		if f.collect(); len(f.Hits) <= few {
			return nil
		}
	}
	for _, columns := range f.phrases {
		for _, c := range columns {
			if err := f.index.fill(c); err != nil {
				return err
			}
		}
	}
	f.collect()
	return nil
}

// collect takes the documents that fit what has been read.
func (f *Found) collect() {
	f.Hits = nil
	for doc := range f.index.manifest.Documents {
		if score, ok := f.fits(doc); ok {
			f.Hits = append(f.Hits, Hit{doc, score})
		}
	}
	slices.SortFunc(f.Hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(b.Document, a.Document))
	})
}

// fits reports whether a document has all tokens that have been read, and one after the other.
func (f *Found) fits(doc int) (score int, ok bool) {
	for _, columns := range f.phrases {
		begins, weight := uint32(everywhere), inTitle
		for i, c := range columns {
			if c.at == nil {
				continue
			}
			n, ok := c.at[doc]
			if !ok {
				return 0, false
			}
			p := c.all[n]
			weight = min(weight, p.weight)
			if begins &= bits.RotateLeft32(p.places, -i); begins == 0 {
				return 0, false
			}
		}
		score += weight
	}
	return score, true
}

// Next takes at most n hits, having looked at further places where so many hits depend on them that it pays. A title that has all
// tokens has them one after the other often enough. Who comes again found that some of the hits were none, and more will be.
func (f *Found) Next(n int) ([]Hit, error) {
	enough := few
	if f.taken {
		enough = few / 2
	}
	f.taken = true
	for i := 0; i < min(n, len(f.Hits)); i++ {
		if f.Hits[i].Score > len(f.phrases)*inBody {
			continue
		}
		chunks := map[*column]int{}
		for _, columns := range f.phrases {
			for _, c := range columns {
				if k := c.unread(f.Hits[i].Document); k > 0 {
					chunks[c] = k
				}
			}
		}
		depend := 0
		for _, h := range f.Hits {
			same := true
			for c, k := range chunks {
				same = same && c.unread(h.Document) == k
			}
			if same {
				depend++
			}
		}
		if len(chunks) == 0 || depend <= enough {
			continue
		}
		for c, k := range chunks {
			if err := f.index.places(c, k); err != nil {
				return nil, err
			}
		}
		f.Hits = slices.DeleteFunc(f.Hits, func(h Hit) bool {
			_, ok := f.fits(h.Document)
			return !ok
		})
		i = -1 // others have moved up
	}
	n = min(n, len(f.Hits))
	next := f.Hits[:n:n]
	f.Hits = f.Hits[n:]
	return next, nil
}

// unread returns the chunk that has the places of a document, or 0 when they are known.
func (c *column) unread(doc int) int {
	if n, ok := c.at[doc]; ok && len(c.read) > 0 && !c.read[n/chunk] {
		return n / chunk
	}
	return 0
}

// Verify reports whether a document's text in a script has every phrase of the query.
func (x *Index) Verify(query, script string, document int) (bool, error) {
	data, err := x.read(rowFile(script, document))
	if err != nil {
		return false, fmt.Errorf("verify: %w", err)
	}
	var r row
	if err := json.Unmarshal(data, &r); err != nil {
		return false, fmt.Errorf("verify: row %d: %w", document, err)
	}
	text := canonical(x.folder.elements(r.Text))
	for _, phrase := range x.folder.phrases(query) {
		if !strings.Contains(text, canonical(phrase)) {
			return false, nil
		}
	}
	return true, nil
}

// pairs returns the tokens of a phrase: its pairs of neighbours, or its only element.
func pairs(phrase []element) []string {
	if len(phrase) == 1 {
		return []string{phrase[0].text}
	}
	var tokens []string
	for i := range phrase[1:] {
		tokens = append(tokens, phrase[i].text+separator+phrase[i+1].text)
	}
	return tokens
}

// column reads what the shard of a token has: all but a list with a file of its own.
func (x *Index) column(token string) (*column, error) {
	name := shardFile(int(fnv(token) % uint32(x.manifest.Shards)))
	shard, err := x.read(name)
	if err != nil {
		return nil, err
	}
	lists, err := findEntry(shard, token)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	c := &column{token: token, own: lists != nil && len(lists) == 0}
	if c.own {
		return c, nil
	}
	if lists != nil {
		if c.all, err = decode(lists, x.manifest.Documents); err != nil {
			return nil, fmt.Errorf("%s: token %s: %w", name, token, err)
		}
	}
	c.index()
	return c, nil
}

func (c *column) index() {
	c.at = make(map[int]int, len(c.all))
	for i, p := range c.all {
		c.at[p.doc] = i
	}
}

// fill reads the list of a column that has a file of its own.
func (x *Index) fill(c *column) error {
	if c.at != nil {
		return nil
	}
	name, pair := listFile(c.token, 0), strings.Contains(c.token, separator)
	file, err := x.read(name)
	if err != nil {
		return err
	}
	if c.all, err = decodeOwn(file, pair, x.manifest.Documents); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if pair {
		c.read = make([]bool, len(c.all)/chunk+1)
		c.read[0] = true
	}
	c.index()
	return nil
}

// places reads a chunk of a column's places.
func (x *Index) places(c *column, k int) error {
	name := listFile(c.token, k)
	places, err := x.read(name)
	if err != nil {
		return err
	}
	c.read[k] = true
	if err := setPlaces(c.all[k*chunk:min((k+1)*chunk, len(c.all))], places); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func (x *Index) read(name string) ([]byte, error) {
	packed, err := fs.ReadFile(x.files, name)
	if err != nil {
		return nil, err
	}
	return unpack(packed)
}

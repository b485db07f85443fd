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
	x := &Index{files: files, folder: &Folding{simple: map[rune]rune{}}}
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
	for len(table) > 0 {
		from, n := utf8.DecodeRune(table)
		to, m := utf8.DecodeRune(table[n:])
		x.folder.simple[from] = to
		table = table[n+m:]
	}
	return x, nil
}

// Hit is a document that has every token of the query.
type Hit struct {
	Document int // a later one is newer
	Score    int // of the tokens' weights
}

// Search returns the documents that have every pair of neighbouring elements of every phrase, as far as their places tell one
// after the other, the best first, of equally good ones the newest. Whether they have the phrases is for Verify to say. The error is about a file of the index.
func (x *Index) Search(query string) ([]Hit, error) {
	phrases := x.folder.phrases(query)
	if len(phrases) == 0 {
		return nil, nil
	}
	scores := map[int]int{}
	for i, phrase := range phrases {
		here, err := x.phrase(phrase)
		if err != nil {
			return nil, fmt.Errorf("search for %q: %w", query, err)
		}
		if i == 0 {
			scores = here
			continue
		}
		for doc, score := range scores {
			if _, ok := here[doc]; ok {
				scores[doc] = score + here[doc]
			} else {
				delete(scores, doc)
			}
		}
	}
	hits := make([]Hit, 0, len(scores))
	for doc, score := range scores {
		hits = append(hits, Hit{doc, score})
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(b.Document, a.Document))
	})
	return hits, nil
}

// phrase returns the documents that may have a phrase, and their scores.
func (x *Index) phrase(phrase []element) (map[int]int, error) {
	type state struct {
		score  int
		places byte // where the phrase may begin
	}
	found := map[int]state{}
	for i, token := range pairs(phrase) {
		lists, err := x.lists(token)
		if err != nil {
			return nil, err
		}
		here := map[int]state{}
		err = decode(lists, len(phrase) > 1, x.manifest.Documents, func(doc, weight int, places byte) {
			s, ok := found[doc]
			if i == 0 {
				s, ok = state{places: everywhere}, true
			}
			s.score += weight
			s.places &= bits.RotateLeft8(places, -i)
			if ok && s.places != 0 {
				here[doc] = s
			}
		})
		if err != nil {
			return nil, fmt.Errorf("token %s: %w", token, err)
		}
		found = here
	}
	scores := make(map[int]int, len(found))
	for doc, s := range found {
		scores[doc] = s.score
	}
	return scores, nil
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

// none is what is decoded of a token that no document has.
var none = []byte{0, 0, 0}

func (x *Index) lists(token string) ([]byte, error) {
	name := shardFile(int(fnv(token) % uint32(x.manifest.Shards)))
	shard, err := x.read(name)
	if err != nil {
		return nil, err
	}
	lists, err := findEntry(shard, token)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: %w", name, err)
	case lists == nil:
		return none, nil
	case len(lists) == 0:
		return x.read(listFile(token))
	}
	return lists, nil
}

func (x *Index) read(name string) ([]byte, error) {
	packed, err := fs.ReadFile(x.files, name)
	if err != nil {
		return nil, err
	}
	return unpack(packed)
}

package search

import (
	"encoding/json"
	"fmt"
	"hash"
	"maps"
	"slices"
	"strings"
	"sync"
)

// builder makes the index: records of the pages, by them rows and runs of postings, by these the merged postings, by these shards.
type builder struct {
	scripts []string
	folder  *Folding
	names   names
	facets  facets
	packer  *packer
	text    func(script, block string) // may be nil
	write   Writer
	digest  hash.Hash // of every file but the manifest

	records *spool
	mu      sync.Mutex
	ranked  []ranked

	runs     *spool
	batches  []run
	lists    *spool
	tokens   []merged
	postings int // bytes
}

// put writes a file and adds it to the digest.
func (b *builder) put(name string, data []byte) error {
	fmt.Fprintf(b.digest, "%s %d\n", name, len(data))
	b.digest.Write(data)
	return b.write(name, data)
}

// manifest is what the client reads first.
type manifest struct {
	Version   string     `json:"v"` // asked for with every other file, so that an old copy is never mixed in
	Documents int        `json:"n"`
	Shards    int        `json:"s"`
	Questions []question `json:"q"`
	Filler    string     `json:"w"`
}

// row is what is shown of a document in one script.
type row struct {
	URL        string   `json:"u"`
	Title      string   `json:"t"`
	Date       string   `json:"d,omitempty"`
	Kind       string   `json:"k"`
	Department string   `json:"p,omitempty"`
	State      string   `json:"s,omitempty"`
	Opens      int      `json:"o,omitempty"` // days since 1970-01-01
	Closes     int      `json:"c,omitempty"`
	Outcome    bool     `json:"r,omitempty"`
	Answers    []answer `json:"a,omitempty"`
	Text       string   `json:"x"` // lines; the phrase is looked up here
}

// batch is some documents' share of the index.
type batch struct {
	documents []prepared
	run       run
}

type prepared struct {
	heads []row    // by script, as the next
	rows  [][]byte // packed
}

// documents writes the rows in the order of the ranks, and spools the postings as runs.
func (b *builder) documents() error {
	b.facets.start(b.scripts)
	sorters := sync.Pool{New: func() any { return &sorter{} }}
	doc := 0
	return inOrder((len(b.ranked)+batchSize-1)/batchSize, func(i int) (*batch, error) {
		s := sorters.Get().(*sorter)
		defer sorters.Put(s)
		return b.batch(i*batchSize, s)
	}, func(made *batch) error {
		b.batches = append(b.batches, made.run)
		for _, d := range made.documents {
			b.facets.add(d.heads)
			for i, script := range b.scripts {
				if err := b.put(rowFile(script, doc), d.rows[i]); err != nil {
					return err
				}
			}
			doc++
		}
		return nil
	})
}

// batch reads the documents from first on.
func (b *builder) batch(first int, s *sorter) (*batch, error) {
	made := &batch{run: run{first: first}}
	s.entries = s.entries[:0]
	for i, r := range b.ranked[first:min(first+batchSize, len(b.ranked))] {
		record, err := b.records.read(nil, r.at)
		if err != nil {
			return nil, err
		}
		d := prepared{heads: make([]row, len(b.scripts)), rows: make([][]byte, len(b.scripts))}
		for k := range b.scripts {
			var head []byte
			if head, record, err = cut(record); err != nil {
				return nil, err
			}
			if err := json.Unmarshal(head, &d.heads[k]); err != nil {
				return nil, err
			}
			if d.rows[k], record, err = cut(record); err != nil {
				return nil, err
			}
		}
		if s.entries, err = entriesOf(s.entries, record, i); err != nil {
			return nil, err
		}
		made.documents = append(made.documents, d)
	}
	for i, part := range s.encode() {
		at, err := b.runs.write(part)
		if err != nil {
			return nil, err
		}
		made.run.parts[i] = at
	}
	return made, nil
}

func (t *text) row() row {
	lines := make([]string, len(t.Lines))
	for i, l := range t.Lines {
		lines[i] = l.Text
	}
	return row{
		URL: t.URL, Title: t.Title, Date: t.Date, Kind: t.Kind, Department: t.Department,
		State: t.State, Opens: days(t.Opens), Closes: days(t.Closes), Outcome: t.Outcome,
		Answers: t.Answers, Text: strings.Join(lines, "\n"),
	}
}

// finish writes what needs all documents.
func (b *builder) finish() error {
	m := manifest{Documents: len(b.ranked), Filler: filler}
	var err error
	if m.Questions, err = readQuestions(); err != nil {
		return err
	}
	single := map[string]bool{}
	for _, t := range b.tokens {
		if t.second == 0 {
			single[b.names.text(t.first)] = true
		}
	}
	if err := b.packer.write(b.put, foldFile, b.folder.table(single)); err != nil {
		return err
	}
	data, err := b.facets.encode()
	if err != nil {
		return err
	}
	if err := b.packer.write(b.put, facetFile, data); err != nil {
		return err
	}
	if m.Shards, err = b.shards(); err != nil {
		return err
	}
	m.Version = fmt.Sprintf("%x", b.digest.Sum(nil)[:8])
	if data, err = json.Marshal(m); err != nil {
		return err
	}
	return b.write(manifestFile, data)
}

// table returns the characters that fold into one of the index's elements, each followed by what it becomes, in order. Others
// cannot be found, folded or not.
func (f *Folding) table(elements map[string]bool) []byte {
	var out []byte
	for _, r := range slices.Sorted(maps.Keys(f.simple)) {
		s := string(f.simple[r])
		if elements[s] {
			out = append(append(out, string(r)...), s...)
		}
	}
	return out
}

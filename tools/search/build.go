package search

import (
	"encoding/json"
	"fmt"
	"hash"
	"maps"
	"runtime"
	"slices"
	"strings"
)

// builder turns the spooled documents into the index's files.
type builder struct {
	folder   *Folding
	postings *postings
	spool    *spool
	scripts  []string
	facets   facets
	packer   *packer
	text     func(script, block string) // may be nil
	write    Writer
	digest   hash.Hash // of every file but the manifest
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

// prepared is a document's share of the index, made beside others'.
type prepared struct {
	texts  map[string]*text
	tokens []occurrence
	rows   map[string][]byte // packed, by script
	err    error
}

// documents reads the documents in the order of their ranks, several at a time.
func (b *builder) documents() error {
	ready := make(chan chan prepared, 4*runtime.GOMAXPROCS(0))
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		defer close(ready)
		for i := range b.spool.entries {
			one := make(chan prepared, 1)
			select {
			case ready <- one:
			case <-stop:
				return
			}
			go func() { one <- b.prepare(i) }()
		}
	}()
	b.facets.start(b.scripts)
	doc := 0
	for one := range ready {
		p := <-one
		if p.err != nil {
			return p.err
		}
		b.postings.add(uint32(doc), p.tokens)
		b.facets.add(p.texts)
		for _, script := range b.scripts {
			if err := b.put(rowFile(script, doc), p.rows[script]); err != nil {
				return err
			}
		}
		doc++
	}
	return nil
}

func (b *builder) prepare(i int) prepared {
	d, err := b.spool.document(i)
	if err != nil {
		return prepared{err: err}
	}
	p := prepared{texts: map[string]*text{}, tokens: b.postings.tokens(b.folder, d.Texts), rows: map[string][]byte{}}
	for _, script := range b.scripts {
		t := d.Texts[script]
		if t == nil { // the page has one script only: show that one
			t = d.Texts[slices.Min(slices.Collect(maps.Keys(d.Texts)))]
		} else if err := b.quote(i, script, t); err != nil {
			return prepared{err: err}
		}
		if b.text != nil {
			for _, l := range t.Lines {
				b.text(script, l.Text)
			}
		}
		p.texts[script] = t
		data, err := json.Marshal(t.row())
		if err == nil {
			p.rows[script], err = b.packer.pack(data)
		}
		if err != nil {
			return prepared{err: fmt.Errorf("row of %s: %w", d.Path, err)}
		}
	}
	return p
}

// quote finds the sentence that each answer came from: in the text itself, else in the others made from the same source.
func (b *builder) quote(i int, script string, t *text) error {
	var others []document
	for n := range t.Answers {
		a := &t.Answers[n]
		if a.Quote != "" {
			continue
		}
		if a.Quote = t.sentence(a.Value); a.Quote != "" {
			continue
		}
		if others == nil {
			var err error
			if others, err = b.spool.siblings(i); err != nil {
				return err
			}
		}
		for _, other := range others {
			if o := other.Texts[script]; o != nil && a.Quote == "" {
				if a.Quote = o.sentence(a.Value); a.Quote != "" {
					a.URL = o.URL
				}
			}
		}
	}
	return nil
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

// finish writes what needs all documents, and returns the number of tokens.
func (b *builder) finish() (tokens int, err error) {
	m := manifest{Documents: len(b.spool.entries), Filler: filler}
	if m.Questions, err = readQuestions(); err != nil {
		return 0, err
	}
	if err := b.packer.write(b.put, foldFile, b.folder.table(b.postings.names.ids)); err != nil {
		return 0, err
	}
	data, err := b.facets.encode()
	if err != nil {
		return 0, err
	}
	if err := b.packer.write(b.put, facetFile, data); err != nil {
		return 0, err
	}
	if m.Shards, tokens, err = b.postings.shards(m.Documents, b.packer, b.put); err != nil {
		return 0, err
	}
	m.Version = fmt.Sprintf("%x", b.digest.Sum(nil)[:8])
	if data, err = json.Marshal(m); err != nil {
		return 0, err
	}
	return tokens, b.write(manifestFile, data)
}

// table returns the characters that fold into one of the index's elements, each followed by what it becomes, in order. Others
// cannot be found, folded or not.
func (f *Folding) table(elements map[string]uint32) []byte {
	var out []byte
	for _, r := range slices.Sorted(maps.Keys(f.simple)) {
		s := string(f.simple[r])
		if _, ok := elements[s]; ok {
			out = append(append(out, string(r)...), s...)
		}
	}
	return out
}

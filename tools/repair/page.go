package repair

import (
	"iter"
	"time"

	"gonggao/tools/announcement"
)

// page is the document under repair with what all rules share.
type page struct {
	doc       *announcement.Document
	traits    []traits  // of each block's text as it stands
	published time.Time // zero when the page does not say
	opts      Options
	repairs   []announcement.Repair // room for those of one rule to one block
}

func newPage(doc *announcement.Document, published time.Time, opts Options) *page {
	p := &page{doc: doc, traits: make([]traits, len(doc.Blocks)), published: published, opts: opts}
	for i := range doc.Blocks {
		p.look(i)
	}
	return p
}

// look finds the traits of a block's text.
func (p *page) look(i int) {
	b := &p.doc.Blocks[i]
	p.traits[i] = 0
	if b.Kind == announcement.Chrome || b.Text == "" {
		return
	}
	p.traits[i] = inPage | characterTraits().of(b.Text)
	if b.Kind.InBody() || isTitle(b) {
		p.traits[i] |= inBody
	}
}

// all yields every block whose text belongs to the page, chrome excluded, and has these traits.
func (p *page) all(with traits) iter.Seq2[int, string] { return p.blocks(inPage | with) }

// body yields the blocks that hold sentences or a title and have these traits.
func (p *page) body(with traits) iter.Seq2[int, string] { return p.blocks(inBody | with) }

func (p *page) blocks(with traits) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i, has := range p.traits {
			if has&with == with && !yield(i, p.doc.Blocks[i].Text) {
				return
			}
		}
	}
}

func isTitle(b *announcement.Block) bool {
	return b.Kind == announcement.Title || b.Kind == announcement.Field && b.Label == announcement.LabelTitle
}

// edit is one change to a text before it becomes a repair of a block.
type edit struct {
	at            int // byte, in the text as the rule found it
	before, after string
	confidence    announcement.Confidence
	reason        string
}

// apply makes a rule's edits to one block; they are in the order of the text and do not overlap.
func (p *page) apply(rule string, block int, edits []edit) {
	if len(edits) == 0 {
		return
	}
	p.repairs = p.repairs[:0]
	for _, e := range edits {
		p.repairs = append(p.repairs, announcement.Repair{
			Rule: rule, At: e.at, Before: e.before, After: e.after, Confidence: e.confidence, Reason: e.reason,
		})
	}
	p.doc.ReplaceAll(block, p.repairs)
	p.look(block)
}

// maxFlags is how many flags of one kind one block may raise: nobody reads the hundredth, and a hostile
// line must not raise a million.
const maxFlags = 20

// flagger raises flags of one kind for one block.
type flagger struct {
	p     *page
	kind  announcement.FlagKind
	block int
	n     int
}

func (p *page) flags(kind announcement.FlagKind, block int) *flagger {
	return &flagger{p: p, kind: kind, block: block}
}

// raise adds a flag; data is keys and values in turn.
func (f *flagger) raise(quote string, data ...string) {
	if f.n++; f.n > maxFlags {
		return
	}
	flag := announcement.Flag{Kind: f.kind, Block: f.block, Quote: clip(quote)}
	for i := 0; i+1 < len(data); i += 2 {
		if flag.Data == nil {
			flag.Data = map[string]string{}
		}
		flag.Data[data[i]] = data[i+1]
	}
	f.p.doc.Raise(flag)
}

package zhconv

import (
	"fmt"

	"gonggao/tools/zhconv/internal/table"
)

// engine converts as OpenCC does: compatibility ideographs are normalised, the text is cut into words by longest match,
// then each word, and each run between words, goes through the stages by itself.
//
// It is quick because that is seldom needed. Most text comes out as its characters do alone, which takes one look into a
// table. Where two neighbours may stand in an entry with another result, the engine goes back to the last place where
// no entry can reach over, and cuts the text into words from there until it has passed the two.
type engine struct {
	wide          *wide
	alone         *characters
	compatibility compatibility
	joined        table.Pairs // neighbours that an entry may reach over
	telling       table.Pairs // neighbours that an entry may make differ
	words         *table.Dictionary
	overlay       *overlay // nil: no lexicon
	between       []stage
	cuts          *boundaries // nil: the longest word always counts
}

type stage struct {
	phrases *table.Dictionary
	alone   *characters
}

func newEngine(mode Mode, opts Options) (*engine, error) {
	if !mode.known() {
		return nil, fmt.Errorf("unknown mode, have %v", Modes())
	}
	m, err := loadMode(mode, opts.RareForms)
	if err != nil {
		return nil, err
	}
	compatible, err := readTable("compatibility.txt")
	if err != nil {
		return nil, err
	}
	e := &engine{
		alone:         newCharacters(m.Alone),
		compatibility: compatibility(string(compatible)),
		words:         &m.Words,
	}
	for i := range m.Between {
		s := &m.Between[i]
		e.between = append(e.between, stage{&s.Phrases, newCharacters(s.Alone)})
	}
	words, err := lexiconWords(mode, opts)
	if err != nil {
		return nil, err
	}
	if len(words) > 0 {
		e.overlay = newOverlay(words)
		e.overlay.lay(e, m)
	}
	if !opts.Strict && mode.fromSimplified() { // the word list is Simplified
		if e.cuts, err = loadBoundaries(); err != nil {
			return nil, err
		}
	}
	e.joined, e.telling = m.Joined, m.Telling
	e.mark(m.Tells, tells)
	e.mark(m.Always, odd)
	for i := 0; i < len(e.compatibility); i += 2 {
		if e.alone.get(e.compatibility[i+1])&(tells|odd) != 0 {
			e.mark(e.compatibility[i:i+1], odd)
		}
	}
	e.wide = newWide(e.alone)
	return e, nil
}

func (e *engine) mark(runes []rune, mark uint32) {
	for _, r := range runes {
		e.alone.set(r, e.alone.get(r)&^runeBits|uint32(e.alone.to(r))|mark)
	}
}

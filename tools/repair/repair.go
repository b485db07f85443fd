// Package repair undoes scrape damage: what can be proved is repaired and logged, what cannot is flagged and left.
package repair

import (
	"time"

	"gonggao/tools/announcement"
)

// Context is what is known of the page besides its text.
type Context struct {
	Published time.Time // its day; zero: read from the page's own date fields
}

// Options carries what other stages know. A nil function turns off the rule that needs it.
type Options struct {
	// ToSimplified returns what changes when a text goes from Traditional to Simplified, in the order of the text.
	ToSimplified func(string) []Change
	// DerivedTraditional returns the words in a text that only a character-wise conversion from Simplified
	// produces, such as 復制 or 示范.
	DerivedTraditional func(string) []string
}

// Change is one changed run of a text: Before at byte At becomes After.
type Change struct {
	At            int
	Before, After string
}

// Run repairs the document in place. Every change is in doc.Repairs, every doubt in doc.Flags.
// A second Run on the result changes nothing. The log names its rules controls, gloss-bytes, gloss, script, month,
// nested, width, quotes and space.
func Run(doc *announcement.Document, ctx Context, opts Options) {
	wide, parts := split(doc)
	published := ctx.Published
	if published.IsZero() {
		published = publishedOn(doc)
	}
	p := newPage(wide, published, opts)
	for _, rule := range rules() {
		rule(p)
	}
	if parts != nil {
		join(doc, wide, parts)
	}
}

// rules returns the rules in the order they are made. First come those that change the text, from the bytes
// outwards, then those that only read it.
func rules() []func(*page) {
	return []func(*page){
		controls, // first, as a control character can stand inside a gloss
		gloss,    // before script: a conversion would look up words that the glosses cut apart
		script,   // before every rule that looks for words, which are Simplified
		months,   // before width: a mark beside 月 or 日 is full width, beside a digit it need not be
		nested,   // before width, as it makes the inner marks of a title full width
		width,    // before quotes and spaces: both look for full-width marks
		quotes,   // after width, which makes straight quotes curly
		titles,   // before spaces, which leaves blanks between words
		spaces,   // last of the changes: a blank is proof of nothing once its neighbours are right

		lostCharacters,
		undecoded,
		files,
		truncated,
		predicates,
		commas,
		names,
		terms,
		padded,
		positions,
		unbalanced, // after all that could have brought a mark back
	}
}

package announcement

// Flag is something that could not be proved and is shown as found.
type Flag struct {
	Kind  FlagKind          `json:"kind" toml:"kind"`
	Block int               `json:"block" toml:"block"`                     // index of the block; -1: the page as a whole
	Quote string            `json:"quote,omitempty" toml:"quote,omitempty"` // the words on the page
	Data  map[string]string `json:"data,omitempty" toml:"data,omitempty"`   // what the message needs besides

	Key  string `json:"key,omitempty" toml:"-"`      // of the finding and the words it is about; "" until it is given
	Seen *Seen  `json:"reviewed,omitempty" toml:"-"` // nil: nobody has said that it may stand
}

// Open reports whether the flag still asks for a human.
func (f Flag) Open() bool { return f.Kind.Severity() == Review && f.Seen == nil }

// Seen says that a person has seen a flag and lets what it is about stand. Who that was is not published.
type Seen struct {
	By   string `json:"-"`
	On   string `json:"on"` // 2006-01-02
	Note string `json:"-"`
}

// FlagKind names a kind of finding; report and i18n hold its words for webmasters and readers.
type FlagKind string

// Severity says who has to do what about a flag.
type Severity string

// The severities. Review is what makes an import exit with 3.
const (
	Info   Severity = "info"   // worth knowing, nothing to do
	Review Severity = "review" // a human has to decide or supply something
)

// The kinds of flag.
const (
	// Content that is missing.
	LostImage          FlagKind = "lost-image"      // Quote: the file name left behind. Data: reason
	LostAttachment     FlagKind = "lost-attachment" // Quote: the file name left behind. Data: reason
	NoAlt              FlagKind = "no-alt"          // a picture that says nothing to those who do not see it (WCAG 1.1.1)
	TruncatedSentence  FlagKind = "truncated-sentence"
	MissingPredicate   FlagKind = "missing-predicate"
	MissingPunctuation FlagKind = "missing-punctuation" // Data: suggestion
	UnbalancedMarks    FlagKind = "unbalanced-marks"    // quotation marks, brackets or title marks
	UndecodedGloss     FlagKind = "undecoded-gloss"
	LostCharacter      FlagKind = "lost-character" // U+FFFD or a private-use code point
	EmptyField         FlagKind = "empty-field"    // Data: label
	NoTitle            FlagKind = "no-title"
	NoBody             FlagKind = "no-body"
	NoSource           FlagKind = "no-source"
	NoPublishedDate    FlagKind = "no-published-date"
	NoSignature        FlagKind = "no-signature" // a signed date without an issuer
	AddressUnknown     FlagKind = "address-unknown"
	MissingPages       FlagKind = "missing-pages"   // Quote: the page's own words, such as 1/6
	DigestMismatch     FlagKind = "digest-mismatch" // the bytes are not those that were archived; Data: of, said, actual
	LinesBelow         FlagKind = "lines-below"     // left out as the site's own by nothing but their place; Quote: the first, Data: lines
	DeepMarkup         FlagKind = "deep-markup"     // nested too deep to be read as markup: tables and pictures may be out of shape

	// Content that contradicts itself.
	ContradictoryDates FlagKind = "contradictory-dates" // Data: published, written, signed
	NameConflict       FlagKind = "name-conflict"       // one name, different numbers; Data: variants
	NameVariant        FlagKind = "name-variant"        // one name, different spelling; Data: variants
	TermVariant        FlagKind = "term-variant"        // Data: usual
	SuspectMark        FlagKind = "suspect-mark"        // 、 where ， is expected; Data: suggestion
	BadIndexNumber     FlagKind = "bad-index-number"
	ReconstructedDate  FlagKind = "reconstructed-date" // Data: found, shown
	UnclearDate        FlagKind = "unclear-date"       // a date that lost its 月, not unique; Data: readings
	OutcomeMismatch    FlagKind = "outcome-mismatch"   // a table of opinions adds up to other numbers; Data: stated, counted
	PaddedDate         FlagKind = "padded-date"        // 3月02日: 虚位, GB/T 9704-2012 §7.3.5.4

	// What the law and good practice ask of a consultation (国令713号).
	NoDraft             FlagKind = "no-draft"
	NoInterpretation    FlagKind = "no-interpretation"
	NoStartDate         FlagKind = "no-start-date"
	NoEndDate           FlagKind = "no-end-date"
	ShortPeriod         FlagKind = "short-period" // Data: days
	NoOutcome           FlagKind = "no-outcome"
	OutcomeImageOnly    FlagKind = "outcome-image-only"
	OutcomeUndated      FlagKind = "outcome-undated"
	PositionInstruction FlagKind = "position-instruction" // 点击最右侧…: WCAG 1.3.3
	ThirdPartyText      FlagKind = "third-party-text"     // a newspaper's article; Data: publisher
)

var info = map[FlagKind]bool{
	NameVariant: true, TermVariant: true, SuspectMark: true, PaddedDate: true,
	AddressUnknown: true, ReconstructedDate: true, PositionInstruction: true, NoAlt: true,
	LinesBelow: true, NoOutcome: true, // whether it is overdue depends on the day it is asked
}

// Severity returns what the kind asks for.
func (k FlagKind) Severity() Severity {
	if info[k] {
		return Info
	}
	return Review
}

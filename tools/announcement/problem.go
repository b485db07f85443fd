package announcement

// Problem is an error that a webmaster can do something about, on the way from a file to its pages.
// Err says it in English; report holds the words and the advice for each kind.
type Problem struct {
	Kind ProblemKind
	Data map[string]string // what the message needs besides
	Err  error             // never nil
}

// Error returns the text of Err.
func (p *Problem) Error() string { return p.Err.Error() }

// Unwrap returns Err.
func (p *Problem) Unwrap() error { return p.Err }

// ProblemKind names what is the matter with a source.
type ProblemKind string

// The kinds of problem.
const (
	// The source cannot be read.
	Unreadable  ProblemKind = "unreadable"
	TooLarge    ProblemKind = "too-large"    // Data: bytes, limit
	NotRegular  ProblemKind = "not-regular"  // a pipe, socket or device
	BadSidecar  ProblemKind = "bad-sidecar"  // Data: sidecar, key
	DuplicateID ProblemKind = "duplicate-id" // Data: id, other

	// The source is not text.
	EmptySource ProblemKind = "empty-source"
	BinaryData  ProblemKind = "binary-data" // Data: byte, looks
	Undecodable ProblemKind = "undecodable" // Data: byte, looks

	// The source is left out.
	HTMLNotRead    ProblemKind = "html-not-read"
	UnknownFormat  ProblemKind = "unknown-format"
	SymbolicLink   ProblemKind = "symbolic-link"
	SidecarWithout ProblemKind = "sidecar-without-dump"
	IndexPage      ProblemKind = "index-page" // a list of pages or a home page, no announcement; Data: links
)

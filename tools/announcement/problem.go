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

	// The source is in an archive or a table that cannot be read, or not all of it.
	DamagedArchive ProblemKind = "damaged-archive" // Data: byte, places
	EmptyArchive   ProblemKind = "empty-archive"
	DamagedRecord  ProblemKind = "damaged-record"
	ChangedArchive ProblemKind = "changed-archive" // all of it was read, and it is not what it says that it holds; Data: files
	BadTable       ProblemKind = "bad-table"       // Data: columns
	BadRow         ProblemKind = "bad-row"         // Data: line, column

	// The source is not text.
	EmptySource ProblemKind = "empty-source"
	BinaryData  ProblemKind = "binary-data" // Data: byte, looks
	Undecodable ProblemKind = "undecodable" // Data: byte, looks

	// The source is left out.
	UnknownFormat  ProblemKind = "unknown-format"
	SitePart       ProblemKind = "site-part"    // a style sheet, a script, a font: made for the old site
	HTTPStatus     ProblemKind = "http-status"  // Data: status
	Superseded     ProblemKind = "superseded"   // Data: other
	Continuation   ProblemKind = "continuation" // a later page of a text, joined to its first; Data: other
	Duplicate      ProblemKind = "duplicate"    // Data: other
	RevisitWithout ProblemKind = "revisit-without-original"
	SymbolicLink   ProblemKind = "symbolic-link"
	SidecarWithout ProblemKind = "sidecar-without-dump"
	IndexPage      ProblemKind = "index-page" // a list of pages or a home page, no announcement; Data: links
)

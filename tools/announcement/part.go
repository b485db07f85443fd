package announcement

// Announcement is one page, read, repaired and taken apart.
type Announcement struct {
	Page     Page
	Document Document // the page as a whole, with fields, chrome, repairs and flags
	Fields   Fields
	Parts    []Part
	Dossier  *Dossier // nil when the page is no consultation, or another page has the dossier

	More []Page // the later pages of a text over several, in order; what Block.Page counts from 1

	Assets []Asset // files of the crawl that its pictures and attachments lead to

	DossierPage string    // id of the page that has the dossier this one belongs to; "" when there is none
	Others      []PartRef // parts of other pages about the same matter, in reading order
}

// PartRef names a part of a page.
type PartRef struct {
	Page string // id
	Kind PartKind
	Nth  int // among the page's parts of that kind, from 1
}

// Part is one text of a page that can be read by itself.
type Part struct {
	Kind      PartKind
	Title     string
	Blocks    []int // of the document, in order; the first is the Title block where there is one
	Published *Date // nil when the page's date cannot be this part's: it is older than what the part tells of
	Signed    *Date // this part's own date
	Issuer    Organisation
	Cited     []string
	Contacts  []ContactPoint
}

// PartKind says what a part is for; it is also the section it is published in.
type PartKind string

// The kinds of part.
const (
	Notice         PartKind = "notice"
	Plan           PartKind = "plan"
	Interpretation PartKind = "interpretation"
	Feedback       PartKind = "feedback"
	News           PartKind = "news"
)

// Dossier joins the parts of one consultation.
type Dossier struct {
	Title    string  // the name of the matter, as the notice has it
	Period   *Period // nil when the page gives no day at all
	Ways     []Way
	Contacts []ContactPoint // that the call for opinions names
	LateRule string         // the sentence about answers that come too late
	Outcome  Outcome
	Checks   []Check
}

// Outcome is what became of the answers. No number is ever assumed.
type Outcome struct {
	Kind      OutcomeKind
	Published *Date
	Responses *int // nil: not said; 0: the page says that none came
	Groups    []OutcomeGroup
	Quote     string // the sentence that says it
	Block     int
}

// OutcomeKind says in what form the outcome is known.
type OutcomeKind string

// The kinds of outcome.
const (
	OutcomeUnknown OutcomeKind = "unknown" // nothing on the page
	OutcomeZero    OutcomeKind = "zero"    // the page says that no answer came
	OutcomeText    OutcomeKind = "text"
	OutcomeImage   OutcomeKind = "image" // only a picture, which is lost
)

// OutcomeGroup counts the answers of one group of respondents; nil is "not said".
type OutcomeGroup struct {
	Group     string // as the page names it
	Consulted *int
	Responded *int
	Comments  *int
	Adopted   *int
	Partly    *int // 部分采纳
	Rejected  *int
	AllTaken  bool   // the page says that what was proposed was adopted, without a number
	Reason    string // for what was not adopted
	Quote     string // of a table: the words of its header
	Basis     OutcomeBasis
}

// OutcomeBasis says what the numbers of a group were read from.
type OutcomeBasis string

// The bases.
const (
	FromWords OutcomeBasis = ""      // a sentence gives them
	FromRows  OutcomeBasis = "rows"  // counted: a table has one opinion a row
	FromTable OutcomeBasis = "table" // a table has numbers
)

// Check is one duty that the law puts on a consultation, and whether the page shows that it was met.
type Check struct {
	Duty   Duty
	Result CheckResult
	Value  string // e.g. the number of days
}

// Duty names a duty; the numbers are articles of 国令713号 (重大行政决策程序暂行条例, 2019).
type Duty string

// The duties checked.
const (
	DutyPeriod      Duty = "period"      // art. 15: states a period
	DutyThirtyDays  Duty = "thirty-days" // art. 15: 一般不少于30日
	DutyDraft       Duty = "draft"       // art. 15: the draft is published
	DutyExplanation Duty = "explanation" // art. 15: and its explanation
	DutyWays        Duty = "ways"        // art. 15: states the ways to answer
	DutyOutcome     Duty = "outcome"     // art. 32: adoption is explained, where the public cares or the matter is technical
)

// CheckResult is the result of a Check.
type CheckResult string

// The results.
const (
	Met     CheckResult = "met"
	NotMet  CheckResult = "not-met"
	Unknown CheckResult = "unknown"
)

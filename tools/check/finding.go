package check

import (
	"cmp"
	"strings"
)

// Finding is one thing that is not as it should be.
type Finding struct {
	Kind     Kind     `json:"kind"`
	Severity Severity `json:"severity"`
	File     string   `json:"file"`             // below public/, slash-separated
	Detail   string   `json:"detail,omitempty"` // which link, id, label
}

func (f Finding) compare(g Finding) int {
	return cmp.Or(
		cmp.Compare(f.Severity, g.Severity), // "error" before "review"
		cmp.Compare(f.Kind, g.Kind),
		strings.Compare(f.File, g.File),
		strings.Compare(f.Detail, g.Detail),
	)
}

// Severity says whether the site can be published as it is.
type Severity string

// The severities.
const (
	Error  Severity = "error"
	Review Severity = "review" // a human has to decide or supply something
)

// Kind names a kind of finding.
type Kind string

// The kinds of finding. Words in both languages are in words.go.
const (
	// Links.
	BrokenLink     Kind = "broken-link"
	BrokenFragment Kind = "broken-fragment"

	// The page as a document.
	NoLanguage    Kind = "no-language"
	WrongLanguage Kind = "wrong-language"
	NoTitle       Kind = "no-title"
	OneHeading    Kind = "one-h1"
	DuplicateID   Kind = "duplicate-id"
	NoAlt         Kind = "no-alt"
	EmptyList     Kind = "empty-list"
	Leftover      Kind = "template-leftover"
	Braces        Kind = "template-braces"

	// Both scripts.
	NoCanonical    Kind = "no-canonical"
	WrongCanonical Kind = "wrong-canonical"
	NoAlternate    Kind = "no-alternate"
	OneScript      Kind = "one-script"

	// Page labels of 国办发〔2017〕47号.
	MissingLabel Kind = "missing-label"
	UnknownLabel Kind = "unknown-label" // one that only a human can supply
	BadPubDate   Kind = "bad-pubdate"

	// What the site's owner wrote in config.toml.
	BadFact     Kind = "bad-fact"
	LowContrast Kind = "low-contrast"

	// What a strict Content-Security-Policy forbids.
	Script        Kind = "script"
	InlineHandler Kind = "inline-handler"
	InlineStyle   Kind = "inline-style"
	ScriptURL     Kind = "script-url"
	ThirdParty    Kind = "third-party"

	// Files.
	NotUTF8      Kind = "not-utf8"
	NonASCIIPath Kind = "non-ascii-path"
	Heavy        Kind = "heavy"
)

// Severity returns what a finding of this kind asks for.
func (k Kind) Severity() Severity {
	switch k {
	case UnknownLabel, BadPubDate, BadFact, Heavy, Braces:
		return Review
	}
	return Error
}

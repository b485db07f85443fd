package hugosite

import (
	"time"

	"gonggao/tools/announcement"
)

// FrontMatter is the head of a page; docs/front-matter.md says what each field means.
type FrontMatter struct {
	Title       string    `toml:"title"`
	Date        time.Time `toml:"date,omitempty"`
	Description string    `toml:"description,omitempty"`
	Keywords    []string  `toml:"keywords,omitempty"`
	Years       []string  `toml:"years,omitempty"`
	Departments []string  `toml:"departments,omitempty"`
	Params      Params    `toml:"params"`
}

// Params are the fields that are not Hugo's own.
type Params struct {
	ID             string `toml:"id"`
	Kind           string `toml:"kind"` // a PartKind, or dossier
	Script         string `toml:"script"`
	OriginalScript Script `toml:"original_script"`
	DerivedFrom    string `toml:"derived_from,omitempty"`
	Conversion     string `toml:"conversion,omitempty"`

	Dossier string   `toml:"dossier,omitempty"`
	Parts   []string `toml:"parts"`

	Issuer          *Organisation `toml:"issuer,omitempty"`
	Source          *Organisation `toml:"source,omitempty"`
	Author          string        `toml:"author,omitempty"`
	DocumentNumbers []string      `toml:"document_numbers,omitempty"`
	Cited           []string      `toml:"cited,omitempty"`
	IndexNumber     *IndexNumber  `toml:"index_number,omitempty"`
	Category        string        `toml:"category,omitempty"`
	Breadcrumb      []string      `toml:"breadcrumb,omitempty"`
	Generator       string        `toml:"generator_of_source,omitempty"`
	Meta            *Meta         `toml:"meta_of_source,omitempty"`
	StatusWord      string        `toml:"status_word,omitempty"`
	ThirdParty      bool          `toml:"third_party,omitempty"`

	Dates      []Date        `toml:"dates,omitempty"`
	Validity   []Validity    `toml:"validity,omitempty"`
	Contacts   []Contact     `toml:"contacts,omitempty"`
	Flags      []Flag        `toml:"flags,omitempty"`
	Repairs    []RepairCount `toml:"repairs,omitempty"`
	Provenance Provenance    `toml:"provenance"`

	DossierParams
}

// DossierParams are the fields that only a dossier has.
type DossierParams struct {
	Opens        time.Time `toml:"opens,omitempty"`
	Closes       time.Time `toml:"closes,omitempty"`
	Days         int       `toml:"days,omitzero"`
	PeriodQuote  string    `toml:"period_quote,omitempty"`
	YearInferred bool      `toml:"year_inferred,omitempty"`
	Ways         []Way     `toml:"ways,omitempty"`
	LateRule     string    `toml:"late_rule,omitempty"`
	Outcome      *Outcome  `toml:"outcome,omitempty"`
	Checks       []Check   `toml:"checks,omitempty"`
}

// Organisation is an announcement.Organisation.
type Organisation struct {
	Name    string              `toml:"name"`
	AsFound string              `toml:"as_found,omitempty"`
	Origin  announcement.Origin `toml:"origin,omitempty"`
	By      announcement.Naming `toml:"by,omitempty"`
}

// IndexNumber is an announcement.IndexNumber.
type IndexNumber struct {
	Text     string `toml:"text"`
	Code     string `toml:"code,omitempty"`
	Valid    bool   `toml:"valid"`
	Division string `toml:"division,omitempty"`
}

// Date is an announcement.Date with what it is the date of.
type Date struct {
	Kind      string                 `toml:"kind"`
	Value     string                 `toml:"value"`
	Precision announcement.Precision `toml:"precision"`
	Origin    announcement.Origin    `toml:"origin"`
	Label     string                 `toml:"label,omitempty"`
	Quote     string                 `toml:"quote,omitempty"`
}

// Validity is an announcement.Labelled.
type Validity struct {
	Label  string              `toml:"label"`
	Text   string              `toml:"text"`
	Date   string              `toml:"date,omitempty"`
	Origin announcement.Origin `toml:"origin"`
}

// Contact is an announcement.ContactPoint.
type Contact struct {
	Kind   announcement.ContactKind `toml:"kind"`
	Label  string                   `toml:"label,omitempty"`
	Value  string                   `toml:"value"`
	Origin announcement.Origin      `toml:"origin"`
}

// Meta is what the meta elements of the source say of it (国办发〔2017〕47号).
type Meta struct {
	SiteName    string `toml:"site_name,omitempty"`
	SiteIDCode  string `toml:"site_id_code,omitempty"`
	Column      string `toml:"column,omitempty"`
	Description string `toml:"description,omitempty"`
}

// Flag is an announcement.Flag without its place.
type Flag struct {
	Kind  announcement.FlagKind `toml:"kind"`
	Quote string                `toml:"quote,omitempty"`
	Data  map[string]string     `toml:"data,omitempty"`

	Reviewed string `toml:"reviewed,omitempty"` // the day on which a person let it stand
}

// RepairCount says how many repairs a rule made, and which.
type RepairCount struct {
	Rule    string   `toml:"rule"`
	Count   int      `toml:"count"`
	Changes []string `toml:"changes"` // "before → after ×times", as readers see them
}

// Provenance names the raw page, and the later ones of a text over several.
type Provenance struct {
	RawPage
	More []RawPage `toml:"more,omitempty"`
}

// RawPage is one raw page.
type RawPage struct {
	File      string    `toml:"file"`
	SHA256    string    `toml:"sha256"`
	Bytes     int       `toml:"bytes"`
	Charset   string    `toml:"charset,omitempty"`
	MediaType string    `toml:"media_type,omitempty"`
	URL       string    `toml:"url,omitempty"`
	Captured  time.Time `toml:"captured,omitempty"`
	Site      string    `toml:"site,omitempty"`
}

// Way is an announcement.Way.
type Way struct {
	Kind      announcement.WayKind `toml:"kind"`
	Text      string               `toml:"text,omitempty"`
	Value     string               `toml:"value,omitempty"`
	Recipient string               `toml:"recipient,omitempty"`
	Address   string               `toml:"address,omitempty"`
	Postcode  string               `toml:"postcode,omitempty"`
	Mark      string               `toml:"mark,omitempty"`
}

// Outcome is an announcement.Outcome; a nil number was not said.
type Outcome struct {
	Kind      announcement.OutcomeKind `toml:"kind"`
	Responses *int                     `toml:"responses"`
	Published string                   `toml:"published,omitempty"`
	Quote     string                   `toml:"quote,omitempty"`
	Groups    []OutcomeGroup           `toml:"groups,omitempty"`
}

// OutcomeGroup is an announcement.OutcomeGroup; a nil number was not said.
type OutcomeGroup struct {
	Group      string                    `toml:"group"`
	Consulted  *int                      `toml:"consulted"`
	Responded  *int                      `toml:"responded"`
	Comments   *int                      `toml:"comments"`
	Adopted    *int                      `toml:"adopted"`
	Partly     *int                      `toml:"partly"`
	Rejected   *int                      `toml:"rejected"`
	AllAdopted bool                      `toml:"all_adopted,omitempty"`
	Reason     string                    `toml:"reason,omitempty"`
	Quote      string                    `toml:"quote,omitempty"`
	Basis      announcement.OutcomeBasis `toml:"basis,omitempty"`
}

// Check is an announcement.Check.
type Check struct {
	Duty   announcement.Duty        `toml:"duty"`
	Result announcement.CheckResult `toml:"result"`
	Value  string                   `toml:"value,omitempty"`
}

package announcement

import "time"

// Fields are the facts read from a page, each with where it came from.
type Fields struct {
	Published       *Date  // 发布
	OtherDates      []Date // other days behind the labels of Published and Written, and those that the page or its address gives for its publication, as a CMS migration leaves them
	Written         *Date  // 成文
	Signed          *Date  // 落款; of the page's last signature
	Issuer          Organisation
	Source          Organisation // 信息来源, 来源
	Author          string       // reporter
	IndexNumber     *IndexNumber
	DocumentNumbers []string // the page's own 文号, normalised to 〔〕
	Cited           []string // 文号 of other documents, sorted, normalised to 〔〕
	Category        string   // 组配分类
	Keywords        []string
	Breadcrumb      []string
	Generator       string         // the CMS that made the page
	StatusWord      string         // the page's own word, such as 已结束
	ThirdParty      bool           // the text belongs to a newspaper, not to a public body
	Validity        []Labelled     // what the page says of whether, from when and until when a document is in force
	Contacts        []ContactPoint // of the whole text
	Column          string         // ColumnName, as the page's meta element has it; so are the next three (国办发〔2017〕47号)
	SiteName        string
	SiteIDCode      string // 网站标识码
	Description     string
}

// Labelled is a value as found behind its label.
type Labelled struct {
	Label string // as the page has it, without padding and colon
	Text  string
	Date  *Date // the only complete date in Text, nil when there is none or are several
	Block int
}

// ContactPoint is one way, named as such on the page, to reach whom it is about.
type ContactPoint struct {
	Kind  ContactKind
	Label string // as the page has it, without padding: 咨询电话; "" for an e-mail address that speaks for itself
	Value string
	Block int
}

// ContactKind says what a contact is.
type ContactKind string

// The kinds of contact.
const (
	ContactPhone    ContactKind = "phone"
	ContactFax      ContactKind = "fax"
	ContactPostcode ContactKind = "postcode"
	ContactEmail    ContactKind = "email"
	ContactAddress  ContactKind = "address"
)

// China is the time zone of every date on a page (UTC+8, no daylight saving since 1991).
var China = time.FixedZone("+08:00", 8*60*60)

// Date is a point in time as precise as the page gave it.
type Date struct {
	Time      time.Time // in China
	Precision Precision
	Origin    Origin
	Label     string // the words it stands behind, as in Labelled; "" when it stands behind none
	Quote     string // the words it was read from
	Block     int    // -1 when it did not come from a block
}

// Precision says how much of a Date the page gave.
type Precision string

// The precisions.
const (
	Day    Precision = "day"
	Minute Precision = "minute"
	Second Precision = "second"
)

// String returns 2006-01-02, with the time as far as it was given: 2006-01-02 15:04.
func (d *Date) String() string {
	switch d.Precision {
	case Minute:
		return d.Time.Format("2006-01-02 15:04")
	case Second:
		return d.Time.Format("2006-01-02 15:04:05")
	}
	return d.Time.Format(time.DateOnly)
}

// Origin says where a fact was found.
type Origin string

// The origins.
const (
	FromLabel     Origin = "label"     // behind a visible label
	FromLine      Origin = "line"      // a bare line under the title
	FromSignature Origin = "signature" // the signature or the date under it
	FromBody      Origin = "body"      // a sentence of the text
	FromSidecar   Origin = "sidecar"   // the NAME.toml beside the dump
	FromURL       Origin = "url"
	FromMeta      Origin = "meta" // an HTML meta element
)

// Organisation is a body with its name in full and as the page wrote it.
type Organisation struct {
	Name    string // in full, by the alias table; as found when the table does not know it
	AsFound string
	Origin  Origin
	By      Naming
}

// Naming says how an organisation's full name was found.
type Naming string

// The namings.
const (
	AsWritten Naming = ""      // the page wrote it so
	ByTable   Naming = "table" // an alias table knows the short form
	ByText    Naming = "text"  // the page itself writes it in full elsewhere, in one way only
)

// IndexNumber is an 索引号 made of a unified social credit code (GB 32100-2015), a slash, a year and a serial.
type IndexNumber struct {
	Text     string
	Code     string // the 18-character unified social credit code, "" when there is none
	Valid    bool   // the check character of Code is right
	Division string // six-digit administrative division (GB/T 2260), "" when there is no Code
}

// Period is the time in which people may answer; both days belong to it.
// It ends at 23:59:59 +08:00 of its last day.
type Period struct {
	First, Last  time.Time // midnight in China; a zero time is a day the page does not give
	Quote        string
	YearInferred bool // the last day's year was not written
	Block        int
}

// Days returns the length in days, both ends counted; 0 when an end is unknown.
func (p *Period) Days() int {
	if p.First.IsZero() || p.Last.IsZero() {
		return 0
	}
	return int(p.Last.Sub(p.First).Hours()/24) + 1
}

// Way is one way to answer a consultation.
type Way struct {
	Kind      WayKind
	Text      string // the page's own sentence
	Value     string // e-mail address, telephone number, or web address if the page gives one
	Recipient string // post
	Address   string // post
	Postcode  string // post
	Mark      string // post: what to write on the envelope
	Block     int
}

// WayKind says how a Way works.
type WayKind string

// The ways to answer.
const (
	Online WayKind = "online"
	Email  WayKind = "email"
	Post   WayKind = "post"
	Phone  WayKind = "phone"
)

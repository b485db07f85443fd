// Package announcement holds the types that an announcement passes through on its way from a crawl to the site.
package announcement

import "time"

// Page is one page as the crawl left it.
type Page struct {
	Name       string    // path below the sources folder, slash-separated
	ID         string    // ASCII, derived from the URL, else from the name; never from title or clock
	URL        string    // "" when the address is not known
	Site       string    // name of the site, "" when not known
	CapturedAt time.Time // in China; zero when not known
	Captured   Precision // of CapturedAt, "" when not known
	MediaType  string    // text/plain, …
	Charset    string    // of Body, as decoded
	Declared   Declared
	Body       []byte // as captured
	SHA256     string // of Body, lower-case hex
	Mismatch   Mismatch
}

// Mismatch is a digest that came with bytes and is not theirs; the zero value when none is known.
type Mismatch struct {
	Of    string // what it is said to be of: payload, block or file
	Said  string // algorithm:hex
	Found string // algorithm:hex
}

// Declared is what came with a page without standing in it: hints, to be weighed against the page itself.
type Declared struct {
	Charset string // as the HTTP header or the export names it, "" when it does not
	Title   string // from the title column of an export, "" when there is none
}

// Asset is a file of the crawl that a page shows or offers: a picture, an attachment.
type Asset struct {
	URL  string // as the page's Figure and Attachment blocks have it in Href
	Size int64  // bytes
	Body func() ([]byte, error)

	Mismatch Mismatch

	// What reading it once told.
	SHA256 string // lower-case hex; "" when it was not read
	Suffix string // what the data is, such as .pdf, "" when that cannot be told
	Err    error  // why it could not be read
}

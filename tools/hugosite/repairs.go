package hugosite

import "gonggao/tools/announcement"

// RecordFile is the name of the record in its bundle.
const RecordFile = "repairs.json"

const recordFormat = 1

// Record is what repairs.json holds: what was done to one page, what could not be proved, what was taken out,
// and what the tool last wrote. From it and the original-script file the text as extracted can be had again.
type Record struct {
	Format          int
	ID              string // of the page
	Original        string // name of the original-script file
	Source          Source
	More            []Source              // the later pages of a text over several, in order
	Titled          bool                  // the first block is the title in the front matter
	Blocks          int                   // of the part, the title included
	Empty           []int                 // blocks without text, which Markdown cannot show
	ExtractedSHA256 string                // of the extracted texts of the blocks, joined by line feeds
	Repairs         []announcement.Repair // by block, then in the order they were made; Block counts in the part
	Flags           []announcement.Flag   // Block counts in the part; -1: the page as a whole
	Fields          []Aside               // main bundle of the page only
	Removed         []Aside               // main bundle of the page only
	Written         map[string]Written    // by file name
}

// Source is a raw page.
type Source struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
	Bytes  int    `json:"bytes"`
	URL    string `json:"url,omitempty"`

	// Of a later page only. Its blocks follow those of the pages before it.
	Captured        string `json:"captured,omitempty"`         // as in the front matter's dates
	Blocks          int    `json:"blocks,omitempty"`           // of this part
	ExtractedSHA256 string `json:"extracted_sha256,omitempty"` // of the texts of these blocks, as in Record
}

// Aside is a block of the page that is in no part: a labelled field, chrome, the page's status word.
type Aside struct {
	Kind    string                `json:"kind,omitempty"`   // removed: the kind of chrome, else of block
	Label   announcement.Label    `json:"label,omitempty"`  // fields
	Origin  announcement.Origin   `json:"origin,omitempty"` // fields that are no visible label: meta, url
	Head    string                `json:"head,omitempty"`
	Text    string                `json:"text"`
	Line    int                   `json:"line"`
	Page    int                   `json:"page,omitempty"` // of a text over several: which of them, from 0
	Repairs []announcement.Repair `json:"-"`
}

// Written says what the tool last wrote to a file; to repairs.json: before the member that holds this.
type Written struct {
	SHA256 string `json:"sha256"`
	// Accepted is the digest of a person's edit that was accepted in place of SHA256, or Deleted.
	Accepted string `json:"accepted,omitempty"`

	Bytes int64  `json:"bytes,omitempty"` // files of the crawl only
	URL   string `json:"url,omitempty"`   // where such a file was
}

// Deleted stands for the digest of a file that a person deleted.
const Deleted = "deleted"

package hugosite

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"gonggao/tools/announcement"
)

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

// Source is the raw page.
type Source struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
	Bytes  int    `json:"bytes"`
	URL    string `json:"url,omitempty"`
}

// Aside is a block of the page that is in no part: a labelled field, chrome, the page's status word.
type Aside struct {
	Kind    string                `json:"kind,omitempty"`  // removed: the kind of chrome, else of block
	Label   announcement.Label    `json:"label,omitempty"` // fields
	Head    string                `json:"head,omitempty"`
	Text    string                `json:"text"`
	Line    int                   `json:"line"`
	Repairs []announcement.Repair `json:"-"`
}

// Written says what the tool last wrote to a file; to repairs.json: before the member that holds this.
type Written struct {
	SHA256 string `json:"sha256"`
	// Accepted is the digest of a person's edit that was accepted in place of SHA256, or Deleted.
	Accepted string `json:"accepted,omitempty"`
}

// Deleted stands for the digest of a file that a person deleted.
const Deleted = "deleted"

// reason is why a rule repairs. It stands once for each rule, and with a repair only where that one differs.
type reason struct {
	Confidence announcement.Confidence `json:"confidence,omitempty"`
	Reason     string                  `json:"reason,omitempty"`
}

type wireRepair struct {
	Rule   string `json:"rule"`
	Block  *int   `json:"block,omitempty"` // absent within a field
	At     int    `json:"at"`
	Before string `json:"before"`
	After  string `json:"after"`
	reason
}

type wireAside struct {
	Aside
	Repairs []wireRepair `json:"repairs,omitempty"`
}

type wireRecord struct {
	Format          int                 `json:"format"`
	ID              string              `json:"id"`
	Original        string              `json:"original"`
	Source          Source              `json:"source"`
	Titled          bool                `json:"titled"`
	Blocks          int                 `json:"blocks"`
	Empty           []int               `json:"empty"`
	ExtractedSHA256 string              `json:"extracted_sha256"`
	Rules           map[string]reason   `json:"rules"`
	Repairs         []wireRepair        `json:"repairs"`
	Flags           []announcement.Flag `json:"flags"`
	Fields          []wireAside         `json:"fields"`
	Removed         []wireAside         `json:"removed"`
	Written         map[string]Written  `json:"written"`
}

// Encode returns the record as JSON, one line for each repair, flag and file, so that differences are readable.
func (r Record) Encode() []byte {
	return joinRecord(r.encodeHead(), r.Written)
}

// encodeHead returns all but the last member, written, which alone changes when people edit the pages.
func (r Record) encodeHead() []byte {
	rules := map[string]reason{}
	w := jsonLines{}
	repairs := shorten(r.Repairs, rules, true)
	fields, removed := shortenAsides(r.Fields, rules), shortenAsides(r.Removed, rules)
	w.member("format", r.Format)
	w.member("id", r.ID)
	w.member("original", r.Original)
	w.member("source", r.Source)
	w.member("titled", r.Titled)
	w.member("blocks", r.Blocks)
	if len(r.Empty) > 0 {
		w.member("empty", r.Empty)
	}
	w.member("extracted_sha256", r.ExtractedSHA256)
	object(&w, "rules", rules)
	array(&w, "repairs", repairs)
	array(&w, "flags", r.Flags)
	array(&w, "fields", fields)
	array(&w, "removed", removed)
	// Hugo runs what it takes for its own placeholder in any text file that it publishes, and stops.
	return bytes.ReplaceAll(w.b.Bytes(), []byte(hugoPlaceholder), []byte(`\u005f`+hugoPlaceholder[1:]))
}

const writtenMember = ",\n  \"written\": {"

func joinRecord(head []byte, written map[string]Written) []byte {
	w := jsonLines{}
	w.b.Write(head)
	object(&w, "written", written)
	w.b.WriteString("\n}\n")
	return w.b.Bytes()
}

// splitRecord returns the head of an encoded record; not ok when it does not end as joinRecord ends it.
func splitRecord(data []byte) (head []byte, ok bool) {
	i := bytes.LastIndex(data, []byte(writtenMember))
	if i < 0 {
		return nil, false
	}
	return data[:i], true
}

const hugoPlaceholder = "__hdeferred/"

// DecodeRecord reads a record.
func DecodeRecord(data []byte) (Record, error) {
	var w wireRecord
	if err := json.Unmarshal(data, &w); err != nil {
		return Record{}, fmt.Errorf("read %s: %w", RecordFile, err)
	}
	if w.Format != recordFormat {
		return Record{}, fmt.Errorf("read %s: format %d is not %d", RecordFile, w.Format, recordFormat)
	}
	return Record{
		Format: w.Format, ID: w.ID, Original: w.Original, Source: w.Source, Titled: w.Titled, Blocks: w.Blocks, Empty: w.Empty,
		ExtractedSHA256: w.ExtractedSHA256, Repairs: lengthen(w.Repairs, w.Rules), Flags: w.Flags,
		Fields: lengthenAsides(w.Fields, w.Rules), Removed: lengthenAsides(w.Removed, w.Rules), Written: w.Written,
	}, nil
}

func shorten(repairs []announcement.Repair, rules map[string]reason, withBlock bool) []wireRepair {
	var all []wireRepair
	for _, r := range repairs {
		why := reason{r.Confidence, r.Reason}
		short := wireRepair{Rule: r.Rule, At: r.At, Before: r.Before, After: r.After, reason: why}
		if withBlock {
			short.Block = &r.Block
		}
		if usual, ok := rules[r.Rule]; !ok {
			rules[r.Rule], short.reason = why, reason{}
		} else if usual == why {
			short.reason = reason{}
		}
		all = append(all, short)
	}
	return all
}

func shortenAsides(asides []Aside, rules map[string]reason) []wireAside {
	var all []wireAside
	for _, a := range asides {
		all = append(all, wireAside{a, shorten(a.Repairs, rules, false)})
	}
	return all
}

func lengthen(short []wireRepair, rules map[string]reason) []announcement.Repair {
	var all []announcement.Repair
	for _, s := range short {
		why := s.reason
		if why == (reason{}) {
			why = rules[s.Rule]
		}
		r := announcement.Repair{Rule: s.Rule, At: s.At, Before: s.Before, After: s.After, Confidence: why.Confidence, Reason: why.Reason}
		if s.Block != nil {
			r.Block = *s.Block
		}
		all = append(all, r)
	}
	return all
}

func lengthenAsides(short []wireAside, rules map[string]reason) []Aside {
	var all []Aside
	for _, s := range short {
		s.Aside.Repairs = lengthen(s.Repairs, rules)
		all = append(all, s.Aside)
	}
	return all
}

// jsonLines writes one object, each element of its members on a line of its own.
type jsonLines struct{ b bytes.Buffer }

func (w *jsonLines) member(name string, value any) {
	if w.b.Len() == 0 {
		w.b.WriteByte('{')
	} else {
		w.b.WriteByte(',')
	}
	w.b.WriteString("\n  " + encodeJSON(name) + ": " + encodeJSON(value))
}

func array[T any](w *jsonLines, name string, elements []T) {
	var lines []string
	for _, e := range elements {
		lines = append(lines, encodeJSON(e))
	}
	w.lines(name, "[", lines, "]")
}

func object[T any](w *jsonLines, name string, members map[string]T) {
	var lines []string
	for _, key := range slices.Sorted(maps.Keys(members)) {
		lines = append(lines, encodeJSON(key)+": "+encodeJSON(members[key]))
	}
	w.lines(name, "{", lines, "}")
}

func (w *jsonLines) lines(name, open string, lines []string, end string) {
	if len(lines) == 0 {
		return
	}
	w.b.WriteString(",\n  " + encodeJSON(name) + ": " + open + "\n    " + strings.Join(lines, ",\n    ") + "\n  " + end)
}

// encodeJSON returns the value without spaces. The types here always encode.
func encodeJSON(value any) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		panic(err)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

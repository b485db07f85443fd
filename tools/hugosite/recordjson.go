package hugosite

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"gonggao/tools/announcement"
)

// reason is why a rule repairs. A rule has few, so that they stand once, in the order in which they first serve.
type reason struct {
	Confidence announcement.Confidence `json:"confidence"`
	Reason     string                  `json:"reason"`
}

type wireRepair struct {
	Rule   string `json:"rule"`
	Why    int    `json:"why,omitempty"`   // which of the rule's reasons, from 0
	Block  *int   `json:"block,omitempty"` // absent within a field
	At     int    `json:"at"`
	Before string `json:"before"`
	After  string `json:"after"`
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
	More            []Source            `json:"more"`
	Titled          bool                `json:"titled"`
	Blocks          int                 `json:"blocks"`
	Empty           []int               `json:"empty"`
	ExtractedSHA256 string              `json:"extracted_sha256"`
	Rules           map[string][]reason `json:"rules"`
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
	rules := map[string][]reason{}
	w := jsonLines{}
	repairs := shorten(r.Repairs, rules, true)
	fields, removed := shortenAsides(r.Fields, rules), shortenAsides(r.Removed, rules)
	w.member("format", r.Format)
	w.member("id", r.ID)
	w.member("original", r.Original)
	w.member("source", r.Source)
	array(&w, "more", r.More)
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

// decodeWritten reads what splitRecord leaves of an encoded record.
func decodeWritten(rest []byte) (map[string]Written, error) {
	var w struct {
		Written map[string]Written `json:"written"`
	}
	rest, ok := bytes.CutPrefix(rest, []byte(","))
	if !ok {
		return nil, errors.New("no further member")
	}
	err := json.Unmarshal(append([]byte("{"), rest...), &w)
	return w.Written, err
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
		Format: w.Format, ID: w.ID, Original: w.Original, Source: w.Source, More: w.More, Titled: w.Titled, Blocks: w.Blocks, Empty: w.Empty,
		ExtractedSHA256: w.ExtractedSHA256, Repairs: lengthen(w.Repairs, w.Rules), Flags: w.Flags,
		Fields: lengthenAsides(w.Fields, w.Rules), Removed: lengthenAsides(w.Removed, w.Rules), Written: w.Written,
	}, nil
}

func shorten(repairs []announcement.Repair, rules map[string][]reason, withBlock bool) []wireRepair {
	var all []wireRepair
	for _, r := range repairs {
		why := reason{r.Confidence, r.Reason}
		short := wireRepair{Rule: r.Rule, Why: slices.Index(rules[r.Rule], why), At: r.At, Before: r.Before, After: r.After}
		if short.Why < 0 {
			short.Why = len(rules[r.Rule])
			rules[r.Rule] = append(rules[r.Rule], why)
		}
		if withBlock {
			short.Block = &r.Block
		}
		all = append(all, short)
	}
	return all
}

func shortenAsides(asides []Aside, rules map[string][]reason) []wireAside {
	var all []wireAside
	for _, a := range asides {
		all = append(all, wireAside{a, shorten(a.Repairs, rules, false)})
	}
	return all
}

func lengthen(short []wireRepair, rules map[string][]reason) []announcement.Repair {
	var all []announcement.Repair
	for _, s := range short {
		r := announcement.Repair{Rule: s.Rule, At: s.At, Before: s.Before, After: s.After}
		if why := rules[s.Rule]; s.Why >= 0 && s.Why < len(why) {
			r.Confidence, r.Reason = why[s.Why].Confidence, why[s.Why].Reason
		}
		if s.Block != nil {
			r.Block = *s.Block
		}
		all = append(all, r)
	}
	return all
}

func lengthenAsides(short []wireAside, rules map[string][]reason) []Aside {
	var all []Aside
	for _, s := range short {
		s.Aside.Repairs = lengthen(s.Repairs, rules)
		all = append(all, s.Aside)
	}
	return all
}

// jsonLines writes one object, each element of its members on a line of its own.
type jsonLines struct {
	b bytes.Buffer
	e *json.Encoder
}

func (w *jsonLines) member(name string, value any) {
	if w.b.Len() == 0 {
		w.b.WriteByte('{')
	} else {
		w.b.WriteByte(',')
	}
	w.b.WriteString("\n  ")
	w.value(name)
	w.b.WriteString(": ")
	w.value(value)
}

func array[T any](w *jsonLines, name string, elements []T) {
	for i := range elements {
		w.line(name, "[", i)
		w.value(&elements[i])
	}
	w.end("]", len(elements))
}

func object[T any](w *jsonLines, name string, members map[string]T) {
	for i, key := range slices.Sorted(maps.Keys(members)) {
		w.line(name, "{", i)
		w.value(key)
		w.b.WriteString(": ")
		w.value(members[key])
	}
	w.end("}", len(members))
}

// line begins the line of the element with that number.
func (w *jsonLines) line(name, open string, i int) {
	if i == 0 {
		w.b.WriteString(",\n  ")
		w.value(name)
		w.b.WriteString(": " + open + "\n    ")
		return
	}
	w.b.WriteString(",\n    ")
}

func (w *jsonLines) end(shut string, elements int) {
	if elements > 0 {
		w.b.WriteString("\n  " + shut)
	}
}

// value writes a value without spaces. The types here always encode.
func (w *jsonLines) value(value any) {
	if w.e == nil {
		w.e = json.NewEncoder(&w.b)
		w.e.SetEscapeHTML(false)
	}
	if err := w.e.Encode(value); err != nil {
		panic(err)
	}
	w.b.Truncate(w.b.Len() - len("\n"))
}

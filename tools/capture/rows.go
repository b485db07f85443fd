package capture

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// errRowTooLong says that a row has more bytes than may be read; the next row comes after it.
var errRowTooLong = errors.New("row too long")

// row is one row of a table.
type row struct {
	bytes    []byte // the splitter's until its next next; empty when it is too long
	at, size int64  // in the file
	line     int    // that it begins on, from 1
	fields   int    // of CSV
	ended    bool   // by a line end
}

// splitter cuts a table into rows: lines, which in CSV may have line ends between quotation marks.
type splitter struct {
	in     *bufio.Reader
	limit  int64
	quoted bool
	at     int64
	line   int
	buf    []byte
}

func newSplitter(r io.Reader, limit int64, quoted bool) *splitter {
	return &splitter{in: bufio.NewReaderSize(r, 64<<10), limit: limit, quoted: quoted, line: 1}
}

// next returns the next row that is not blank, without its line end and without a byte order mark; errRowTooLong for
// one above the limit.
func (s *splitter) next() (row, error) {
	for {
		r, err := s.one()
		if err != nil && (err != io.EOF || r.size == 0) {
			return r, err
		}
		if r.at == 0 {
			if bytes.HasPrefix(r.bytes, []byte("\xFF\xFE")) || bytes.HasPrefix(r.bytes, []byte("\xFE\xFF")) {
				return r, errors.New("is UTF-16: save it as UTF-8")
			}
			if rest, ok := bytes.CutPrefix(r.bytes, []byte("\xEF\xBB\xBF")); ok {
				r.bytes, r.at, r.size = rest, 3, r.size-3
			}
		}
		if bytes.HasPrefix(r.bytes, []byte("\x1f\x8b")) {
			return r, errors.New("is gzip within gzip")
		}
		if r.size > s.limit {
			return row{at: r.at, size: r.size, line: r.line, ended: r.ended}, errRowTooLong
		}
		if len(bytes.TrimSpace(r.bytes)) > 0 {
			return r, nil
		}
	}
}

// one takes the bytes up to the next end of a row. By RFC 4180 a quotation mark opens only at the start
// of a field, and two of them stand for one.
func (s *splitter) one() (row, error) {
	r := row{at: s.at, line: s.line, fields: 1}
	s.buf = s.buf[:0]
	within, fieldStart := false, true
	for {
		line, err := s.in.ReadSlice('\n')
		s.at += int64(len(line))
		r.size += int64(len(line))
		if r.size <= s.limit {
			s.buf = append(s.buf, line...)
		}
		if s.quoted {
			for _, b := range line {
				switch {
				case b == '"' && within:
					within = false // a second one opens it again: the field has not ended
					fieldStart = true
				case b == '"' && fieldStart:
					within = true
				case !within:
					if fieldStart = b == ','; fieldStart {
						r.fields++
					}
				}
			}
		}
		if r.ended = len(line) > 0 && line[len(line)-1] == '\n'; r.ended {
			s.line++
			if within {
				continue
			}
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if err == nil || err == io.EOF {
			r.bytes = s.buf
		}
		if err == io.EOF && within {
			err = errors.New("a quotation mark is never closed")
		}
		return r, err
	}
}

// jsonCells reads one line of JSON.
func jsonCells(line []byte, names map[string]bool) (cells, error) {
	if !utf8.Valid(line) {
		return nil, errors.New("is not UTF-8")
	}
	object, err := jsonObject(line)
	if err != nil {
		return nil, err
	}
	lower := make(map[string]json.RawMessage, len(object))
	for _, name := range slices.Sorted(maps.Keys(object)) { // of URL and url the latter counts
		key := strings.ToLower(name)
		lower[key] = object[name]
		if names != nil && len(names) < maxColumns {
			names[key] = true
		}
	}
	return func(name string) (string, bool, error) {
		value, ok := lower[name]
		if !ok || string(value) == "null" {
			return "", ok, nil
		}
		switch value[0] {
		case '{', '[':
			return "", true, fmt.Errorf("%s is neither text nor a number", printable(name))
		case '"':
			var text string
			err := json.Unmarshal(value, &text)
			return text, true, err
		}
		return string(value), true, nil
	}, nil
}

// jsonObject returns the members of an object, whose values are not looked into.
func jsonObject(line []byte) (map[string]json.RawMessage, error) {
	in := json.NewDecoder(bytes.NewReader(line))
	begin, err := in.Token()
	if err != nil {
		return nil, cutOff(err)
	}
	if begin != json.Delim('{') {
		return nil, errors.New("is no object")
	}
	object := map[string]json.RawMessage{}
	for in.More() {
		name, err := in.Token()
		if err != nil {
			return nil, cutOff(err)
		}
		var value json.RawMessage
		if err := in.Decode(&value); err != nil {
			return nil, cutOff(err)
		}
		object[name.(string)] = value
		if len(object) > maxColumns {
			return nil, fmt.Errorf("has more than %d columns", maxColumns)
		}
	}
	if _, err := in.Token(); err != nil {
		return nil, cutOff(err)
	}
	if _, err := in.Token(); err != io.EOF {
		return nil, errors.New("has more than one object")
	}
	return object, nil
}

// csvHead reads the names of the columns.
func csvHead(r row) ([]string, error) {
	if r.fields > maxColumns {
		return nil, fmt.Errorf("has more than %d columns", maxColumns)
	}
	head, err := csv.NewReader(bytes.NewReader(r.bytes)).Read()
	if err != nil {
		return nil, csvError(err)
	}
	for i, name := range head {
		head[i] = strings.ToLower(strings.TrimSpace(inUTF8(name)))
	}
	return head, nil
}

// csvCells reads one row of CSV, with the bytes of its fields as they are.
func csvCells(head []string, line row, names map[string]bool) (cells, error) {
	if line.fields > maxColumns { // as many fields as that would take more memory than the row
		return nil, csv.ErrFieldCount
	}
	r := csv.NewReader(bytes.NewReader(line.bytes))
	r.FieldsPerRecord = len(head)
	fields, err := r.Read()
	if err != nil {
		return nil, csvError(err)
	}
	if names != nil {
		for _, name := range head {
			names[name] = true
		}
	}
	return func(name string) (string, bool, error) {
		for i, column := range head {
			if column == name {
				return fields[i], true, nil
			}
		}
		return "", false, nil
	}, nil
}

// csvError takes off the line, which counts from the row.
func csvError(err error) error {
	var p *csv.ParseError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// inUTF8 returns text that may be in GB18030, as spreadsheets in China save it, in UTF-8.
func inUTF8(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	decoded, err := simplifiedchinese.GB18030.NewDecoder().String(text)
	if err != nil {
		return strings.ToValidUTF8(text, "\uFFFD")
	}
	return decoded
}

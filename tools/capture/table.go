package capture

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"gonggao/tools/announcement"
)

// usualColumns are the names that exports give their columns, by what these hold, the most telling first.
var usualColumns = map[string][]string{
	"url":      {"url", "link", "href", "page_url", "source_url", "网址", "链接", "原文链接"},
	"html":     {"html", "raw_html", "content_html", "body_html", "page_html", "网页"},
	"text":     {"text", "content", "body", "正文", "内容"},
	"title":    {"title", "标题"},
	"captured": {"captured", "captured_at", "crawled_at", "crawl_time", "fetched_at", "scraped_at", "抓取时间", "采集时间"},
}

// maxColumns is how many columns a table may have.
const maxColumns = 1000

// maxRows is how many rows one table may have; each costs some hundred bytes of memory.
const maxRows = 1 << 20

// table is a JSON Lines or CSV file.
type table struct {
	name    string
	store   store
	head    []string // of CSV: the names of its columns
	csv     bool
	columns map[string]string // names that the sidecar gives
	limit   int64             // bytes of a page
	broken  error             // why not all of it could be unpacked
}

// cells returns the value of a column and whether the row has it; names count in lower case.
type cells func(name string) (value string, ok bool, err error)

// table lists the rows of a JSON Lines or CSV file.
func (l *lister) table(s Source, f file) {
	var side sidecar
	if f.sidecar != "" {
		side, s.err = readSidecar(l.base, f.sidecar, tableKeys)
	}
	var rows []Source
	if s.err == nil {
		t := table{name: s.Name, csv: f.kind == csvFile, columns: side.columns, limit: l.opts.MaxBytes}
		if t.store, t.broken, s.err = l.plain(f.path); s.err == nil {
			rows, s.err = t.rows(s, side)
		}
	}
	l.sources = append(l.sources, rows...)
	if s.err != nil {
		l.sources = append(l.sources, s)
	}
}

// rows lists the rows. The error is about the file as a whole, or what of it was not read.
func (t *table) rows(file Source, side sidecar) ([]Source, error) {
	if t.store.size == 0 && t.broken != nil {
		return nil, t.bad(nil, 1, t.broken)
	}
	f, closer, err := t.store.open()
	if err != nil {
		return nil, err
	}
	defer closer.Close()
	var (
		found []Source
		names = map[string]bool{}
		whole = false                                                                        // a row has the column of a page
		split = newSplitter(io.NewSectionReader(f, 0, t.store.size), 2*t.limit+1<<16, t.csv) // JSON may write three bytes as six
	)
	for {
		row, err := split.next()
		switch {
		case (err == io.EOF || !row.ended) && t.broken != nil: // half a row is none
			return found, t.bad(names, row.line, t.broken)
		case err == io.EOF:
			if len(found) == 0 {
				return nil, &announcement.Problem{Kind: announcement.EmptySource, Err: fmt.Errorf("read %s: has no row", t.name)}
			}
			if len(names) == 0 {
				return nil, t.bad(names, found[0].nth, fmt.Errorf("no line can be read, the first because: %w", found[0].err))
			}
			if !whole {
				return nil, t.bad(names, 1, errors.New("no column holds the pages"))
			}
			return found, t.checkColumns(names)
		case err == errRowTooLong:
		case err != nil:
			return found, t.bad(names, row.line, err)
		case t.csv && t.head == nil:
			if t.head, err = csvHead(row); err != nil {
				return nil, t.bad(names, row.line, err)
			}
			continue
		}
		if len(found) == maxRows {
			return found, t.bad(names, row.line, fmt.Errorf("has more than %d rows, the rest was not read", maxRows))
		}
		s := Source{Name: file.Name + "#" + strconv.Itoa(row.line), path: file.path, nth: row.line, about: side.about}
		c := rowContent{table: t, at: row.at, size: row.size, line: row.line}
		s.content = c
		if err == errRowTooLong {
			s.err = tooLarge(fmt.Sprintf("%s: line %d", t.name, row.line), row.size, t.limit)
		} else if get, err := t.parse(row, names); err != nil {
			s.err = c.bad("", err)
		} else {
			t.noteColumns(get, names)
			s.err = c.describe(&s, get)
			whole = whole || t.has(get, "html") || t.has(get, "text")
		}
		found = append(found, s)
	}
}

func (t *table) parse(r row, names map[string]bool) (cells, error) {
	if t.csv {
		return csvCells(t.head, r, names)
	}
	return jsonCells(r.bytes, names)
}

// noteColumns notes the columns that the sidecar names, be the others too many to note.
func (t *table) noteColumns(get cells, names map[string]bool) {
	for _, name := range t.columns {
		name = strings.ToLower(name)
		if _, ok, err := get(name); ok || err != nil {
			names[name] = true
		}
	}
}

// pick returns what a row has for one purpose: in the column that the sidecar names, else in the first usual one that is not empty.
func (t *table) pick(get cells, purpose string) (string, error) {
	if name, given := t.columns[purpose]; given {
		value, _, err := get(strings.ToLower(name))
		return value, err
	}
	for _, name := range usualColumns[purpose] {
		if value, _, err := get(name); err != nil || strings.TrimSpace(value) != "" {
			return value, err
		}
	}
	return "", nil
}

// has reports whether a row has a column for a purpose, empty or not.
func (t *table) has(get cells, purpose string) bool {
	columns := usualColumns[purpose]
	if name, given := t.columns[purpose]; given {
		columns = []string{strings.ToLower(name)}
	}
	return slices.ContainsFunc(columns, func(name string) bool {
		_, ok, err := get(name)
		return ok || err != nil
	})
}

// bad says that a table cannot be read, or not from a line on.
func (t *table) bad(names map[string]bool, line int, err error) error {
	columns := slices.Sorted(maps.Keys(names))
	shown := shorten(printable(strings.Join(columns[:min(len(columns), 30)], ", ")))
	seen := ""
	if shown != "" {
		seen = " (columns: " + shown + ")"
	}
	return &announcement.Problem{
		Kind: announcement.BadTable,
		Data: map[string]string{"columns": shown},
		Err:  fmt.Errorf("read %s: line %d: %w%s", t.name, line, err, seen),
	}
}

// checkColumns returns an error when the sidecar names a column that no row has.
func (t *table) checkColumns(names map[string]bool) error {
	for _, purpose := range slices.Sorted(maps.Keys(t.columns)) {
		if name := t.columns[purpose]; !names[strings.ToLower(name)] {
			return t.bad(names, 1, fmt.Errorf("the sidecar says that %s is %s, and no row has it", purpose, printable(name)))
		}
	}
	return nil
}

// rowContent is the page in a row.
type rowContent struct {
	*table
	at, size int64
	line     int
}

func (c rowContent) bad(column string, err error) error {
	where := ""
	if column != "" {
		where = printable(column) + ": "
	}
	return &announcement.Problem{
		Kind: announcement.BadRow,
		Data: map[string]string{"line": strconv.Itoa(c.line), "column": column},
		Err:  fmt.Errorf("read %s: line %d: %s%w", c.name, c.line, where, err),
	}
}

// describe fills in what a row says of its page.
func (c rowContent) describe(s *Source, get cells) error {
	if address, err := c.pick(get, "url"); err != nil {
		return c.bad("url", err)
	} else if address != "" {
		if s.url, err = pageURL(address); err != nil {
			return c.bad("url", err)
		}
		s.Name = strings.TrimSuffix(s.Name, strconv.Itoa(c.line)) + shorten(printable(s.url.String()))
	}
	if text, err := c.pick(get, "captured"); err != nil {
		return c.bad("captured", err)
	} else if text != "" {
		if s.captured, s.precision, err = rowTime(text); err != nil {
			return c.bad("captured", err)
		}
	}
	p, err := c.page(get)
	s.html = p.mediaType == "text/html"
	return err
}

// page takes the page out of a row. Under a usual name for text there may be markup.
func (c rowContent) page(get cells) (payload, error) {
	body, err := c.pick(get, "html")
	if err != nil {
		return payload{}, c.bad("html", err)
	}
	p := payload{mediaType: "text/html"}
	if body == "" {
		if body, err = c.pick(get, "text"); err != nil {
			return payload{}, c.bad("text", err)
		}
		if _, given := c.columns["text"]; given || !markup.MatchString(body[:min(len(body), headSize)]) {
			p.mediaType = "text/plain"
		}
	}
	if body == "" {
		return payload{}, c.bad("html", errors.New("is empty, and so is the text"))
	}
	if int64(len(body)) > c.limit {
		return payload{}, tooLarge(fmt.Sprintf("%s: line %d", c.name, c.line), int64(len(body)), c.limit)
	}
	title, err := c.pick(get, "title")
	if err != nil {
		return payload{}, c.bad("title", err)
	}
	p.body = []byte(body)
	p.declared = announcement.Declared{Charset: "utf-8", Title: strings.TrimSpace(inUTF8(title))}
	if c.csv {
		p.declared.Charset = "" // CSV says nothing of it
	}
	return p, nil
}

var markup = regexp.MustCompile(`(?i)<(!doctype|html|body|p|br|div|span|table|h[1-6]|font|ul|ol)[\s/>]`)

func (c rowContent) read() (payload, error) {
	file, closer, err := c.store.open()
	if err != nil {
		return payload{}, err
	}
	defer closer.Close()
	text := make([]byte, c.size)
	if _, err := file.ReadAt(text, c.at); err != nil && err != io.EOF {
		return payload{}, unreadable(c.name, err)
	}
	get, err := c.parse(row{bytes: text, fields: len(c.head)}, nil)
	if err != nil {
		return payload{}, c.bad("", err)
	}
	return c.page(get)
}

// rowTime reads the time of a capture: ISO 8601 and its usual variants, or seconds or milliseconds of Unix time.
// A time without an offset is taken as China's.
func rowTime(text string) (time.Time, announcement.Precision, error) {
	text = strings.TrimSpace(text)
	if n, err := strconv.ParseFloat(text, 64); err == nil && n >= 5e8 && n < 5e12 {
		if n >= 5e10 {
			n /= 1000
		}
		return time.Unix(int64(n), 0).In(announcement.China), announcement.Second, nil
	}
	plain := strings.NewReplacer("/", "-", "T", " ").Replace(text)
	for _, form := range []struct {
		layout    string
		precision announcement.Precision
	}{
		{"2006-1-2 15:04:05Z07:00", announcement.Second}, {"2006-1-2 15:04:05 -0700", announcement.Second},
		{"2006-1-2 15:04:05-0700", announcement.Second}, {"2006-1-2 15:04:05", announcement.Second},
		{"2006-1-2 15:04", announcement.Minute}, {time.DateOnly, announcement.Day}, {"2006-1-2", announcement.Day},
		{"20060102150405", announcement.Second}, {"20060102", announcement.Day},
	} {
		if t, err := time.ParseInLocation(form.layout, plain, announcement.China); err == nil {
			return t.In(announcement.China).Truncate(time.Second), form.precision, nil
		}
	}
	return time.Time{}, "", fmt.Errorf("%.40q is no time", text)
}

package capture

import (
	"errors"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/BurntSushi/toml"

	"gonggao/tools/announcement"
)

// sidecarMaxBytes is far above what its keys need.
const sidecarMaxBytes = 64 << 10

// sidecar is what NAME.toml says of the file NAME; what it does not say stays empty. A time without an offset is
// taken as China's.
type sidecar struct {
	about
	columns map[string]string // of a table: names of its columns
}

// The keys that the sidecar of a page, of an archive and of a table may have.
var (
	pageKeys    = []string{"url", "captured", "site"}
	archiveKeys = []string{"site"}
	tableKeys   = []string{"captured", "site", "columns"}
)

func readSidecar(base, name string, known []string) (sidecar, error) {
	body, err := readFile(base, name, sidecarMaxBytes)
	if err != nil {
		return sidecar{}, badSidecar(name, "", err)
	}
	var keys map[string]any
	if err := toml.Unmarshal(body, &keys); err != nil {
		return sidecar{}, badSidecar(name, "", fmt.Errorf("read %s: %w", printable(name), err))
	}
	var s sidecar
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		err := fmt.Errorf("unknown key, the keys are %s", strings.Join(known, ", "))
		if slices.Contains(known, key) {
			err = s.set(key, keys[key])
		}
		if err != nil {
			return sidecar{}, badSidecar(name, key, fmt.Errorf("read %s: %s: %w", printable(name), printable(key), err))
		}
	}
	return s, nil
}

func badSidecar(name, key string, err error) error {
	return &announcement.Problem{
		Kind: announcement.BadSidecar,
		Data: map[string]string{"sidecar": printable(name), "key": printable(key)},
		Err:  err,
	}
}

func (s *sidecar) set(key string, value any) (err error) {
	switch key {
	case "url":
		text, ok := value.(string)
		if !ok {
			return errors.New("not a string")
		}
		s.url, err = pageURL(text)
	case "site":
		text, ok := value.(string)
		if !ok {
			return errors.New("not a string")
		}
		if strings.ContainsFunc(text, unicode.IsControl) {
			return errors.New("has a line break or another control character")
		}
		s.site = strings.TrimSpace(text)
	case "captured":
		t, ok := value.(time.Time)
		if !ok {
			return errors.New("not a date or date-time")
		}
		s.captured, s.precision, err = captureTime(t)
	case "columns":
		s.columns, err = readColumns(value)
	}
	return err
}

// readColumns reads the table that says which column holds what.
func readColumns(value any) (map[string]string, error) {
	table, ok := value.(map[string]any)
	if !ok {
		return nil, errors.New("not a table")
	}
	columns := map[string]string{}
	for _, key := range slices.Sorted(maps.Keys(table)) {
		name, ok := table[key].(string)
		switch {
		case !ok:
			return nil, fmt.Errorf("%s is not a string", printable(key))
		case usualColumns[key] == nil:
			return nil, fmt.Errorf("unknown key %s, the keys are url, html, text, title, captured", printable(key))
		}
		columns[key] = name
	}
	return columns, nil
}

// captureTime reads the four kinds of TOML time. The decoder tells the local ones by the name of their zone
// and puts them in the zone of the machine, which must not count.
func captureTime(t time.Time) (time.Time, announcement.Precision, error) {
	year, month, day := t.Date()
	switch t.Location().String() {
	case "date-local":
		return time.Date(year, month, day, 0, 0, 0, 0, announcement.China), announcement.Day, nil
	case "datetime-local":
		hour, minute, second := t.Clock()
		return time.Date(year, month, day, hour, minute, second, 0, announcement.China), announcement.Second, nil
	case "time-local":
		return time.Time{}, "", errors.New("a time without a date")
	}
	return t.In(announcement.China).Truncate(time.Second), announcement.Second, nil
}

// pageURL parses the address of a page on the web. Credentials are refused because addresses are published.
func pageURL(text string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(text))
	if err != nil {
		var p *url.Error
		if errors.As(err, &p) {
			err = p.Err // the rest repeats the address
		}
		return nil, err
	}
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, errors.New("does not begin with http:// or https://")
	case u.Hostname() == "":
		return nil, errors.New("has no host")
	case u.User != nil:
		return nil, errors.New("has a user name or password, which would be published")
	}
	return u, nil
}

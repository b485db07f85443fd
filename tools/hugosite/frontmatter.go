package hugosite

import (
	"bytes"
	"errors"
	"fmt"
	"maps"

	"github.com/BurntSushi/toml"
)

const fence = "+++"

// encodePage writes a page. Below the first few keys they stand in alphabetical order: front matter that a person
// has added keys to can be written again only from a map, and both scripts should read alike, line by line.
func encodePage(front map[string]any, body string) ([]byte, error) {
	rest := maps.Clone(front)
	var b bytes.Buffer
	encoder := toml.NewEncoder(&b)
	encoder.Indent = ""
	for _, key := range []string{"title", "date", "description"} {
		if value, ok := rest[key]; ok {
			if err := encoder.Encode(map[string]any{key: value}); err != nil {
				return nil, fmt.Errorf("encode front matter: %w", err)
			}
			delete(rest, key)
		}
	}
	if err := encoder.Encode(rest); err != nil {
		return nil, fmt.Errorf("encode front matter: %w", err)
	}
	page := make([]byte, 0, b.Len()+len(body)+1<<8)
	page = append(page, fence+"\n"...)
	blank := true
	for line := range bytes.Lines(b.Bytes()) {
		// The encoder puts every value on one line, so that a bracket opens a line only where it opens a table.
		if line[0] == '[' && !blank {
			page = append(page, '\n')
		}
		page = append(page, line...)
		blank = len(line) == 1
	}
	page = append(page, fence+"\n"...)
	if body != "" {
		page = append(append(page, '\n'), body...)
	}
	return page, nil
}

// toMap turns front matter into the map that encodePage takes.
func (f FrontMatter) toMap() (map[string]any, error) {
	text, err := toml.Marshal(f)
	if err != nil {
		return nil, fmt.Errorf("encode front matter: %w", err)
	}
	var m map[string]any
	if err := toml.Unmarshal(text, &m); err != nil {
		return nil, fmt.Errorf("read front matter back: %w", err)
	}
	return m, nil
}

var errNoFrontMatter = errors.New("no TOML front matter between two lines of " + fence)

// splitPage returns the TOML and the body of a page, where Hugo would split it; people may have given
// it a byte order mark or Windows line ends.
func splitPage(data []byte) (front, body string, err error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	head, rest, found := bytes.Cut(data, []byte("\n"))
	if !found || string(bytes.TrimRight(head, "\r \t")) != fence {
		return "", "", errNoFrontMatter
	}
	end := 0
	if !bytes.HasPrefix(rest, []byte(fence)) {
		if end = bytes.Index(rest, []byte("\n"+fence)) + 1; end == 0 {
			return "", "", errNoFrontMatter
		}
	}
	_, after, _ := bytes.Cut(rest[end:], []byte("\n"))
	return string(rest[:end]), string(after), nil
}

// ReadPage returns the front matter and the Markdown body of a page. Keys that people added are not an error.
func ReadPage(data []byte) (FrontMatter, string, error) {
	front, body, err := splitPage(data)
	if err != nil {
		return FrontMatter{}, "", err
	}
	var f FrontMatter
	if _, err := toml.Decode(front, &f); err != nil {
		return FrontMatter{}, "", fmt.Errorf("front matter: %w", err)
	}
	return f, body, nil
}

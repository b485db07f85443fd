// Package reviewed keeps which findings a person has seen and let stand as they are, in reviewed.toml beside config.toml.
//
// An entry is bound by its key to the words the finding was about: it lapses when the source says something else.
package reviewed

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"gonggao/tools/announcement"
)

// FileName is where the entries are kept, in the site's folder.
const FileName = "reviewed.toml"

// Entry is one finding that a person has seen. Page, Flag and Quote are for whoever reads the file; Key alone counts.
type Entry struct {
	Key   string                `toml:"key"`
	Page  string                `toml:"page,omitempty"` // id
	Flag  announcement.FlagKind `toml:"flag,omitempty"`
	Quote string                `toml:"quote,omitempty"`
	By    string                `toml:"by"`
	On    string                `toml:"on"` // 2006-01-02
	Note  string                `toml:"note,omitempty"`
}

type file struct {
	Reviewed []Entry `toml:"reviewed"`
}

var keyForm = regexp.MustCompile(`^[0-9a-f]{12}$`)

// Read returns the entries of a file; name is for errors. What it does not know is an error, so that no slip of the pen
// settles a finding, or fails to, unseen.
func Read(r io.Reader, name string) ([]Entry, error) {
	var f file
	md, err := toml.NewDecoder(r).Decode(&f)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if keys := md.Undecoded(); len(keys) > 0 {
		return nil, fmt.Errorf("read %s: unknown key %s", name, keys[0])
	}
	for _, e := range f.Reviewed {
		if !keyForm.MatchString(e.Key) {
			return nil, fmt.Errorf("read %s: %q is no key of a finding: it has twelve characters, as the report shows them", name, e.Key)
		}
		if _, err := time.Parse(time.DateOnly, e.On); err != nil || e.By == "" {
			return nil, fmt.Errorf("read %s: entry %s needs by and on (2006-01-02)", name, e.Key)
		}
	}
	return f.Reviewed, nil
}

// Append returns the text of a file with entries added at its end; what people wrote in it stays.
func Append(text string, entries []Entry) (string, error) {
	var b strings.Builder
	if b.WriteString(text); text != "" && !strings.HasSuffix(text, "\n") {
		b.WriteByte('\n')
	}
	for _, e := range entries {
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		encoder := toml.NewEncoder(&b)
		encoder.Indent = ""
		if err := encoder.Encode(file{[]Entry{e}}); err != nil {
			return "", fmt.Errorf("write %s: %w", FileName, err)
		}
	}
	return b.String(), nil
}

// Mark gives every flag of an announcement its key, and those that an entry is about the entry's review.
func Mark(a *announcement.Announcement, entries []Entry) {
	if len(a.Document.Flags) == 0 {
		return
	}
	byKey := make(map[string]Entry, len(entries))
	for _, e := range entries {
		byKey[e.Key] = e
	}
	texts := a.Document.Extracted()
	whole := ""
	for i := range a.Document.Flags {
		f := &a.Document.Flags[i]
		text := ""
		if f.Block >= 0 {
			text = texts[f.Block]
		} else {
			if whole == "" {
				whole = bodyDigest(&a.Document, texts)
			}
			text = whole
		}
		f.Key = key(a.Page.ID, *f, text)
		if e, ok := byKey[f.Key]; ok {
			f.Seen = &announcement.Seen{By: e.By, On: e.On, Note: e.Note}
		}
	}
}

// bodyDigest stands for the text and the visible fields that readers see, as extracted: what a finding about the page as a whole
// is about.
func bodyDigest(doc *announcement.Document, texts []string) string {
	h := sha256.New()
	var buf []byte
	for i, block := range doc.Blocks {
		if block.Kind.InBody() || block.Kind == announcement.Field && block.Label != announcement.LabelViews && block.Origin == "" {
			buf = append(append(buf[:0], texts[i]...), '\n')
			h.Write(buf)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// key is a digest of a finding and of the text it is about.
func key(page string, f announcement.Flag, text string) string {
	parts := []string{page, string(f.Kind), f.Quote}
	for _, name := range slices.Sorted(maps.Keys(f.Data)) {
		parts = append(parts, name, f.Data[name])
	}
	sum := sha256.Sum256([]byte(strings.Join(append(parts, text), "\x00")))
	return hex.EncodeToString(sum[:])[:12]
}

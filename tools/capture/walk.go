package capture

import (
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

type walker struct {
	root, base string
	max        int64
	found      []Source
}

func (w *walker) visit(file string, entry fs.DirEntry, err error) error {
	rel, relErr := filepath.Rel(w.base, file)
	switch {
	case err != nil && file == w.root:
		return err
	case relErr != nil:
		return relErr
	case !filepath.IsLocal(rel):
		return fmt.Errorf("%s is not below %s", file, w.base)
	}
	name := filepath.ToSlash(rel)
	s := Source{Name: printable(name), path: name, base: w.base, max: w.max}
	switch {
	case err != nil:
		s.err = &announcement.Problem{Kind: announcement.Unreadable, Err: fmt.Errorf("list %s: %w", s.Name, err)}
	case file != w.root && strings.HasPrefix(entry.Name(), "."):
		if entry.IsDir() {
			return fs.SkipDir
		}
		return nil
	case entry.IsDir():
		return nil
	default:
		s.Dropped = whyDropped(entry)
	}
	w.found = append(w.found, s)
	return nil
}

// whyDropped returns why a file is not read, "" for a dump. A toml file is a sidecar if its dump turns up.
func whyDropped(entry fs.DirEntry) announcement.ProblemKind {
	switch {
	case entry.Type() == fs.ModeSymlink:
		return announcement.SymbolicLink
	case !entry.Type().IsRegular():
		return announcement.NotRegular
	}
	switch strings.ToLower(path.Ext(entry.Name())) {
	case ".txt":
		return ""
	case ".toml":
		return announcement.SidecarWithout
	case ".html", ".htm", ".xhtml", ".shtml":
		return announcement.HTMLNotRead
	}
	return announcement.UnknownFormat
}

func stem(name string) string { return strings.TrimSuffix(name, path.Ext(name)) }

// printable escapes what a name must not carry into a terminal or a TOML file: stray bytes, controls, invisible marks.
func printable(name string) string {
	var b strings.Builder
	for at := 0; at < len(name); {
		r, size := utf8.DecodeRuneInString(name[at:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, name[at])
		case !unicode.IsGraphic(r):
			b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
		default:
			b.WriteRune(r)
		}
		at += size
	}
	return b.String()
}

package capture

import (
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// file is one file below the base.
type file struct {
	path    string // slash-separated, the bytes as they are
	kind    fileKind
	dropped announcement.ProblemKind
	sidecar string // path of its sidecar, "" when it has none
	err     error
}

type walker struct {
	root, base string
	found      []file
}

func (w *walker) visit(name string, entry fs.DirEntry, err error) error {
	rel, relErr := filepath.Rel(w.base, name)
	switch {
	case err != nil && name == w.root:
		return err
	case relErr != nil:
		return relErr
	case !filepath.IsLocal(rel):
		return fmt.Errorf("%s is not below %s", name, w.base)
	}
	f := file{path: filepath.ToSlash(rel)}
	switch {
	case err != nil:
		f.err = &announcement.Problem{Kind: announcement.Unreadable, Err: fmt.Errorf("list %s: %w", printable(f.path), err)}
	case name != w.root && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "hts-cache"): // of HTTrack
		if entry.IsDir() {
			return fs.SkipDir
		}
		return nil
	case entry.IsDir():
		return nil
	case entry.Type() == fs.ModeSymlink:
		f.dropped = announcement.SymbolicLink
	case !entry.Type().IsRegular():
		f.dropped = announcement.NotRegular
	default:
		f.kind = kindOf(entry.Name())
	}
	w.found = append(w.found, f)
	return nil
}

// joinSidecars hands each file its sidecar and takes the sidecars out of the list: NAME.EXT.toml is that of NAME.EXT,
// NAME.toml that of NAME.txt or, when there is none, of the first other source of that name.
func joinSidecars(found []file) []file {
	sources := map[string]int{} // by what its sidecar may be called
	for _, kind := range []func(fileKind) bool{isDump, hasSidecar} {
		for i, f := range found {
			if !kind(f.kind) {
				continue
			}
			for _, name := range []string{f.path, sourceStem(f.path)} {
				if _, taken := sources[name]; !taken {
					sources[name] = i
				}
			}
		}
	}
	return slices.DeleteFunc(found, func(f file) bool {
		if f.kind != tomlFile {
			return false
		}
		i, ok := sources[stem(f.path)]
		if !ok || found[i].sidecar != "" {
			return false
		}
		found[i].sidecar = f.path
		return true
	})
}

func isDump(k fileKind) bool { return k == dumpFile }

func hasSidecar(k fileKind) bool {
	return k == htmlFile || k == warcFile || k == waczFile || k == jsonFile || k == csvFile
}

func sourceStem(name string) string { return stem(strings.TrimSuffix(name, ".gz")) }

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

package hugosite

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// Bundle is the directory of one page of the site.
type Bundle struct {
	Path   string // below content/, slash-separated: plans/001-d2d51ae4480055f7
	Files  []File // the original script, the derived script, repairs.json, then tables and files of the crawl
	Record Record
	head   []byte // of the record, encoded
	opts   Options
}

// File is a file of a bundle.
type File struct {
	Name string
	Data []byte // nil: a file of the crawl, read when it is written

	asset  *announcement.Asset
	from   string                                            // the file of this bundle that it is made from, "" when none
	derive func(original []byte) (derived []byte, err error) // makes it from that one
}

// sha256 returns the digest of what the file is to hold.
func (f File) sha256() string {
	if f.asset != nil {
		return f.asset.SHA256
	}
	return digest(f.Data)
}

// data returns what the file is to hold.
func (f File) data() ([]byte, error) {
	if f.asset == nil {
		return f.Data, nil
	}
	data, err := f.asset.Body()
	if err == nil && digest(data) != f.asset.SHA256 {
		err = errors.New("the crawl changed while it was read")
	}
	return data, err
}

// written is what the record says of the file.
func (f File) written() Written {
	w := Written{SHA256: f.sha256()}
	if f.asset != nil {
		w.Bytes, w.URL = f.asset.Size, f.asset.URL
	}
	return w
}

// Bundles returns the bundles of one page: the dossier where there is one, then the parts in reading order.
// An error means that the page cannot be published as it is, and says why.
func Bundles(a announcement.Announcement, opts Options) ([]Bundle, error) {
	bundles, err := buildBundles(a, opts)
	if err != nil {
		return nil, fmt.Errorf("make the pages of %s: %w", a.Page.Name, err)
	}
	return bundles, nil
}

func buildBundles(a announcement.Announcement, opts Options) ([]Bundle, error) {
	if err := opts.check(); err != nil {
		return nil, err
	}
	if err := checkPage(a); err != nil {
		return nil, err
	}
	paths, err := newPagePaths(a)
	if err != nil {
		return nil, err
	}
	records := newRecords(a, opts)
	assets := readAssets(a)
	shared := pageParams(a, opts, paths)
	descriptions := make([]string, len(a.Parts))
	var bundles []Bundle
	for i, part := range a.Parts {
		body := records.body(i)
		descriptions[i] = describe(body)
		if descriptions[i] == "" && i == 0 {
			descriptions[i] = a.Fields.Description
		}
		p := shared
		p.Kind, p.Cited = string(part.Kind), part.Cited
		if o := organisation(part.Issuer); o != nil {
			p.Issuer = o
		}
		signed := part.Signed
		if signed == nil && len(a.Parts) == 1 {
			signed = a.Fields.Signed // of several parts it belongs to one only
		}
		p.Dates = dates(a, part.Published, signed)
		p.Contacts = contactList(part.Contacts)
		names, order := nameFiles(body, assets)
		text, tables := Markdown(body, names)
		files, err := tableFiles(tables, names, opts)
		if err != nil {
			return nil, err
		}
		files = append(files, assetFiles(names, order, assets)...)
		b, err := newBundle(paths.parts[i], frontMatter(a.Fields, p, opts, part.Title, descriptions[i], part.Published, signed), text, files, records.parts[i], opts)
		if err != nil {
			return nil, err
		}
		bundles = append(bundles, b)
	}
	if a.Dossier == nil {
		return bundles, nil
	}
	p := shared
	p.Kind, p.Cited = "dossier", a.Fields.Cited
	p.Dates = dates(a, a.Fields.Published, a.Fields.Signed)
	p.Contacts = contactList(a.Dossier.Contacts)
	p.DossierParams = dossierParams(*a.Dossier)
	b, err := newBundle(paths.dossier, frontMatter(a.Fields, p, opts, a.Dossier.Title, noticeDescription(a.Parts, descriptions), a.Fields.Published), "", nil, records.dossier, opts)
	if err != nil {
		return nil, err
	}
	return append([]Bundle{b}, bundles...), nil
}

func noticeDescription(parts []announcement.Part, descriptions []string) string {
	for i, part := range parts {
		if part.Kind == announcement.Notice {
			return descriptions[i]
		}
	}
	return ""
}

func newBundle(dir string, front FrontMatter, body string, files []File, r Record, opts Options) (Bundle, error) {
	front.Params.Flags, front.Params.Repairs = flagList(r.Flags), repairCounts(r)
	m, err := front.toMap()
	if err != nil {
		return Bundle{}, err
	}
	original, err := encodePage(m, body)
	if err != nil {
		return Bundle{}, err
	}
	derived, err := derive(m, body, digest(original), opts) // what Derive makes of it, without reading it first
	if err != nil {
		return Bundle{}, fmt.Errorf("derive %s: %w", opts.Original.other(), err)
	}
	name := opts.Original.file()
	pages := []File{{Name: name, Data: original}, {
		Name: opts.Original.other().file(), Data: derived, from: name,
		derive: func(original []byte) ([]byte, error) { return Derive(original, opts) },
	}}
	b := Bundle{Path: dir, Record: r, opts: opts}
	b.Record.Written = map[string]Written{}
	for _, f := range slices.Concat(pages, files) {
		if f.asset == nil || f.asset.Err == nil {
			b.Record.Written[f.Name] = f.written()
		}
	}
	b.head = b.Record.encodeHead()
	b.Record.Written[RecordFile] = Written{SHA256: digest(b.head)}
	b.Files = slices.Concat(pages, []File{{Name: RecordFile, Data: joinRecord(b.head, b.Record.Written)}}, files)
	return b, nil
}

// tableFiles returns the tables that are files of their own, each in both scripts.
func tableFiles(tables []announcement.Block, names map[string]string, opts Options) ([]File, error) {
	derive := func(original []byte) ([]byte, error) { return deriveTable(original, opts.Convert) }
	var files []File
	for i, block := range tables {
		name := tableName(i + 1)
		original := File{Name: tableFile(name, opts.Original), Data: tableHTML(block, names)}
		derived, err := derive(original.Data)
		if err != nil {
			return nil, err
		}
		files = append(files, original, File{Name: tableFile(name, opts.Original.other()), Data: derived, from: original.Name, derive: derive})
	}
	return files, nil
}

// checkPage refuses what cannot be published: Markdown has no way to say NUL, and Hugo stops at its own placeholder.
func checkPage(a announcement.Announcement) error {
	if len(a.Parts) == 0 && a.Dossier == nil {
		return errors.New("the page has no part")
	}
	for _, block := range a.Document.Blocks {
		for _, text := range []string{block.Text, block.Head} {
			switch {
			case !utf8.ValidString(text):
				return fmt.Errorf("line %d is not UTF-8", block.Line)
			case strings.ContainsRune(text, 0):
				return fmt.Errorf("line %d has a NUL character", block.Line)
			case strings.Contains(text, hugoPlaceholder):
				return fmt.Errorf("line %d has %q, which stops Hugo", block.Line, hugoPlaceholder)
			}
		}
	}
	return nil
}

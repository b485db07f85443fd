package hugosite

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// Bundle is the directory of one page of the site.
type Bundle struct {
	Path   string // below content/, slash-separated: plans/001-d2d51ae4480055f7
	Files  []File // the original script, the derived script, repairs.json
	Record Record
	opts   Options
}

// File is a file of a bundle.
type File struct {
	Name string
	Data []byte
}

var sections = map[announcement.PartKind]string{
	announcement.Notice: "notices", announcement.Plan: "plans", announcement.Interpretation: "interpretations",
	announcement.Feedback: "feedback", announcement.News: "news",
}

// Lower case, because Hugo lowers paths and two ids that differ only so would overwrite each other.
var pageID = regexp.MustCompile(`^[a-z0-9]+([._-]+[a-z0-9]+)*$`)

// maxIDBytes leaves room for a suffix in the 255 bytes that file systems give to a name.
const maxIDBytes = 200

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
	shared := pageParams(a, opts, paths)
	descriptions := make([]string, len(a.Parts))
	var bundles []Bundle
	for i, part := range a.Parts {
		body := records.body(i)
		descriptions[i] = describe(body)
		p := shared
		p.Kind, p.Cited = string(part.Kind), part.Cited
		if o := organisation(part.Issuer); o != nil {
			p.Issuer = o
		}
		signed := part.Signed
		if signed == nil && len(a.Parts) == 1 {
			signed = a.Fields.Signed // of several parts it belongs to one only
		}
		p.Dates = dates(a, signed)
		b, err := newBundle(paths.parts[i], frontMatter(a, p, part.Title, descriptions[i]), Markdown(body), records.parts[i], opts)
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
	p.Dates = dates(a, a.Fields.Signed)
	p.DossierParams = dossierParams(*a.Dossier)
	b, err := newBundle(paths.dossier, frontMatter(a, p, a.Dossier.Title, noticeDescription(a.Parts, descriptions)), "", records.dossier, opts)
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

func newBundle(dir string, front FrontMatter, body string, r Record, opts Options) (Bundle, error) {
	front.Params.Flags, front.Params.Repairs = flagList(r.Flags), repairCounts(r)
	m, err := front.toMap()
	if err != nil {
		return Bundle{}, err
	}
	original, err := encodePage(m, body)
	if err != nil {
		return Bundle{}, err
	}
	derived, err := Derive(original, opts)
	if err != nil {
		return Bundle{}, fmt.Errorf("derive %s: %w", opts.Original.other(), err)
	}
	b := Bundle{Path: dir, Record: r, opts: opts, Files: []File{{opts.Original.file(), original}, {opts.Original.other().file(), derived}}}
	b.Record.Written = map[string]Written{}
	for _, f := range b.Files {
		b.Record.Written[f.Name] = Written{SHA256: digest(f.Data)}
	}
	b.Record.Written[RecordFile] = Written{SHA256: digest(b.Record.encodeHead())}
	b.Files = append(b.Files, File{RecordFile, b.Record.Encode()})
	return b, nil
}

// pagePaths are the directories of one page's bundles, and of those that belong to them.
type pagePaths struct {
	dossier string   // "" when there is none
	parts   []string // of this page
	all     []string // and of other pages about the same matter, in reading order
}

func newPagePaths(a announcement.Announcement) (pagePaths, error) {
	var p pagePaths
	owner := a.DossierPage
	if a.Dossier != nil {
		owner = a.Page.ID
	}
	if owner != "" {
		if err := checkID(owner); err != nil {
			return p, err
		}
		p.dossier = path.Join("consultations", owner)
	}
	var refs []announcement.PartRef
	seen := map[announcement.PartKind]int{}
	for _, part := range a.Parts {
		seen[part.Kind]++
		refs = append(refs, announcement.PartRef{Page: a.Page.ID, Kind: part.Kind, Nth: seen[part.Kind]})
	}
	own := len(refs)
	for i, ref := range append(refs, a.Others...) {
		dir, err := partPath(ref)
		if err != nil {
			return p, err
		}
		p.all = append(p.all, dir)
		if i < own {
			p.parts = append(p.parts, dir)
		}
	}
	if len(a.Others) > 0 {
		slices.SortStableFunc(p.all, func(a, b string) int { return sectionOrder(a) - sectionOrder(b) })
	}
	return p, nil
}

// sectionOrder is the order in which one reads about a matter.
func sectionOrder(dir string) int {
	return slices.Index([]string{"notices", "plans", "interpretations", "feedback", "news"}, path.Dir(dir))
}

func partPath(ref announcement.PartRef) (string, error) {
	if err := checkID(ref.Page); err != nil {
		return "", err
	}
	section, ok := sections[ref.Kind]
	if !ok {
		return "", fmt.Errorf("no section for a part of kind %q", ref.Kind)
	}
	dir := path.Join(section, ref.Page)
	if ref.Nth > 1 {
		dir += "-" + strconv.Itoa(ref.Nth)
	}
	return dir, nil
}

func checkID(id string) error {
	if !pageID.MatchString(id) || len(id) > maxIDBytes || id == "index" {
		return fmt.Errorf("id %q is no name for a directory of the site", id)
	}
	return nil
}

// checkPage refuses what cannot be published: Markdown has no way to say NUL, and Hugo stops at its own placeholder.
func checkPage(a announcement.Announcement) error {
	if len(a.Parts) == 0 && a.Dossier == nil {
		return fmt.Errorf("the page has no part")
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

package hugosite

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"

	"gonggao/tools/announcement"
)

var sections = map[announcement.PartKind]string{
	announcement.Notice: "notices", announcement.Plan: "plans", announcement.Interpretation: "interpretations",
	announcement.Feedback: "feedback", announcement.News: "news",
}

// Lower case, because Hugo lowers paths and two ids that differ only so would overwrite each other.
var pageID = regexp.MustCompile(`^[a-z0-9]+([._-]+[a-z0-9]+)*$`)

// maxIDBytes leaves room for a suffix in the 255 bytes that file systems give to a name.
const maxIDBytes = 200

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

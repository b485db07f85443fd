package check

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/PuerkitoBio/goquery"
)

// site is what every rule may look at.
type site struct {
	public fs.FS
	base   *url.URL // ends with a slash
	files  map[string]bool
	code   bool // a home page has the site's code

	mu      sync.Mutex
	pending []fragment // links into other pages, looked at when all pages are read
}

func openSite(public fs.FS, baseURL string) (*site, error) {
	s := &site{public: public, files: map[string]bool{}}
	err := fs.WalkDir(public, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			s.files[name] = true
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	canonical := ""
	if canonical, s.code, err = readHome(public); err != nil {
		return nil, err
	}
	if s.base, err = url.Parse(cmp.Or(baseURL, canonical)); err != nil {
		return nil, fmt.Errorf("base address: %w", err)
	}
	if !strings.HasSuffix(s.base.Path, "/") {
		s.base.Path += "/"
	}
	return s, nil
}

// readHome returns the address that the site was built for, as a home page's canonical link has it, and whether a home
// page has the site's code. Without such a link the address is the root of a host that cannot exist (RFC 2606).
func readHome(public fs.FS) (base string, code bool, err error) {
	base = "https://site.invalid/"
	for _, lang := range languages {
		f, err := public.Open(lang + "/index.html")
		if err != nil {
			continue
		}
		doc, err := goquery.NewDocumentFromReader(f)
		_ = f.Close() // read only
		if err != nil {
			return "", false, fmt.Errorf("%s/index.html: %w", lang, err)
		}
		if found, ok := strings.CutSuffix(attr(doc.Find(`link[rel="canonical"]`), "href"), lang+"/"); ok {
			base = found
		}
		code = code || attr(doc.Find(labelSelector(siteCode)), "content") != ""
	}
	return base, code, nil
}

func (s *site) names() []string {
	return slices.Sorted(maps.Keys(s.files))
}

// address returns the public address of a file.
func (s *site) address(name string) *url.URL {
	if path.Base(name) == "index.html" {
		name = strings.TrimSuffix(name, "index.html")
	}
	return s.base.ResolveReference(&url.URL{Path: s.base.Path + name})
}

// find returns the file that a host serves for an address of this site.
func (s *site) find(u *url.URL) (name string, ok bool) {
	name, inside := strings.CutPrefix(u.Path, s.base.Path)
	if !inside {
		return "", u.Path+"/" == s.base.Path && s.files["index.html"]
	}
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if s.files[name] {
		return name, true
	}
	name += "/index.html" // hosts redirect to the folder
	return name, s.files[name]
}

// internal reports whether an absolute address is one of this site's.
func (s *site) internal(u *url.URL) bool {
	return u.Host == s.base.Host && (u.Scheme == "https" || u.Scheme == "http")
}

package capture

import (
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"gonggao/tools/announcement"
)

// Crawl is what a scraper left: its pages, and the assets that they show and offer.
type Crawl struct {
	Sources []Source // sorted by name; records and rows in the order in which they stand

	assets   []asset
	pages    map[string]int    // sources by key
	files    map[string]int    // assets by key
	moved    map[string]string // keys of addresses that lead to others
	names    map[string]int    // sources by name
	hosts    map[string]string // folders of hosts in a mirror
	unpacked *os.File
}

// asset is a file of the crawl that is no page.
type asset struct {
	address  string // normalised, "" when it is not known
	path     string // of the file, "" in an archive
	size     int64  // bytes; -1: known when it is read
	captured time.Time
	content  content
}

// Keys are normalised addresses, and paths of files behind a slash, which no address begins with.
func pathKey(name string) string { return "/" + name }

func newCrawl(l lister) *Crawl {
	c := &Crawl{
		Sources: l.sources, assets: l.assets, moved: l.moved, unpacked: l.unpacked,
		pages: map[string]int{}, files: map[string]int{}, names: map[string]int{}, hosts: map[string]string{},
	}
	if base := filepath.Base(l.base); isHost(base) {
		c.hosts[folderHost(base)] = ""
	}
	for i, s := range c.Sources {
		c.names[s.Name] = i
		if s.ID == "" {
			continue
		}
		if s.url != nil {
			c.pages[normal(s.url)] = i
		}
		if s.nth == 0 {
			c.pages[pathKey(s.path)] = i
			c.host(s.path)
		}
	}
	for i, a := range c.assets {
		if a.path != "" {
			c.files[pathKey(a.path)] = i
			c.host(a.path)
		}
		if a.address == "" {
			continue
		}
		if other, twice := c.files[a.address]; !twice || a.captured.After(c.assets[other].captured) {
			c.files[a.address] = i
		}
	}
	return c
}

// host notes the folder of a mirror that the files of a host are in.
func (c *Crawl) host(name string) {
	if end := hostFolder(name); end > 0 {
		c.hosts[folderHost(name[:end])] = name[:end]
	}
}

// Close frees the disk space that unpacked archives take. Sources and assets cannot be read after it.
func (c *Crawl) Close() error {
	if c.unpacked == nil {
		return nil
	}
	err := c.unpacked.Close()
	if gone := os.Remove(c.unpacked.Name()); !errors.Is(gone, fs.ErrNotExist) {
		err = errors.Join(err, gone)
	}
	c.unpacked = nil
	return err
}

// Asset returns the file that a link or picture of a page leads to, false when it is not in the crawl. The href may be
// absolute or as the page has it. The asset keeps it in URL.
func (c *Crawl) Asset(page announcement.Page, href string) (announcement.Asset, bool) {
	i, ok := c.find(c.files, page, href)
	if !ok {
		return announcement.Asset{}, false
	}
	a := c.assets[i]
	body := func() ([]byte, error) {
		p, err := a.content.read()
		return p.body, err
	}
	found := announcement.Asset{URL: href, Size: a.size, Body: body}
	var err error
	switch content := a.content.(type) {
	case fileContent:
		found.Size, err = fileSize(content.base, content.path)
	case recordContent:
		if !content.coded && !content.hasDigest() {
			break
		}
		p, readErr := content.read()
		if found.Mismatch = p.mismatch; content.coded {
			found.Size, err = int64(len(p.body)), readErr
		}
	}
	return found, err == nil
}

// PageID returns the id of the page of the crawl that a link of a page leads to, false when it leads elsewhere.
func (c *Crawl) PageID(page announcement.Page, href string) (string, bool) {
	i, ok := c.find(c.pages, page, href)
	if !ok {
		return "", false
	}
	return c.Sources[i].ID, true
}

// find looks an href up under every key that it may mean, the nearest first.
func (c *Crawl) find(in map[string]int, page announcement.Page, href string) (int, bool) {
	u, err := url.Parse(strings.TrimSpace(href))
	if err != nil || u.Opaque != "" {
		return 0, false
	}
	if u.Host == "" && u.Path == "" && u.RawQuery == "" {
		return 0, false // a place on the page itself
	}
	from := ""
	if i, ok := c.names[page.Name]; ok && c.Sources[i].nth == 0 {
		from = c.Sources[i].path
	}
	if u.Host == "" && from != "" && !strings.HasPrefix(u.Path, "/") {
		if i, ok := lookPath(in, path.Dir(from), u); ok {
			return i, true
		}
	}
	if base, err := url.Parse(page.URL); err == nil {
		u = base.ResolveReference(u)
	}
	if u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return 0, false
	}
	key := normal(u)
	for range 5 { // redirects lead to redirects
		if i, ok := in[key]; ok {
			return i, true
		}
		next, ok := c.moved[key]
		if !ok {
			break
		}
		key = next
	}
	if folder, ok := c.hosts[strings.ToLower(u.Host)]; ok {
		return lookPath(in, folder, u)
	}
	return 0, false
}

// lookPath looks for the file that a path relative to a folder means. A mirror keeps the query in the name, or the link
// was rewritten and has the whole name in its path; a folder means its index page.
func lookPath(in map[string]int, folder string, u *url.URL) (int, bool) {
	names := []string{u.Path, u.EscapedPath()}
	if u.RawQuery != "" {
		names = []string{u.Path + "?" + u.RawQuery, u.Path + "?" + u.RawQuery + ".html", u.Path}
	}
	if u.Path == "" || strings.HasSuffix(u.Path, "/") {
		names = append(names, u.Path+"index.html", u.Path+"index.htm")
	}
	for _, name := range names {
		if i, ok := in[pathKey(strings.TrimPrefix(path.Join(folder, name), "/"))]; ok {
			return i, true
		}
	}
	return 0, false
}

package capture

import (
	"os"
	"path/filepath"
	"strings"

	"gonggao/tools/announcement"
)

// lister collects what the files of a crawl hold.
type lister struct {
	base     string
	opts     Options
	sources  []Source
	assets   []asset
	records  []record          // of all archives
	moved    map[string]string // normalised addresses that archives redirect, and where to
	unpacked *os.File          // holds all that was unpacked, one after the other; nil: nothing was
	spooled  int64             // its bytes
	slack    int64             // bytes that were unpacked above the ratio
}

// add lists what one file holds.
func (l *lister) add(f file) {
	s := Source{Name: printable(f.path), path: f.path, Dropped: f.dropped, err: f.err}
	if s.Dropped != "" || s.err != nil {
		l.sources = append(l.sources, s)
		return
	}
	switch f.kind {
	case dumpFile:
		l.page(s, f, "text/plain")
	case htmlFile:
		l.page(s, f, "text/html")
	case scriptFile:
		l.sniffed(s, f)
	case warcFile, waczFile:
		l.archive(s, f)
	case jsonFile, csvFile:
		l.table(s, f)
	case assetFile:
		l.asset(f)
	case tomlFile:
		l.drop(s, announcement.SidecarWithout)
	case sitePartFile:
		l.drop(s, announcement.SitePart)
	default:
		l.drop(s, announcement.UnknownFormat)
	}
}

func (l *lister) drop(s Source, why announcement.ProblemKind) {
	s.Dropped = why
	l.sources = append(l.sources, s)
}

// page lists a page that is a file. Its address is what the sidecar says; else what the program that saved it wrote
// into it, unless that is on another host than its folder; else what its path says.
func (l *lister) page(s Source, f file, mediaType string) {
	s.content = fileContent{l.base, f.path, l.opts.MaxBytes, mediaType}
	if mediaType == "text/html" {
		s.html = true
		s.url = mirrorURL(l.mirrorPath(strings.TrimSuffix(f.path, ".gz"))) // wget adds it to answers that are gzip
		head, err := readHead(l.base, f.path, headSize)
		if err != nil {
			s.err = err
			l.sources = append(l.sources, s)
			return
		}
		if said := readComment(head); said.url != nil && (s.url == nil || sameHost(said.url, s.url)) {
			s.about = said
		}
	}
	if f.sidecar != "" {
		var side sidecar
		if side, s.err = readSidecar(l.base, f.sidecar, pageKeys); s.err == nil {
			s.about = side.over(s.about)
		}
	}
	l.sources = append(l.sources, s)
}

// over returns what is known where the sidecar's word goes before any other.
func (s sidecar) over(other about) about {
	if s.url != nil {
		other.url = s.url
	}
	if s.precision != "" {
		other.captured, other.precision = s.captured, s.precision
	}
	other.site = s.site
	return other
}

// sniffed lists a file whose name does not tell what it holds.
func (l *lister) sniffed(s Source, f file) {
	head, err := readHead(l.base, f.path, headSize)
	if err != nil {
		s.err = err
		l.sources = append(l.sources, s)
		return
	}
	switch kind := sniff(head); {
	case kind == "text/html":
		l.page(s, f, kind)
	case kind == "text/plain" || kind == "application/octet-stream":
		l.drop(s, announcement.UnknownFormat)
	default:
		l.asset(f)
	}
}

// asset lists a picture or document.
func (l *lister) asset(f file) {
	a := asset{path: f.path, size: -1, content: fileContent{l.base, f.path, l.opts.MaxAssetBytes, ""}}
	if u := mirrorURL(l.mirrorPath(f.path)); u != nil {
		a.address = normal(u)
	}
	l.assets = append(l.assets, a)
}

// mirrorPath returns the path of a file with the base before it when that is the folder of a host.
func (l *lister) mirrorPath(name string) string {
	if base := filepath.Base(l.base); hostFolder(name) == 0 && isHost(base) {
		return base + "/" + name
	}
	return name
}

package capture

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"

	"gonggao/tools/announcement"
	"gonggao/tools/capture/warc"
)

const (
	// maxRecords is how many records one archive may hold; each costs some hundred bytes of memory.
	maxRecords = 1 << 20
	// nearStart is how much of a gzip member may be unpacked each time to read one record of it.
	nearStart = 1 << 20
)

// archive is a WARC file, or the WARC files of a WACZ, while it is looked through.
type archive struct {
	lister     *lister
	path, name string
	site       string
	records    int
	broken     int   // places
	first      error // what is wrong with the first of them
	firstAt    int64

	changed   error    // the first thing that is not as a list of files says
	differing []string // the files that it is about
}

// archive lists the records of an archive, and the archive itself when not all of it can be read.
func (l *lister) archive(s Source, f file) {
	a := archive{lister: l, path: f.path, name: s.Name}
	if f.sidecar != "" {
		side, err := readSidecar(l.base, f.sidecar, archiveKeys)
		if err != nil {
			s.err = err
			l.sources = append(l.sources, s)
			return
		}
		a.site = side.site
	}
	first := len(l.records)
	s.err = a.read(f.kind)
	switch {
	case s.err != nil:
	case a.broken > 0:
		s.err = damaged(a.name, a.firstAt, a.broken, a.first)
	case a.changed != nil:
		s.err = &announcement.Problem{
			Kind: announcement.ChangedArchive, Data: map[string]string{"files": strings.Join(a.differing, ", ")},
			Err: fmt.Errorf("read %s: %w", a.name, a.changed)}
	case a.records == 0:
		s.err = &announcement.Problem{Kind: announcement.EmptyArchive, Err: fmt.Errorf("read %s: holds no record", a.name)}
	case slices.ContainsFunc(l.records[first:], func(r record) bool { return isHTML(r.mediaType) || r.kind == "revisit" }):
		return
	default:
		s.Dropped = announcement.EmptyArchive
	}
	l.sources = append(l.sources, s)
}

func (a *archive) read(kind fileKind) error {
	f, size, err := openFile(a.lister.base, a.path)
	if err != nil {
		return err
	}
	defer f.Close()
	if kind == waczFile {
		return a.wacz(f, size)
	}
	return a.warc(store{base: a.lister.base, path: a.path, size: size}, nil)
}

func (a *archive) damage(at int64, err error) {
	if a.broken++; a.broken == 1 {
		a.first, a.firstAt = err, at
	}
}

// warc lists the records of one WARC file, of which some parts may be known to be lost.
func (a *archive) warc(st store, lost []warc.Span) error {
	file, closer, err := st.open()
	if err != nil {
		return err
	}
	defer closer.Close()
	before, first := *a, len(a.lister.records)
	scanner, err := warc.NewScanner(file, st.size, func(d warc.Damage) {
		a.damage(st.at+d.At, d.Err)
		if d.Lost != (warc.Span{}) {
			lost = append(lost, d.Lost)
		}
	})
	if err != nil {
		return unreadable(a.name, err)
	}
	for {
		r, err := scanner.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return unreadable(a.name, err)
		}
		if scanner.Packed() && r.Skip > nearStart {
			// One member holds many records: each Read would unpack all before it.
			*a, a.lister.records = before, a.lister.records[:first]
			return a.unpackFirst(st)
		}
		if a.records++; a.records > maxRecords {
			a.damage(st.at+r.At, fmt.Errorf("holds more than %d records, the rest was not read", maxRecords))
			break
		}
		a.record(st, r)
	}
	markLost(a.lister.records[first:], lost)
	return nil
}

// markLost marks the records that reach into what is lost.
func markLost(records []record, lost []warc.Span) {
	slices.SortFunc(lost, func(a, b warc.Span) int { return cmp.Or(cmp.Compare(a.To, b.To), cmp.Compare(a.From, b.From)) })
	for i := range records {
		from := records[i].place.Out
		to := from + records[i].place.HeaderSize + records[i].place.Length
		for n := sort.Search(len(lost), func(n int) bool { return lost[n].To > from }); n < len(lost) && !records[i].lost; n++ {
			if lost[n].From >= to {
				break // members do not overlap
			}
			records[i].lost = lost[n].Touches(from, to)
		}
	}
}

// unpackFirst lists the records of a WARC file that is one gzip stream.
func (a *archive) unpackFirst(st store) error {
	file, closer, err := st.open()
	if err != nil {
		return err
	}
	defer closer.Close()
	var lost []warc.Span
	stream, err := warc.Unpack(file, st.size, func(d warc.Damage) {
		a.damage(st.at+d.At, d.Err)
		lost = append(lost, d.Lost)
	})
	if err != nil {
		return unreadable(a.name, err)
	}
	plain, err := a.lister.unpack(stream, st.size)
	if plain.unpacked == nil {
		return err
	}
	if err != nil {
		a.damage(st.at, err)
	}
	plain.changed = st.changed
	return a.warc(plain, lost)
}

// record notes what is needed of one record.
func (a *archive) record(st store, r *warc.Record) {
	switch r.Type {
	case "response", "resource", "conversion", "revisit":
	case "continuation":
		a.damage(st.at+r.At, errors.New("has a record in segments, which are not joined"))
		return
	default: // warcinfo, request, metadata: about the crawl, not of the site
		return
	}
	captured, precision := warcDate(r.Date)
	rec := record{
		archive: a.name, path: a.path, nth: a.records, site: a.site,
		store: st, place: r.Place, kind: r.Type, id: r.ID, uri: r.TargetURI, captured: captured, precision: precision,
		digest: r.PayloadDigest, blockDigest: r.BlockDigest, refersTo: r.RefersTo, refersToURI: r.RefersToURI, refersToDate: r.RefersToDate,
		mediaType: mediaType(r.ContentType), short: r.Short, cut: r.Truncated, status: 200, size: r.Length,
	}
	if said := warc.ParseDigest(r.PayloadDigest).String(); said != "" {
		rec.digest = said // in one spelling, to be compared
	}
	if r.Segment != "" {
		rec.cut = "segment"
	}
	body := r.Head
	if strings.HasPrefix(rec.mediaType, "application/http") {
		head, ok := warc.ParseResponse(r.Head)
		if !ok {
			if r.Type == "revisit" {
				a.lister.records = append(a.lister.records, rec)
				return
			}
			a.damage(st.at+r.At, errors.New("has a response without an HTTP head"))
			return
		}
		rec.http, rec.coded, rec.status = true, head.Coded(), head.Status
		rec.mediaType, rec.size = mediaType(head.Get("Content-Type")), r.Length-int64(head.Size)
		if location := head.Get("Location"); location != "" && head.Status/100 == 3 {
			a.lister.redirect(r.TargetURI, location)
			return
		}
		body = head.Prefix(body[head.Size:])
	}
	if !onWeb(r.TargetURI) && r.Type != "resource" && r.Type != "conversion" {
		return // dns:, ftp: and such
	}
	switch rec.mediaType {
	case "", "*/*", "application/octet-stream", "unknown/unknown", "application/unknown", "content/unknown":
		if rec.kind != "revisit" {
			rec.mediaType = sniff(body)
		}
	}
	a.lister.records = append(a.lister.records, rec)
}

package capture

import (
	"cmp"
	"errors"
	"strconv"

	"gonggao/tools/announcement"
)

// addRecords makes pages and assets of the records of all archives, which may refer to one another.
func (l *lister) addRecords() {
	originals := l.originals()
	for i := range l.records {
		r := &l.records[i]
		s := Source{
			Name: r.archive + "#" + shorten(printable(r.uri)), path: r.path, nth: r.nth,
			about:   about{captured: r.captured, precision: r.precision, site: r.site},
			derived: r.kind == "conversion", digest: r.digest, html: true,
		}
		from := r
		if r.kind == "revisit" {
			if from = originals.of(r); from == nil {
				if r.mediaType == "" || isHTML(r.mediaType) {
					l.drop(s, announcement.RevisitWithout)
				}
				continue
			}
		}
		said := cmp.Or(from.digest, r.digest)
		u, err := r.address()
		switch {
		case isHTML(from.mediaType) && from.status == 0:
			s.err = r.damaged(errors.New("the HTTP head has no status"))
			l.sources = append(l.sources, s)
		case isHTML(from.mediaType) && from.status != 200:
			s.data = map[string]string{"status": strconv.Itoa(from.status)}
			l.drop(s, announcement.HTTPStatus)
		case isHTML(from.mediaType):
			s.url, s.content = u, recordContent{from, l.opts.MaxBytes, "text/html", said}
			if err != nil {
				s.err = r.damaged(err)
			} else if from.short || from.lost || from.cut != "" || from.place.Length > l.opts.MaxBytes {
				_, s.err = s.content.read() // what cannot be read must not be preferred to an older capture
			}
			l.sources = append(l.sources, s)
		case from.status == 200 && u != nil:
			a := asset{address: normal(u), size: from.size, captured: r.captured, content: recordContent{from, l.opts.MaxAssetBytes, from.mediaType, said}}
			if from.coded {
				a.size = -1
			}
			l.assets = append(l.assets, a)
		}
	}
}

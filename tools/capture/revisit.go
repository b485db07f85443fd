package capture

// originals finds the records that revisits refer to.
type originals struct {
	byID, byCapture, byDigest map[string]*record
}

// originals indexes all records when there is a revisit among them.
func (l *lister) originals() originals {
	var o originals
	for i := range l.records {
		if l.records[i].kind == "revisit" {
			o = originals{map[string]*record{}, map[string]*record{}, map[string]*record{}}
			break
		}
	}
	if o.byID == nil {
		return o
	}
	for i := range l.records {
		r := &l.records[i]
		if r.kind == "revisit" {
			continue
		}
		o.byID[r.id] = r
		o.byCapture[r.captured.String()+" "+r.uri] = r
		if _, known := o.byDigest[r.digest]; !known && r.kind != "conversion" {
			o.byDigest[r.digest] = r
		}
	}
	// Records that say nothing are all under "".
	delete(o.byID, "")
	delete(o.byDigest, "")
	return o
}

// of returns the record whose payload a revisit repeats, nil when it is not in the crawl: by its id, by its address and
// time, or else by its payload.
func (o originals) of(r *record) *record {
	date, _ := warcDate(r.refersToDate)
	for _, found := range []*record{o.byID[r.refersTo], o.byCapture[date.String()+" "+r.refersToURI], o.byDigest[r.digest]} {
		if found != nil && (r.digest == "" || found.digest == "" || r.digest == found.digest) {
			return found
		}
	}
	return nil
}

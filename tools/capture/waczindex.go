package capture

import (
	"archive/zip"
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
)

// readIndex notes the WARC files that an index (CDXJ: a key, a time, an object) has records of and that are not there.
// The index is good for nothing else: the records say more.
func (w *waczFiles) readIndex(m *zip.File) {
	at, ok := w.reach(m)
	if !ok {
		return
	}
	missing := map[string]bool{}
	err := w.indexed(m, func(file string) {
		if name := "archive/" + path.Base(file); w.byName[name] == nil && len(missing) < maxMembers {
			missing[name] = true
		}
	})
	if err != nil {
		w.wrong(m, at, cutOff(err))
	}
	for _, name := range slices.Sorted(maps.Keys(missing)) {
		if _, listed := w.said[name]; !listed { // else it is missed already
			w.differ(name, fmt.Errorf("%s is in its index and not in it", shorten(printable(name))))
		}
	}
}

func isIndex(name string) bool {
	name = strings.TrimSuffix(strings.ToLower(name), ".gz")
	return path.Dir(name) == "indexes" && (path.Ext(name) == ".cdx" || path.Ext(name) == ".cdxj")
}

// indexed calls visit with the file of each line of an index.
func (w *waczFiles) indexed(m *zip.File, visit func(file string)) error {
	r, err := m.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	in := bufio.NewReader(r)
	text := io.Reader(in)
	if magic, _ := in.Peek(2); string(magic) == "\x1f\x8b" {
		if text, err = gzip.NewReader(in); err != nil {
			return err
		}
	}
	plain, err := w.lister.unpack(text, int64(m.CompressedSize64))
	if plain.unpacked == nil {
		return err
	}
	file, _, openErr := plain.open()
	if openErr != nil {
		return openErr
	}
	lines := bufio.NewScanner(io.NewSectionReader(file, 0, plain.size))
	for n := 0; lines.Scan() && n < maxRecords; n++ {
		_, rest, _ := bytes.Cut(lines.Bytes(), []byte(" "))
		_, object, ok := bytes.Cut(rest, []byte(" "))
		var record struct{ Filename string }
		if ok && json.Unmarshal(object, &record) == nil && record.Filename != "" {
			visit(record.Filename)
		}
	}
	return cmp.Or(err, lines.Err())
}

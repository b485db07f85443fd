package capture

import (
	"archive/zip"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"

	"gonggao/tools/capture/warc"
)

// The list of the files of a WACZ, and the file that holds its digest (specs.webrecorder.net/wacz/1.1.1 §5.2, §5.3).
const (
	packageName    = "datapackage.json"
	packageDigest  = "datapackage-digest.json"
	maxPackageSize = 8 << 20 // bytes; some hundred a file
)

// dataPackage is what of the list counts here. Version 1.0.0 wrote digest and algorithm apart.
type dataPackage struct {
	Resources []struct {
		Path    string
		Hash    string
		Hashing string
		Stats   struct{ Hash string }
	}
}

// readPackage takes the digests out of the list of files, and verifies the list itself when there is a digest of it. Its
// signature is not verified.
func (w *waczFiles) readPackage() {
	text := w.small(packageName)
	if text == nil {
		return
	}
	var signed struct{ Path, Hash string }
	if digest := w.small(packageDigest); digest != nil {
		if err := json.Unmarshal(digest, &signed); err != nil {
			w.wrong(w.byName[packageDigest], 0, fmt.Errorf("cannot be read: %w", err))
		}
		if said := warc.ParseDigest(signed.Hash); said != (warc.Digest{}) {
			w.compare(w.byName[packageName], said, said.Of(text))
		}
	}
	var list dataPackage
	if err := json.Unmarshal(text, &list); err != nil {
		w.wrong(w.byName[packageName], 0, fmt.Errorf("cannot be read: %w", err))
		return
	}
	if len(list.Resources) > 0 {
		w.said = map[string]warc.Digest{}
	}
	for _, r := range list.Resources {
		hash := r.Hash
		if hash == "" && r.Stats.Hash != "" {
			hash = r.Hashing + ":" + r.Stats.Hash
		}
		w.said[r.Path] = warc.ParseDigest(hash)
	}
}

// small returns what a small member holds, nil when it is not there or cannot be read.
func (w *waczFiles) small(name string) []byte {
	m := w.byName[name]
	if m == nil {
		return nil
	}
	at, ok := w.reach(m)
	if !ok {
		return nil
	}
	text, err := readMember(m)
	if err != nil {
		w.wrong(m, at, cutOff(err))
		return nil
	}
	return text
}

func readMember(m *zip.File) ([]byte, error) {
	r, err := m.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	text, err := io.ReadAll(io.LimitReader(r, maxPackageSize+1))
	if len(text) > maxPackageSize {
		return nil, fmt.Errorf("is more than %d bytes", maxPackageSize)
	}
	return text, err
}

// missing notes the files that the list names and that are not there.
func (w *waczFiles) missing() {
	for _, name := range slices.Sorted(maps.Keys(w.said)) {
		if w.byName[name] == nil && name != "" {
			w.differ(name, fmt.Errorf("%s is in its list of files and not in it", shorten(printable(name))))
		}
	}
}

// maxDiffering is how many files a report names.
const maxDiffering = 5

// differ notes a file that is not what the archive says of it.
func (a *archive) differ(name string, err error) {
	if a.changed == nil {
		a.changed = err
	}
	if a.differing = append(a.differing, shorten(printable(name))); len(a.differing) > maxDiffering {
		a.differing = append(a.differing[:maxDiffering], "…")
	}
}

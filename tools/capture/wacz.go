package capture

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path"
	"strings"

	"gonggao/tools/announcement"
	"gonggao/tools/capture/warc"
)

const (
	// maxMembers is how many files a WACZ may hold; a crawler writes one WARC a gigabyte.
	maxMembers = 20_000
	// maxDirectory is how many bytes the list of these files may take; the reader makes eight times as many of them.
	maxDirectory = 8 << 20
)

// wacz lists the records of the WARC files in a WACZ (specs.webrecorder.net/wacz/1.1.1) and compares its files with the
// list that it holds of them. Its lists of pages say nothing that the records do not.
func (a *archive) wacz(f *os.File, size int64) error {
	directory := &rationed{f, maxDirectory}
	z, err := zip.NewReader(directory, size)
	directory.left = math.MaxInt64
	switch {
	case errors.Is(err, errRation):
		a.damage(0, fmt.Errorf("holds a list of files of more than %d bytes", maxDirectory))
		return nil
	case err != nil && !errors.Is(err, zip.ErrInsecurePath):
		a.damage(0, fmt.Errorf("is no WACZ: %w", err))
		return nil
	case len(z.File) > maxMembers:
		a.damage(0, fmt.Errorf("holds %d files, the limit is %d", len(z.File), maxMembers))
		return nil
	}
	w := waczFiles{archive: a, size: size, byName: map[string]*zip.File{}}
	for _, m := range z.File {
		name := shorten(printable(m.Name))
		switch {
		case !fs.ValidPath(strings.TrimSuffix(m.Name, "/")), strings.ContainsAny(m.Name, `\:`):
			a.damage(0, fmt.Errorf("holds %s, which leads out of it", name))
		case w.byName[m.Name] != nil:
			a.damage(0, fmt.Errorf("holds %s twice", name))
			w.members = append(w.members, m)
		default:
			w.byName[m.Name] = m
			w.members = append(w.members, m)
		}
	}
	w.readPackage()
	for _, m := range w.members {
		if err := w.list(m); err != nil {
			return err
		}
	}
	w.missing()
	return nil
}

// rationed reads no more than some bytes in all.
type rationed struct {
	io.ReaderAt
	left int64
}

var errRation = errors.New("more than may be read")

func (r *rationed) ReadAt(p []byte, at int64) (int, error) {
	if r.left -= int64(len(p)); r.left < 0 {
		return 0, errRation
	}
	return r.ReaderAt.ReadAt(p, at)
}

// waczFiles are the files of a WACZ while it is looked through.
type waczFiles struct {
	*archive
	size    int64
	stored  int64 // bytes of all members as often as they were read: parts that overlap would let a small file hold any number
	members []*zip.File
	byName  map[string]*zip.File
	said    map[string]warc.Digest // of the members, by name; zero where none can be checked
}

// wrong notes what is wrong with one member.
func (w *waczFiles) wrong(m *zip.File, at int64, err error) {
	w.damage(at, fmt.Errorf("%s: %w", shorten(printable(m.Name)), err))
}

// list lists the records of a member that is a WARC file, and verifies any member of which there is a digest.
func (w *waczFiles) list(m *zip.File) error {
	if isIndex(m.Name) {
		w.readIndex(m)
	}
	kind := kindOf(m.Name)
	isWARC := kind == warcFile && path.Dir(m.Name) == "archive"
	said := w.said[m.Name]
	if kind == waczFile {
		w.wrong(m, 0, errors.New("is an archive within the archive, which is not read"))
	}
	if !isWARC && said == (warc.Digest{}) {
		return nil
	}
	if _, listed := w.said[m.Name]; !listed && w.said != nil {
		w.differ(m.Name, fmt.Errorf("%s is not in its list of files", shorten(printable(m.Name))))
	}
	at, ok := w.reach(m)
	if !ok {
		return nil
	}
	if !isWARC {
		w.verify(m, said)
		return nil
	}
	packed := int64(m.CompressedSize64)
	if m.Method == zip.Store {
		part := store{base: w.lister.base, path: w.path, at: at, size: packed}
		part.changed = w.verify(m, said)
		return w.warc(part, nil)
	}
	r, err := m.Open()
	if err != nil {
		w.wrong(m, at, err)
		return nil
	}
	defer r.Close()
	sum := said.Hash()
	var in io.Reader = r
	if sum != nil {
		in = io.TeeReader(r, sum)
	}
	plain, err := w.lister.unpack(in, packed)
	if plain.unpacked == nil {
		return err
	}
	if err != nil {
		w.wrong(m, at, cutOff(err))
	} else if sum != nil {
		plain.changed = w.compare(m, said, said.Sum(sum))
	}
	return w.warc(plain, nil)
}

// reach tells where the bytes of a member are, false when they cannot be read.
func (w *waczFiles) reach(m *zip.File) (at int64, ok bool) {
	at, err := m.DataOffset()
	packed := int64(m.CompressedSize64)
	fits := err == nil && packed >= 0 && packed <= w.size-at
	if fits {
		w.stored += packed
	}
	switch {
	case err != nil:
		w.wrong(m, 0, err)
	case !m.Mode().IsRegular():
		w.wrong(m, at, errors.New("is not a regular file"))
	case m.Flags&1 != 0:
		w.wrong(m, at, errors.New("is encrypted"))
	case !fits || w.stored > 2*w.size:
		w.wrong(m, at, errors.New("reaches beyond the end"))
	default:
		return at, true
	}
	return 0, false
}

// verify compares a member with a digest of it and returns what differs, nil when nothing does. What its own checksum
// shows to be broken is wrong in another way.
func (w *waczFiles) verify(m *zip.File, said warc.Digest) *announcement.Mismatch {
	sum := said.Hash()
	if sum == nil {
		return nil
	}
	r, err := m.Open()
	if err == nil {
		defer r.Close()
		_, err = w.lister.unpackTo(sum, r, int64(m.CompressedSize64))
	}
	if err != nil && !errors.Is(err, zip.ErrChecksum) {
		w.wrong(m, 0, cutOff(err))
		return nil
	}
	return w.compare(m, said, said.Sum(sum))
}

func (w *waczFiles) compare(m *zip.File, said, found warc.Digest) *announcement.Mismatch {
	if found == said {
		return nil
	}
	w.differ(m.Name, fmt.Errorf("%s has the digest %v, and the archive says %v", shorten(printable(m.Name)), found, said))
	return &announcement.Mismatch{Of: "file", Said: said.String(), Found: found.String()}
}

func cutOff(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) || err == io.EOF {
		return errors.New("breaks off")
	}
	return err
}

package capture

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
)

// maxMembers is how many files a WACZ may hold; a crawler writes one WARC a gigabyte.
const maxMembers = 20_000

// wacz lists the records of the WARC files in a WACZ (specs.webrecorder.net/wacz/1.1.1). Its index and lists of pages say
// nothing that the records do not.
func (a *archive) wacz(f *os.File, size int64) error {
	z, err := zip.NewReader(f, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		a.damage(0, fmt.Errorf("is no WACZ: %w", err))
		return nil
	}
	if len(z.File) > maxMembers {
		a.damage(0, fmt.Errorf("holds %d files, the limit is %d", len(z.File), maxMembers))
		return nil
	}
	var stored int64
	for _, member := range z.File {
		if !fs.ValidPath(strings.TrimSuffix(member.Name, "/")) {
			a.damage(0, fmt.Errorf("holds %s, which leads out of it", shorten(printable(member.Name))))
			continue
		}
		if kindOf(member.Name) != warcFile || path.Dir(member.Name) != "archive" {
			continue
		}
		if err := a.member(member, &stored, size); err != nil {
			return err
		}
	}
	return nil
}

// member lists the records of one WARC file in a WACZ. Stored counts the bytes of all of them: parts that overlap would
// let a small file hold any number.
func (a *archive) member(m *zip.File, stored *int64, size int64) error {
	wrong := func(at int64, err error) error {
		a.damage(at, fmt.Errorf("%s: %w", shorten(printable(m.Name)), err))
		return nil
	}
	at, err := m.DataOffset()
	packed := int64(m.CompressedSize64)
	*stored += max(packed, 0)
	switch {
	case err != nil:
		return wrong(0, err)
	case !m.Mode().IsRegular():
		return wrong(at, errors.New("is not a regular file"))
	case m.Flags&1 != 0:
		return wrong(at, errors.New("is encrypted"))
	case packed < 0 || at+packed > size || *stored > size:
		return wrong(at, errors.New("reaches beyond the end"))
	case m.Method == zip.Store:
		return a.warc(store{base: a.lister.base, path: a.path, at: at, size: packed}, nil)
	}
	r, err := m.Open()
	if err != nil {
		return wrong(at, err)
	}
	defer r.Close()
	plain, err := a.lister.unpack(r, packed)
	if plain.unpacked == nil {
		return err
	}
	if err != nil {
		_ = wrong(at, cutOff(err))
	}
	return a.warc(plain, nil)
}

func cutOff(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("breaks off")
	}
	return err
}

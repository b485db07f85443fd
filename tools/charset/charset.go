// Package charset decodes page bytes to UTF-8 by the WHATWG Encoding Standard, but tells the encoding by the bytes, not by
// what the page declares.
package charset

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"gonggao/tools/announcement"
)

// Decoded is the text of a page.
type Decoded struct {
	Text    string // valid UTF-8, without a byte order mark; control and private-use characters are left in it
	Charset string // the encoding it was in: UTF8, UTF16LE, UTF16BE, GB18030 or Big5
	Bad     int    // how many times U+FFFD stands in Text for bytes that are no character
}

// Decode returns the text of a page. The declared encoding, a label such as gb2312 or a Content-Type as HTTP sends it, may
// be "": it and the page's own <meta> only decide where the bytes leave two readings open.
//
// A few damaged bytes in a page that is otherwise sound become U+FFFD and are counted. What cannot be decoded is an
// *announcement.Problem of kind EmptySource, BinaryData or Undecodable. Its data are the offset of the first
// bad byte, counted from 0, and what the body looks like, when that can be said.
func Decode(body []byte, declared string) (Decoded, error) {
	if len(body) == 0 {
		return Decoded{}, &announcement.Problem{Kind: announcement.EmptySource, Err: fmt.Errorf("decode: no bytes")}
	}
	if isPlain(body) {
		return Decoded{Text: string(body), Charset: UTF8}, nil
	}
	name, mark := detect(body, declared)
	if name == "" {
		return Decoded{}, refuse(body, name)
	}
	rest := body[mark:]
	if name == UTF8 && utf8.Valid(rest) && !isBinary(rest) {
		return Decoded{Text: strings.TrimPrefix(string(rest), "\uFEFF"), Charset: UTF8}, nil
	}
	decoded, err := decode(rest, name)
	if err != nil {
		return Decoded{}, fmt.Errorf("decode %s: %w", name, err)
	}
	d := Decoded{Text: strings.TrimPrefix(decoded, "\uFEFF"), Charset: name}
	d.Bad = strings.Count(d.Text, "\uFFFD")
	if name == UTF8 {
		d.Bad -= bytes.Count(rest, []byte("\uFFFD")) // another program's loss
	}
	if d.Bad > 0 && !(survey{multi: multi(d.Text), bad: d.Bad}).sound() || isBinary(decoded) {
		return Decoded{}, refuse(body, name)
	}
	return d, nil
}

// isPlain reports whether a body is sound UTF-8 without a mark and without a zero byte that might make it UTF-16. It
// saves most pages a second look.
func isPlain(body []byte) bool {
	return !bytes.HasPrefix(body, []byte("\uFEFF")) && bytes.IndexByte(body[:min(len(body), 2*enough)], 0) < 0 && utf8.Valid(body) && !isBinary(body)
}

// decode reads all of a body in one encoding.
func decode(body []byte, name string) (string, error) {
	w := writer{piece: make([]byte, 4<<10)}
	w.Grow(len(body) + len(body)/3) // a page is half markup, and two bytes of GBK or Big5 become three
	err := w.decode(body, encodings[name])
	if err == nil && name == GB18030 && strings.Contains(w.String(), "\uFFFD") {
		w.Reset()
		err = w.decodeGB18030(body)
	}
	return w.String(), err
}

// writer gathers a text piece by piece, so that nothing else of its length is made.
type writer struct {
	strings.Builder
	piece []byte
}

func (w *writer) decode(body []byte, e encoding.Encoding) error {
	decoder := e.NewDecoder()
	for {
		made, read, err := decoder.Transform(w.piece, body, true)
		w.Write(w.piece[:made])
		if body = body[read:]; err != transform.ErrShortDst {
			return err
		}
	}
}

// multi returns how many characters of a text stand for more than one byte, U+FFFD left out.
func multi(text string) (n int) {
	for _, r := range text {
		if r >= utf8.RuneSelf && r != utf8.RuneError {
			n++
		}
	}
	return n
}

// isBinary reports whether one byte in ten, at the beginning, is a control character. Some pages have a few.
func isBinary[T string | []byte](text T) bool {
	text = text[:min(len(text), enough)]
	n := 0
	for i := range len(text) {
		if c := text[i]; c < ' ' && c != '\n' && c != '\r' && c != '\t' {
			n++
		}
	}
	return n*10 > len(text)
}

var encodings = map[string]encoding.Encoding{
	UTF8:    unicode.UTF8,
	UTF16LE: unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
	UTF16BE: unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	GB18030: simplifiedchinese.GB18030,
	Big5:    traditionalchinese.Big5,
}

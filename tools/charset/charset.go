// Package charset decodes page bytes to UTF-8 and refuses what it cannot decode without loss.
package charset

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// The names Decode returns, as the WHATWG Encoding Standard writes them.
const (
	UTF8    = "utf-8"
	UTF16LE = "utf-16le"
	UTF16BE = "utf-16be"
)

// Decode returns the text of a page and the name of the encoding it was in. A byte order mark decides and is
// left out of the text; without one the body has to be UTF-8. Nothing is ever replaced by U+FFFD: what cannot be
// decoded is an *announcement.Problem of kind EmptySource, BinaryData or Undecodable. Its data are the offset of the first
// bad byte, counted from 0, and what the body looks like, when that can be said.
func Decode(body []byte) (text, name string, err error) {
	if len(body) == 0 {
		return "", "", &announcement.Problem{
			Kind: announcement.EmptySource, Err: fmt.Errorf("decode: no bytes")}
	}
	switch {
	case bytes.HasPrefix(body, []byte("\xEF\xBB\xBF")):
		text, err = decodeUTF8(body, 3)
		return text, UTF8, err
	case bytes.HasPrefix(body, []byte("\xFF\xFE")):
		text, err = decodeUTF16(body, binary.LittleEndian)
		return text, UTF16LE, err
	case bytes.HasPrefix(body, []byte("\xFE\xFF")):
		text, err = decodeUTF16(body, binary.BigEndian)
		return text, UTF16BE, err
	}
	text, err = decodeUTF8(body, 0)
	return text, UTF8, err
}

func decodeUTF8(body []byte, start int) (string, error) {
	if at := bytes.IndexByte(body, 0); at >= 0 {
		return "", notText(body, at)
	}
	for at := start; at < len(body); {
		r, size := utf8.DecodeRune(body[at:])
		if r == utf8.RuneError && size == 1 {
			if fileFormat(body) != "" {
				return "", notText(body, at)
			}
			if !utf8.FullRune(body[at:]) {
				return "", undecodable(body, at, Cut)
			}
			return "", undecodable(body, at, legacy(body))
		}
		at += size
	}
	return string(body[start:]), nil
}

// Cut is what a body looks like that ends in the middle of a character.
const Cut = "cut"

func undecodable(body []byte, at int, looks string) error {
	hint := clause(looks) + "; convert it to UTF-8 first"
	if looks == Cut {
		hint = ", the file ends in the middle of a character"
	}
	return &announcement.Problem{
		Kind: announcement.Undecodable,
		Data: map[string]string{"byte": strconv.Itoa(at), "looks": looks},
		Err:  fmt.Errorf("decode: cannot read byte %d (0x%02X)%s", at, body[at], hint),
	}
}

func notText(body []byte, at int) error {
	looks := fileFormat(body)
	if looks == "" {
		looks = bareUTF16(body)
	}
	return &announcement.Problem{
		Kind: announcement.BinaryData,
		Data: map[string]string{"byte": strconv.Itoa(at), "looks": looks},
		Err:  fmt.Errorf("decode: not text: byte %d is 0x%02X%s", at, body[at], clause(looks)),
	}
}

func clause(looks string) string {
	if looks == "" {
		return ""
	}
	return ", looks like " + looks
}

// fileFormat returns the media type that the first bytes are the mark of, "" for text or unknown bytes.
func fileFormat(body []byte) string {
	media, _, _ := strings.Cut(http.DetectContentType(body), ";")
	if media == "application/octet-stream" || strings.HasPrefix(media, "text/") {
		return ""
	}
	return media
}

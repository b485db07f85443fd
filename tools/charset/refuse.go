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

// Cut is what a body looks like that ends in the middle of a character.
const Cut = "cut"

// refuse says why a body cannot be decoded; name is the encoding that was tried, "" for none.
func refuse(body []byte, name string) error {
	at, looks := 0, ""
	switch name {
	case UTF16LE:
		at, looks = badUTF16(body, binary.LittleEndian)
	case UTF16BE:
		at, looks = badUTF16(body, binary.BigEndian)
	default:
		if media := fileFormat(body); media != "" || bytes.IndexByte(body, 0) >= 0 {
			return notText(body, media)
		}
		at, looks = badByte(body)
	}
	if at == len(body) { // nothing but control characters
		return notText(body, "")
	}
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

func notText(body []byte, looks string) error {
	at := bytes.IndexByte(body, 0)
	if at < 0 {
		at, _ = badByte(body)
		at %= len(body) // control characters only: from the first byte on
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

// badByte returns the first byte that is not UTF-8, len(body) when all is, and what the body looks like.
func badByte(body []byte) (at int, looks string) {
	for at < len(body) {
		r, size := utf8.DecodeRune(body[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	u, gb, big5 := surveyUTF8(body), surveyGB18030(body), surveyBig5(body)
	switch {
	case at < len(body) && !utf8.FullRune(body[at:]):
		return at, Cut
	case u.multi > u.bad:
		return at, "UTF-8"
	case gb.share() >= seldom && gb.share() >= big5.share():
		return at, "GB18030"
	case big5.share() >= seldom:
		return at, "Big5"
	}
	return at, ""
}

// badUTF16 returns the first byte of what is no character in a body with a byte order mark.
func badUTF16(body []byte, order binary.ByteOrder) (at int, looks string) {
	for at = 0; at < len(body); at += 2 {
		if rest := body[at:]; len(rest) < 2 || surveyUTF16(rest, order, 1).bad > 0 {
			if len(rest) < 2 || len(rest) < 4 && order.Uint16(rest) < 0xDC00 {
				return at, Cut
			}
			return at, "UTF-16"
		} else if unit := order.Uint16(rest); unit >= 0xD800 && unit < 0xDC00 {
			at += 2
		}
	}
	return at, ""
}

// fileFormat returns the media type that the first bytes are the mark of, "" for text or unknown bytes.
func fileFormat(body []byte) string {
	media, _, _ := strings.Cut(http.DetectContentType(body), ";")
	if media == "application/octet-stream" || strings.HasPrefix(media, "text/") {
		return ""
	}
	if media == "image/bmp" && bytes.IndexByte(body, 0) < 0 { // the mark is BM, which a text may begin with
		return ""
	}
	return media
}

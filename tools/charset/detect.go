package charset

import (
	"bytes"
	"encoding/binary"
	"unicode/utf8"
)

// The names of the encodings, as the WHATWG Encoding Standard writes them. Big5 has the characters of Hong Kong (HKSCS) in it.
const (
	UTF8    = "utf-8"
	UTF16LE = "utf-16le"
	UTF16BE = "utf-16be"
	GB18030 = "gb18030"
	Big5    = "big5"
)

const (
	// seldom is the share of common characters below which a body is not Chinese text in that encoding: read in the
	// other one, text reaches a fifth of it, in the right one nine tenths.
	seldom = 0.25
	// tie: shares this close cannot tell GB18030 from Big5; then what the page declares does.
	tie = 0.1
)

// detect returns the encoding of a body and how long its byte order mark is; "" when it is in none of ours.
// A byte order mark decides. Then UTF-8 that is valid, or nearly, is UTF-8: no other text looks like it. GB18030 and
// Big5 accept nearly each other's bytes, so the one in which the page is made of common characters is right. What the
// page declares is often wrong and breaks ties only.
func detect(body []byte, declared string) (name string, mark int) {
	switch {
	case bytes.HasPrefix(body, []byte("\xEF\xBB\xBF")):
		return UTF8, 3
	case bytes.HasPrefix(body, []byte("\xFF\xFE\x00\x00")): // UTF-32
		return "", 0
	case bytes.HasPrefix(body, []byte("\xFF\xFE")):
		return UTF16LE, 2
	case bytes.HasPrefix(body, []byte("\xFE\xFF")):
		return UTF16BE, 2
	}
	if name := bareUTF16(body); name != "" {
		return name, 0
	}
	if utf8.Valid(body) || surveyUTF8(body).sound() {
		return UTF8, 0
	}
	if fileFormat(body) != "" {
		return "", 0
	}
	gb, big5 := surveyGB18030(body), surveyBig5(body)
	known := gb.sound() && gb.share() >= seldom || big5.sound() && big5.share() >= seldom
	ahead := gb.share() - big5.share()
	switch {
	case known && gb.sound() && (!big5.sound() || ahead > tie):
		return GB18030, 0
	case known && big5.sound() && (!gb.sound() || -ahead > tie):
		return Big5, 0
	}
	for _, name := range declarations(body, declared) {
		if name == GB18030 && gb.sound() || name == Big5 && big5.sound() {
			return name, 0
		}
	}
	switch {
	case known && ahead >= 0:
		return GB18030, 0
	case known:
		return Big5, 0
	}
	return "", 0
}

// bareUTF16 returns the name of the UTF-16 that a body without a mark is in, else "". Pages have ASCII in them, so there
// are zero bytes, and in the right order of bytes nearly all is ASCII or common.
func bareUTF16(body []byte) string {
	if bytes.IndexByte(body[:min(len(body), 2*enough)], 0) < 0 {
		return ""
	}
	const plain = 0.7
	if s := surveyUTF16(body, binary.LittleEndian, enough); s.sound() && s.share() > plain {
		return UTF16LE
	}
	if s := surveyUTF16(body, binary.BigEndian, enough); s.sound() && s.share() > plain {
		return UTF16BE
	}
	return ""
}

package zhconv

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestAddress bounds an address, in bytes, so that a stream need not look further ahead.
const longestAddress = 4096

// addresses appends the web addresses that start before limit. Those in ASCII cannot change anyway; what matters is where
// Chinese in an address ends and Chinese prose begins. (Mail addresses are ASCII.)
func addresses(found []span, src []byte, at, limit int) []span {
	for {
		i := bytes.Index(src[at:], []byte("://"))
		if i < 0 || at+i >= limit {
			return found
		}
		start := at + i
		end := start + len("://")
		rest := src[end:min(start+longestAddress, len(src))]
		n := hostLen(rest)
		if n < len(rest) && rest[n] == '/' {
			n += pathLen(rest[n:])
		}
		at = end + n
		found = append(found, span{start, at})
	}
}

// hostLen accepts Chinese labels from the start and after a Chinese label: in 网址http://a.gov.cn查询 the prose begins at 查.
func hostLen(s []byte) int {
	chinese := true
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRune(s[i:])
		switch {
		case r == '.' || r == ':' || r == '-' || r == '@' || isASCIIAlnum(r):
			chinese = chinese && r == '.'
		case chinese && unicode.IsLetter(r):
		default:
			return i
		}
		if unicode.Is(unicode.Han, r) {
			chinese = true
		}
		i += n
	}
	return len(s)
}

// pathLen takes Chinese into a path only when more of the address follows: 规划 in /规划/1.html and in /规划2021年.html,
// not in /查询.
func pathLen(s []byte) int {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRune(s[i:])
		if isURLByte(r) {
			i += n
			continue
		}
		word := bytes.IndexFunc(s[i:], func(r rune) bool { return !isASCIIAlnum(r) && (r < utf8.RuneSelf || !unicode.IsLetter(r)) })
		if word <= 0 || !continues(s[i+word:]) {
			return i
		}
		i += word
	}
	return len(s)
}

// continues reports whether an address goes on here after a Chinese word.
func continues(s []byte) bool {
	if s[0] == '.' {
		return len(s) > 1 && isASCIIAlnum(rune(s[1]))
	}
	return strings.IndexByte("/-_=&?#%", s[0]) >= 0
}

func isASCIIAlnum(r rune) bool {
	return '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
}

// isURLByte is the ASCII of RFC 3986.
func isURLByte(r rune) bool {
	return isASCIIAlnum(r) || r < utf8.RuneSelf && r > 0 && strings.ContainsRune("-._~:/?#[]@!$&'()*+,;=%", r)
}

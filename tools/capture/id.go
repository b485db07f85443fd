package capture

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"path"
	"regexp"
	"strings"

	"golang.org/x/net/idna"
)

const (
	slugMax = 60 // bytes; with the longest folder and file around it far below what file systems and ZIP tools take
	hashHex = 12 // 48 bits: among 100,000 pages two share a hash once in 50,000 crawls
)

// idFromName returns the id of a dump without an address. A name of a–z, 0–9, - and _ is its id, with - for _;
// any other gets a hash of the whole name, so that names which differ only in case, in Chinese characters, in Unicode
// normalisation or beyond the length limit stay apart.
func idFromName(name string) string {
	slug, exact := fold(stem(name))
	if exact && path.Ext(name) == ".txt" && !reserved.MatchString(slug) {
		return slug
	}
	return withHash(slug, name)
}

// reserved are ids that mean something else to Hugo or to Windows, or that end like the second part of a page.
var reserved = regexp.MustCompile(`^(index|404|search|page|con|prn|aux|nul|com[0-9]|lpt[0-9])$|-[1-9][0-9]?$`)

// idFromURL returns the id of a page with an address: its last words and a hash of the whole.
func idFromURL(u *url.URL) string {
	address := normal(u)
	segments := strings.FieldsFunc(u.Path, func(r rune) bool { return r == '/' })
	words := u.Hostname()
	if n := len(segments); n > 0 {
		words, _ = fold(stem(segments[n-1]))
		if n > 1 && (len(words) < 4 || generic.MatchString(words)) {
			words = segments[n-2] + "-" + words
		}
	}
	slug, _ := fold(words)
	return withHash(slug, address)
}

var generic = regexp.MustCompile(`^(index|default|content|detail|info|show|view)(-|$)`)

// normal returns an address in which what does not change the page is always written in one way: the scheme is left
// out, since a site that moves to https keeps its pages; the host is in ASCII; the fragment goes, unless it is a route.
func normal(u *url.URL) string {
	host := strings.ToLower(u.Hostname())
	if ascii, err := idna.Lookup.ToASCII(host); err == nil {
		host = ascii
	}
	if port := u.Port(); port != "" && port != "80" && port != "443" {
		host += ":" + port
	}
	address := host + "/" + strings.TrimPrefix((&url.URL{Path: u.Path}).EscapedPath(), "/")
	if u.RawQuery != "" {
		address += "?" + u.RawQuery
	}
	if strings.HasPrefix(u.Fragment, "/") || strings.HasPrefix(u.Fragment, "!") {
		address += "#" + u.EscapedFragment()
	}
	return address
}

// fold returns what of s can stand in an id, at most slugMax bytes, without - at either end or twice in a row, and whether
// that is all of s but for _.
func fold(s string) (slug string, exact bool) {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case r >= 'A' && r <= 'Z':
			b.WriteRune(r - 'A' + 'a')
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() == slugMax {
			break
		}
	}
	slug = strings.Trim(b.String(), "-")
	return slug, slug != "" && slug == strings.ReplaceAll(s, "_", "-")
}

func withHash(slug, whole string) string {
	sum := sha256.Sum256([]byte(whole))
	hash := hex.EncodeToString(sum[:])[:hashHex]
	if slug == "" {
		return hash
	}
	return slug + "-" + hash
}

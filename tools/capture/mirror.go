package capture

import (
	"net/netip"
	"net/url"
	"path"
	"regexp"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// hostFolder returns how many of the folders of a path lead to the one that is named like a host, that one included;
// 0 when there is none. A mirror made by wget or HTTrack has one folder a host.
func hostFolder(name string) int {
	at := 0
	for {
		i := strings.IndexByte(name[at:], '/')
		if i < 0 {
			return 0
		}
		if isHost(name[at : at+i]) {
			return at + i
		}
		at += i + 1
	}
}

// isHost reports whether a folder is named like a host: host.gov.cn, host.gov.cn:8080, 10.0.0.1.
func isHost(name string) bool {
	host, port, _ := strings.Cut(folderHost(name), ":")
	if port != "" && !digits.MatchString(port) {
		return false
	}
	if address, err := netip.ParseAddr(host); err == nil {
		return address.Is4()
	}
	if !hostName.MatchString(host) {
		return false
	}
	_, icann := publicsuffix.PublicSuffix(host)
	return icann
}

// folderHost returns the host that a folder is named like; on Windows wget writes + for the colon.
func folderHost(folder string) string {
	return strings.ToLower(strings.Replace(path.Base(folder), "+", ":", 1))
}

var (
	digits   = regexp.MustCompile(`^[0-9]{2,5}$`)
	hostName = regexp.MustCompile(`^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$`)
)

// mirrorURL returns the address that a file of a mirror had, nil when its path does not tell. Such a path has no
// scheme; http stands for both, as in ids.
func mirrorURL(name string) *url.URL {
	end := hostFolder(name)
	if end == 0 {
		return nil
	}
	host := folderHost(name[:end])
	file, query, hasQuery := strings.Cut(name[end:], "?")
	if hasQuery && strings.HasSuffix(query, ".html") {
		// Either the server's or put there by wget --adjust-extension: only after a number it cannot be the server's.
		if query = strings.TrimSuffix(query, ".html"); !endsInNumber.MatchString(query) {
			return nil
		}
	}
	address := "http://" + host + escapePath(file)
	if hasQuery {
		address += "?" + strings.ReplaceAll(query, "#", "%23")
	}
	u, err := pageURL(address)
	if err != nil {
		return nil
	}
	return u
}

var endsInNumber = regexp.MustCompile(`=[0-9]+$`)

// escapePath writes a path as an address has it. Escapes that wget left in the name stay as they are.
func escapePath(file string) string {
	if unescaped, err := url.PathUnescape(file); err == nil {
		file = unescaped
	}
	return (&url.URL{Path: file}).EscapedPath()
}

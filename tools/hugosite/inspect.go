package hugosite

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"path"
	"regexp"
	"strings"

	"gonggao/tools/announcement"
)

// Refusal says why a file of the crawl is not taken into a bundle.
type Refusal string

// The refusals.
const (
	Accepts    Refusal = ""
	Runs       Refusal = "runs"     // a browser would run it: an error page by the name of a picture, a drawing with scripts
	Empty      Refusal = "empty"    // it has no bytes
	Mismatch   Refusal = "mismatch" // it is text where its name, or the page, says a picture, a PDF, an archive
	TooLarge   Refusal = "too-large"
	Incomplete Refusal = "incomplete" // the crawl has its place, not all of its bytes
)

// Inspect reads a file of the crawl and says whether a bundle may hold it. Picture says that the page shows it as one.
// The asset comes back with what was learned of it; a file that cannot be read for another reason than a Refusal is
// accepted, and fails when it is written.
func Inspect(file announcement.Asset, picture bool) (announcement.Asset, Refusal) {
	data, err := file.Body()
	if err != nil {
		var p *announcement.Problem
		if errors.As(err, &p) {
			switch p.Kind {
			case announcement.TooLarge:
				return file, TooLarge
			case announcement.DamagedRecord:
				return file, Incomplete
			}
		}
		file.Err = fmt.Errorf("read %s of the crawl: %w", file.URL, err)
		return file, Accepts
	}
	file.Size, file.SHA256, file.Suffix = int64(len(data)), digest(data), suffixOf(data)
	extension := path.Ext(addressName(file.URL))
	switch {
	case len(data) == 0:
		return file, Empty
	case !office.MatchString(extension) && runs(data):
		return file, Runs
	case (picture || binary.MatchString(extension)) && strings.HasPrefix(http.DetectContentType(data), "text/"):
		return file, Mismatch
	}
	return file, Accepts
}

// runs reports whether a browser takes data for a document of its own, by the WHATWG's MIME sniffing.
func runs(data []byte) bool {
	media := http.DetectContentType(data)
	return strings.HasPrefix(media, "text/html") || strings.HasPrefix(media, "text/xml") || strings.HasPrefix(media, "image/svg") ||
		strings.HasPrefix(media, "text/plain") && drawing.Match(data[:min(len(data), 4096)])
}

var (
	// office are the suffixes of files that browsers hand on; there is HTML that goes by these names.
	office  = regexp.MustCompile(`(?i)^\.(?:docx?|xlsx?|wps|et|rtf)$`)
	binary  = regexp.MustCompile(`(?i)^\.(?:jpe?g|png|gif|bmp|webp|pdf|ofd|zip|rar|7z|docx|xlsx|pptx?)$`)
	drawing = regexp.MustCompile(`(?i)<(?:svg|script|html|body|iframe|math)[\s>/]`)
)

// suffixOf tells what data is by its first bytes, and within the two containers of office files by the names in them.
func suffixOf(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return ".pdf"
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return firstFound(data, []string{"word/", ".docx", "xl/", ".xlsx", "ppt/", ".pptx", "OFD.xml", ".ofd"}, ".zip")
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")): // names are UTF-16
		return firstFound(data, []string{"W\x00o\x00r\x00d\x00D\x00o\x00c\x00", ".doc", "W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00", ".xls", "P\x00o\x00w\x00e\x00r\x00P\x00", ".ppt"}, "")
	case bytes.HasPrefix(data, []byte("Rar!")):
		return ".rar"
	}
	switch http.DetectContentType(data) {
	case "image/jpeg":
		return ".jpg"
	case "image/png":
		return ".png"
	case "image/gif":
		return ".gif"
	}
	return ""
}

// firstFound returns what stands behind the first of the marks that data holds: marks and values take turns.
func firstFound(data []byte, marks []string, otherwise string) string {
	for i := 0; i < len(marks); i += 2 {
		if bytes.Contains(data, []byte(marks[i])) {
			return marks[i+1]
		}
	}
	return otherwise
}

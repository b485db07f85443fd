package hugosite

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// asset is a file of the crawl as a bundle may hold it.
type asset struct {
	announcement.Asset
	sha256 string
	suffix string // what the data is, such as .pdf, "" when that cannot be told
	err    error  // of reading it
}

// readAssets returns the files that may stand in a bundle, by address. A file that a browser would run is none: an
// error page saved as a picture, a drawing with scripts. A file that cannot be read is one, and fails when written.
func readAssets(a announcement.Announcement) map[string]asset {
	wanted := map[string]bool{}
	for _, block := range a.Document.Blocks {
		wanted[block.Href] = block.Kind.InBody() || wanted[block.Href]
		for _, s := range block.Spans {
			wanted[s.Href] = true
		}
	}
	assets := map[string]asset{}
	for _, file := range a.Assets {
		if !wanted[file.URL] || file.URL == "" {
			continue
		}
		data, err := file.Body()
		if err != nil {
			assets[file.URL] = asset{Asset: file, err: fmt.Errorf("read %s of the crawl: %w", file.URL, err)}
			continue
		}
		if office.MatchString(path.Ext(addressName(file.URL))) || !runs(data) {
			file.Size = int64(len(data))
			assets[file.URL] = asset{Asset: file, sha256: digest(data), suffix: suffixOf(data)}
		}
	}
	return assets
}

// runs reports whether a browser takes data for a document of its own, by the WHATWG's MIME sniffing.
func runs(data []byte) bool {
	media := http.DetectContentType(data)
	return strings.HasPrefix(media, "text/html") || strings.HasPrefix(media, "text/xml") || strings.HasPrefix(media, "image/svg") ||
		strings.HasPrefix(media, "text/plain") && drawing.Match(data[:min(len(data), 4096)])
}

// office are the suffixes of files that browsers hand on; there is HTML that goes by these names.
var office = regexp.MustCompile(`(?i)^\.(?:docx?|xlsx?|wps|et|rtf)$`)

var drawing = regexp.MustCompile(`(?i)<(?:svg|script|html|body|iframe|math)[\s>/]`)

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

// nameFiles names the files that the blocks of a part lead to, by address.
func nameFiles(blocks []announcement.Block, assets map[string]asset) (names map[string]string, order []string) {
	names = map[string]string{}
	taken := map[string]bool{}
	add := func(href, words string) {
		if _, ok := assets[href]; !ok || names[href] != "" {
			return
		}
		name := fileName(href, words, assets[href].suffix)
		for n := 2; taken[strings.ToLower(name)]; n++ {
			extension := path.Ext(name)
			stem := strings.TrimSuffix(name, extension)
			if n > 2 {
				stem = strings.TrimSuffix(stem, fmt.Sprintf("-%d", n-1))
			}
			name = fmt.Sprintf("%s-%d%s", stem, n, extension)
		}
		taken[strings.ToLower(name)] = true
		names[href] = name
		order = append(order, href)
	}
	for _, b := range blocks {
		add(b.Href, b.Text)
		for _, s := range cleanSpans(b.Text, b.Spans) {
			add(s.Href, b.Text[s.At:s.End])
		}
	}
	return names, order
}

// fileName returns the name of a file in its bundle: that of its address, else, where a script hands it out, its title.
// It is ASCII, as every path of the site, and none that Hugo reads as a page, as of one language or as its own, or
// passes over. What had to go makes room for a digest of the address, so that names stay apart.
func fileName(href, words, suffix string) string {
	name := addressName(href)
	if extension := path.Ext(name); scriptSuffix.MatchString(extension) || extension == "" {
		name = words
		if !fileSuffix.MatchString(path.Ext(words)) {
			name += suffix
		}
	}
	extension := path.Ext(name)
	if !fileSuffix.MatchString(extension) {
		extension = ""
	}
	stem := strings.TrimSuffix(name, extension)
	ascii := strings.Trim(notASCII.ReplaceAllString(stem, "-"), "-._")
	if len(ascii) > maxFileName {
		ascii = ascii[:maxFileName]
	}
	if ascii == "" || strings.ContainsFunc(stem, func(r rune) bool { return r >= utf8.RuneSelf }) || len(stem) > maxFileName {
		ascii = strings.TrimPrefix(ascii+"-"+digest([]byte(href))[:8], "-")
	}
	name = ascii + extension
	name = strings.NewReplacer("."+string(Hans)+".", "_", "."+string(Hant)+".", "_").Replace(name)
	lower := strings.ToLower(name)
	if strings.HasPrefix(lower, "index.") ||
		strings.HasPrefix(lower, "table-") || lower == RecordFile {
		name = "file-" + name
	}
	if contentSuffix.MatchString(path.Ext(lower)) {
		name += ".txt"
	}
	return name
}

// maxFileName bounds a name in bytes; file systems end at 255.
const maxFileName = 150

var (
	notASCII      = regexp.MustCompile(`[^A-Za-z0-9._-]+`)
	fileSuffix    = regexp.MustCompile(`^\.[A-Za-z][A-Za-z0-9]{1,4}$`)
	scriptSuffix  = regexp.MustCompile(`(?i)^\.(?:jsp|jspx|do|action|php|aspx?|ashx|cgi|shtml|htm|html)$`)
	contentSuffix = regexp.MustCompile(`^\.(?:md|mdown|markdown|html?|xhtml|adoc|asciidoc|ad|org|rst|pandoc|pdc|svg|xml|js)$`)
)

// addressName returns the last part of an address's path, as people read it.
func addressName(href string) string {
	u, err := url.Parse(href)
	if err != nil || href == "" || !utf8.ValidString(u.Path) {
		return ""
	}
	if name := path.Base(u.Path); name != "." && name != "/" {
		return name
	}
	return ""
}

// assetFiles returns the files of a bundle in the order of their names.
func assetFiles(names map[string]string, order []string, assets map[string]asset) []File {
	var files []File
	for _, href := range order {
		a := assets[href]
		files = append(files, File{Name: names[href], asset: &a})
	}
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	return files
}

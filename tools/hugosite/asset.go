package hugosite

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// readAssets returns the files that may stand in a bundle, by address: those that are led to, and that Inspect accepts.
func readAssets(a announcement.Announcement) map[string]announcement.Asset {
	wanted := map[string]bool{}
	picture := map[string]bool{}
	for _, block := range a.Document.Blocks {
		wanted[block.Href] = block.Kind.InBody() || wanted[block.Href]
		picture[block.Href] = block.Kind == announcement.Figure || picture[block.Href]
		for _, s := range block.Spans {
			wanted[s.Href] = true
		}
	}
	assets := map[string]announcement.Asset{}
	for _, file := range a.Assets {
		if !wanted[file.URL] || file.URL == "" {
			continue
		}
		refusal := Accepts
		if file.SHA256 == "" && file.Err == nil {
			file, refusal = Inspect(file, picture[file.URL])
		}
		if refusal == Accepts {
			assets[file.URL] = file
		}
	}
	return assets
}

// nameFiles names the files that the blocks of a part lead to, by address.
func nameFiles(blocks []announcement.Block, assets map[string]announcement.Asset) (names map[string]string, order []string) {
	names = map[string]string{}
	taken := map[string]bool{}
	add := func(href, words string) {
		if _, ok := assets[href]; !ok || names[href] != "" {
			return
		}
		name := fileName(href, words, assets[href].Suffix)
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
// passes over, nor a device of Windows. What had to go makes room for a digest of the address, so that names stay apart.
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
		strings.HasPrefix(lower, "table-") || lower == RecordFile || device.MatchString(lower) {
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
	device        = regexp.MustCompile(`^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)`) // with any extension
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
func assetFiles(names map[string]string, order []string, assets map[string]announcement.Asset) []File {
	var files []File
	for _, href := range order {
		a := assets[href]
		files = append(files, File{Name: names[href], asset: &a})
	}
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	return files
}

// NamesFile reports whether an address ends in the name of a file, as one that leads to a page does not.
func NamesFile(href string) bool {
	extension := path.Ext(addressName(href))
	return fileSuffix.MatchString(extension) && !scriptSuffix.MatchString(extension)
}

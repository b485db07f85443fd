package repair

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

var (
	imageEnds = []string{"jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp", "svg"}
	fileEnds  = []string{"pdf", "ofd", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et", "dps", "ceb", "csv", "txt", "zip", "rar", "7z"}
)

// The longest names, in characters, without the ending.
const (
	maxImageName = 120
	maxFileName  = 200
)

// files flags pictures and attachments of which the crawl left nothing but the name.
func files(p *page) {
	for block, text := range p.body(withDot) {
		switch {
		case !isFileName(text):
		case isNamed(text, imageEnds, maxImageName):
			p.flags(announcement.LostImage, block).raise(text)
		default:
			p.flags(announcement.LostAttachment, block).raise(text)
		}
	}
}

// isFileName reports whether a text is nothing but the name of a picture or a document. Its marks are part of it.
func isFileName(text string) bool {
	if len(text) > 800 || !strings.Contains(text, ".") || containsOne(text, "。", "，") {
		return false
	}
	name := strings.TrimFunc(text, isBlank)
	return isNamed(name, imageEnds, maxImageName) || isNamed(name, fileEnds, maxFileName)
}

// isNamed reports whether a name has one of the endings behind at most so many characters.
func isNamed(name string, ends []string, most int) bool {
	dot := strings.LastIndexByte(name, '.')
	if dot < 1 || strings.ContainsAny(name[:dot], "/\\\n") || utf8.RuneCountInString(name[:dot]) > most {
		return false
	}
	return slices.ContainsFunc(ends, func(end string) bool { return strings.EqualFold(name[dot+1:], end) })
}

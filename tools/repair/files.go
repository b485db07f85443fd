package repair

import (
	"regexp"
	"strings"

	"gonggao/tools/announcement"
)

var (
	imageName = regexp.MustCompile(`(?i)^[^/\\\n]{1,120}\.(?:jpe?g|png|gif|bmp|tiff?|webp|svg)$`)
	fileName  = regexp.MustCompile(`(?i)^[^/\\\n]{1,200}\.(?:pdf|ofd|docx?|xlsx?|pptx?|wps|et|dps|ceb|csv|txt|zip|rar|7z)$`)
)

// files flags pictures and attachments of which the crawl left nothing but the name.
func files(p *page) {
	for block, text := range p.body(withDot) {
		switch {
		case !isFileName(text):
		case imageName.MatchString(text):
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
	return imageName.MatchString(name) || fileName.MatchString(name)
}

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
	for block, text := range p.body() {
		name := strings.TrimFunc(text, isBlank)
		if len(name) > 800 || strings.ContainsAny(name, "。，") {
			continue
		}
		switch {
		case imageName.MatchString(name):
			p.flags(announcement.LostImage, block).raise(name)
		case fileName.MatchString(name):
			p.flags(announcement.LostAttachment, block).raise(name)
		}
	}
}

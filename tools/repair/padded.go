package repair

import (
	"regexp"

	"gonggao/tools/announcement"
)

var paddedDate = regexp.MustCompile(`(?:\d{4}年)?(?:0\d月\d{1,2}日|\d{1,2}月0\d日)`)

// padded flags dates written with a leading zero, which GB/T 9704-2012 §7.3.5.4 does not allow. They stay as they
// are: every reader understands them.
func padded(p *page) {
	for block, text := range p.body(withPadded) {
		flags := p.flags(announcement.PaddedDate, block)
		for _, m := range paddedDate.FindAllStringIndex(text, -1) {
			if !isDigit(before(text, m[0])) {
				flags.raise(text[m[0]:m[1]])
			}
		}
	}
}

package repair

import (
	"iter"
	"regexp"
	"strings"

	"gonggao/tools/announcement"
)

var (
	// An event that was held and, without a mark, the body that does something at it.
	heldAndActs = regexp.MustCompile(`^(?:举行|召开|举办)[\p{Han}“”]{0,24}?(?:发布会|座谈会|推进会|动员会|听证会|论证会|会议|仪式|论坛)` +
		`((?:国家|中央|省|市|区|县|州)[\p{Han}]{1,12}?(?:局|厅|委|办|部|中心|政府)[\p{Han}]{0,8}?(?:解读|介绍|通报|发布|表示|指出|强调|宣布|回应))`)
	// A list mark before a predicate with its own means: lists of verbs have no 通过.
	listThenActs = regexp.MustCompile(`^、(?:鼓励|支持|引导|推动|促进|确保|要求)(?:通过|利用|采取|采用|依托|以|将|把|由)\p{Han}`)
)

// eventVerbs and listVerbs are what the patterns start with.
var (
	eventVerbs = []string{"举行", "召开", "举办"}
	listVerbs  = []string{"、鼓励", "、支持", "、引导", "、推动", "、促进", "、确保", "、要求"}
)

// commas flags places where a comma was lost, or stands as 、 in the source.
func commas(p *page) {
	for block, text := range p.body(0) {
		if p.traits[block]&(withEvent|withActingList) == 0 {
			continue
		}
		missing := p.flags(announcement.MissingPunctuation, block)
		for _, verb := range eventVerbs {
			for _, window := range windows(text, verb) {
				if !containsOne(window, "会", "仪式", "论坛") {
					continue
				}
				if m := heldAndActs.FindStringSubmatchIndex(window); m != nil {
					missing.raise(window[:m[1]], "suggestion", window[:m[2]]+"，"+window[m[2]:m[1]])
				}
			}
		}
		suspect := p.flags(announcement.SuspectMark, block)
		for i, window := range windows(text, "、") {
			if m := listThenActs.FindStringIndex(window); m != nil {
				suspect.raise(around(text, i, m[1]), "suggestion", "，")
			}
		}
	}
}

const maxWindow = 240 // bytes, 80 characters: more than any pattern tried on it matches

// windows yields the places of a word in text, each with the text from there on, cut so that a
// pattern tried on all of them takes time in proportion to the text.
func windows(text, word string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for from := 0; ; {
			i := strings.Index(text[from:], word)
			if i < 0 {
				return
			}
			i += from
			if !yield(i, text[i:min(len(text), i+maxWindow)]) {
				return
			}
			from = i + len(word)
		}
	}
}

package metadata

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// resolver finds the full names of the bodies on one page.
type resolver struct {
	doc   *announcement.Document
	site  string
	table []Alias
}

// organisation returns a body with its full name: by the table, else as the page itself writes it in
// full in one way only, else as found.
func (r resolver) organisation(found string, origin announcement.Origin) announcement.Organisation {
	found = strings.Trim(found, " \t\r\n:：|"+blanks)
	o := announcement.Organisation{Name: found, AsFound: found, Origin: origin}
	if found == "" || isMarkup(found) {
		return announcement.Organisation{}
	}
	if full, ok := lookUp(r.table, found, r.contains); ok {
		if full != found {
			o.Name, o.By = full, announcement.ByTable
		}
		return o
	}
	if full := r.fullForm(found); full != "" {
		o.Name, o.By = full, announcement.ByText
	}
	return o
}

func (r resolver) contains(word string) bool {
	if strings.Contains(r.site, word) {
		return true
	}
	for i := range r.doc.Blocks {
		b := &r.doc.Blocks[i]
		if strings.Contains(b.Text, word) {
			return true
		}
	}
	return false
}

// maxName is the length in characters of the longest name of a body looked for in a text.
const maxName = 30

// fullForm looks for the one body on the page that a short form can stand for: a name that begins
// where a clause begins, names its place, ends with the same kind of office (局, 委 …) and holds the
// characters of the short form in order. The place must occur on the page without the office too, or
// the verb in 邀请莱山区工业和信息化局 would become part of the name. Two different candidates prove nothing.
func (r resolver) fullForm(short string) string {
	want := []rune(short)
	if len(want) < 3 || len(want) > maxName || !strings.ContainsRune("局委办厅部院会处心府", want[len(want)-1]) {
		return ""
	}
	full, begins := "", string(want[:2]) // together in every candidate, see candidateAt
	for i := range r.doc.Blocks {
		b := &r.doc.Blocks[i]
		if !b.Kind.InBody() && b.Kind != announcement.Field || !strings.Contains(b.Text, begins) {
			continue
		}
		start := true
		for i, c := range b.Text {
			han := unicode.Is(unicode.Han, c)
			if !han || !start {
				start = !han
				continue
			}
			start = false
			name, place := candidateAt(b.Text[i:], want)
			switch {
			case name == "" || place != "" && r.count(place) <= r.count(name):
			case full == "" || strings.HasSuffix(full, name):
				full = name
			case !strings.HasSuffix(name, full):
				return ""
			}
		}
	}
	return full
}

// count returns how often a word occurs on the page and in its site's name.
func (r resolver) count(word string) int {
	n := strings.Count(r.site, word)
	for i := range r.doc.Blocks {
		b := &r.doc.Blocks[i]
		n += strings.Count(b.Text, word)
	}
	return n
}

// candidateAt matches want against the run of Han characters that text starts with. A relative short form
// needs the name of a place, then its rank (区) and its next character together; one that writes its place
// out must share its first two characters. The others follow in order up to where all are found.
func candidateAt(text string, want []rune) (name, place string) {
	at, matched, count := 0, 0, 0
	rank := relative(string(want))
	if !rank {
		if !strings.HasPrefix(text, string(want[:2])) {
			return "", ""
		}
		at, matched, count = len(string(want[:2])), 2, 2
	}
	for at < len(text) && count < maxName && matched < len(want) {
		c, w := utf8.DecodeRuneInString(text[at:])
		if !unicode.Is(unicode.Han, c) || matched == 0 && count > 10 { // no name of a place is that long
			return "", ""
		}
		at, count = at+w, count+1
		switch {
		case matched == 1 && rank && c != want[1]:
			matched, place = 0, "" // 区 of another word
			fallthrough
		case matched == 0:
			if c == want[0] && count > 2 {
				matched, place = 1, text[:at]
			}
		case c == want[matched]:
			matched++
		}
	}
	if matched < len(want) || count == len(want) { // or the short form itself
		return "", ""
	}
	return text[:at+prefixOf(text, at, "员会", "公室", "公厅")], place
}

// issuer returns the body that issued the page: 发布机构, else the signature, else the source when that
// is a public body.
func (r resolver) issuer(source announcement.Organisation) announcement.Organisation {
	for _, i := range fields(r.doc, announcement.LabelIssuer) {
		if o := r.organisation(r.doc.Blocks[i].Text, originOf(r.doc.Blocks[i])); o.Name != "" {
			return o
		}
	}
	for i := len(r.doc.Blocks) - 1; i >= 0; i-- {
		if b := r.doc.Blocks[i]; b.Kind == announcement.Signature {
			if o := r.organisation(withoutDate(b.Text), announcement.FromSignature); o.Name != "" {
				return o
			}
		}
	}
	if source.Name != "" && !isPress(source.Name) {
		return source
	}
	return announcement.Organisation{}
}

// source returns where the page says the text is from. A page that names an original (原标题) gives the
// original's source after it; otherwise the first source counts.
func (r resolver) source() announcement.Organisation {
	var first, original announcement.Organisation
	title := slices.IndexFunc(r.doc.Blocks, func(b announcement.Block) bool {
		return b.Label == announcement.LabelTitle && b.Origin != announcement.FromMeta
	})
	for _, i := range fields(r.doc, announcement.LabelSource) {
		b := r.doc.Blocks[i]
		o := r.organisation(withoutDate(b.Text), originOf(b))
		if first.Name == "" {
			first = o
		}
		if title >= 0 && i > title && original.Name == "" && isPress(o.Name) {
			original = o
		}
	}
	if original.Name != "" {
		return original
	}
	return first
}

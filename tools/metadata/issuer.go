package metadata

import (
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
	if found == "" {
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
	for _, b := range r.doc.Blocks {
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
// characters of the short form in order. Two different candidates prove nothing.
func (r resolver) fullForm(short string) string {
	want := []rune(short)
	if len(want) < 3 || len(want) > maxName || !strings.ContainsRune("局委办厅部院会处心府", want[len(want)-1]) {
		return ""
	}
	full := ""
	for _, b := range r.doc.Blocks {
		if !b.Kind.InBody() && b.Kind != announcement.Field {
			continue
		}
		for _, name := range candidates(b.Text, want) {
			switch {
			case full == "" || strings.HasSuffix(full, name):
				full = name
			case !strings.HasSuffix(name, full):
				return ""
			}
		}
	}
	return full
}

// candidates returns the names in a text, each at the start of a clause, that a short form can stand for.
func candidates(text string, want []rune) []string {
	if !strings.ContainsRune(text, want[0]) {
		return nil
	}
	var all []string
	start := true
	for i, c := range text {
		if !unicode.Is(unicode.Han, c) {
			start = true
			continue
		}
		if start {
			if name := candidateAt(text[i:], want); name != "" {
				all = append(all, name)
			}
		}
		start = false
	}
	return all
}

// candidateAt matches want against the run of Han characters that text starts with: its first
// character, 区 or another rank, follows the name of a place, its second stands next to it, and the
// others follow in order up to the first place where all are found.
func candidateAt(text string, want []rune) string {
	at, matched, count := 0, 0, 0
	var last rune
	if !relative(string(want)) {
		// The place is written out: the name must begin with the same two characters.
		if !strings.HasPrefix(text, string(want[:2])) {
			return ""
		}
		at, matched, count = len(string(want[:2])), 2, 2
	}
	for at < len(text) && count < maxName {
		c, w := utf8.DecodeRuneInString(text[at:])
		if !unicode.Is(unicode.Han, c) {
			return ""
		}
		switch {
		case matched == 0 && c == want[0] && count >= 2:
			matched = 1
		case matched == 0 && count > 10:
			return "" // no name of a place is that long
		case matched == 1 && relative(string(want)) && last == want[0] && c != want[1]:
			matched = 0
			if c == want[0] {
				matched = 1
			}
		case matched > 0 && c == want[matched]:
			matched++
		}
		at, count, last = at+w, count+1, c
		if matched == len(want) {
			if count == len(want) {
				return "" // it is the short form itself
			}
			return text[:at]
		}
	}
	return ""
}

// issuer returns the body that issued the page: 发布机构, else the signature, else the source when that
// is a public body.
func (r resolver) issuer(source announcement.Organisation) announcement.Organisation {
	for _, b := range r.doc.Blocks {
		if b.Kind == announcement.Field && b.Label == announcement.LabelIssuer {
			if o := r.organisation(b.Text, announcement.FromLabel); o.Name != "" {
				return o
			}
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
	afterTitle := false
	for _, b := range r.doc.Blocks {
		if b.Label == announcement.LabelTitle {
			afterTitle = true
		}
		if b.Kind != announcement.Field || b.Label != announcement.LabelSource {
			continue
		}
		o := r.organisation(b.Text, announcement.FromLabel)
		if first.Name == "" {
			first = o
		}
		if afterTitle && original.Name == "" && isPress(o.Name) {
			original = o
		}
	}
	if original.Name != "" {
		return original
	}
	return first
}

// withoutDate returns a signature's text without a date on the same line.
func withoutDate(text string) string {
	for _, d := range Dates(text) {
		text = text[:d.From] + text[d.To:]
		break
	}
	return text
}

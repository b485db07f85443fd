package metadata

import "strings"

// contact is an address or number and where it stands in a sentence.
type contact struct {
	value string
	at    int
}

// emails returns the e-mail addresses in a sentence. Written against harvesting, as in a(at)b.cn or,
// where the sentence speaks of mail, a#b.cn, they get their @ back.
func emails(s string) []contact {
	signs := []string{"@", "(at)", "[at]", "(AT)", "[AT]", "(@)"}
	if containsAny(s, "邮箱", "邮件", "邮至", "mail", "Mail", "MAIL") {
		signs = append(signs, "#")
	}
	var all []contact
	last := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '@', '(', '[', '#': // the first bytes of every sign
		default:
			continue
		}
		w := prefixOf(s, i, signs...)
		if w == 0 {
			continue
		}
		from := i
		for from > last && mailByte(s[from-1]) {
			from--
		}
		to := i + w
		for to < len(s) && (asciiWord(s[to]) || s[to] == '.' || s[to] == '-') {
			to++
		}
		user := strings.TrimLeft(s[from:i], ".-_")
		host := strings.TrimRight(s[i+w:to], ".-")
		dot := strings.LastIndexByte(host, '.')
		if user == "" || dot < 1 || len(host)-dot < 3 || strings.Contains(host, "..") || strings.ContainsAny(host[dot+1:], "0123456789") {
			continue
		}
		all = append(all, contact{user + "@" + host, i - len(user)})
		i, last = to-1, to
	}
	return all
}

func mailByte(c byte) bool {
	return asciiWord(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%'
}

// webAddress returns the first address on the web in a sentence, or "".
func webAddress(s string) string {
	start := -1
	for _, w := range []string{"https://", "http://", "www."} {
		if i := strings.Index(s, w); i >= 0 && (start < 0 || i < start) {
			start = i
		}
	}
	if start < 0 {
		return ""
	}
	end := start
	for end < len(s) && s[end] > ' ' && s[end] < 0x7F && !strings.ContainsRune("()<>\"'`{}|\\^", rune(s[end])) {
		end++
	}
	address := strings.TrimRight(s[start:end], ".,;:!?")
	if !strings.Contains(address, ".") {
		return ""
	}
	return address
}

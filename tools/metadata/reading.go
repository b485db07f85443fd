package metadata

import (
	"strings"
	"unicode/utf8"
)

// reading is a text made uniform so that one spelling of each cue suffices: ASCII width, one blank,
// one dash, and the simplified form of the characters that cues are written with.
// It is for recognising; what is returned to anybody is cut from the original.
type reading struct {
	original string
	text     string
	at       []int // at[i] is the byte of the original that byte i of text comes from
}

// maxSentence is the length in bytes beyond which a text between two full stops is data, not a
// sentence; the longest sentences of official texts have about 3000 bytes.
const maxSentence = 1 << 12

// read returns the reading of s.
func read(s string) reading {
	var b strings.Builder
	b.Grow(len(s))
	at := make([]int, 0, len(s)+1)
	for i, r := range s {
		n := b.Len()
		switch {
		case r < utf8.RuneSelf:
			b.WriteByte(byte(r))
		case r >= 0x4E00 && r <= 0x9FFF:
			if simple := simplified[r-0x4E00]; simple != 0 {
				r = simple
			}
			b.WriteRune(r)
		case r >= 0xFF01 && r <= 0xFF5E:
			b.WriteByte(byte(r - 0xFEE0))
		default:
			if plain, ok := plainForms[r]; ok {
				r = plain
			}
			b.WriteRune(r)
		}
		for ; n < b.Len(); n++ {
			at = append(at, i)
		}
	}
	return reading{original: s, text: b.String(), at: append(at, len(s))}
}

const blanks = "\u00a0\u2002\u2003\u2009\u200b\u3000\ufeff"

// plainForms maps blanks, dashes and small or vertical marks to the ASCII that cues are written with.
var plainForms = func() map[rune]rune {
	m := map[rune]rune{'〜': '~', '∼': '~', '﹐': ',', '∶': ':', '︰': ':'}
	for _, r := range blanks {
		m[r] = ' '
	}
	for _, r := range "—–―‐‑‒−─" {
		m[r] = '-'
	}
	return m
}()

// cut returns the original of bytes from to to of the reading, without blanks around it.
func (r reading) cut(from, to int) string {
	return strings.Trim(r.original[r.at[from]:r.at[to]], " \t\r\n"+blanks)
}

// masked returns the reading's text with the names of documents, 《…》, and the words 征求意见稿 blanked
// out byte for byte: neither their words nor their years are the page's own.
func (r reading) masked() string {
	b := []byte(r.text)
	fill := func(from, to int) {
		for i := from; i < to; i++ {
			b[i] = mask
		}
	}
	depth, open := 0, 0
	for i, c := range r.text {
		switch c {
		case '《':
			if depth == 0 {
				open = i
			}
			depth++
		case '》':
			if depth > 0 {
				if depth--; depth == 0 {
					fill(open, i+len("》"))
				}
			}
		}
	}
	for _, word := range []string{"征求意见稿", "意见稿"} {
		for i := 0; ; {
			n := strings.Index(r.text[i:], word)
			if n < 0 {
				break
			}
			fill(i+n, i+n+len(word))
			i += n + len(word)
		}
	}
	return string(b)
}

// mask stands for a byte that must not be read; it is no blank, letter or mark.
const mask = 0x01

// simplified maps the traditional characters of the cues to simplified ones. It serves recognition only.
var simplified = func() *[0x9FFF - 0x4E00 + 1]rune {
	m := &[0x9FFF - 0x4E00 + 1]rune{} // from 一
	pairs := []rune("徵征見见個个號号時时間间內内發发佈布網网郵邮電电話话編编碼码單单門门業业專专條条採采納纳饋馈繫系係系" +
		"聯联書书註注標标題题錄录點点擊击統统過过進进頁页達达結结計计為为爲为從从報报記记訊讯聞闻區区縣县鎮镇廳厅辦办" +
		"會会員员說说將将視视關关於于無无開开啟启週周兩两處处議议應应請请現现還还務务國国實实訂订則则規规劃划" +
		"數数據据詢询聽听並并與与對对後后陸陆簡简傳传託托臺台撥拨熱热線线讓让徑径選选擇择範范圍围總总體体機机構构協协華华況况來来備备")
	for i := 0; i+1 < len(pairs); i += 2 {
		m[pairs[i]-0x4E00] = pairs[i+1]
	}
	return m
}()

// span is a piece of a text, in bytes.
type span struct{ from, to int }

// sentences cuts a text at the given marks, each kept with the sentence it ends, and at line ends.
// ASCII marks end a sentence only where no ASCII letter or digit follows, as in addresses on the web.
func sentences(s, marks string) []span {
	var all []span
	start := 0
	add := func(end int) {
		if strings.Trim(s[start:end], " \t\r\n"+blanks) != "" && end-start <= maxSentence {
			all = append(all, span{start, end})
		}
		start = end
	}
	for i := 0; i < len(s); {
		switch s[i] {
		case '\n', '!', '?', ';', 0xE3, 0xEF: // the first bytes of every mark
		default:
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		if r == '\n' {
			add(i)
			continue
		}
		if !strings.ContainsRune(marks, r) || r < utf8.RuneSelf && i < len(s) && asciiWord(s[i]) {
			continue
		}
		for i < len(s) { // a quotation or bracket closes after the mark
			r, n := utf8.DecodeRuneInString(s[i:])
			if !strings.ContainsRune("”’」』）)", r) {
				break
			}
			i += n
		}
		add(i)
	}
	add(len(s))
	return all
}

// The marks that end a sentence, and those that end one of its coordinate parts.
const (
	fullStops = "。！？!?"
	semiStops = fullStops + "；;"
)

func asciiWord(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// clauses cuts s[from:to] at commas, semicolons and stops that do not stand in brackets.
func clauses(s string) []span {
	var all []span
	start, depth := 0, 0
	for i, r := range s {
		switch r {
		case '(', '（', '“':
			depth++
		case ')', '）', '”':
			depth = max(depth-1, 0)
		case ',', '，', ';', '；', '。', '!', '！', '?', '？':
			if depth == 0 {
				all = append(all, span{start, i})
				start = i + utf8.RuneLen(r)
			}
		}
	}
	return append(all, span{start, len(s)})
}

// containsAny reports whether s contains one of the words.
func containsAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// prefixOf returns the length of the first of the words that s[i:] starts with, 0 for none.
func prefixOf(s string, i int, words ...string) int {
	for _, w := range words {
		if strings.HasPrefix(s[i:], w) {
			return len(w)
		}
	}
	return 0
}

// suffixOf returns the length of the first of the words that s[:i] ends with, 0 for none.
func suffixOf(s string, i int, words ...string) int {
	for _, w := range words {
		if strings.HasSuffix(s[:i], w) {
			return len(w)
		}
	}
	return 0
}

package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is one line of a dump with the blank lines that follow it.
type line struct {
	text   string // without line end
	tail   string // its line end and the blank lines after it
	number int    // from 1
}

// splitLines cuts text into lines; blank lines go to the tail of the line before.
// Blank lines at the very start make one line with empty text.
func splitLines(text string) []line {
	var lines []line
	number := 0
	for len(text) > 0 {
		number++
		content, rest := text, ""
		if i := strings.IndexByte(text, '\n'); i >= 0 {
			content, rest = text[:i], text[i+1:]
		}
		end := text[len(content) : len(text)-len(rest)]
		if n := len(content); n > 0 && content[n-1] == '\r' {
			content, end = content[:n-1], text[n-1:len(text)-len(rest)]
		}
		text = rest
		if strings.TrimFunc(content, isBlank) != "" {
			lines = append(lines, line{content, end, number})
			continue
		}
		if len(lines) == 0 {
			lines = append(lines, line{number: number})
		}
		lines[len(lines)-1].tail += content + end
	}
	return lines
}

// followedByBlankLine reports whether an empty line separates l from what comes next.
func (l line) followedByBlankLine() bool { return strings.Count(l.tail, "\n") > 1 }

// isBlank reports whether r only takes up room on a page.
func isBlank(r rune) bool {
	if r > '\u3000' {
		return r == '\ufeff'
	}
	return r <= ' ' && (r == ' ' || r >= '\t' && r <= '\r') || r > '~' && (r == '\u200b' || unicode.IsSpace(r))
}

// folded is a line in the form that words are matched in.
type folded struct {
	text  string
	runes int
}

// fold drops blanks and pinyin glosses and folds width and the traditional forms of label words,
// so that 索　引 號： and 原標(biāo)題: are found as 索引号: and 原标题:.
func fold(s string) folded {
	var b strings.Builder
	done, runes, last := 0, 0, rune(0)
	for i := 0; i < len(s); {
		r, to, n := foldAt(s, i, last)
		if r != to {
			if done == 0 {
				b.Grow(len(s))
			}
			b.WriteString(s[done:i])
			if to >= 0 {
				b.WriteRune(to)
			}
			done = i + n
		}
		if to >= 0 {
			last = r
			runes++
		}
		i += n
	}
	if done == 0 {
		return folded{s, runes}
	}
	b.WriteString(s[done:])
	return folded{b.String(), runes}
}

// offsets is the way back from fold(s): the byte of s that each byte of the folded text comes from, and the end.
func offsets(s string) []int {
	at := make([]int, 0, len(s)+1)
	last := rune(0)
	for i := 0; i < len(s); {
		r, to, n := foldAt(s, i, last)
		if to >= 0 {
			last = r
			for range utf8.RuneLen(to) {
				at = append(at, i)
			}
		}
		i += n
	}
	return append(at, len(s))
}

// foldAt returns the character at byte i of s, what it is folded to, -1 when it is left out, and the bytes it takes.
// last is the character kept before it: a gloss stands behind a Chinese one.
func foldAt(s string, i int, last rune) (r, to rune, n int) {
	r, n = rune(s[i]), 1
	switch {
	case r > ' ' && r < utf8.RuneSelf && r != '(':
		return r, r, n
	case r >= utf8.RuneSelf:
		if r, n = utf8.DecodeRuneInString(s[i:]); n == 1 {
			return -1, r, n
		}
	}
	if isBlank(r) {
		return r, -1, n
	}
	if r == '(' && isHan(last) {
		if g := glossLength(s[i:]); g > 0 {
			return r, -1, g
		}
	}
	return r, foldRune(r), n
}

// foldRune folds full-width ASCII and the traditional characters that labels and chrome are written with.
func foldRune(r rune) rune {
	if r >= '！' && r <= '～' {
		return r - '！' + '!'
	}
	if r >= firstHan && r <= lastHan && isTraditional[(r-firstHan)>>6]>>(r&63)&1 != 0 {
		return simplified[r]
	}
	return r
}

// glossLength returns the length in bytes of a "(pīn)" that s starts with, else 0.
func glossLength(s string) int {
	letters := 0
	for i, r := range s {
		switch {
		case i == 0: // the bracket
		case r == ')' && letters > 0:
			return i + 1
		case r == ' ' && letters > 0:
		case unicode.Is(unicode.Latin, r) && unicode.IsLower(r) && letters < 6:
			letters++
		default:
			return 0
		}
	}
	return 0
}

// firstHan and lastHan bound what is folded: CJK Unified Ideographs.
const firstHan, lastHan = 0x4e00, 0x9fff

// simplified holds the characters of labels and chrome only; text is never converted here.
var simplified = func() map[rune]rune {
	m := map[rune]rune{}
	runes := []rune(`來来標标題题發发佈布時时間间機机構构號号責责編编輯辑記记關关鍵键詞词類类瀏浏覽览訪访問问點点擊击數数條条頁页` +
		`錄录線线熱热廣广聞闻歡欢當当導导無无礙碍長长體体郵邮結结進进權权備备術术辦办聯联絡络電电網网經经務务現现實实機机轉转載载` +
		`閱阅讀读館馆報报紙纸稱称單单爾尔專专視视總总樓楼層层員员請请證证書书處处傳传與与簡简業业戶户訂订達达動动開开創创`)
	for i := 0; i+1 < len(runes); i += 2 {
		m[runes[i]] = runes[i+1]
	}
	return m
}()

// isTraditional has a bit for each character from firstHan on that has a simplified form.
var isTraditional = func() (bits [(lastHan-firstHan)>>6 + 1]uint64) {
	for r := range simplified {
		bits[(r-firstHan)>>6] |= 1 << (r & 63)
	}
	return bits
}()

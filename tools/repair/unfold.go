package repair

import (
	"strings"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// unfold takes back another cut of the same text farms: between 。(A1 A3) and a character whose second byte is
// ASCII, as in 。現 (A1A3 AC46), a byte-wise replacement sees the full-width mark A3 AC and leaves "?,F(xiàn)".
func unfold(text string) []edit {
	var edits []edit
	for i, r := range text {
		if r != '?' && r != utf8.RuneError || !isHan(before(text, i)) {
			continue
		}
		at := i + 1
		if r != '?' {
			at = i + len("\uFFFD")
		}
		char, reading, end := foldedChar(text, at)
		if char == 0 {
			continue
		}
		reason := "the bytes behind the cut make " + string(char)
		switch {
		case reading != "" && reads(char, reading):
			reason += ", which is read " + reading
		case reading == "" && isEverydayTraditional(char) && isWord(char, after(text, end)):
			reason += " in " + string([]rune{char, after(text, end)})
		default:
			continue
		}
		if wordsEndingInA3(before(text, i)) {
			continue // the lost byte may belong to a character instead of 。
		}
		edits = append(edits, edit{
			at: i, before: text[i:end], after: "。" + string(char), confidence: announcement.High,
			reason: reason + "; 。 is the mark whose second byte was taken",
		})
	}
	return edits
}

// foldedChar reads a mark, an ASCII trail byte and perhaps a gloss at byte i of text: the character whose first
// byte is the second of the mark, its reading, and where the piece ends. The character is 0 when there is none.
func foldedChar(text string, i int) (char rune, reading string, end int) {
	mark := after(text, i)
	i += utf8.RuneLen(max(mark, 0))
	if mark > 0xFF00 && mark < 0xFF5F {
		mark -= 0xFF00 - ' ' // dumps fold full-width forms to ASCII
	}
	letter := after(text, i)
	if !strings.ContainsRune(",:;!?", mark) || mark == 0 || letter < '@' || letter >= 0x7F {
		return 0, "", 0
	}
	char, ok := fromGBK(byte(mark)|0x80, byte(letter))
	if !ok || !isHan(char) {
		return 0, "", 0
	}
	end = i + 1
	if strings.HasPrefix(text[end:], "(") {
		if reading, after, ok := glossEnd(text, end+1); ok {
			return char, reading, after
		}
	}
	return char, "", end
}

// wordsEndingInA3 reports whether prev makes a word with a character whose second byte is A3, as 。 has it.
func wordsEndingInA3(prev rune) bool {
	for lead := 0x81; lead < 0xFF; lead++ {
		if r, ok := fromGBK(byte(lead), 0xA3); ok && isHan(r) && isWord(prev, r) {
			return true
		}
	}
	return false
}

package zhconv

// skip returns how many characters to pass over where no key matches: one, or a whole ideographic description
// sequence (Unicode §18.2), whose parts describe a character and are no text.
func skip(text []rune) int {
	if operands(text[0]) == 0 {
		return 1
	}
	seen := 0
	if n := sequence(text, 16, &seen); n > 0 { // OpenCC's limits: 16 levels, 64 characters
		return n
	}
	return 1
}

// sequence returns the length of the description sequence that text starts with, 0 when there is none.
func sequence(text []rune, depth int, seen *int) int {
	if len(text) == 0 || depth == 0 || *seen >= lookahead {
		return 0
	}
	*seen++
	length := 1
	for range operands(text[0]) {
		n := sequence(text[length:], depth-1, seen)
		if n == 0 {
			return 0
		}
		length += n
	}
	return length
}

func operands(r rune) int {
	switch {
	case r == 0x2FF2 || r == 0x2FF3:
		return 3
	case r == 0x2FFE || r == 0x2FFF:
		return 1
	case r >= 0x2FF0 && r <= 0x2FFD:
		return 2
	}
	return 0
}

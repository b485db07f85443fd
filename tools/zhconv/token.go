package zhconv

// token appends what the next word, or the next run between words, becomes. It returns its length in characters.
func (e *engine) token(w *window, i int, dst []byte) (int, []byte) {
	if next := &w.ahead; next.length > 0 && next.start == w.offset(i) {
		length := next.length
		next.length = 0
		w.origin = next.origin
		return length, e.appendWord(w, i, length, next.value, dst)
	}
	length, value := e.wordAt(w, i)
	if length > 0 {
		return length, e.appendWord(w, i, length, value, dst)
	}
	if len(e.between) > 0 {
		length, dst = e.run(w, i, dst)
		w.origin = fromRun
		return length, dst
	}
	w.origin = fromRun
	length = w.skip(i)
	if length > 1 {
		return length, append(dst, w.src[w.offset(i):w.offset(i+length)]...)
	}
	return 1, appendRune(dst, e.alone.to(w.at(i)))
}

func (e *engine) appendWord(w *window, i, length int, value, dst []byte) []byte {
	if value != nil {
		return append(dst, value...)
	}
	for k := i; k < i+length; k++ {
		dst = appendRune(dst, e.alone.to(w.at(k)))
	}
	return dst
}

// skip returns how many characters to pass over where no key matches.
func (w *window) skip(i int) int {
	if operands(w.at(i)) == 0 {
		return 1
	}
	w.at(i + lookahead - 1)
	return skip(w.runes[i:min(w.n, i+lookahead)])
}

package search

import (
	"strings"
	"sync"
)

// names number the elements: a common Chinese character by its place in Unicode, others as they are met. Numbers never reach a file.
type names struct {
	mu    sync.RWMutex
	ids   map[string]uint32
	texts []string
}

const commonIDs = lastCommon - firstCommon + 1

// ofHan returns the number of a Chinese character, which is not 0.
func (n *names) ofHan(r rune) uint32 {
	if r >= firstCommon && r <= lastCommon {
		return uint32(r-firstCommon) + 1
	}
	return n.ofWord([]byte(string(r)))
}

func (n *names) ofWord(word []byte) uint32 {
	n.mu.RLock()
	id, ok := n.ids[string(word)]
	n.mu.RUnlock()
	if ok {
		return id
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if id, ok := n.ids[string(word)]; ok {
		return id
	}
	text := string(word)
	n.texts = append(n.texts, text)
	id = commonIDs + uint32(len(n.texts))
	n.ids[text] = id
	return id
}

// text returns the element of a number.
func (n *names) text(id uint32) string {
	if id <= commonIDs {
		return string(rune(id) - 1 + firstCommon)
	}
	return n.texts[id-commonIDs-1]
}

// token returns one element, or two with a separator between them.
func (n *names) token(first, second uint32) string {
	if second == 0 {
		return n.text(first)
	}
	return strings.Join([]string{n.text(first), n.text(second)}, separator)
}

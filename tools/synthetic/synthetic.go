// Package synthetic makes announcements that never were, for measuring: a chain of characters learnt from the pages in sources/.
package synthetic

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"strings"
	"unicode"
)

// Chain makes texts in which two characters are followed by what follows them in the texts it was learnt from, broken
// now and then by a name of random characters. It may be used by several goroutines.
type Chain struct {
	after map[[2]rune][]rune // what follows two characters
	start [][2]rune
	all   []rune // the Chinese characters, as often as they occur
}

// Learn reads the *.txt files in the root of sources.
func Learn(sources fs.FS) (*Chain, error) {
	names, err := fs.Glob(sources, "*.txt")
	if err != nil {
		return nil, err
	}
	c := &Chain{after: map[[2]rune][]rune{}}
	for _, name := range names {
		data, err := fs.ReadFile(sources, name)
		if err != nil {
			return nil, fmt.Errorf("learn: %w", err)
		}
		c.learn([]rune(strings.Join(strings.Fields(string(data)), "")))
	}
	if len(c.start) == 0 {
		return nil, errors.New("learn: no text with a sentence in it")
	}
	return c, nil
}

func (c *Chain) learn(text []rune) {
	for i := 2; i < len(text); i++ {
		pair := [2]rune{text[i-2], text[i-1]}
		c.after[pair] = append(c.after[pair], text[i])
		if text[i-2] == '。' {
			c.start = append(c.start, [2]rune{text[i-1], text[i]})
		}
		if unicode.Is(unicode.Han, text[i]) {
			c.all = append(c.all, text[i])
		}
	}
}

// Any returns a Chinese character, the frequent ones more often.
func (c *Chain) Any(rnd *rand.Rand) rune { return c.all[rnd.IntN(len(c.all))] }

// Text returns announcement number i, always the same: a title and ten paragraphs, about 1,500 characters.
func (c *Chain) Text(i int) []string {
	rnd := rand.New(rand.NewPCG(1, uint64(i)))
	lines := []string{c.Run(rnd, 12+rnd.IntN(15))}
	for range 10 {
		lines = append(lines, c.Run(rnd, 100+rnd.IntN(100)))
	}
	return lines
}

// Run returns a text of n characters or a few more.
func (c *Chain) Run(rnd *rand.Rand, n int) string {
	pair := c.start[rnd.IntN(len(c.start))]
	out := []rune{pair[0], pair[1]}
	for len(out) < n {
		next := c.after[pair]
		if len(next) == 0 {
			pair = c.start[rnd.IntN(len(c.start))]
			out = append(out, pair[0], pair[1])
			continue
		}
		r := next[rnd.IntN(len(next))]
		out = append(out, r)
		pair = [2]rune{pair[1], r}
		if rnd.IntN(12) == 0 { // a name
			for range 2 + rnd.IntN(2) {
				out = append(out, c.Any(rnd))
			}
		}
	}
	return string(out)
}

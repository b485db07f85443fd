package main

import (
	"maps"
	"slices"

	"gonggao/tools/zhconv/internal/table"
)

// pairs collects which neighbours in a text mean what, too many rather than too few.
type pairs struct {
	joined, telling map[[2]rune]bool
	tells, always   map[rune]bool
}

func (m *rules) packPairs(out *table.Mode) {
	p := pairs{map[[2]rune]bool{}, map[[2]rune]bool{}, map[rune]bool{}, map[rune]bool{}}
	for _, e := range m.words.entries {
		p.join(single(e.key))
		p.tell(single(e.key), difference(m.alone(e.key), e.value))
	}
	if len(m.stages) > 1 {
		m.stagePairs(&p)
	}
	out.Joined = pack(p.joined)
	out.Telling = pack(p.telling)
	out.Tells = slices.Sorted(maps.Keys(p.tells))
	out.Always = slices.Sorted(maps.Keys(p.always))
}

// stagePairs adds the pairs of the source in which the entries of both stages may have their turn.
func (m *rules) stagePairs(p *pairs) {
	first, second := m.stages[0], m.stages[1]
	// sources are the characters of a text that may become a given one in the first stage.
	sources := map[rune][]rune{}
	add := func(to, from rune) {
		if !slices.Contains(sources[to], from) {
			sources[to] = append(sources[to], from)
		}
	}
	for _, e := range first.entries {
		for i, to := range e.value {
			if len(e.key) == len(e.value) {
				add(to, e.key[i])
				continue
			}
			for _, from := range e.key {
				add(to, from)
			}
		}
		if len(e.key) == 1 && len(e.value) == 1 {
			continue
		}
		key := single(e.key)
		alone := m.alone(e.key)
		p.join(key)
		p.tell(key, difference(alone, second.apply(e.value)))
		p.tell(key, difference(alone, (&rules{normal: m.normal, stages: []*dictionary{second}}).alone(e.value)))
	}
	for _, e := range second.entries {
		if len(e.key) == 1 && len(e.value) == 1 {
			continue
		}
		key := make([][]rune, len(e.key))
		for i, r := range e.key {
			if v, ok := first.values[string(r)]; !ok || slices.Equal(v, []rune{r}) {
				add(r, r)
			}
			key[i] = sources[r]
		}
		p.join(key)
		p.tell(key, difference((&rules{normal: m.normal, stages: []*dictionary{second}}).alone(e.key), e.value))
	}
}

func single(text []rune) [][]rune {
	out := make([][]rune, len(text))
	for i := range text {
		out[i] = text[i : i+1]
	}
	return out
}

// difference returns the first place where two texts differ, -1 for none.
func difference(a, b []rune) int {
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			return i
		}
	}
	if len(b) > len(a) {
		return len(a) - 1
	}
	return -1
}

// join adds the neighbours in a key, of which each place may have several characters.
func (p *pairs) join(key [][]rune) {
	for i := range len(key) - 1 {
		for _, a := range key[i] {
			for _, b := range key[i+1] {
				p.joined[[2]rune{a, b}] = true
			}
		}
	}
}

// tell marks a place of a key that the converter must look up. ASCII is passed over quickly, so another place of the key
// stands for it.
func (p *pairs) tell(key [][]rune, at int) {
	if at < 0 {
		return
	}
	isASCII := func(runes []rune) bool { return slices.ContainsFunc(runes, func(r rune) bool { return r < 0x80 }) }
	if isASCII(key[at]) {
		at = slices.IndexFunc(key, func(runes []rune) bool { return !isASCII(runes) })
	}
	for _, r := range key[at] {
		switch {
		case len(key) == 1:
			p.always[r] = true
			continue
		case at > 0:
			for _, left := range key[at-1] {
				p.telling[[2]rune{left, r}] = true
			}
		default:
			for _, right := range key[1] {
				p.telling[[2]rune{r, right}] = true
			}
		}
		p.tells[r] = true
	}
}

func pack(set map[[2]rune]bool) table.Pairs {
	p := table.NewPairs(len(set))
	for pair := range set {
		p.Add(table.Word(pair[0]), table.Word(pair[1]))
	}
	return p
}

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
	counts          map[[2]rune]int // how often neighbours occur in words of the frequency list
}

func (m *rules) packPairs(out *table.Mode, counts map[[2]rune]int) {
	p := pairs{map[[2]rune]bool{}, map[[2]rune]bool{}, map[rune]bool{}, map[rune]bool{}, counts}
	for _, e := range m.words.entries {
		p.join(single(e.key))
		p.tell(single(e.key), difference(m.alone(e.key), e.value))
	}
	if len(m.stages) > 1 {
		m.stagePairs(&p)
	}
	out.Joined = pack(p.joined, table.Loose)
	out.Telling = pack(p.telling, table.Tight)
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
		eachPair(key[i:i+2], func(pair [2]rune) { p.joined[pair] = true })
	}
}

// tell marks a place of a key that the converter must look up, by the neighbours there that are rarest in words. ASCII is
// passed over quickly, so another place of the key stands for it.
func (p *pairs) tell(key [][]rune, at int) {
	if at < 0 {
		return
	}
	isASCII := func(runes []rune) bool { return slices.ContainsFunc(runes, func(r rune) bool { return r < 0x80 }) }
	if isASCII(key[at]) {
		at = slices.IndexFunc(key, func(runes []rune) bool { return !isASCII(runes) })
	}
	for _, r := range key[at] {
		if len(key) == 1 {
			p.always[r] = true
		} else {
			p.tells[r] = true
		}
	}
	left := at - 1
	if at == 0 || at+1 < len(key) && p.count(key[at:at+2]) < p.count(key[left:left+2]) {
		left = at
	}
	if len(key) > 1 {
		eachPair(key[left:left+2], func(pair [2]rune) { p.telling[pair] = true })
	}
}

// count is how often the neighbours occur in words.
func (p *pairs) count(key [][]rune) (n int) {
	eachPair(key, func(pair [2]rune) { n += p.counts[pair] })
	return n
}

// eachPair calls do with the neighbours that two places may have.
func eachPair(key [][]rune, do func([2]rune)) {
	for _, a := range key[0] {
		for _, b := range key[1] {
			do([2]rune{a, b})
		}
	}
}

func pack(set map[[2]rune]bool, bitsPerPair int) table.Pairs {
	p := table.NewPairs(len(set), bitsPerPair)
	for pair := range set {
		p.Add(table.Word(pair[0]), table.Word(pair[1]))
	}
	return p
}

package zhconv

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The engine gives what the plain and slow way gives: every dictionary looked up at every place.
func TestEngine(t *testing.T) {
	text := samples(t, 40000)
	for _, mode := range Modes() {
		for _, opts := range []Options{{}, {Strict: true}, {Strict: true, RareForms: true}, {Lexicons: []Lexicon{odds(t, mode)}}} {
			if opts.RareForms && !mode.toSimplified() {
				continue
			}
			c := newConverter(t, mode, opts)
			want, err := newReference(mode, opts)
			if err != nil {
				t.Fatal(err)
			}
			failed := 0
			for line := range strings.Lines(text) {
				got := c.String(line)
				var plain []byte
				if !opts.Strict && len(c.protected(nil, []byte(line))) > 0 {
					continue
				}
				want.convert([]byte(line), func(_, after []rune) { plain = appendRunes(plain, after) })
				if got != string(plain) {
					t.Errorf("%s, strict %t, rare %t, own %d: %q: got %q, want %q", mode, opts.Strict, opts.RareForms, len(opts.Lexicons), line, got, plain)
					if failed++; failed == 10 {
						break
					}
				}
			}
		}
	}
}

// odds is a lexicon of words that are unlike those of the dictionaries.
func odds(t testing.TB, mode Mode) Lexicon {
	t.Helper()
	text := strings.Replace(entryHead, "s2tw", string(mode), 1)
	for from, to := range map[string]string{
		"里": "內", "系": "系", "系统发": "系", "后面": "后邊兒面", "a发": "a髮", "1里": "1里", "𠀀": "一", "发𠀀": "一", "é": "発", "é·": "一",
		"⿰": "一", "马⿰": "一二", "，": "。", "干\u0301": "一", "了，": "了，", "徵": "征", "發展": "展發", "亂": "乱", "豈": "一",
	} {
		text += `"` + from + `" = "` + to + "\"\n"
	}
	l, err := ReadLexicon("odds", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// samples are the sources and lines of dictionary entries and their parts, side by side, so that they run into one another.
func samples(t testing.TB, lines int) string {
	t.Helper()
	var pieces []string
	names, err := filepath.Glob("dictionary/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no dictionaries: %v", err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var own []string
		if err := eachEntry(string(data), func(key, values string) {
			own = append(own, key)
			own = append(own, strings.Fields(values)...)
		}); err != nil {
			t.Fatal(err)
		}
		// A large dictionary must not hide the small ones.
		for range max(1, 8000/len(own)) {
			pieces = append(pieces, own...)
		}
	}
	pieces = append(pieces, strings.Fields("，  。 a 1 B \xff \xe5\x8f \x00 ⿰ ⿱马 \u3000 𠀀 ， 。 é · \uF900 \uF9AE ⿱马\uF9AE ⿱马 羅 系统 发展 干 里 后 面 了 \u0301")...)
	texts := sources(t)
	var b strings.Builder
	for _, name := range slices.Sorted(func(yield func(string) bool) {
		for name := range texts {
			if !yield(name) {
				return
			}
		}
	}) {
		b.WriteString(texts[name] + "\n")
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range lines {
		for range 1 + random.IntN(12) {
			piece := []rune(pieces[random.IntN(len(pieces))])
			if random.IntN(3) == 0 {
				piece = piece[random.IntN(len(piece)):]
			}
			if random.IntN(3) == 0 {
				piece = piece[:random.IntN(len(piece)+1)]
			}
			b.WriteString(string(piece))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// FuzzEngine looks for a text in which the engine passes over a place that matters.
func FuzzEngine(f *testing.F) {
	for i, line := range strings.SplitAfter(samples(f, 300), "\n") {
		if i%10 == 0 {
			f.Add(line)
		}
	}
	type pair struct {
		c    *Converter
		want *reference
	}
	var all []pair
	for _, mode := range Modes() {
		want, err := newReference(mode, Options{})
		if err != nil {
			f.Fatal(err)
		}
		all = append(all, pair{newConverter(f, mode, Options{}), want})
	}
	f.Fuzz(func(t *testing.T, s string) {
		if strings.Contains(s, "://") {
			return
		}
		for _, p := range all {
			var plain []byte
			p.want.convert([]byte(s), func(_, after []rune) { plain = appendRunes(plain, after) })
			if got := p.c.String(s); got != string(plain) {
				t.Errorf("%s: %q: got %q, want %q", p.c.mode, s, got, plain)
			}
		}
	})
}

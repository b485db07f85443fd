package zhconv

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// BenchmarkConvert converts the sources, each mode with its default options and strict.
func BenchmarkConvert(b *testing.B) {
	texts := sources(b)
	var all strings.Builder
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		all.WriteString(texts[name])
	}
	hans := newConverter(b, T2S, Options{}).String(all.String())
	hant := newConverter(b, S2TW, Options{}).String(hans)
	for _, mode := range Modes() {
		src := []byte(hant)
		if strings.HasPrefix(string(mode), "s2") {
			src = []byte(hans)
		}
		for name, opts := range map[string]Options{"default": {}, "strict": {Strict: true}} {
			c := newConverter(b, mode, opts)
			b.Run(string(mode)+"/"+name, func(b *testing.B) {
				b.SetBytes(int64(len(src)))
				b.ReportAllocs()
				var dst []byte
				for b.Loop() {
					dst = c.AppendConvert(dst[:0], src)
				}
			})
		}
	}
}

func BenchmarkNew(b *testing.B) {
	for _, mode := range Modes() {
		b.Run(string(mode), func(b *testing.B) {
			for b.Loop() {
				newConverter(b, mode, Options{})
			}
		})
	}
}

func BenchmarkDerivedTraditional(b *testing.B) {
	text := strings.Repeat("關於印發試點示范實施方案的通知，採取措施。", 100)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		DerivedTraditional(text)
	}
}

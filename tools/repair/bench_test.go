package repair

import (
	"slices"
	"testing"
)

// BenchmarkRun repairs the five dumps; MB/s of extracted text.
func BenchmarkRun(b *testing.B) {
	var size int64
	for _, name := range []string{"000", "001", "002", "003", "004"} {
		size += int64(len(seed(b, name).Source()))
	}
	b.SetBytes(size)
	for b.Loop() {
		for _, name := range []string{"000", "001", "002", "003", "004"} {
			doc := *seed(b, name)
			doc.Blocks = slices.Clone(doc.Blocks)
			Run(&doc, Context{}, Options{})
		}
	}
}

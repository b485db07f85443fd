package extract

import (
	"fmt"
	"os"
	"testing"
)

func TestDump(t *testing.T) {
	f := os.Getenv("DUMP")
	b, _ := os.ReadFile(f)
	d := Text(string(b))
	for _, b := range d.Blocks {
		r := []rune(b.Text)
		if len(r) > 50 {
			r = append(r[:50], '…')
		}
		fmt.Printf("%3d %-10s %d %-9s %-10s [%s] %q\n", b.Line, b.Kind, b.Level, b.Label, b.Chrome, b.Head, string(r))
	}
	if d.Source() != string(b) {
		t.Error("not lossless")
	}
}

package zhconv

import (
	"bytes"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/text/transform"
)

// A stream gives what the whole text gives.
func TestTransformer(t *testing.T) {
	text := samples(t, 300) + strings.Repeat("系统", 9000) + strings.Repeat("附件", 9000) + strings.Repeat("学生发展", 9000) +
		"http://" + strings.Repeat("发展/a", 3000) + strings.Repeat("\u0301", 9000) + strings.Repeat("⿰马", 3000) + "http://a/发展"
	for _, mode := range []Mode{S2TW, TW2S, S2TWP} {
		for _, opts := range []Options{{}, {Protect: []string{"附件", strings.Repeat("发展/a", 2000)}}, {Strict: true}} {
			c := newConverter(t, mode, opts)
			want := c.String(text)
			for name, r := range map[string]io.Reader{
				"at once": strings.NewReader(text), "byte by byte": iotest.OneByteReader(strings.NewReader(text)),
				"halves": iotest.HalfReader(strings.NewReader(text)), "error with data": iotest.DataErrReader(strings.NewReader(text)),
			} {
				got, err := io.ReadAll(transform.NewReader(r, c.Transformer()))
				if err != nil {
					t.Fatal(err)
				}
				if string(got) != want {
					t.Errorf("%s, %s: differs from %d on", mode, name, common(string(got), want))
				}
			}
			tr := c.Transformer()
			for range 2 { // and once more after Reset
				got, _, err := transform.Bytes(tr, []byte(text))
				if err != nil || string(got) != want {
					t.Errorf("%s, bytes: %v, differs from %d on", mode, err, common(string(got), want))
				}
			}
			var b bytes.Buffer
			w := transform.NewWriter(&b, c.Transformer())
			for rest := []byte(text); len(rest) > 0; {
				n := min(len(rest), 1+rand.IntN(9000))
				if _, err := w.Write(rest[:n]); err != nil {
					t.Fatal(err)
				}
				rest = rest[n:]
			}
			if err := w.Close(); err != nil || b.String() != want {
				t.Errorf("%s, writer: %v, differs from %d on", mode, err, common(b.String(), want))
			}
		}
	}
}

func common(a, b string) int {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	return i
}

// The memory of a stream does not grow with its lines.
func TestTransformerMemory(t *testing.T) {
	if testing.Short() {
		t.Skip()
	}
	for _, unit := range []string{"发", "学生发展", "系统", "\u0301", "附件", "http://", "a", "\xe5", "⿰", "為着"} {
		for _, mode := range []Mode{S2TW, TW2SP} {
			tr := newConverter(t, mode, Options{Protect: []string{"附件"}}).Transformer()
			if _, err := io.Copy(io.Discard, transform.NewReader(&endless{unit: unit, left: 1 << 20}, tr)); err != nil {
				t.Fatal(err)
			}
			if held := cap(tr.in) + cap(tr.out); held > 1<<18 {
				t.Errorf("%s, %q: %d bytes held", mode, unit, held)
			}
		}
	}
}

// endless is a long line.
type endless struct {
	unit string
	left int
}

func (e *endless) Read(p []byte) (int, error) {
	if e.left <= 0 {
		return 0, io.EOF
	}
	n := 0
	for n+len(e.unit) <= len(p) {
		n += copy(p[n:], e.unit)
	}
	e.left -= n
	return n, nil
}

// Two parts, cut anywhere, give what the whole gives.
func FuzzTransformer(f *testing.F) {
	for _, seed := range fuzzSeeds {
		f.Add(seed, 3)
	}
	var all []*Converter
	for _, mode := range Modes() {
		all = append(all, newConverter(f, mode, Options{Protect: []string{"系统", "统发展"}}))
	}
	f.Fuzz(func(t *testing.T, s string, cut int) {
		if s == "" {
			return
		}
		s = strings.Repeat(s, 1+30000/len(s)) // longer than what is converted at once
		cut = int(uint(cut) % uint(len(s)))
		for _, c := range all {
			r := io.MultiReader(strings.NewReader(s[:cut]), strings.NewReader(s[cut:]))
			got, err := io.ReadAll(transform.NewReader(r, c.Transformer()))
			if want := c.String(s); err != nil || string(got) != want {
				t.Fatalf("%v, differs from %d on", err, common(string(got), want))
			}
		}
	})
}

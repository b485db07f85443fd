package warc

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// rec writes a record. The length written is that of the block and what is added.
func rec(uri, block string, added int) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: <%s>\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		uri, len(block)+added, block)
}

func pack(text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, text); err != nil {
		panic(err)
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.String()
}

// scanAll returns "uri: block" of every record, with ! for a short one, ? for one that is damaged, and what was told of damage.
func scanAll(t testing.TB, file string) (found, damage []string) {
	t.Helper()
	r := strings.NewReader(file)
	var lost []Span
	s, err := NewScanner(r, r.Size(), func(d Damage) {
		if d.At < 0 || d.At > r.Size() {
			t.Errorf("damage at %d of %d", d.At, r.Size())
		}
		damage = append(damage, fmt.Sprint(d.At, " ", d.Err))
		lost = append(lost, d.Lost)
	})
	if err != nil {
		t.Fatal(err)
	}
	var records []Record
	for {
		r, err := s.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		r.Head = bytes.Clone(r.Head)
		records = append(records, *r)
	}
	for _, rec := range records {
		if slices.ContainsFunc(lost, func(s Span) bool { return s.Touches(rec.Out, rec.Out+rec.HeaderSize+rec.Length) }) {
			found = append(found, rec.TargetURI+"?")
			continue
		}
		block, err := Open(r, r.Size(), rec.Place)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(block)
		if err != nil || int64(len(body)) != rec.Length || !bytes.HasPrefix(body, rec.Head) {
			t.Fatalf("%s: %q, %v; want %d bytes that begin with %q", rec.TargetURI, body, err, rec.Length, rec.Head)
		}
		mark := ""
		if rec.Short {
			mark = "!"
		}
		found = append(found, rec.TargetURI+": "+string(body)+mark)
	}
	return found, damage
}

func TestScan(t *testing.T) {
	a, b, c := rec("a", "one", 0), rec("b", "two\r\n\r\ntoo", 0), rec("c", strings.Repeat("three ", 50_000), 0)
	all := []string{"a: one", "b: two\r\n\r\ntoo", "c: " + strings.Repeat("three ", 50_000)}
	whole := a + b + c
	for _, tt := range []struct {
		name, file   string
		want, damage []string
	}{
		{"plain", whole, all, nil},
		{"a member a record", pack(a) + pack(b) + pack(c), all, nil},
		{"one member", pack(whole), all, nil},
		{"records across members", pack(whole[:20]) + pack(whole[20:50]) + pack("") + pack(whole[50:300]) + pack(whole[300:]), all, nil},
		{"zeros between members", pack(a) + "\x00\x00" + pack(b) + pack(c) + strings.Repeat("\x00", 1000), all, nil},
		{"line ends are LF", strings.ReplaceAll(a, "\r\n", "\n") + b + c, all, nil},
		{"no line ends after a block", strings.TrimSuffix(a, "\r\n\r\n") + b + strings.TrimSuffix(c, "\r\n"), all, nil},
		{"too many of them", a + "\r\n\r\n\r\n\r\n" + b + c + "\n\n\n", all, nil},
		{"a record within a record", rec("a", "one", 0) + rec("w", a+b, 0), []string{"a: one", "w: " + a + b}, nil},
		{"nothing", "", nil, nil},
		{"no WARC", strings.Repeat("<html>\r\n\r\n", 1000), nil, nil},

		{"length too short", rec("a", "one", -2) + b + c, all, []string{"0 has a record of 3 bytes that says 1"}},
		{"length too long", rec("a", "one", 5) + b + c, []string{"a: one!", all[1], all[2]}, []string{"0 has a record of 3 bytes that says 8"}},
		{"longer than the file", rec("a", "one", 1<<40) + b + c, []string{"a: one!", all[1], all[2]}, []string{"0 has a record of 3 bytes that says 1099511627779"}},
		{"too long, in a member", pack(rec("a", "one", 70)+b) + pack(c), []string{"a: one!", all[1], all[2]}, []string{"0 has a record of 3 bytes that says 73"}},
		{"too short, in a member", pack(rec("a", "one", -3)) + pack(b) + pack(c), all, []string{"0 has a record of 3 bytes that says 0"}},
		{"too long for its member", pack(rec("a", "one", 9)) + pack(b) + pack(c), []string{"a: one!", all[1], all[2]}, []string{"0 has a record of 3 bytes that says 12"}},
		{"cut off", a + b[:len(b)-8], []string{"a: one", "b: two\r\n\r!"}, []string{"81 breaks off: 6 of a record's 10 bytes"}},
		{"cut off in a header", a + b[:30], []string{"a: one"}, []string{"81 breaks off within a header"}},
		{"bytes before", "garbage\r\n" + whole, all, []string{"0 has bytes that belong to no record"}},
		{"bytes between", a + "garbage\r\n" + b + c, all, []string{"81 has bytes that belong to no record"}},
		{"a bad header between", a + "WARC/1.0\r\nWARC-Type\r\n\r\n" + b + c, all, []string{"81 has a header that is no record's"}},
		{"a header of 10 MB", a + "WARC/1.0\r\nWARC-Type: resource\r\nX: " + strings.Repeat("x", 10<<20) + "\r\nContent-Length: 3\r\n\r\none\r\n\r\n" + b + c,
			all, []string{"81 has a header of more than 65536 bytes"}},
		{"a header that never ends, then a record", a + "WARC/1.0\r\nWARC-Type: resource\r\n" + b + c, all, []string{"81 has a header that is no record's"}},
		{"length negative", strings.Replace(a, "Length: 3", "Length: -3", 1) + b + c, all, []string{`0 has a record of 3 bytes that says "-3"`}},
		{"length not a number", a + strings.Replace(b, "Length: 10", "Length: ten", 1) + c, all, []string{`81 has a record of 10 bytes that says "ten"`}},
		{"length too large for a number", strings.Replace(a, "Length: 3", "Length: 99999999999999999999", 1) + b + c, all,
			[]string{`0 has a record of 3 bytes that says "99999999999999999999"`}},
		{"no length", strings.Replace(a, "Content-Length: 3\r\n", "", 1) + b + c, all, []string{`0 has a record of 3 bytes that says ""`}},
		{"no length, in members", pack(strings.Replace(a, "Content-Length: 3\r\n", "", 1)) + pack(b) + pack(c), all, []string{`0 has a record of 3 bytes that says ""`}},
		{"no length, the last one", a + strings.Replace(b, "Length: 10", "Length: x", 1), []string{"a: one", "b: two\r\n\r\ntoo\r\n\r\n!"},
			[]string{`81 has a record of 14 bytes that says "x"`}},
		{"gzip in gzip", pack(pack(whole)), nil, []string{"0 is gzip within gzip"}},
		{"a member is no gzip", pack(a) + "garbage" + pack(b) + pack(c), all, []string{fmt.Sprint(len(pack(a)), " gzip: invalid header")}},
		{"many empty members", strings.Repeat(pack(""), 100_000), nil, nil},
		{"many, then a record", strings.Repeat(pack(""), 1000) + pack(a), all[:1], nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			found, damage := scanAll(t, tt.file)
			if diff := cmp.Diff(tt.want, found); diff != "" {
				t.Errorf("records (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.damage, damage); diff != "" {
				t.Errorf("damage (-want +got):\n%s", diff)
			}
		})
	}
}

// TestBrokenMembers breaks one byte of the middle one of three members, once with each record in its own member, once with
// records across members: what is lost is not taken for whole.
func TestBrokenMembers(t *testing.T) {
	x, y, z := rec("a", "one", 0), rec("b", strings.Repeat("two", 9), 0), rec("c", "three", 0)
	whole := []string{"a: one", "b: " + strings.Repeat("two", 9), "c: three"}
	for _, moved := range []int{0, 3, 40, 90} {
		text := y + z
		a, b, c := pack(x+text[:moved]), pack(text[moved:len(y)-4+moved/10]), pack(text[len(y)-4+moved/10:])
		if moved == 0 {
			b, c = pack(y), pack(z)
		}
		for at := range len(b) {
			if at >= 4 && at < 10 {
				continue // time, flags and system change nothing
			}
			broken := []byte(b)
			broken[at] ^= 0xff
			found, damage := scanAll(t, a+string(broken)+c)
			if len(found) == 0 || moved == 0 && found[0] != whole[0] || len(damage) == 0 {
				t.Errorf("moved %d, byte %d: %q, %q", moved, at, found, damage)
			}
			if moved == 0 && found[len(found)-1] != whole[2] {
				t.Errorf("byte %d: the record after it is lost: %q", at, found)
			}
			for _, f := range found {
				if !slices.Contains(whole, f) && !strings.HasSuffix(f, "!") && !strings.HasSuffix(f, "?") || f == whole[1] {
					t.Errorf("moved %d, byte %d: %q is taken for whole", moved, at, f)
				}
			}
		}
	}
}

// TestCutAnywhere: what is whole before the cut is found, and nothing more is taken for whole.
func TestCutAnywhere(t *testing.T) {
	parts := []string{rec("a", "one", 0), rec("b", strings.Repeat("two", 100), 0), rec("c", "three", 0)}
	for _, packed := range []bool{false, true} {
		file, ends := "", []int{0}
		for _, p := range parts {
			if packed {
				p = pack(p)
			}
			file += p
			ends = append(ends, len(file))
		}
		whole, _ := scanAll(t, file)
		for cut := range len(file) {
			found, damage := scanAll(t, file[:cut])
			n := 0
			for n < len(whole) && ends[n+1] <= cut {
				n++
			}
			if diff := cmp.Diff(whole[:n], found[:min(n, len(found))], cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("cut at %d (-want +got):\n%s", cut, diff)
			}
			for _, f := range found[n:] {
				if f != whole[n] && !strings.HasSuffix(f, "!") && len(damage) == 0 {
					t.Errorf("cut at %d: %q is taken for whole", cut, f)
				}
			}
		}
	}
}

// counting counts the bytes that are read.
type counting struct {
	io.ReaderAt
	read int64
}

func (c *counting) ReadAt(p []byte, at int64) (int, error) {
	n, err := c.ReaderAt.ReadAt(p, at)
	c.read += int64(n)
	return n, err
}

// TestHostileFiles has files in which every place looks worth going back to: reading them costs a multiple of their size,
// not its square.
func TestHostileFiles(t *testing.T) {
	liar := "WARC/1.0\r\nWARC-Type: x\r\nContent-Length: 99999999999\r\n\r\n\r\n\r\n"
	short := pack("WARC/1.0\r\nx")
	for name, file := range map[string]string{
		"lengths":         strings.Repeat(liar, 1<<20/len(liar)),
		"lengths, packed": pack(strings.Repeat(liar, 1<<20/len(liar))),
		"members":         strings.Repeat(short[:len(short)-9], 1<<19/len(short)),
		"magic":           strings.Repeat("\x1f\x8b\x08\x00", 1<<17),
		"signs":           strings.Repeat("\nWARC/1.0\r\n", 1<<20),
		"empty records":   strings.Repeat("WARC/1.0\r\nWARC-Type: x\r\n\r\n", 1<<16),
		"no ends":         strings.Repeat("WARC/1.0\r\nWARC-Type: x\r\n"+strings.Repeat("x", 70_000), 200),
		"folded":          "WARC/1.0\r\nWARC-Type: x" + strings.Repeat("\r\n x", 10_000) + "\r\n\r\n",
		"half a member":   pack(strings.Repeat(liar, 1000))[:200] + strings.Repeat(pack("WARC/1.0\r\n"), 5000),
		"a bomb":          pack("WARC/1.0\r\nWARC-Type: x\r\nContent-Length: 9999999999\r\n\r\n" + strings.Repeat("\x00", 30<<20)),
	} {
		in := &counting{ReaderAt: strings.NewReader(file)}
		s, err := NewScanner(in, int64(len(file)), func(Damage) {})
		for err == nil {
			_, err = s.Next()
		}
		if err != io.EOF {
			t.Errorf("%s: %v", name, err)
		}
		if limit := 4 * startBudget(int64(len(file))); in.read > limit {
			t.Errorf("%s: %d bytes were read of %d, want at most %d", name, in.read, len(file), limit)
		}
	}
}

func TestUnpackGivesBackWhatWasPacked(t *testing.T) {
	text := strings.Repeat(rec("a", "one", 0), 1000)
	file := pack(text[:1000]) + pack(text[1000:])
	r, err := Unpack(strings.NewReader(file), int64(len(file)), func(d Damage) { t.Error(d.Err) })
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(r); err != nil || string(got) != text {
		t.Errorf("%d bytes of %d, %v", len(got), len(text), err)
	}
}

func FuzzScan(f *testing.F) {
	a, b := rec("a", "one", 0), rec("b", "two", 3)
	f.Add([]byte(a + b + a))
	f.Add([]byte(pack(a) + pack(b) + "x" + pack(a)))
	f.Add([]byte(pack(a+b) + pack(pack(a))))
	f.Add([]byte(strings.Repeat("\nWARC/1.0\r\nWARC-Type: x\r\nContent-Length: 77\r\n\r\n", 9)))
	f.Fuzz(func(t *testing.T, file []byte) { scanAll(t, string(file)) })
}

// BenchmarkScan measures a file of 2,000 records, each in its own member, in bytes as packed and as unpacked.
func BenchmarkScan(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	var packed, plain strings.Builder
	for i := range 2000 {
		var page strings.Builder
		page.WriteString("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
		for range 4000 {
			page.WriteRune(rune(0x4e00 + random.IntN(2500)))
			if random.IntN(10) == 0 {
				page.WriteString("</p>\r\n<p class=\"MsoNormal\" style=\"text-indent:2em\">")
			}
		}
		r := rec(fmt.Sprintf("http://www.x.gov.cn/art/%d.html", i), page.String(), 0)
		packed.WriteString(pack(r))
		plain.WriteString(r)
	}
	for name, file := range map[string]string{"gzip": packed.String(), "plain": plain.String()} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(file)))
			b.ReportAllocs()
			for b.Loop() {
				s, err := NewScanner(strings.NewReader(file), int64(len(file)), func(d Damage) { b.Error(d.Err) })
				for err == nil {
					_, err = s.Next()
				}
			}
			b.ReportMetric(float64(plain.Len())*float64(b.N)/1e6/b.Elapsed().Seconds(), "unpacked-MB/s")
		})
	}
}

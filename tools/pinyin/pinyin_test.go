package pinyin

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// simplify knows the Traditional characters of these tests.
func simplify(c rune) rune {
	for pair := range strings.FieldsSeq("長长 發发 髮发 幹干 乾干 徵征 為为 調调 應应 數数 據据 與与 還还 處处 參参 髒脏 臟脏 會会 計计 於于") {
		runes := []rune(pair)
		if c == runes[0] {
			return runes[1]
		}
	}
	return c
}

func newReader(t testing.TB) *Reader {
	t.Helper()
	frequencies, err := os.Open(filepath.FromSlash("../zhconv/frequency/words.txt.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer frequencies.Close()
	r, err := New(Options{Frequencies: frequencies, Simplify: simplify})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestRead reads testdata/sentences.txt: each character with several readings is followed by the right one in brackets, "-" where
// none is to be given.
func TestRead(t *testing.T) {
	r := newReader(t)
	body, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := 0
	for line := range strings.Lines(string(body)) {
		text, want := parse(strings.TrimSpace(line))
		if text == "" || line[0] == '#' {
			continue
		}
		lines++
		got := r.Read(text)
		for i, w := range want {
			if w != "" && got[i] != strings.Trim(w, "-") {
				t.Errorf("%s: %c is read %q, want %q", text, []rune(text)[i], got[i], w)
			}
		}
	}
	if lines == 0 {
		t.Error("nothing was read")
	}
}

// parse splits 增长(zhǎng) into the text and what is said of each character.
func parse(line string) (text string, want []string) {
	for line != "" {
		c, size := utf8.DecodeRuneInString(line)
		line = line[size:]
		if c == '(' {
			reading, rest, _ := strings.Cut(line, ")")
			want[len(want)-1], line = reading, rest
			continue
		}
		text += string(c)
		want = append(want, "")
	}
	return text, want
}

// look reads a text as the script of the pages does, by a dictionary alone.
func look(t testing.TB, packed []byte, text string) []string {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	lists := strings.Split(string(plain), "=\n")
	usual, several, words := map[rune]string{}, map[rune][]string{}, map[string]map[int]string{}
	for line := range strings.Lines(lists[0]) {
		i := strings.IndexFunc(line, func(c rune) bool { return c > 0x2e80 })
		for _, c := range strings.TrimSpace(line[i:]) {
			usual[c] = line[:i]
		}
	}
	for line := range strings.Lines(lists[1]) {
		c, size := utf8.DecodeRuneInString(line)
		readings, none := strings.CutPrefix(strings.TrimSpace(line[size:]), "-")
		several[c] = strings.Fields(readings)
		if !none {
			usual[c] = several[c][0]
		}
	}
	for line := range strings.Lines(lists[2]) {
		var word []rune
		marks := map[int]string{}
		for _, c := range strings.TrimSpace(line) {
			switch {
			case c == '-':
				marks[len(word)-1] = ""
			case '0' <= c && c <= '9':
				marks[len(word)-1] = several[word[len(word)-1]][c-'0']
			default:
				word = append(word, c)
			}
		}
		words[string(word)] = marks
	}
	runes := []rune(text)
	out := make([]string, len(runes))
	for start, end := range runs(runes) {
		run := runes[start:end]
	next:
		for at, c := range run {
			out[start+at] = usual[c]
			for n := len(run); n > 1 && len(several[c]) > 0; n-- {
				for from := max(0, at-n+1); from <= at && from+n <= len(run); from++ {
					if said, ok := words[string(run[from:from+n])][at-from]; ok {
						out[start+at] = said
						continue next
					}
				}
			}
		}
	}
	return out
}

// TestDictionary reads texts by the dictionary that was made of them all: it comes to what the Reader does, whatever the order.
func TestDictionary(t *testing.T) {
	r := newReader(t)
	var texts []string
	files, err := filepath.Glob("../../sources/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range append(files, "testdata/sentences.txt") {
		body, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, strings.Split(string(body), "\n")...)
	}
	encode := func() []byte {
		d := r.NewDictionary()
		for _, text := range texts {
			d.Add(text)
		}
		data, err := d.Encode()
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	packed := encode()
	for _, text := range texts {
		if diff := cmp.Diff(r.Read(text), look(t, packed, text)); diff != "" {
			t.Errorf("%s\n%s", text, diff)
		}
	}
	slices.Reverse(texts)
	if !bytes.Equal(packed, encode()) {
		t.Error("the order of the texts matters")
	}
}

// TestLists holds the lists together: what is written by hand names characters and readings that there are.
func TestLists(t *testing.T) {
	syllables := map[string]bool{}
	for _, readings := range entries(charsText) {
		for _, one := range readings {
			syllables[one] = true
		}
	}
	for _, list := range []string{ownText, wordsText} {
		for word, readings := range entries(list) {
			for _, one := range readings {
				if one != "-" && !syllables[one] {
					t.Errorf("%s: no character is read %s", word, one)
				}
			}
		}
	}
}

func FuzzDictionary(f *testing.F) {
	for _, s := range []string{"", "数字经济的长期增长", "过程中的", "目的为了", "\xff重", "〇一二三", "著為調"} {
		f.Add(s)
	}
	r := newReader(f)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 200 {
			return
		}
		got := r.Read(text)
		if n := utf8.RuneCountInString(text); len(got) != n {
			t.Fatalf("%d readings of %d characters", len(got), n)
		}
		d := r.NewDictionary()
		d.Add(text)
		packed, err := d.Encode()
		if err != nil {
			t.Fatal(err)
		}
		for i, said := range look(t, packed, text) {
			if said != "" && said != got[i] {
				t.Errorf("%q at %d: %q, want %q", text, i, said, got[i])
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	r := newReader(b)
	body, err := os.ReadFile("../../sources/001_d2d51ae4480055f7.txt")
	if err != nil {
		b.Fatal(err)
	}
	text := string(body)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		r.NewDictionary().Add(text)
	}
}

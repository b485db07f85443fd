package hugosite

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// FuzzVerify repairs a text at random places and wants the published page to lead back to what it was.
func FuzzVerify(f *testing.F) {
	for i, text := range nasties {
		f.Add(text, nasties[(i*5+1)%len(nasties)], uint64(i))
	}
	f.Fuzz(func(t *testing.T, title, text string, seed uint64) {
		if !utf8.ValidString(title) || !utf8.ValidString(text) || strings.ContainsRune(title+text, 0) || strings.Contains(title+text, hugoPlaceholder) {
			t.Skip()
		}
		random := rand.New(rand.NewPCG(seed, 1))
		a := article()
		d := &a.Document
		d.Blocks = []announcement.Block{block(announcement.Title, title), block(kinds[seed%8], text), block(announcement.Paragraph, text+title), block(announcement.Field, title)}
		a.Parts[0].Blocks = []int{0, 1, 2, 3}
		for range random.IntN(8) {
			r := announcement.Repair{Rule: "r" + string(rune('a'+random.IntN(3))), Block: random.IntN(len(d.Blocks)), Reason: "x"}
			now := []rune(d.Blocks[r.Block].Text)
			from := random.IntN(len(now) + 1)
			to := from + random.IntN(len(now)-from+1)
			r.At, r.Before, r.After = len(string(now[:from])), string(now[from:to]), strings.Repeat("数*", random.IntN(3))
			d.Replace(r)
		}
		a.Parts[0].Title = d.Blocks[0].Text
		all, err := Bundles(a, testOptions)
		if err != nil {
			t.Fatal(err)
		}
		record, err := DecodeRecord(all[0].Files[2].Data)
		if err != nil {
			t.Fatal(err)
		}
		if err := record.verify(all[0].Files[0].Data, noTables); err != nil {
			t.Fatalf("%v\n%s\n%s", err, all[0].Files[0].Data, all[0].Files[2].Data)
		}
	})
}

// FuzzEdited gives the readers files that people or accidents made: an error is right, a panic is not.
func FuzzEdited(f *testing.F) {
	all, err := Bundles(consultation(), testOptions)
	if err != nil {
		f.Fatal(err)
	}
	for _, b := range all {
		f.Add(b.Files[0].Data, b.Files[2].Data)
	}
	f.Add([]byte("+++\n+++"), []byte("{}"))
	f.Add([]byte("\ufeff+++\r\na=1\r\n+++ \r\n\r\n| a |\n|---|\n| b |\n\n- [ ] c[^1]\n\n[^1]: d\n\n<b>\n\n<i>e</i>\n"), []byte(`{"format":1,"empty":[9,-1],"blocks":-1,"repairs":[{"at":-1}]}`))
	f.Fuzz(func(t *testing.T, page, record []byte) {
		if derived, err := Derive(page, testOptions); err == nil {
			if _, _, err := splitPage(derived); err != nil {
				t.Errorf("derived page: %v\n%s", err, derived)
			}
		}
		if r, err := DecodeRecord(record); err == nil {
			_ = r.verify(page, noTables)
			r.Encode()
		}
	})
}

// BenchmarkBundles makes a page as long as the longest that came with the project: 16,000 characters, 600 repairs.
func BenchmarkBundles(b *testing.B) {
	a := consultation()
	for range 200 {
		n := len(a.Document.Blocks)
		a.Document.Blocks = append(a.Document.Blocks, block(announcement.Paragraph, strings.Repeat("推进数字(2023)建设,", 6)))
		a.Parts[1].Blocks = append(a.Parts[1].Blocks, n)
		for _, mark := range [][2]string{{"(", "（"}, {")", "）"}, {",", "，"}} {
			at := strings.Index(a.Document.Blocks[n].Text, mark[0])
			a.Document.Replace(announcement.Repair{Rule: "width", Block: n, At: at, Before: mark[0], After: mark[1], Reason: "width"})
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Bundles(a, testOptions); err != nil {
			b.Fatal(err)
		}
	}
}

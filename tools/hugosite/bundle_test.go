package hugosite

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"gonggao/tools/announcement"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func bundles(t *testing.T, a announcement.Announcement) []Bundle {
	t.Helper()
	all, err := Bundles(a, testOptions)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestBundlesAgainstGoldenFiles(t *testing.T) {
	golden := filepath.Join("testdata", "consultation")
	want := map[string]string{}
	if *update {
		if err := os.RemoveAll(golden); err != nil {
			t.Fatal(err)
		}
		if _, err := Write(golden, bundles(t, consultation()), WriteOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	err := filepath.WalkDir(golden, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		relative, _ := filepath.Rel(golden, name)
		want[filepath.ToSlash(relative)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, b := range bundles(t, consultation()) {
		for _, f := range b.Files {
			got[b.Path+"/"+f.Name] = string(f.Data)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got), -update rewrites:\n%s", diff)
	}
}

func TestEveryBundleLeadsBackToTheTextExtracted(t *testing.T) {
	for _, a := range []announcement.Announcement{consultation(), article()} {
		root := t.TempDir()
		all := bundles(t, a)
		if _, err := Write(root, all, WriteOptions{}); err != nil {
			t.Fatal(err)
		}
		for _, b := range all {
			if got, err := Verify(filepath.Join(root, b.Path)); err != nil || got.State != Verified {
				t.Errorf("%s: %+v, %v", b.Path, got, err)
			}
		}
	}
}

func TestEveryLineIsInSomeRecord(t *testing.T) {
	a := consultation()
	var all strings.Builder
	for _, b := range bundles(t, a) {
		for _, aside := range append(b.Record.Fields, b.Record.Removed...) {
			all.WriteString(aside.Head + aside.Text + "\n")
		}
		front, body, err := ReadPage(b.Files[0].Data)
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(front.Title + "\n" + strings.Join(Texts(body, nil), "\n") + "\n")
	}
	for _, block := range a.Document.Blocks {
		if !strings.Contains(all.String(), block.Head+block.Text+"\n") {
			t.Errorf("line %d is lost: %q", block.Line, block.Text)
		}
	}
}

func TestPageWithoutDossierKeepsItsRecordInTheFirstPart(t *testing.T) {
	all := bundles(t, article())
	if len(all) != 1 || all[0].Path != "news/n" {
		t.Fatalf("bundles: %+v", all)
	}
	want := []announcement.Flag{{Kind: announcement.NoSource, Block: -1}}
	if diff := cmp.Diff(want, all[0].Record.Flags); diff != "" {
		t.Error(diff)
	}
}

func TestPageNamesThePartsOfOtherPages(t *testing.T) {
	a := article()
	a.DossierPage = "m"
	a.Others = []announcement.PartRef{{Page: "m", Kind: announcement.Notice, Nth: 1}, {Page: "m", Kind: announcement.Feedback, Nth: 2}}
	front, _, err := ReadPage(bundles(t, a)[0].Files[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"notices/m", "feedback/m-2", "news/n"}, front.Params.Parts); diff != "" || front.Params.Dossier != "consultations/m" {
		t.Errorf("dossier %s, parts %s", front.Params.Dossier, diff)
	}
}

func TestRecordIsReadBack(t *testing.T) {
	for _, b := range bundles(t, consultation()) {
		got, err := DecodeRecord(b.Files[2].Data)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(b.Record, got); diff != "" {
			t.Errorf("%s (-record +decoded):\n%s", b.Path, diff)
		}
	}
}

func TestBundlesRefuseWhatCannotBePublished(t *testing.T) {
	for name, spoil := range map[string]func(*announcement.Announcement){
		"path in id":       func(a *announcement.Announcement) { a.Page.ID = "../x" },
		"capital in id":    func(a *announcement.Announcement) { a.Page.ID = "A" },
		"empty id":         func(a *announcement.Announcement) { a.Page.ID = "" },
		"long id":          func(a *announcement.Announcement) { a.Page.ID = strings.Repeat("a", 201) },
		"NUL":              func(a *announcement.Announcement) { a.Document.Blocks[1].Text = "a\x00b" },
		"not UTF-8":        func(a *announcement.Announcement) { a.Document.Blocks[1].Text = "a\xffb" },
		"Hugo placeholder": func(a *announcement.Announcement) { a.Document.Blocks[1].Text = "a__hdeferred/b" },
		"path of another":  func(a *announcement.Announcement) { a.DossierPage = "../x" },
		"no parts":         func(a *announcement.Announcement) { a.Parts = nil },
		"unknown kind":     func(a *announcement.Announcement) { a.Parts[0].Kind = "x" },
	} {
		a := article()
		spoil(&a)
		if _, err := Bundles(a, testOptions); err == nil {
			t.Errorf("%s: no error", name)
		} else if !strings.Contains(err.Error(), "n.txt") {
			t.Errorf("%s: the error does not name the file: %v", name, err)
		}
	}
}

func TestDescription(t *testing.T) {
	long := strings.Repeat("一二三四五六七八九，", 20)
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"第一句。第二句！", "第一句。第二句！"},
		{"他说：“好。”然后" + long, "他说：“好。”"},
		{long, strings.Repeat("一二三四五六七八九，", 11)[:len("一二三四五六七八九，")*11-len("，")] + "…"},
		{strings.Repeat("字", 200), strings.Repeat("字", 119) + "…"},
		{strings.Repeat("字", 120), strings.Repeat("字", 120)},
		{"a  b\nc。", "a b c。"},
	} {
		got := describe([]announcement.Block{block(announcement.Figure, "1.jpg"), block(announcement.Paragraph, c.text)})
		if got != c.want {
			t.Errorf("%.20q: %q, want %q", c.text, got, c.want)
		}
		if n := utf8.RuneCountInString(got); n > descriptionRunes {
			t.Errorf("%.20q: %d runes", c.text, n)
		}
	}
}

func TestDestinationStaysInTheBundle(t *testing.T) {
	for name, want := range map[string]string{
		"1.jpg": "1.jpg", "附件1.docx": "附件1.docx", "a b(1).jpg": "<a b(1).jpg>", "http://x.cn/a/1.jpg": "1.jpg", `C:\a\1.jpg`: "1.jpg",
		"javascript:alert(1)": "<javascript_alert(1)>", "../../etc/passwd": "passwd", "..": "unnamed", "...": "unnamed", "/": "unnamed", "": "unnamed",
		"a/..": "unnamed", "1.jpg?x=1#y": "1.jpg_x=1_y", "100%.jpg": "100_.jpg", "a\nb": "a_b", "a>b<c": "a_b_c", "《规划》.pdf": "《规划》.pdf", "a\u200bb": "a_b",
	} {
		if got := destination(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

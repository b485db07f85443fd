package reviewed

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gonggao/tools/announcement"
)

func TestAppendIsReadBack(t *testing.T) {
	const hand = "# 王芳写的\n[[reviewed]]\nkey = \"0123456789ab\"\nby = \"王芳\"\non = \"2026-11-21\""
	more := []Entry{
		{Key: "aaaaaaaaaaaa", Page: "p", Flag: announcement.NoDraft, Quote: "\"\n\x1b", By: "李", On: "2026-11-22", Note: "原件如此"},
		{Key: "bbbbbbbbbbbb", By: "李", On: "2026-11-22"},
	}
	text, err := Append(hand, more)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(text, hand+"\n") {
		t.Errorf("what a person wrote is gone:\n%s", text)
	}
	got, err := Read(strings.NewReader(text), FileName)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(append([]Entry{{Key: "0123456789ab", By: "王芳", On: "2026-11-21"}}, more...), got); diff != "" {
		t.Errorf("(-want +got):\n%s\n%s", diff, text)
	}
}

func TestReadRefuses(t *testing.T) {
	const good = "[[reviewed]]\nkey = \"0123456789ab\"\nby = \"王芳\"\non = \"2026-11-21\"\n"
	if _, err := Read(strings.NewReader(good), FileName); err != nil {
		t.Fatal(err)
	}
	for _, change := range [][2]string{{"0123456789ab", "0123"}, {"0123456789ab", "0123456789AB"}, {"2026-11-21", "21.11.2026"}, {"王芳", ""}, {"by =", "who ="}, {"[[reviewed]]", "[[seen]]"}, {"[[", "["}} {
		if _, err := Read(strings.NewReader(strings.Replace(good, change[0], change[1], 1)), FileName); err == nil || !strings.Contains(err.Error(), FileName) {
			t.Errorf("%s: %v", change[1], err)
		}
	}
}

// marked returns the keys of a page's flags, after a change to it.
func marked(change func(*announcement.Announcement), entries ...Entry) []announcement.Flag {
	a := &announcement.Announcement{Page: announcement.Page{ID: "p"}}
	a.Document.Blocks = []announcement.Block{
		{Kind: announcement.Field, Label: announcement.LabelViews, Head: "浏览次数：", Text: "12"},
		{Kind: announcement.Paragraph, Text: "第一段, 缺字。"}, {Kind: announcement.Paragraph, Text: "第二段。"}, {Kind: announcement.Chrome, Text: "页脚"},
	}
	a.Document.Flags = []announcement.Flag{
		{Kind: announcement.MissingPredicate, Block: 1, Quote: "第一段"}, {Kind: announcement.NoDraft, Block: -1},
		{Kind: announcement.UnclearDate, Block: 2, Quote: "第二段", Data: map[string]string{"readings": "a", "found": "b"}},
	}
	change(a)
	Mark(a, entries)
	return a.Document.Flags
}

// TestKeysAreBoundToTheSource holds which changes let a review lapse.
func TestKeysAreBoundToTheSource(t *testing.T) {
	was := marked(func(*announcement.Announcement) {})
	for _, test := range []struct {
		name   string
		change func(*announcement.Announcement)
		same   [3]bool
	}{
		{"nothing", func(*announcement.Announcement) {}, [3]bool{true, true, true}},
		{"a repair", func(a *announcement.Announcement) {
			a.Document.Replace(announcement.Repair{Rule: "width", Block: 1, At: len("第一段"), Before: ",", After: "，"})
		}, [3]bool{true, true, true}},
		{"the site around it", func(a *announcement.Announcement) {
			a.Document.Blocks[0].Text, a.Document.Blocks[3].Text = "13", "新页脚"
		}, [3]bool{true, true, true}},
		{"the block", func(a *announcement.Announcement) { a.Document.Blocks[1].Text = "第一段。" }, [3]bool{false, false, true}},
		{"the data", func(a *announcement.Announcement) { a.Document.Flags[2].Data["readings"] = "c" }, [3]bool{true, true, false}},
		{"the page", func(a *announcement.Announcement) { a.Page.ID = "q" }, [3]bool{false, false, false}},
	} {
		for i, f := range marked(test.change) {
			if (f.Key == was[i].Key) != test.same[i] || !keyForm.MatchString(f.Key) {
				t.Errorf("%s: key %q of %s, was %q", test.name, f.Key, f.Kind, was[i].Key)
			}
		}
	}
	flags := marked(func(*announcement.Announcement) {}, Entry{Key: was[1].Key, By: "王芳", On: "2026-11-21", Note: "x"})
	if diff := cmp.Diff(&announcement.Seen{By: "王芳", On: "2026-11-21", Note: "x"}, flags[1].Seen); diff != "" || flags[0].Seen != nil || flags[1].Open() || !flags[0].Open() {
		t.Errorf("%s %+v", diff, flags)
	}
}

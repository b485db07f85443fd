package announcement

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSpansStayOnTheirWords repairs a text before, in, over and after a link.
func TestSpansStayOnTheirWords(t *testing.T) {
	for _, test := range []struct {
		name                string
		at                  int
		before, after, want string // want: the words of the span after the repair, "" when it went
	}{
		{"before", 0, "  ", "", "链接"},
		{"longer before", 0, "  ", "十月　", "链接"},
		{"inside", 8, "链", "鏈子", "鏈子接"},
		{"the end of it", 11, "接", "", "链"},
		{"all of it", 8, "链接", "", ""},
		{"replaced whole", 8, "链接", "网址", "网址"},
		{"after", 14, "了", "啦啦", "链接"},
		{"put in before it", 8, "", "“", "链接"},
		{"put in after it", 14, "", "”", "链接"},
		{"across its start", 5, "有链", "又", "又接"},
	} {
		for _, way := range []string{"Replace", "ReplaceAll"} {
			doc := Document{Blocks: []Block{{Kind: Paragraph, Text: "  这有链接了", Spans: []Span{{At: 8, End: 14, Kind: Link, Href: "x"}}}}}
			r := Repair{Rule: "test", At: test.at, Before: test.before, After: test.after}
			if way == "Replace" {
				doc.Replace(r)
			} else {
				doc.ReplaceAll(0, []Repair{r})
			}
			got := ""
			for _, s := range doc.Blocks[0].Spans {
				got += doc.Blocks[0].Text[s.At:s.End]
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("%s by %s (-want +got):\n%s", test.name, way, diff)
			}
		}
	}
}

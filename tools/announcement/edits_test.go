package announcement

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReplaceAllLogsLikeReplace(t *testing.T) {
	text := "甲,乙 ,丙"
	batch := Document{Blocks: []Block{{Text: text}}}
	batch.ReplaceAll(0, []Repair{
		{At: 3, Before: ",", After: "，"},
		{At: 7, Before: " ", After: ""},
		{At: 8, Before: ",", After: "，"},
	})
	single := Document{Blocks: []Block{{Text: text}}}
	single.Replace(Repair{At: 3, Before: ",", After: "，"})
	single.Replace(Repair{At: 9, Before: " ", After: ""})
	single.Replace(Repair{At: 9, Before: ",", After: "，"})
	if diff := cmp.Diff(single, batch); diff != "" {
		t.Error(diff)
	}
	if got := batch.Extracted()[0]; got != text {
		t.Errorf("extracted %q, want %q", got, text)
	}
}

func TestReplaceAllRefusesWhatIsNotThere(t *testing.T) {
	for name, repairs := range map[string][]Repair{
		"wrong words": {{At: 0, Before: "x"}},
		"overlap":     {{At: 0, Before: "ab"}, {At: 1, Before: "b"}},
		"outside":     {{At: 9, Before: ""}},
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			d := Document{Blocks: []Block{{Text: "abc"}}}
			d.ReplaceAll(0, repairs)
		}()
	}
}

func TestExtractedTakesBackRandomRepairs(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		text := strings.Repeat("一b三d", random.IntN(20))
		d := Document{Blocks: []Block{{Text: "other"}, {Text: text}}}
		for range random.IntN(30) {
			now := d.Blocks[1].Text
			from := random.IntN(len(now) + 1)
			to := from + random.IntN(len(now)-from+1)
			d.Replace(Repair{Block: 1, At: from, Before: now[from:to], After: strings.Repeat("新", random.IntN(4))})
		}
		if got := d.Extracted(); got[0] != "other" || got[1] != text {
			t.Fatalf("extracted %q, want %q", got[1], text)
		}
	}
}

// TestExtractedOfManyRepairs has so many that a copy of the text for each would take minutes.
func TestExtractedOfManyRepairs(t *testing.T) {
	d := Document{Blocks: []Block{{Text: strings.Repeat("汉,", 300_000)}}}
	var repairs []Repair
	for at := 3; at < len(d.Blocks[0].Text); at += 4 {
		repairs = append(repairs, Repair{At: at, Before: ",", After: "，"})
	}
	d.ReplaceAll(0, repairs)
	if got := d.Extracted()[0]; got != strings.Repeat("汉,", 300_000) {
		t.Error("extracted text differs")
	}
}

func TestRewindRefusesWhatDoesNotFit(t *testing.T) {
	page := Document{Blocks: []Block{{Text: "甲,乙"}}}
	page.Replace(Repair{Rule: "width", At: 3, Before: ",", After: "，"})
	if got, err := page.Rewind(); err != nil || got[0] != "甲,乙" {
		t.Errorf("untouched: %q, %v", got, err)
	}
	for name, d := range map[string]Document{
		"edited text":     {Blocks: []Block{{Text: "甲、乙"}}, Repairs: page.Repairs},
		"text too short":  {Blocks: []Block{{Text: "甲"}}, Repairs: page.Repairs},
		"no such block":   {Repairs: page.Repairs},
		"negative offset": {Blocks: page.Blocks, Repairs: []Repair{{At: -1, After: "甲"}}},
	} {
		if got, err := d.Rewind(); err == nil {
			t.Errorf("%s: %q and no error", name, got)
		}
	}
}

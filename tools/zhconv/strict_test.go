package zhconv

import (
	"encoding/json"
	"os"
	"testing"
)

// The cases are OpenCC's own. They expect the rare forms, as its library gives them.
func TestStrictPassesOpenCC(t *testing.T) {
	data, err := os.ReadFile("testdata/opencc/testcases.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Cases []struct {
			ID       string          `json:"id"`
			Input    string          `json:"input"`
			Expected map[Mode]string `json:"expected"`
		} `json:"cases"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	for _, mode := range Modes() {
		c := newConverter(t, mode, Options{Strict: true, RareForms: true})
		checked := 0
		for _, test := range file.Cases {
			want, ok := test.Expected[mode]
			if !ok {
				continue
			}
			checked++
			if got := c.String(test.Input); got != want {
				t.Errorf("%s %s: %s: got %s, want %s", mode, test.ID, test.Input, got, want)
			}
		}
		if checked == 0 {
			t.Errorf("%s: no case", mode)
		}
		t.Logf("%s: %d cases", mode, checked)
	}
}

func newConverter(t testing.TB, mode Mode, opts Options) *Converter {
	t.Helper()
	c, err := New(mode, opts)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

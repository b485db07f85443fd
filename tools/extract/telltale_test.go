package extract

import "testing"

// A word without a telltale would never be found.
func TestTelltales(t *testing.T) {
	for vocabulary, list := range map[telltale][]string{
		ofGenerator: generators,
		ofHotline:   hotlineWords,
		ofGreeting:  {"欢迎"},
		ofFooter:    footerWords,
		ofHeading:   headedHints,
		ofPath:      {"位置", ">", "＞", "»", "›", "→"},
	} {
		for _, word := range list {
			if telltalesOf(word)&vocabulary == 0 {
				t.Errorf("%s has no telltale", word)
			}
		}
	}
}

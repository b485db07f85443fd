package zhconv

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
)

func TestDetect(t *testing.T) {
	for _, test := range []struct {
		text string
		want Script
	}{
		{"", Neither},
		{"2020-01-01 abc", Neither},
		{"公告", Neither},
		{"青岛市数字经济发展规划", Hans},
		{"青島市數字經濟發展規劃", Hant},
		{"后里制定", Neither}, // both scripts have them
		{"《关于支持数字经济发展的意见》及专项规划解读（繁體中文）", Hans},
		{"《关于支持数字经济发展的意见》青島市數字經濟發展規劃", Mixed},
		{"\xff\x00", Neither},
	} {
		if got := Detect(test.text); got != test.want {
			s, h := Count(test.text)
			t.Errorf("%s: got %s (%d, %d), want %s", test.text, got, s, h, test.want)
		}
	}
}

func TestAmbiguous(t *testing.T) {
	for r, want := range map[rune]bool{'发': true, '后': true, '乾': true, '規': false, '规': false, 'a': false, -1: false} {
		if got := Ambiguous(r); got != want {
			t.Errorf("%c: got %t", r, got)
		}
	}
}

// gloss is a character's pinyin in brackets, as spam sites put it.
var gloss = regexp.MustCompile(`\([a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*\)`)

func TestDerivedTraditionalSources(t *testing.T) {
	for name, text := range sources(t) {
		text = gloss.ReplaceAllString(text, "")
		words := DerivedTraditional(text)
		if derived := name[:3] == "002"; derived != (words != nil) {
			t.Errorf("%s: %s, derived by %v", name, Detect(text), words)
		}
		if made := newConverter(t, S2TW, Options{}).String(newConverter(t, T2S, Options{}).String(text)); DerivedTraditional(made) != nil {
			t.Errorf("%s: our own conversion counts as character by character: %v", name, DerivedTraditional(made))
		}
	}
}

func TestDerivedTraditional(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"關於印發試點示范實施方案的通知：采取措施，規范管理，推廣可復制的經驗。",
			[]string{"示范", "采取措施", "規范管理", "復制"}},
		// One slip is not a habit.
		{"關於印發試點示范實施方案的通知：採取措施，規範管理，推廣可複製的經驗。", nil},
		// Taiwan and Hong Kong: variants, names and boundaries that look alike.
		{"范小姐表示，范先生已於後里區公所出示范家古宅地契，雲林縣政府採取措施，並公布規範。", nil},
		{"王后之子於里長辦公室制定回收制度，周邊居民可乾洗頭髮、理髮，並於午后品茶。", nil},
		{"行政院發布命令，台灣省政府占用土地，應盡快托付託運業者，了解遊客游泳情形，註冊注意事項。", nil},
		{"《开发与规范》采取示范", nil}, // Simplified
		{"", nil},
	} {
		if got := DerivedTraditional(test.text); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v, want %v", test.text, got, test.want)
		}
	}
}

// sources are the dumps that the project keeps, by file name.
func sources(t testing.TB) map[string]string {
	t.Helper()
	paths, err := filepath.Glob("../../sources/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no sources: %v", err)
	}
	texts := map[string]string{}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		texts[filepath.Base(path)] = string(data)
	}
	return texts
}

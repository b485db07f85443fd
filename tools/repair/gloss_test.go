package repair

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gonggao/tools/announcement"
)

// farm is a line that proves that a page is glossed.
const (
	farm     = "網(wǎng)絡(luò )經(jīng)濟(jì)發(fā)展，網(wǎng)絡(luò )建設(shè)，請(qǐng)求。"
	farmThen = "網絡經濟發展，網絡建設，請求。"
)

func TestGlossStripped(t *testing.T) {
	runCases(t, Options{}, []repairCase{
		{
			name:  "with and without the blank",
			lines: []string{farm},
			want:  []string{farmThen},
		},
		{
			name:  "without tone marks, doubled, in Simplified text",
			lines: []string{"整(zheng)(zheng)治整(zheng)改，发展(zhan)，展(zhan)示，展(zhan)望"},
			want:  []string{"整治整改，发展，展示，展望"},
		},
		{
			name:  "a teacher's note",
			lines: []string{"伏案牍(dú)之劳，李垚(yáo)同志任乡镇(zhèn)长。"},
			want:  []string{"伏案牍（dú）之劳，李垚（yáo）同志任乡镇（zhèn）长。"},
		},
		{
			name:  "a teacher's note on a glossed page",
			lines: []string{farm, "李垚(yáo)、案牍(dú)、數(sù)"},
			want:  []string{farmThen, "李垚（yáo）、案牍（dú）、數（sù）"},
		},
		{
			name:  "a list of rare characters",
			lines: []string{"犇(bēn)、骉(biāo)、麤(cū)、羴(shān)、鱻(xiān)、猋(biāo)、羣(qún)"},
			want:  []string{"犇（bēn）、骉（biāo）、麤（cū）、羴（shān）、鱻（xiān）、猋（biāo）、羣（qún）"},
		},
		{
			name:  "abbreviations in brackets",
			lines: []string{farm, "平台(cim)體系(da)，達(dá)標(ucs)"},
			want:  []string{farmThen, "平台（cim）體系（da），達標（ucs）"},
		},
	})
}

func TestGlossInverted(t *testing.T) {
	runCases(t, Options{}, []repairCase{
		{name: "two glosses", lines: []string{farm, "青島日?qǐng)?bào)社"}, want: []string{farmThen, "青島日報社"}},
		{name: "the gloss is no character of the page", lines: []string{farm, "政府?dāng)?shù)據"}, want: []string{farmThen, "政府數據"}},
		{name: "a long stretch", lines: []string{farm, "當?shù)呐琶麅?yōu)勢"}, want: []string{farmThen, "當的排名優勢"}},
		{name: "by a word", lines: []string{farm, "新聞?dòng)浾?任曉萌"}, want: []string{farmThen, "新聞記者 任曉萌"}},
		{name: "by U+FFFD", lines: []string{farm, "日\uFFFD(qǐng)\uFFFD(bào)社"}, want: []string{farmThen, "日報社"}},
		{name: "behind a gloss", lines: []string{farm, "經(jīng)日?qǐng)?bào)社"}, want: []string{farmThen, "經日報社"}},
		{name: "a trail byte that is ASCII, glossed", lines: []string{farm, "工作?,F(xiàn)將"}, want: []string{farmThen, "工作。現將"}},
		{name: "a trail byte that is ASCII, bare", lines: []string{farm, "工作??h級"}, want: []string{farmThen, "工作。縣級"}},
		{
			name:  "a real question mark",
			lines: []string{farm, "想爆料?請(qǐng)登錄"},
			want:  []string{farmThen, "想爆料？請登錄"},
		},
		{
			name:  "no way to tell",
			lines: []string{farm, "日?qǐng)浾任"},
			want:  []string{farmThen, "日?qǐng)浾任"},
			flags: []string{"undecoded-gloss 日?qǐng)浾任"},
		},
		{
			name:  "a page that is not glossed",
			lines: []string{"青島日?qǐng)?bào)社"},
			flags: []string{"undecoded-gloss 青島日?qǐng)?bào)社"},
		},
	})
}

// The facts that the damage of seed 002 was simulated to.
func TestGlossOfSeed002(t *testing.T) {
	doc := seed(t, "002")
	Run(doc, Context{}, Options{})
	stripped, characters := 0, map[string]bool{}
	for _, r := range doc.Repairs {
		if r.Rule == "gloss" {
			stripped++
			characters[r.Reason] = true
		}
	}
	if stripped != 295 || len(characters) != 59 {
		t.Errorf("%d glosses on %d characters, want 295 on 59", stripped, len(characters))
	}
	want := []string{
		"?qǐng)?bào)→報", "?qǐng)?bào)→報", "?dāng)?shù)→數", "?qǐng)?bào)→報", "?dòng)浾?→記者 ",
	}
	if diff := cmp.Diff(want, repairsOf(doc, "gloss-bytes")); diff != "" {
		t.Error(diff)
	}
	text := strings.Join(linesOf(doc), "\n")
	if n := strings.Count(text, "?") + strings.Count(text, "？"); n != 1 {
		t.Errorf("%d question marks, want the one after 想爆料", n)
	}
	if open, shut := strings.Count(text, "（"), strings.Count(text, "）"); open != 5 || shut != 5 {
		t.Errorf("%d opening and %d closing brackets, want 5 and 5", open, shut)
	}
	if diff := cmp.Diff([]string(nil), flagsOf(doc)); diff != "" {
		t.Error(diff)
	}
}

// cutPage does to a text what the farms do: glosses by bytes, blind to where characters begin.
func cutPage(t *testing.T, text string, table [][2]string) string {
	t.Helper()
	encoded := encode(t, text)
	for _, row := range table {
		char := encode(t, row[0])
		encoded = strings.ReplaceAll(encoded, char, char+"("+encode(t, row[1])+")")
	}
	var b strings.Builder
	for i := 0; i < len(encoded); {
		switch {
		case encoded[i] < 0x80:
			b.WriteByte(encoded[i])
			i++
			continue
		case i+1 < len(encoded):
			if r, ok := fromGBK(encoded[i], encoded[i+1]); ok {
				b.WriteRune(r)
				i += 2
				continue
			}
		}
		b.WriteByte('?') // with the byte behind it, as the decoder of seed 002 did
		i += 2
	}
	return b.String()
}

func encode(t *testing.T, text string) string {
	t.Helper()
	var b strings.Builder
	for _, r := range text {
		pair, ok := toGBK(r)
		switch {
		case r < 0x80:
			b.WriteRune(r)
		case ok:
			b.Write(pair[:])
		default:
			t.Fatalf("%c is not in GBK", r)
		}
	}
	return b.String()
}

var glossTable = [][2]string{
	{"數", "shù"}, {"請", "qǐng"}, {"報", "bào"}, {"當", "dāng"}, {"動", "dòng"}, {"區", "qū"}, {"點", "diǎn"},
	{"領", "lǐng"}, {"場", "chǎng"}, {"實", "shí"}, {"據", "jù"}, {"務", "wù"}, {"進", "jìn"}, {"業", "yè"}, {"優", "yōu"},
	{"發", "fā"}, {"網", "wǎng"}, {"會", "huì"}, {"關", "guān"}, {"構", "gòu"}, {"統", "tǒng"}, {"級", "jí"}, {"標", "biāo"},
}

// What the simulated tool does to true sentences is undone, or flagged; it is never undone to something else.
func TestGlossInvertsTheSimulation(t *testing.T) {
	sentences := []string{
		"青島日報社報道政府數據開放的情況", "數字政府務實進取的發展優勢", "當的排名優勢明顯",
		"各級領導關心企業數據業務", "場地統一規範的區域標準", "會議強調實事求是的態度",
		"政府當前的工作重點是網絡建設", "請各區縣報送進度情況", "發展改革統計數據報告",
		"優化網上政務服務構建統一標準體系", "據統計全市實現業務收入", "關於進一步優化營商環境的意見",
	}
	whole := 0
	for _, sentence := range sentences {
		doc := document(farm, cutPage(t, sentence, glossTable))
		Run(doc, Context{}, Options{})
		got := doc.Blocks[1].Text
		flagged := false
		for _, f := range doc.Flags {
			flagged = flagged || f.Kind == announcement.UndecodedGloss
		}
		switch {
		case got == sentence:
			whole++
		case !flagged:
			t.Errorf("%s came back as %s, without a flag", sentence, got)
		}
	}
	if whole < len(sentences)-1 {
		t.Errorf("only %d of %d sentences came back", whole, len(sentences))
	}
}

func TestReads(t *testing.T) {
	for _, c := range []struct {
		char    rune
		reading string
		want    bool
	}{
		{'數', "shù", true}, {'數', "shu", true}, {'數', "shǔ", true}, {'數', "sù", false}, {'女', "nǚ", true},
		{'女', "nü", true}, {'a', "a", false}, {'臺', "tái", true},
	} {
		if got := reads(c.char, c.reading); got != c.want {
			t.Errorf("reads(%c, %s) = %v", c.char, c.reading, got)
		}
	}
}

func ExampleRun() {
	doc := &announcement.Document{Blocks: []announcement.Block{{Kind: announcement.Paragraph, Text: "  为贯彻落实《规划(2021-2023)》 ,现向社会公开征求意见。"}}}
	Run(doc, Context{}, Options{})
	fmt.Println(doc.Blocks[0].Text)
	// Output: 为贯彻落实《规划（2021-2023）》，现向社会公开征求意见。
}

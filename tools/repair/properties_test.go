package repair

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gonggao/tools/announcement"
)

var (
	digitRun = regexp.MustCompile(`\d+`)
	urlRun   = regexp.MustCompile(`https?://[0-9A-Za-z./?=&_%-]+[0-9A-Za-z/]`)
	mailRun  = regexp.MustCompile(`[0-9A-Za-z._-]+@[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)+`)
)

// checkProperties holds for every page: the source can be told from the result, a second run finds nothing to do,
// every repair is explained, and no digit, address or mailbox changes but by the rules that reconstruct.
func checkProperties(t *testing.T, source string, doc *announcement.Document, opts Options) {
	t.Helper()
	if diff := cmp.Diff(source, strings.TrimSuffix(doc.Source(), "\n")); diff != "" {
		t.Errorf("the source cannot be told from the result (-want +got):\n%s", diff)
	}
	for _, r := range doc.Repairs {
		if r.Rule == "" || r.Reason == "" || r.Confidence == "" || r.Before == r.After {
			t.Errorf("repair without its reason: %+v", r)
		}
	}
	again := announcement.Document{Blocks: slices.Clone(doc.Blocks), Flags: slices.Clone(doc.Flags)}
	Run(&again, Context{}, opts)
	if diff := cmp.Diff(doc.Flags, again.Flags); diff != "" || len(again.Repairs) > 0 {
		t.Errorf("a second run repairs %+v and flags\n%s", again.Repairs, diff)
	}
	if slices.ContainsFunc(doc.Repairs, func(r announcement.Repair) bool {
		return r.Rule == "month" || r.Rule == "controls" || strings.HasPrefix(r.Rule, "gloss")
	}) {
		return
	}
	for i, text := range doc.Extracted() {
		for _, pattern := range []*regexp.Regexp{digitRun, urlRun, mailRun} {
			was, is := pattern.FindAllString(text, -1), pattern.FindAllString(doc.Blocks[i].Text, -1)
			if diff := cmp.Diff(was, is); diff != "" {
				t.Errorf("%s changed in block %d (-was +is):\n%s", pattern, i, diff)
			}
		}
	}
}

func TestSeedsKeepTheirProperties(t *testing.T) {
	for _, name := range []string{"000", "001", "002", "003", "004"} {
		t.Run(name, func(t *testing.T) {
			doc := seed(t, name)
			source := strings.TrimSuffix(doc.Source(), "\n")
			Run(doc, Context{}, Options{})
			checkProperties(t, source, doc, Options{})
		})
	}
}

// everything is a page with every damage the rules know, to start the fuzzers from.
const everything = "2019-10-10\n  关于<X>《关于<甲规划(2019-2022)> 向社会(初稿)》的通知,见http://a.cn/b?c=1,d@e.cn \n" +
	"109日下午,省政府举行新闻发布会省大数据局深入解读。 为更好,,,,。\n" +
	"“十四五”“十四五”“十四五”十四五”时期 \"好\" 1,000 12:47 (0532)12345678 (1)是 1)否\n" +
	"網(wǎng)絡(luò )網(wǎng)絡(luò)日?qǐng)?bào)社聞?dòng)浾?任當?shù)呐琶麅?yōu)勢?,F(xiàn)將\x06\uFFFD\uE000\n" +
	"加快教育示范校。完善体系、鼓励通过。点击最右侧“我”按钮。2021年3月02日\n1.jpg\n邮 箱《乙(2020)《"

// FuzzRun runs all rules over lines of any content.
func FuzzRun(f *testing.F) {
	for line := range strings.SplitSeq(everything, "\n") {
		f.Add(line)
	}
	f.Add(everything)
	f.Fuzz(func(t *testing.T, source string) {
		source = strings.ToValidUTF8(source, "\uFFFD") // what the charset stage promises
		doc := document(strings.Split(source, "\n")...)
		Run(doc, Context{}, fakeScript)
		checkProperties(t, source, doc, fakeScript)
	})
}

// FuzzRules runs each rule by itself, several times over, so that none relies on another to have gone before.
func FuzzRules(f *testing.F) {
	for i := range rules() {
		f.Add(uint8(i), everything)
	}
	f.Fuzz(func(t *testing.T, rule uint8, source string) {
		source = strings.ToValidUTF8(source, "\uFFFD")
		all := rules()
		doc := document(strings.Split(source, "\n")...)
		p := newPage(doc, publishedOn(doc), fakeScript)
		all[int(rule)%len(all)](p)
		if diff := cmp.Diff(source, strings.TrimSuffix(doc.Source(), "\n")); diff != "" {
			t.Errorf("the source cannot be told from the result (-want +got):\n%s", diff)
		}
		made := len(doc.Repairs)
		all[int(rule)%len(all)](p)
		if len(doc.Repairs) > made {
			t.Errorf("the rule repairs its own work: %+v", doc.Repairs[made:])
		}
	})
}

// fakeScript stands in for the converter.
var fakeScript = Options{
	ToSimplified: func(text string) []Change {
		var all []Change
		for i, r := range text {
			if s, ok := map[rune]string{'復': "复", '數': "数", '據': "据", '規': "规", '關': "关"}[r]; ok {
				all = append(all, Change{At: i, Before: string(r), After: s})
			}
		}
		return all
	},
	DerivedTraditional: func(text string) []string {
		var all []string
		for _, word := range []string{"復制", "規范", "范圍"} {
			if strings.Contains(text, word) {
				all = append(all, word)
			}
		}
		return all
	},
}

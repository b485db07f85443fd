package pipeline

import (
	"regexp"
	"strings"
	"testing"

	"gonggao/tools/announcement"
	"gonggao/tools/report"
)

// imported is the five pages, imported once: the text published of each in both scripts, and its report.
type imported struct {
	hans, hant map[string]string // by the first three digits of the source's name
	pages      map[string]report.Page
}

func importSeeds(t *testing.T) imported {
	t.Helper()
	dir := t.TempDir()
	run := importInto(t, options(t, seeds, dir))
	s := imported{map[string]string{}, map[string]string{}, map[string]report.Page{}}
	for _, p := range run.Pages {
		s.pages[p.Name[:3]] = p
	}
	shown := regexp.MustCompile(`(?m)^changes = .*\n`) // what was repaired is not published as text
	for name, text := range tree(t, dir) {
		text = shown.ReplaceAllString(text, "")
		_, id, _ := strings.Cut(name, "/")
		switch {
		case strings.HasSuffix(name, "index.zh-hans.md"):
			s.hans[id[:3]] += text
		case strings.HasSuffix(name, "index.zh-hant.md"):
			s.hant[id[:3]] += text
		}
	}
	return s
}

// damage is one kind of damage on the five pages and its right repair: what must be published, what must not
// be, and what must be flagged because nothing proves how it was.
var damage = []struct {
	name, page string
	has, gone  []string
	flag       announcement.FlagKind
	quote      string // in the flag's quote
}{
	{name: "full-width marks folded to ASCII", page: "000", has: []string{"现向社会公开征求意见，请结合李沧区实际，", "意见征集时间：2021年3月2日-4月10日。", "感谢并期待您的参与！", "（以下简称《规划》）"}, gone: []string{"意见,", "时间:2021", "(以下简称"}},
	{name: "ASCII kept in numbers and addresses", page: "000", has: []string{"lcqdsjfzglj@qd.shandong.cn", "0532-67707518"}},
	{name: "ASCII kept in numbers and addresses", page: "003", has: []string{"2019-10-10 15:46:38"}},
	{name: "ASCII kept in list numbers", page: "001", has: []string{"1.数字基础设施不断夯实。", "5G基站超一千余个", "（UCS）", "（MaaS）"}},
	{name: "semicolons", page: "004", has: []string{"已予以采纳；17家企业"}, gone: []string{"采纳;"}},
	{name: "indent of two blanks", page: "003", has: []string{"\n\n随着我国经济发展进入新常态"}},
	{name: "indent of NBSP", page: "000", has: []string{"\n\n由于技术故障，"}, gone: []string{"\u00a0"}},
	{name: "runs of blank lines", page: "000", gone: []string{"\n\n\n"}},
	{name: "a title broken by <br>", page: "000", has: []string{"（2021-2023）》向社会公开征求意见的通知"}, gone: []string{"》 向"}},
	{name: "ASCII <> for 〈〉", page: "000", has: []string{"《关于〈李沧区“十四五”数字经济产业发展专项规划（2021-2023）〉向社会公开征求意见的通知》"}, gone: []string{"<李沧"}},
	{name: "two spellings of the plan's years", page: "000", has: []string{"专项规划（2021-2023）", "专项规划（2021-2023年）"}, flag: announcement.NameVariant, quote: "专项规划"},
	{name: "contradictory years of one plan", page: "000", has: []string{"《数字青岛发展规划（2019-2022年）》", "《数字青岛发展规划（2019-2023年）》"}, flag: announcement.NameConflict, quote: "数字青岛发展规划"},
	{name: "(2018-2022) for (2018-2022年)", page: "000", has: []string{"《数字山东发展规划（2018-2022）》"}, flag: announcement.NameVariant, quote: "数字山东发展规划"},
	{name: "padded day in a date", page: "000", has: []string{"于2021年3月02日到2021年4月10日"}, flag: announcement.PaddedDate, quote: "3月02日"},
	{name: "lost picture", page: "000", has: []string{"![1.jpg](1.jpg)"}, flag: announcement.LostImage, quote: "1.jpg"},
	{name: "outcome is only a picture", page: "000", flag: announcement.OutcomeImageOnly},
	{name: "outcome without a date", page: "000", flag: announcement.OutcomeUndated},
	{name: "status glued to the end", page: "000", has: []string{`status_word = "已结束"`}, gone: []string{"\n已结束"}},
	{name: "redundancy of the source", page: "000", has: []string{"总字数约22000余字"}},
	{name: "draft not attached", page: "000", flag: announcement.NoDraft},
	{name: "three forms of one title", page: "001", has: []string{"（2023—2025年）", "（2023-2025年）", "（2023-2025）（征求意见稿）"}, flag: announcement.NameVariant, quote: "数字李沧发展规划"},
	{name: "heading with a full stop", page: "001", has: []string{"#### 1.统筹政务基础设施建设。 {#"}},
	{name: "、 for ，", page: "001", has: []string{"人才政策体系、鼓励通过"}, flag: announcement.SuspectMark, quote: "鼓励"},
	{name: "missing predicate", page: "001", has: []string{"加快人工智能教育示范校、人工智能教育实验室。"}, flag: announcement.MissingPredicate, quote: "人工智能教育实验室"},
	{name: "redundancy of the source", page: "001", has: []string{"超一千余个"}},
	{name: "unusual term", page: "001", has: []string{"新旧动能转化"}, flag: announcement.TermVariant, quote: "新旧动能转化"},
	{name: "other address and number in another year", page: "001", has: []string{"黑龙江中路617号", "0532-51983868"}},
	{name: "other address and number in another year", page: "000", has: []string{"黑龙江中路615号", "0532-67707518"}},
	{name: "residue of the internal draft", page: "001", has: []string{"（责任单位：区委网信办、区工信局）"}},
	{name: "pinyin glosses", page: "002", has: []string{"把数字化转型贯穿到经济社会发展全过程", "试点"}, gone: []string{"(wǎng)", "(shù)", "（shù）", "(diǎn)"}},
	{name: "gloss across two characters: 日報", page: "002", has: []string{"青岛日报社/观海新闻5月22日讯"}, gone: []string{"?qǐng", "bào)"}},
	{name: "gloss across two characters: 府數", page: "002", has: []string{"探索开展政府数据授权运营试点"}},
	{name: "gloss across two characters: 聞記者", page: "002", has: []string{"观海新闻记者 任晓萌）"}, gone: []string{"浾", "dòng"}},
	{name: "derived Traditional goes back to Simplified", page: "002", has: []string{"可复制、可推广", "着力建设泛在连接", "规范管理", "范围", "采取政策杠杆", "并对出现问题", "“网云端”"}},
	{name: "a newspaper's article", page: "002", has: []string{"third_party = true", `kind = "news"`}},
	{name: "tip-off lines of a mirror", page: "002", gone: []string{"爆料", "iqilu", "齐鲁网"}},
	{name: "dateline beside the header's date", page: "002", has: []string{"5月22日讯", "2022-05-23 09:44:05"}},
	{name: "lost 月", page: "003", has: []string{"10月9日下午，省政府新闻办"}, gone: []string{"\n109日"}, flag: announcement.ReconstructedDate},
	{name: "lost comma", page: "003", has: []string{"举行新闻发布会省大数据局深入解读"}, flag: announcement.MissingPunctuation, quote: "新闻发布会省大数据局"},
	{name: "truncated clause", page: "003", has: []string{"提升数字经济园区。为更好落实"}, flag: announcement.TruncatedSentence, quote: "提升数字经济园区。"},
	{name: "empty label", page: "003", flag: announcement.EmptyField, quote: "内容来源"},
	{name: "mixed indents", page: "003", has: []string{"\n\n四是坚持公平、公正、公开原则。", "\n\n三是务求实效，"}},
	{name: "trailing blanks", page: "003", gone: []string{" \n", "\u00a0"}},
	{name: "lost picture", page: "003", has: []string{"![11.jpg](11.jpg)"}, flag: announcement.LostImage, quote: "11.jpg"},
	{name: "lost “", page: "004", has: []string{"良好态势。“十四五”时期，是我区"}, gone: []string{"。十四五”"}},
	{name: "blank inside a title", page: "004", has: []string{"《发展规划（初稿）》"}, gone: []string{"规划 （初稿"}},
	{name: "page overwritten without new metadata", page: "004", has: []string{`value = "2021-09-23"`, `value = "2021-09-23 12:47"`, `value = "2021-12-06"`}, flag: announcement.ContradictoryDates},
	{name: "二〇三五年 and 2035年", page: "004", has: []string{"二〇三五年远景目标纲要", "2035年远景目标纲要草案"}, flag: announcement.NameVariant, quote: "远景目标纲要"},
	{name: "two titles", page: "004", has: []string{`title = "关于《莱山区“十四五”工业和信息化发展规划》草案解读"`, "## 关于《莱山区“十四五”工业和信息化发展规划》起草情况的说明 {#"}},
	{name: "script output missing", page: "004", gone: []string{"访问次数", "字号"}},
	{name: "no end date", page: "004", has: []string{"opens = 2021-09-23"}, gone: []string{"closes ="}, flag: announcement.NoEndDate},
	{name: "no draft", page: "004", flag: announcement.NoDraft},
	{name: "no signature", page: "004", flag: announcement.NoSignature},
}

func TestDamage(t *testing.T) {
	s := importSeeds(t)
	for _, d := range damage {
		t.Run(d.page+" "+d.name, func(t *testing.T) {
			for _, want := range d.has {
				if !strings.Contains(s.hans[d.page], want) {
					t.Errorf("%q is not published", want)
				}
			}
			for _, wrong := range d.gone {
				if i := strings.Index(s.hans[d.page], wrong); i >= 0 {
					t.Errorf("%q is published: …%s…", wrong, s.hans[d.page][max(0, i-60):min(len(s.hans[d.page]), i+60)])
				}
			}
			if d.flag == "" {
				return
			}
			for _, f := range s.pages[d.page].Flags {
				if f.Kind == d.flag && strings.Contains(f.Quote, d.quote) {
					return
				}
			}
			t.Errorf("no flag %s with %q; the page has %v", d.flag, d.quote, kinds(s.pages[d.page]))
		})
	}
}

// TestMandatoryWords holds the words that conversion must get right on the pages themselves, and those that
// regional vocabulary or a wrong boundary would make of them.
func TestMandatoryWords(t *testing.T) {
	s := importSeeds(t)
	for page, words := range map[string]string{
		"000": "徵求意見 公眾意見採納情況 幹部|- 信息化 發佈|發布 系統 關鍵 總字數約22000餘字 〔2020〕5號 lcqdsjfzglj@qd.shandong.cn 黑龍江中路 工作人員 國際 匯總|彙總 現實|-",
		"001": "徵求意見 標準規範 領導幹部 系統 關係|- 體系 制定 服務型製造 智能製造 承諾制為核心|承諾製為核心|- 雲腦 範圍 跨週期 超一千餘個 要素發展|- 相關系統 機關系統 標準規範 准入 回流 鬆|- 匯聚 智慧廣電 里|- 面向 平台|平臺 一體化 發展 發佈|發布 信息 程序 網絡 數據",
		"002": "可複製 示範 範式 規範 範圍 採取 槓桿|杠桿 並對 於2022年 “網雲端” 試點 數字化轉型 記者 任曉萌",
		"003": "新聞發佈會|新聞發布會 規範化 里|- 製造|- 支撐 統籌 培訓 幹|- 準|-",
		"004": "信息化 新征程 製造強國 採納 徵求意見 書面徵求 餘|- 體制機制 臺階|台階 年均增長",
	} {
		for want := range strings.FieldsSeq(words) {
			found := strings.HasSuffix(want, "|-") // not on this page; kept to show that it was looked for
			for form := range strings.SplitSeq(want, "|") {
				found = found || strings.Contains(s.hant[page], form)
			}
			if !found {
				t.Errorf("%s has no %s", page, want)
			}
		}
	}
	for page, text := range s.hant {
		for wrong := range strings.FieldsSeq("資訊化 程式 網路 釋出 相關係統 機關係統 要素髮展 承諾製 新徵程 征求 采納 采取 復制 规 髮佈 髮布 髮展 公裏 製定 幹擾 后續 雲雲 複雜|- 于2022 计 务") {
			wrong, optional := strings.CutSuffix(wrong, "|-")
			if !optional && strings.Contains(text, wrong) {
				t.Errorf("%s has %s", page, wrong)
			}
		}
	}
}

func TestParts(t *testing.T) {
	s := importSeeds(t)
	for page, want := range map[string]string{
		"000": "notice interpretation feedback",
		"001": "notice plan interpretation feedback",
		"002": "news",
		"003": "interpretation",
		"004": "interpretation",
	} {
		var got []string
		for _, k := range s.pages[page].Parts {
			got = append(got, string(k))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: parts %v, want %s", page, got, want)
		}
	}
	for page, wants := range map[string][]string{
		"000": {"opens = 2021-03-02T00:00:00+08:00", "closes = 2021-04-10T23:59:59+08:00", "days = 40", `kind = "image"`, `value = "lcqdsjfzglj@qd.shandong.cn"`, `postcode = "266000"`, `mark = "规划公示意见"`, `value = "0532-67707518"`},
		"001": {"opens = 2023-08-10T00:00:00+08:00", "closes = 2023-09-09T23:59:59+08:00", "days = 31", `kind = "zero"`, "responses = 0", `published = "2023-09-12"`, "逾期未反馈，将视为无意见", `as_found = "区大数据局"`, `name = "李沧区大数据发展管理局"`},
		"002": {`author = "任晓萌"`, `name = "青岛日报社/观海新闻"`},
		"004": {`text = "11370613004279133X/2021-06363"`, "valid = true", `division = "370613"`, "consulted = 11", "consulted = 17", "consulted = 5", "comments = 4", "adopted = 2", "rejected = 2", `category = "草案解读"`},
	} {
		for _, want := range wants {
			if !strings.Contains(s.hans[page], want) {
				t.Errorf("%s has no %s", page, want)
			}
		}
	}
}

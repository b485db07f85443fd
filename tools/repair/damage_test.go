package repair

import (
	"slices"
	"strings"
	"testing"

	"gonggao/tools/announcement"
)

// TestDamageOfTheSeeds walks what is known to be broken in the five dumps. shows and hides are words of the repaired
// page, raises are flags.
func TestDamageOfTheSeeds(t *testing.T) {
	pages := map[string]*announcement.Document{}
	for _, name := range []string{"000", "001", "002", "003", "004"} {
		pages[name] = seed(t, name)
		opts := Options{}
		if name == "002" {
			opts = fakeScript
		}
		Run(pages[name], Context{}, opts)
	}
	for _, row := range []struct {
		seed, damage string
		shows, hides string
		raises       string
	}{
		{seed: "003", damage: "two blanks as indent", shows: "\n一是贯彻落实", hides: "\n  一是贯彻落实"},
		{seed: "000", damage: "no-break spaces as indent", shows: "\n由于技术故障，", hides: "\u00A0由于"},
		{seed: "003", damage: "a no-break space at the end", shows: "一、起草背景和过程\n"},
		{seed: "000", damage: "comma", shows: "技术故障，发送反馈", hides: "技术故障,发送反馈"},
		{seed: "000", damage: "colon", shows: "意见征集时间：2021年3月2日-4月10日。"},
		{seed: "001", damage: "semicolon", shows: "监管执法水平；上线数字化", hides: "水平;"},
		{seed: "003", damage: "exclamation mark", shows: "做出积极贡献！"},
		{seed: "000", damage: "brackets", shows: "（一）在本系统", hides: "(一)"},
		{seed: "000", damage: "break in a title", shows: "（2021-2023）》向社会公开征求意见的通知"},
		{seed: "000", damage: "nested title", shows: "《关于〈李沧区“十四五”数字经济产业发展专项规划（2021-2023）〉向社会公开征求意见的通知》", hides: "<"},
		{seed: "000", damage: "two forms of one plan", raises: "name-variant 李沧区“十四五”数字经济产业发展专项规划（2021-2023年）"},
		{seed: "000", damage: "two periods of one plan", shows: "（2019-2023年）", raises: "name-conflict 数字青岛发展规划（2019-2023年）"},
		{seed: "000", damage: "年 missing", raises: "name-variant 数字山东发展规划（2018-2022）"},
		{seed: "000", damage: "padded date", shows: "2021年3月02日", raises: "padded-date 2021年3月02日"},
		{seed: "000", damage: "picture lost", raises: "lost-image 1.jpg"},
		{seed: "000", damage: "redundant words", shows: "总字数约22000余字。"},
		{seed: "000", damage: "e-mail address", shows: "请发送至邮箱lcqdsjfzglj@qd.shandong.cn。"},
		{seed: "000", damage: "position on the screen", raises: "position-instruction 点击最右侧“我要发表意见”按钮"},
		{seed: "000", damage: "document number", shows: "（鲁政办字〔2019〕124号）"},
		{seed: "001", damage: "three forms of one title", shows: "数字李沧发展规划（2023—2025年）\n", raises: "name-variant 数字李沧发展规划（2023—2025年）"},
		{seed: "001", damage: "heading with a full stop", shows: "\n1.统筹政务基础设施建设。\n"},
		{seed: "001", damage: "list mark for comma", shows: "政策体系、鼓励通过", raises: "suspect-mark 力的人才政策体系、鼓励通过兼职挂职、技术咨询"},
		{seed: "001", damage: "missing predicate", shows: "、人工智能教育实验室。", raises: "missing-predicate 加快人工智能教育示范校、人工智能教育实验室。"},
		{seed: "001", damage: "redundancy", shows: "超一千余个"},
		{seed: "001", damage: "unusual term", shows: "新旧动能转化示范区", raises: "term-variant 新旧动能转化"},
		{seed: "001", damage: "Latin in brackets", shows: "城市云脑通用能力服务平台（UCS）体系"},
		{seed: "001", damage: "telephone", shows: "致电0532-51983868，将"},
		{seed: "001", damage: "blank with a meaning", shows: "第一部分 发展现状与面临形势：通过"},
		{seed: "001", damage: "internal draft", shows: "（责任单位：区委网信办、区工信局）"},
		{seed: "002", damage: "glosses", shows: "青島新聞網\n", hides: "(wǎng)"},
		{seed: "002", damage: "cut by bytes, twice", shows: "\n來源：青島日報社/觀海新聞\n"},
		{seed: "002", damage: "cut by bytes, once more", shows: "探索開展政府数据授權運營試點"},
		{seed: "002", damage: "cut with a blank", shows: "（青島日報/觀海新聞記者 任曉萌）"},
		{seed: "002", damage: "converted by characters", shows: "可复制、可推廣", hides: "復制"},
		{seed: "002", damage: "dateline", shows: "觀海新聞5月22日訊 為把"},
		{seed: "002", damage: "address in brackets", shows: "《陽光連線》（https://minsheng.iqilu.com/）、撥打"},
		{seed: "002", damage: "real question mark", shows: "想爆料？請登錄"},
		{seed: "003", damage: "lost 月", shows: "\n10月9日下午，省政府", raises: "reconstructed-date 10月9日"},
		{seed: "003", damage: "lost comma", shows: "举行新闻发布会省大数据局深入解读", raises: "missing-punctuation 举行新闻发布会省大数据局深入解读"},
		{
			seed: "003", damage: "lost end of a sentence", shows: "提升数字经济园区。为更好落实",
			raises: "truncated-sentence 为贯彻落实总书记重要讲话、重要指示精神，加快发展我省数字经济，省委、省政府先后制定出台了" +
				"《数字山东发展规划（2018-2022年）》和《山东省支持数字经济发展的意见》，提出实施数字园区建设突破行动，提升数字经济园区。",
		},
		{seed: "003", damage: "picture lost", raises: "lost-image 11.jpg"},
		{seed: "003", damage: "counties in brackets", shows: "面向各市、县（市、区）分批"},
		{seed: "004", damage: "lost “", shows: "转型加快的良好态势。“十四五”时期，"},
		{seed: "004", damage: "blank in a name", shows: "《发展规划（初稿）》"},
		{
			seed: "004", damage: "two ways to write a year", shows: "二〇三五年远景目标纲要》",
			raises: "name-variant 烟台市莱山区国民经济和社会发展第十四个五年规划和2035年远景目标纲要草案",
		},
		{seed: "004", damage: "per cent", shows: "年均增长10%以上，建设5G基站1700个，"},
	} {
		t.Run(row.seed+" "+row.damage, func(t *testing.T) {
			doc := pages[row.seed]
			text := "\n" + strings.Join(linesOf(doc), "\n") + "\n"
			if row.shows != "" && !strings.Contains(text, row.shows) {
				t.Errorf("does not show %q", row.shows)
			}
			if row.hides != "" && strings.Contains(text, row.hides) {
				t.Errorf("still shows %q", row.hides)
			}
			if row.raises != "" && !slices.Contains(flagsOf(doc), row.raises) {
				t.Errorf("does not raise %q but\n%s", row.raises, strings.Join(flagsOf(doc), "\n"))
			}
		})
	}
}

// The seeds raise the flags above and nothing else: what is only unusual stays quiet.
func TestSeedsRaiseNothingElse(t *testing.T) {
	for name, want := range map[string]int{"000": 6, "001": 6, "002": 0, "003": 4, "004": 1} {
		doc := seed(t, name)
		Run(doc, Context{}, Options{})
		if got := flagsOf(doc); len(got) != want {
			t.Errorf("%s raises %d flags, want %d:\n%s", name, len(got), want, strings.Join(got, "\n"))
		}
	}
}

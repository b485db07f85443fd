package repair

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFiles(t *testing.T) {
	runCases(t, Options{}, []repairCase{
		{name: "a picture", lines: []string{"1.jpg", " 采纳情况.PNG "}, want: []string{"1.jpg", "采纳情况.PNG"}, flags: []string{"lost-image 1.jpg", "lost-image 采纳情况.PNG"}},
		{name: "an attachment", lines: []string{"附件1：名单.docx"}, flags: []string{"lost-attachment 附件1：名单.docx"}},
		{name: "marks of a name", lines: []string{"名单(第1批), 修改版 (终).pdf"}, flags: []string{"lost-attachment 名单(第1批), 修改版 (终).pdf"}},
		{name: "a sentence", lines: []string{"请将扫描件存为1.jpg", "详见图，1.jpg", "node.js", "a/b.jpg"}, flags: []string{"lost-image 请将扫描件存为1.jpg"}},
	})
}

func TestTruncated(t *testing.T) {
	runCases(t, Options{}, []repairCase{
		{
			name:  "marks whose words are gone",
			lines: []string{"提取额度,,,,。请携带", "、、", "办理，。"},
			want:  []string{"提取额度，，，，。请携带", "、、", "办理，。"},
			flags: []string{"truncated-sentence 提取额度，，，，。", "truncated-sentence 、、", "truncated-sentence 办理，。"},
		},
		{name: "a lost beginning", lines: []string{"上一段。", "，自发布之日起施行。"}, flags: []string{"truncated-sentence ，"}},
		{name: "a line broken anywhere", lines: []string{"上一行没有完", "，自发布之日起施行。"}},
		{name: "dots", lines: []string{"等等。。。好。", "1,000,000；好"}},
	})
}

func TestPredicates(t *testing.T) {
	runCases(t, Options{}, []repairCase{
		{
			name:  "nouns alone",
			lines: []string{"普及教育，加快人工智能教育示范校、人工智能教育实验室。"},
			flags: []string{"missing-predicate 加快人工智能教育示范校、人工智能教育实验室。"},
		},
		{
			name: "with an object",
			lines: []string{
				"加快建设数字中国。加快新一代技术普及应用。加快新旧动能转换步伐。加快推进教育数字化转型。",
				"加快数字基础设施、数字经济，推动发展。加快教育示范校、实验室建设。不断加快。要加快。进度明显加快。",
				"加快城市老旧小区智慧化改造。加快形成新格局。加快电子病历共享和互认互通。",
			},
		},
	})
}

func TestCommas(t *testing.T) {
	runCases(t, Options{}, []repairCase{
		{
			name:  "a lost comma",
			lines: []string{"省政府新闻办举行新闻发布会省大数据局深入解读《方案》。"},
			flags: []string{"missing-punctuation 举行新闻发布会省大数据局深入解读"},
		},
		{
			name:  "a comma there, or no other body",
			lines: []string{"举行新闻发布会，省大数据局深入解读。", "召开会议部署工作。", "召开全市推进会议通报情况。", "召开座谈会听取市民意见。"},
		},
		{
			name:  "a list mark for a comma",
			lines: []string{"完善人才政策体系、鼓励通过兼职挂职等方式汇聚人才。"},
			flags: []string{"suspect-mark 完善人才政策体系、鼓励通过兼职挂职等方式汇聚"},
		},
		{
			name:  "lists of verbs",
			lines: []string{"引导、鼓励、支持企业。", "夯实底座、培育优势、推动发展、鼓励创新。"},
		},
	})
}

func TestPadded(t *testing.T) {
	runCases(t, Options{}, []repairCase{
		{
			name:  "zeros",
			lines: []string{"于2021年3月02日到2021年04月10日，03月1日"},
			flags: []string{"padded-date 2021年3月02日", "padded-date 2021年04月10日", "padded-date 03月1日"},
		},
		{name: "none", lines: []string{"2021年3月2日至10月20日", "2021-03-02", "10月30日"}},
	})
}

func TestPositions(t *testing.T) {
	runCases(t, Options{}, []repairCase{
		{
			name:  "where on the screen",
			lines: []string{"请点击最右侧“我要发表意见”按钮。", "扫描下方二维码", "请点击“我要发表意见”按钮", "位于黄河右侧的入口"},
			flags: []string{"position-instruction 点击最右侧“我要发表意见”按钮", "position-instruction 扫描下方二维码"},
		},
	})
}

func TestTerms(t *testing.T) {
	runCases(t, Options{}, []repairCase{
		{
			name:  "an unusual form",
			lines: []string{"助力新旧动能转化示范区，新旧动能转化", "新旧动能转换"},
			flags: []string{"term-variant 新旧动能转化"},
		},
	})
}

func TestTermTable(t *testing.T) {
	all, err := readTerms(termTable)
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range all {
		for _, variant := range one.Variants {
			if strings.Contains(one.Usual, variant) {
				t.Errorf("%s is part of its usual form %s", variant, one.Usual)
			}
		}
	}
	for name, table := range map[string]string{
		"unknown key": "[[term]]\nusual=\"甲\"\nvariants=[\"乙\"]\nsource=\"丙\"\nusaul=\"\"",
		"no source":   "[[term]]\nusual=\"甲\"\nvariants=[\"乙\"]",
		"no TOML":     "[[",
	} {
		if _, err := readTerms(table); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		flags []string
		want  string // variants of the first flag
	}{
		{
			name: "other years", lines: []string{"《数字青岛发展规划（2019-2022年）》《数字青岛发展规划（2019-2022年）》", "《数字青岛发展规划（2019-2023年）》"},
			flags: []string{"name-conflict 数字青岛发展规划（2019-2023年）"},
			want:  "数字青岛发展规划（2019-2022年） ×2；数字青岛发展规划（2019-2023年） ×1",
		},
		{
			name:  "another spelling",
			lines: []string{"关于《数字李沧发展规划(2023-2025年)》征求意见的公告", "x", "x", "x", "x", "x", "x", "x", "x", "x", "x", "数字李沧发展规划(2023—2025年)", "《数字李沧发展规划(2023-2025)(征求意见稿)》"},
			flags: []string{"name-variant 数字李沧发展规划（2023—2025年）"},
			want:  "数字李沧发展规划（2023-2025年） ×1；数字李沧发展规划（2023—2025年） ×1；数字李沧发展规划（2023-2025）（征求意见稿） ×1",
		},
		{
			name:  "Chinese and Arabic years",
			lines: []string{"《国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要》《国民经济和社会发展第十四个五年规划和2035年远景目标纲要草案》"},
			flags: []string{"name-variant 国民经济和社会发展第十四个五年规划和2035年远景目标纲要草案"},
			want:  "国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要 ×1；国民经济和社会发展第十四个五年规划和2035年远景目标纲要草案 ×1",
		},
		{
			name:  "inside another title",
			lines: []string{"《关于〈专项规划纲要（2021-2023）〉征求意见的通知》和《专项规划纲要（2021-2023年）》"},
			flags: []string{"name-variant 专项规划纲要（2021-2023年）"},
			want:  "专项规划纲要（2021-2023） ×1；专项规划纲要（2021-2023年） ×1",
		},
		{name: "other documents", lines: []string{"《2021年政务公开工作要点》《2022年政务公开工作要点》《“十三五”卫生规划》《“十四五”卫生规划》"}},
		{name: "one after the other", lines: []string{"《卫生健康发展规划（2016-2020年）》《卫生健康发展规划（2021-2025年）》"}},
		{
			name: "one after the other, one of them in two ways", lines: []string{"《卫生健康发展规划（2016-2020年）》《卫生健康发展规划（2021-2025年）》《卫生健康发展规划（2021-2025）》"},
			flags: []string{"name-variant 卫生健康发展规划（2021-2025）"},
			want:  "卫生健康发展规划（2021-2025年） ×1；卫生健康发展规划（2021-2025） ×1",
		},
		{
			name: "one after the other, and for short", lines: []string{"《卫生健康发展规划》《卫生健康发展规划（2016-2020年）》《卫生健康发展规划（2021-2025年）》"},
			flags: []string{"name-variant 卫生健康发展规划（2016-2020年）"},
		},
		{name: "short for any", lines: []string{"《规划》《规划（草案）》《行动方案》"}},
		{name: "the same", lines: []string{"《数字山东发展规划（2018-2022年）》《数字山东发展规划（2018-2022年）》"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := document(c.lines...)
			Run(doc, Context{}, Options{})
			if diff := cmp.Diff(c.flags, flagsOf(doc)); diff != "" {
				t.Fatalf("flags (-want +got):\n%s", diff)
			}
			if c.want != "" && doc.Flags[0].Data["variants"] != c.want {
				t.Errorf("variants %s\nwant %s", doc.Flags[0].Data["variants"], c.want)
			}
		})
	}
}

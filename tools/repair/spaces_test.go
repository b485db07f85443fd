package repair

import (
	"testing"

	"gonggao/tools/announcement"
)

func TestSpaces(t *testing.T) {
	runCases(t, Options{}, []repairCase{
		{
			name:  "indents and trailing blanks of every kind",
			lines: []string{"　　一是统筹。 \u00A0", "\u00A0\u00A0\u00A0二是推进。\t", "  三是落实。"},
			want:  []string{"一是统筹。", "二是推进。", "三是落实。"},
		},
		{
			name:  "beside marks",
			lines: []string{"关于《规划（2021-2023）》 向社会征求意见的通知", "《发展规划 （初稿） 》 ， 以下 “四个 提升”"},
			want:  []string{"关于《规划（2021-2023）》向社会征求意见的通知", "《发展规划（初稿）》，以下“四个 提升”"},
		},
		{
			name:  "blanks with a meaning",
			lines: []string{"第一部分 发展现状", "记者 任晓萌", "5月22日讯 为把", "建设 5G 基站 1700 个", "“AI” and “IT” x", "2021 年"},
			want:  []string{"第一部分 发展现状", "记者 任晓萌", "5月22日讯 为把", "建设 5G 基站 1700 个", "“AI” and “IT” x", "2021 年"},
		},
		{
			name:  "letter-spaced labels",
			lines: []string{"邮 箱：a@b.cn", "联 系 人：张 三", "邮 箱 地 址 张 三", "通　知", "开会时 间隔", "邮 箱子"},
			want:  []string{"邮箱：a@b.cn", "联系人：张 三", "邮箱 地址 张 三", "通知", "开会时 间隔", "邮 箱子"},
		},
		{
			name:  "the trace of lost words",
			lines: []string{"省里出台了意见。提出实施突破行动,提升数字经济园区。 为更好落实要求,制定方案。"},
			want:  []string{"省里出台了意见。提出实施突破行动，提升数字经济园区。为更好落实要求，制定方案。"},
			flags: []string{"truncated-sentence 提出实施突破行动，提升数字经济园区。"},
		},
		{
			name:  "a quote in the words that are shown",
			lines: []string{"提出《规划》 (草案)的要求。 为更好落实"},
			want:  []string{"提出《规划》（草案）的要求。为更好落实"},
			flags: []string{"truncated-sentence 提出《规划》（草案）的要求。"},
		},
		{
			name:  "wide gaps between sentences",
			lines: []string{"特此公告。    李沧区人民政府", "一是统筹。　　二是推进。"},
		},
		{
			name:  "an author's habit",
			lines: []string{"一是统筹。 要推进。 要落实。 要督查。"},
			want:  []string{"一是统筹。要推进。要落实。要督查。"},
		},
		{
			name:  "a list on one line",
			lines: []string{"要求如下。 一、统筹。 （二）推进"},
			want:  []string{"要求如下。一、统筹。（二）推进"},
		},
	})
}

func TestSpacesInTitles(t *testing.T) {
	for text, want := range map[string]string{
		"国务院办公厅关于推进\n政务新媒体健康有序发展的意见": "国务院办公厅关于推进政务新媒体健康有序发展的意见",
		"关于印发国 家 粮 食 应 急 预 案 的 函":    "关于印发国家粮食应急预案的函",
		"第一部分 发展现状":                  "第一部分 发展现状",
		"张 三 李 四":                    "张 三 李 四",
		"记者 任 晓 萌":                   "记者 任 晓 萌",
	} {
		doc := document(text)
		doc.Blocks[0].Kind = announcement.Title
		Run(doc, Context{}, Options{})
		if got := doc.Blocks[0].Text; got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
		if got := doc.Extracted()[0]; got != text {
			t.Errorf("extracted %q, want %q", got, text)
		}
	}
}

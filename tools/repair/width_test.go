package repair

import "testing"

func TestWidth(t *testing.T) {
	runCases(t, Options{}, []repairCase{
		{
			name:  "beside Chinese",
			lines: []string{"现将情况汇报如下:一是统筹;二是推进!好吗?对外,开放,"},
			want:  []string{"现将情况汇报如下：一是统筹；二是推进！好吗？对外，开放，"},
		},
		{
			name:  "beside a Chinese mark",
			lines: []string{"《规划》,《纲要》;“一网通办”,完善"},
			want:  []string{"《规划》，《纲要》；“一网通办”，完善"},
		},
		{
			name: "numbers, times, ratios, sizes",
			lines: []string{
				"共1,000人,12:47开始,比例3:1,版本1.2,第1,2,3条,约10,000元(含)",
			},
			want: []string{"共1,000人，12:47开始，比例3:1，版本1.2，第1,2,3条，约10,000元（含）"},
		},
		{
			name:  "addresses and numbers",
			lines: []string{"请访问https://a.gov.cn/x?a=1,2:3!b,或发至lcq@qd.shandong.cn,电话(0532)51983868,400-1:2是"},
			want:  []string{"请访问https://a.gov.cn/x?a=1,2:3!b，或发至lcq@qd.shandong.cn，电话(0532)51983868,400-1:2是"},
		},
		{
			name:  "an address in brackets ends before them",
			lines: []string{"登录《陽光連線》( https://minsheng.iqilu.com/)、撥打"},
			want:  []string{"登录《陽光連線》（https://minsheng.iqilu.com/）、撥打"},
		},
		{
			name:  "Latin phrases in Chinese text",
			lines: []string{"采用Smart City, Smart Life (2020 edition), version 2的理念,即Windows, Linux, 系统"},
			want:  []string{"采用Smart City, Smart Life (2020 edition), version 2的理念，即Windows, Linux, 系统"},
		},
		{name: "a Latin text", lines: []string{"Hello, world (again): yes; no!"}},
		{
			name:  "list numbers",
			lines: []string{"1.统筹建设", "(1)加快部署", "(一)目标", "1)一是,2)二是", "a)项"},
			want:  []string{"1.统筹建设", "（1）加快部署", "（一）目标", "1)一是，2)二是", "a)项"},
		},
		{
			name:  "brackets by pairs",
			lines: []string{"《规划(2021-2023)》,平台(UCS)体系,即服务(MaaS),MaaS(出行),H(2)O,园区(试点(一期))"},
			want:  []string{"《规划（2021-2023）》，平台（UCS）体系，即服务（MaaS），MaaS（出行），H(2)O，园区（试点（一期））"},
		},
		{
			name:  "a half-folded pair",
			lines: []string{"(初稿）和（初稿)"},
			want:  []string{"（初稿）和（初稿）"},
		},
		{
			name:  "brackets without a fellow",
			lines: []string{"规划(试行。", "一", "二", "三", "四", "五", "试行)规划。"},
			flags: []string{"unbalanced-marks 规划(试行。", "unbalanced-marks 试行)规划。"},
		},
		{
			name:  "chained titles",
			lines: []string{"《数字李沧发展规划(2023-2025)(征求意见稿)》"},
			want:  []string{"《数字李沧发展规划（2023-2025）（征求意见稿）》"},
		},
		{
			name:  "straight quotation marks in pairs",
			lines: []string{`推进"放管服"改革和"一网通办"。`, `显示屏5"高清,"大屏`, `"Hello"是问候`, `叫做" 某某"的`},
			want:  []string{"推进“放管服”改革和“一网通办”。", `显示屏5"高清，"大屏`, `"Hello"是问候`, `叫做" 某某"的`},
		},
	})
}

func TestWidthLeavesData(t *testing.T) {
	doc := document("2021-09-23 12:47 来源:区局(本级)")
	Run(doc, Context{}, Options{})
	if got, want := doc.Blocks[0].Text, "2021-09-23 12:47 来源:区局(本级)"; got != want {
		t.Errorf("field value became %q", got)
	}
}

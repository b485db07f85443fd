package repair

import "testing"

func TestNested(t *testing.T) {
	runCases(t, Options{}, []repairCase{
		{
			name:  "a title inside a title",
			lines: []string{"发布了《关于<李沧区规划（2021-2023）> 向社会公开征求意见的通知》"},
			want:  []string{"发布了《关于〈李沧区规划（2021-2023）〉向社会公开征求意见的通知》"},
		},
		{name: "outside a title", lines: []string{"a<b且c>d，《规划》和<规划>"}},
		{name: "markup", lines: []string{"《关于<br>的通知》和《x<y》"}},
		{name: "across the end of a title", lines: []string{"《关于<规划》的>通知"}},
	})
}

func TestQuotes(t *testing.T) {
	const habit = "“十四五”规划、“十四五”时期和“十四五”目标，“双轮驱动”"
	runCases(t, Options{}, []repairCase{
		{
			name:  "a lost opening mark",
			lines: []string{habit, "态势。十四五”时期，是"},
			want:  []string{habit, "态势。“十四五”时期，是"},
		},
		{
			name:  "a lost closing mark",
			lines: []string{habit, "聚焦“十四五时期，是"},
			want:  []string{habit, "聚焦“十四五”时期，是"},
		},
		{
			name:  "words seldom quoted",
			lines: []string{habit, "以双轮驱动”为抓手"},
			flags: []string{"unbalanced-marks 以双轮驱动”为抓手"},
		},
		{
			name:  "words also written bare",
			lines: []string{habit, "十四五规划。十四五”时期"},
			flags: []string{"unbalanced-marks 四五规划。十四五”时期"},
		},
		{
			name:  "two readings",
			lines: []string{"“四五”“四五”“四五”，“十四五”“十四五”“十四五”，十四五”时期"},
			flags: []string{"unbalanced-marks 十四五”，十四五”时期"},
		},
	})
}

func TestUnbalanced(t *testing.T) {
	runCases(t, Options{}, []repairCase{
		{name: "balanced", lines: []string{"（一）《关于〈规划〉的通知》〔2020〕【重要】“好”「甲『乙』」"}},
		{name: "list numbers", lines: []string{"1)甲，2)乙，一)丙；a)丁"}},
		{
			name:  "a lost closing mark",
			lines: []string{"根据《规划纲要（试行）要求"},
			flags: []string{"unbalanced-marks 根据《规划纲要（试行）"},
		},
		{
			name:  "crossed",
			lines: []string{"（《规划）》"},
			flags: []string{"unbalanced-marks （《规划）》"},
		},
		{name: "a quotation over paragraphs", lines: []string{"他说：“第一段。", "“第二段。", "“第三段。”"}},
		{name: "a line broken anywhere", lines: []string{"根据《规划纲要（试", "行）》要求"}},
		{
			name:  "an unfinished quotation",
			lines: []string{"他说：“第一段。", "第二段。"},
			flags: []string{"unbalanced-marks 他说：“第一段。"},
		},
		{
			name:  "closing before opening",
			lines: []string{"行）要求", "纲要（试"},
			flags: []string{"unbalanced-marks 行）要求", "unbalanced-marks 纲要（试"},
		},
		{name: "an address", lines: []string{"见http://a.cn/x[1 和https://b.cn/y]z"}},
	})
}

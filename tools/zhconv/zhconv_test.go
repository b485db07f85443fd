package zhconv

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Words that official text cannot do without; tw and hk where they differ.
var mandatoryWords = []struct{ hans, tw, hk string }{
	{"征求意见", "徵求意見", ""},
	{"采纳", "採納", ""},
	{"复制推广", "複製推廣", ""},
	{"规范", "規範", ""},
	{"领导干部", "領導幹部", ""},
	{"系统", "系統", ""},
	{"关系", "關係", ""},
	{"体系", "體系", ""},
	{"联系", "聯繫", ""},
	{"制定", "制定", ""},
	{"制造", "製造", ""},
	{"里程碑", "里程碑", ""},
	{"公里", "公里", ""},
	{"这里", "這裡", "這裏"},
	{"全面", "全面", ""},
	{"面粉", "麵粉", "麪粉"},
	{"平台", "平臺", "平台"},
	{"烟台市", "煙臺市", "煙台市"},
	{"台州市", "台州市", ""},
	{"云脑", "雲腦", ""},
	{"范围", "範圍", ""},
	{"示范", "示範", ""},
	{"周期", "週期", ""},
	{"一千余个", "一千餘個", ""},
	{"几个", "幾個", ""},
	{"茶几", "茶几", ""},
	{"出台后", "出臺後", "出台後"},
	{"皇后", "皇后", ""},
	{"只有一只", "只有一隻", ""},
	{"发展", "發展", ""},
	{"发布", "發布", ""},
	{"头发", "頭髮", ""},
	{"标准", "標準", ""},
	{"准入", "准入", ""},
	{"回避", "迴避", ""},
	{"回应", "回應", ""},
	{"放松", "放鬆", ""},
	{"松花江", "松花江", ""},
	{"汇聚", "匯聚", ""},
	{"汇总", "彙總", ""},
	{"汇报", "彙報", "匯報"},
	{"数字政府", "數字政府", ""},
	{"信息化", "信息化", ""},
	{"程序", "程序", ""},
	{"网络", "網絡", ""},
	{"〔2020〕5号", "〔2020〕5號", ""},
}

// Strings that OpenCC cuts wrongly, and words its dictionaries miss.
var correctedWords = []struct{ hans, tw, hk string }{
	{"治理相关系统与", "治理相關系統與", ""},
	{"政府机关系统集成", "政府機關系統集成", ""},
	{"数据要素发展潜能", "數據要素發展潛能", ""},
	{"以承诺制为核心", "以承諾制為核心", ""},
	{"国家新征程", "國家新征程", ""},
	{"学生发展", "學生發展", ""},
	{"一个中心", "一個中心", ""},
	{"生产制度", "生產制度", ""},
	{"全国历史文化", "全國歷史文化", ""},
	{"数据分布式存储", "數據分布式存儲", ""},
	{"编制《规划》", "編製《規劃》", ""},
	{"机构编制规划", "機構編制規劃", ""},
	{"电子证照制发", "電子證照製發", ""},
	{"标准布建", "標準佈建", ""},
	{"多表合一", "多表合一", "多錶合一"},
	{"抄水表", "抄水表", "抄水錶"},
	{"人才回流", "人才回流", ""},
	{"香港回归", "香港回歸", ""},
	{"标杆", "標杆", ""},
	{"不准收受", "不准收受", ""},
	{"准营", "准營", ""},
	{"天后宫", "天后宮", ""},
	// The same characters, where the word is not the one of the lexicon.
	{"互相关系统一", "互相關係統一", ""},
	{"头发展示", "頭髮展示", ""},
	{"承诺制定方案", "承諾制定方案", ""},
	{"网格制作", "網格製作", ""},
	{"不准确", "不準確", ""},
	{"今天后宫", "今天後宮", ""},
	{"城里院士", "城裡院士", "城裏院士"},
	{"机制发挥", "機制發揮", ""},
	{"公布建议", "公布建議", ""},
	{"国家具有", "國家具有", ""},
	{"抄表格", "抄表格", ""},
}

func TestWords(t *testing.T) {
	tw, hk := newConverter(t, S2TW, Options{}), newConverter(t, S2HK, Options{})
	for _, test := range slices.Concat(mandatoryWords, correctedWords) {
		if test.hk == "" {
			test.hk = test.tw
		}
		if got := tw.String(test.hans); got != test.tw {
			t.Errorf("s2tw %s: got %s, want %s", test.hans, got, test.tw)
		}
		if got := hk.String(test.hans); got != test.hk {
			t.Errorf("s2hk %s: got %s, want %s", test.hans, got, test.hk)
		}
	}
}

func TestNoRegionalVocabulary(t *testing.T) {
	const hans = "重大行政决策程序 信息网络 软件 硬盘 视频 互联网 人工智能 数据 默认 支持"
	for _, mode := range []Mode{S2TW, S2HK} {
		got := newConverter(t, mode, Options{}).String(hans)
		for _, word := range []string{"程式", "資訊", "網際", "軟體", "硬碟", "影片", "智慧", "資料", "預設", "釋出"} {
			if strings.Contains(got, word) {
				t.Errorf("%s: %s has %s", mode, got, word)
			}
		}
	}
}

func TestUntouched(t *testing.T) {
	c := newConverter(t, S2TW, Options{Protect: []string{"发展附件1.docx", "系统"}})
	for _, test := range []struct{ in, want string }{
		{"见http://www.a.gov.cn/发展/规划.html。发展", "見http://www.a.gov.cn/发展/规划.html。發展"},
		{"见http://www.a.gov.cn/查询发展", "見http://www.a.gov.cn/查詢發展"},
		{"网址http://www.a.gov.cn发展", "網址http://www.a.gov.cn發展"},
		{"http://发展.中国/a发展", "http://发展.中国/a發展"},
		{"邮箱lcqdsjfzglj@qd.shandong.cn发展", "郵箱lcqdsjfzglj@qd.shandong.cn發展"},
		{"下载发展附件1.docx", "下載发展附件1.docx"},
		{"关系统一", "關系统一"},
		{"\xff发\x80展\x00", "\xff發\x80展\x00"},
		{"⿰马马 马", "⿰马马 馬"},
		{"", ""},
	} {
		if got := c.String(test.in); got != test.want {
			t.Errorf("%q: got %q, want %q", test.in, got, test.want)
		}
	}
}

func TestChanges(t *testing.T) {
	c := newConverter(t, T2S, Options{})
	got := c.Changes("試點示范,規范a\xff網")
	want := []Change{{0, "試點", "试点"}, {13, "規", "规"}, {21, "網", "网"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// replay makes the changes on the source.
func replay(s string, changes []Change) string {
	var b strings.Builder
	at := 0
	for _, change := range changes {
		b.WriteString(s[at:change.At])
		b.WriteString(change.After)
		at = change.At + len(change.Before)
	}
	return b.String() + s[at:]
}

func TestAppendConvert(t *testing.T) {
	c := newConverter(t, S2TW, Options{})
	dst := []byte("a")
	if got := string(c.AppendConvert(dst, []byte("发展"))); got != "a發展" {
		t.Errorf("got %q", got)
	}
}

// A text longer than a window is converted as its sentences are.
func TestLongText(t *testing.T) {
	c := newConverter(t, S2TW, Options{})
	for _, sentence := range []string{"促进学生发展，建设一个中心。", "\xe5", "龘", "⿰马", "学生发展"} {
		const times = 20000
		got := c.String(strings.Repeat(sentence, times))
		if sentence == "学生发展" || sentence == "⿰马" {
			continue // context runs on; only that it ends
		}
		if want := strings.Repeat(c.String(sentence), times); got != want {
			t.Errorf("%q × %d differs from one by one", sentence, times)
		}
	}
}

func TestConcurrent(t *testing.T) {
	c := newConverter(t, S2TW, Options{})
	const text = "学生发展，系统发布，http://a.cn/发展/1"
	want := c.String(text)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 200 {
				if got := c.String(text); got != want {
					t.Errorf("got %s, want %s", got, want)
					return
				}
			}
		})
	}
	wait.Wait()
}

func TestNewErrors(t *testing.T) {
	for _, test := range []struct {
		mode Mode
		opts Options
	}{
		{"s2xx", Options{}},
		{"", Options{}},
		{S2T, Options{Protect: []string{""}}},
		{S2T, Options{Protect: []string{"\xff"}}},
	} {
		if _, err := New(test.mode, test.opts); err == nil {
			t.Errorf("%q %+v: no error", test.mode, test.opts)
		}
	}
}

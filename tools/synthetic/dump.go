package synthetic

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
	"unicode"
)

// Cycle is how many dumps come before the first kind comes again, Announcements what they are on the site: a consultation
// in five parts, two interpretations, two pieces of news, a notice.
const (
	Cycle         = 6
	Announcements = 10
)

// Dump returns dump number i, always the same: the name of its file and the text of a page as a scraper of texts leaves
// it, with the menus, blanks and narrow punctuation that dumps have. Each part has about 1,500 characters.
func (c *Chain) Dump(i int) (name, text string) {
	d := dump{chain: c, rnd: rand.New(rand.NewPCG(2, uint64(i)))}
	d.day = time.Date(2000+d.rnd.IntN(25), time.Month(1+d.rnd.IntN(12)), 1+d.rnd.IntN(28), 0, 0, 0, 0, time.UTC)
	d.office = c.office(d.rnd.IntN(offices))
	d.matter = fmt.Sprintf("%s区%s发展规划(%d-%d年)", d.han(2), d.han(6), d.day.Year(), d.day.Year()+2)
	switch i % Cycle {
	case 0:
		d.consultation()
	case 1, 2:
		d.interpretation()
	case 3, 4:
		d.news()
	default:
		d.notice()
	}
	return fmt.Sprintf("page_%06d.txt", i), d.String()
}

const offices = 60 // that publish on one site

func (c *Chain) office(i int) string {
	d := dump{chain: c, rnd: rand.New(rand.NewPCG(3, uint64(i)))}
	return fmt.Sprintf("%s区%s局", d.han(2), d.han(3))
}

type dump struct {
	strings.Builder
	chain          *Chain
	rnd            *rand.Rand
	day            time.Time
	office, matter string
}

func (d *dump) han(n int) string {
	out := make([]rune, n)
	for i := range out {
		out[i] = d.chain.Any(d.rnd)
	}
	return string(out)
}

func (d *dump) line(format string, args ...any) {
	fmt.Fprintf(d, format+"\n\n", args...)
}

// body writes three chapters of paragraphs.
func (d *dump) body() {
	for _, number := range []string{"一", "二", "三"} {
		d.line("%s、%s", number, d.han(8))
		for range 4 {
			d.line("  %s。", strings.TrimRight(plain(d.chain.Run(d.rnd, 60+d.rnd.IntN(120))), ",;:，；：、。"))
		}
	}
}

// plain leaves out what comes in pairs: a chain loses halves of them more often than a scraper.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Latin, unicode.Ps, unicode.Pe, unicode.Pi, unicode.Pf) {
			return -1
		}
		return r
	}, text)
}

func (d *dump) signature(day time.Time) {
	d.line("%s\n\n%s\n", d.office, day.Format("2006年1月2日"))
}

func (d *dump) chrome() {
	d.line("%s区政府欢迎您!\n无障碍浏览 | 繁體中文 |\n| 邮 箱 | 智能问答", d.han(2))
}

func (d *dump) consultation() {
	ends := d.day.AddDate(0, 0, 20+d.rnd.IntN(20))
	d.chrome()
	d.line("关于《%s》向社会公开征求意见的公告", d.matter)
	d.line("%s 信息来源:%s", d.day.Format("2006-01-02"), d.office)
	d.line("  %s组织编制了《%s》,现向社会公开征求意见,欢迎大家积极参与。", d.office, d.matter)
	d.line("  意见征集时间:%s-%s。", d.day.Format("2006年1月2日"), ends.Format("2006年1月2日"))
	d.line("  公众可以通过以下途径和方式提出反馈意见:")
	d.line("  (一)在本系统直接提出意见,请点击最右侧“我要发表意见”按钮。")
	d.line("  (二)意见或建议请发送至邮箱box%d@example.gov.cn。", d.rnd.IntN(1000))
	d.line("  (三)来信请寄往%s,地址:%s区%s路%d号,邮编:266%03d。", d.office, d.han(2), d.han(3), 1+d.rnd.IntN(900), d.rnd.IntN(1000))
	d.line("  (四)致电0532-5%07d,将意见直接告诉工作人员。", d.rnd.IntN(10_000_000))
	d.line("  感谢并期待您的参与!")
	d.line("%s", d.matter)
	d.body()
	d.line("关于《%s》草案解读", d.matter)
	d.body()
	d.signature(d.day)
	d.line("关于《%s》公开征求意见结果反馈", d.matter)
	d.line("  %s发布了《%s》,现将意见采纳情况公示如下:", d.office, d.matter)
	d.line("  在规定的征求意见期间内未收到反馈意见。")
	d.body()
	d.signature(ends.AddDate(0, 0, 3))
	d.line("已结束")
}

func (d *dump) interpretation() {
	d.line("您当前的位置: 首页\n> 政府信息公开 > 政务专题 > 草案解读")
	d.line("索引号: 11370613004279133X/%d-%05d 成文日期: %s\n发布机构: %s 组配分类: 草案解读", d.day.Year(), d.rnd.IntN(100_000), d.day.Format("2006-01-02"), d.office)
	d.line("关于《%s》草案解读\n发布日期:%s 12:47 访问次数: 字号:[ ]", d.matter, d.day.Format("2006-01-02"))
	d.body()
	d.line("%s", d.day.Format("2006年1月2日"))
}

func (d *dump) news() {
	d.line("来源:%s新闻网\n%s 09:44:05\n%s区%s工作取得新进展", d.han(2), d.day.Format("2006-01-02"), d.han(2), d.han(6))
	d.body()
	d.line("(记者 %s)", d.han(3))
}

func (d *dump) notice() {
	d.chrome()
	d.line("关于印发《%s》的通知", d.matter)
	d.line("%s 信息来源:%s", d.day.Format("2006-01-02"), d.office)
	d.body()
	d.signature(d.day)
}

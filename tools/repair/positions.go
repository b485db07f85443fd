package repair

import (
	"regexp"

	"gonggao/tools/announcement"
)

var byPosition = regexp.MustCompile(`(?:点击|单击|点选|选择|扫描|扫一扫|详见|参见)[^，。；]{0,10}` +
	`[左右上下顶底](?:侧|方|边|面|部|端|上角|下角|角)[^，。；]{0,24}(?:按钮|链接|图标|栏目|菜单|窗口|二维码|入口|浮窗|图片)`)

// positioned is what such an instruction ends with.
var positioned = []string{"按钮", "链接", "图标", "栏目", "菜单", "窗口", "二维码", "入口", "浮窗", "图片"}

// positions flags instructions that say where something is on the screen: it is elsewhere on this site, and
// nowhere for a screen reader (WCAG 2.2, 1.3.3).
func positions(p *page) {
	for block, text := range p.body(withPosition) {
		flags := p.flags(announcement.PositionInstruction, block)
		for _, m := range byPosition.FindAllStringIndex(text, -1) {
			flags.raise(text[m[0]:m[1]])
		}
	}
}

package extract

import (
	"regexp"
	"strings"

	"gonggao/tools/announcement"
)

// chromeOf returns the kind of chrome a line is by itself, or "".
func chromeOf(text, folded string, runes int) announcement.ChromeKind {
	if generator.MatchString(folded) && runes <= 80 {
		return announcement.Generator
	}
	if runes <= 200 && breadcrumb.MatchString(folded) && (runes <= 60 || strings.ContainsAny(folded, ">»›→")) {
		return announcement.Breadcrumb
	}
	if pager.MatchString(folded) {
		return announcement.Pager
	}
	if hotline(folded, runes) {
		return announcement.Hotline
	}
	if runes <= 60 && greeting.MatchString(folded) {
		return announcement.Greeting
	}
	if runes <= 120 && toolbar(text) {
		return announcement.Toolbar
	}
	if runes <= 300 && footer.MatchString(folded) {
		return announcement.Footer
	}
	return ""
}

var (
	greeting   = regexp.MustCompile(`^.{0,30}(?:欢迎您|欢迎你|欢迎(?:访问|光临|来到|进入).{0,24})[!。]*$`)
	breadcrumb = regexp.MustCompile(`^(?:您|你)?(?:现在|当前|目前)?(?:的)?(?:当前|所在)?(?:的)?位置(?:是|在)?[:>»]|^(?:网站)?首页(?:>|»|›|→|/|-|\|).+`)
	crumbLine  = regexp.MustCompile(`^(?:>|»|›|→).+`)
	pager      = regexp.MustCompile(`^(?:【|\[|<<?|«)?(?:上一?篇|下一?篇|上一?条|下一?条|上一?页|下一?页|前一篇|后一篇)(?:】|\]|:|>>?|»|:|$|[^。]{0,80}$)`)
	generator  = regexp.MustCompile(`(?i)^(?:producedby|poweredby|技术支持:.{0,20}(?:cms|发布系统))`)
	footer     = regexp.MustCompile(`(?i)版权所有|copyright|©|icp备|icp证|公网安备|网站标识码|备案许可证号|备案序号|^(?:主办|承办|主办单位|承办单位|技术支持|网站地图)[:：]|我为政府网站找错`)
	hotlineRE  = regexp.MustCompile(`爆料|新闻热线|广告热线|新闻线索|官方微博|官方微信|合作伙伴|客户端|广告刊例|报料|扫码关注|免责声明|版权声明`)
	phone      = regexp.MustCompile(`\d{3,4}-\d{7,8}|\d{5}|1\d{10}`)
	related    = regexp.MustCompile(`^(?:相关(?:链接|阅读|文章|新闻|信息|稿件|文档|解读|内容)|延伸阅读|更多(?:新闻|阅读)|猜你喜欢|热门(?:文章|新闻)|推荐阅读):?$`)
	contact    = regexp.MustCompile(`电话|传真|邮箱|邮编|地址|联系|业务|@`)
)

// hotline recognises the tip-off and advertising lines at the end of news: two of their words, or one and a number.
func hotline(folded string, runes int) bool {
	if runes > 300 {
		return false
	}
	n := len(hotlineRE.FindAllStringIndex(folded, 3))
	return n >= 2 || n == 1 && runes <= 80 && phone.MatchString(folded)
}

// toolbar reports whether a line consists of toolbar words only.
func toolbar(text string) bool {
	found := false
	for piece := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune("|｜/·•[]【】", r) }) {
		if word := fold(piece).text; word == "" || toolbarWords[strings.TrimRight(word, ":")] {
			found = found || word != ""
			continue
		}
		for word := range strings.FieldsFuncSeq(piece, isBlank) {
			if !toolbarWords[strings.TrimRight(fold(word).text, ":")] {
				return false
			}
			found = true
		}
	}
	return found
}

var toolbarWords = set(
	"无障碍浏览", "无障碍", "无障碍阅读", "无障碍服务", "长者模式", "长者助手", "适老化", "适老模式", "关怀版", "关怀模式", "老年版", "进入适老模式", "智能机器人",
	"繁体中文", "繁体", "繁體", "繁体版", "简体中文", "简体", "简体版", "繁", "简", "中文", "English", "ENGLISH", "EN", "英文版",
	"邮箱", "电子邮箱", "智能问答", "智能问答系统", "登录", "注册", "用户登录", "个人中心", "我的主页", "退出", "首页", "网站首页", "网站地图", "站点地图",
	"收藏", "收藏本页", "加入收藏", "设为首页", "打印", "打印本页", "打印此页", "关闭", "关闭窗口", "关闭本页", "分享", "分享到", "微信", "微博", "QQ空间", "新浪微博", "腾讯微博",
	"手机版", "移动版", "手机站", "电脑版", "RSS", "RSS订阅", "订阅", "返回", "返回顶部", "返回首页", "返回上一页", "顶部", "搜索", "高级搜索", "请输入关键字", "检索",
	"字号", "字体", "大", "中", "小", "字体大小", "朗读", "语音朗读", "语音播报", "听全文", "下载", "pdf下载", "word下载", "扫一扫在手机打开当前页", "扫一扫", "二维码", "分享到:",
	"我要发表意见", "我要提意见", "我要留言", "查看意见", "政务微博", "政务微信", "客户端", "移动客户端", "联系我们", "关于我们", "网站声明", "隐私声明", "法律声明", "使用帮助", "帮助",
)

package extract

import (
	"strings"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// chromeOf returns the kind of chrome a line is by itself, or "".
func chromeOf(text, folded string, runes int) announcement.ChromeKind {
	if runes > 300 {
		return ""
	}
	tells := telltalesOf(folded)
	switch {
	case runes <= 80 && tells&ofGenerator != 0 && hasAnyPrefix(strings.ToLower(folded), generators):
		return announcement.Generator
	case runes <= 200 && isBreadcrumb(folded, tells) && (runes <= 60 || strings.ContainsAny(folded, ">»›→")):
		return announcement.Breadcrumb
	case runes <= 200 && hasAnyPrefix(strings.TrimLeft(folded, "【[<«"), pagers) && !strings.Contains(folded, "。"):
		return announcement.Pager
	case tells&ofHotline != 0 && isHotline(folded, runes):
		return announcement.Hotline
	case runes <= 60 && tells&ofGreeting != 0 && isGreeting(folded):
		return announcement.Greeting
	case runes <= 120 && opensToolbar(folded) && isToolbar(text):
		return announcement.Toolbar
	case isFooter(folded, tells):
		return announcement.Footer
	}
	return ""
}

// isGreeting recognises 某某政府欢迎您! and 欢迎访问….
func isGreeting(folded string) bool {
	folded = strings.TrimRight(folded, "!。")
	if strings.HasSuffix(folded, "欢迎您") || strings.HasSuffix(folded, "欢迎你") {
		return true
	}
	_, after, found := strings.Cut(folded, "欢迎")
	return found && hasAnyPrefix(after, welcomes) && !strings.ContainsAny(after, ",。")
}

// isBreadcrumb recognises 您当前的位置:… and 首页 > ….
func isBreadcrumb(folded string, tells telltale) bool {
	if rest, ok := strings.CutPrefix(folded, "网站"); ok {
		folded = rest
	}
	if rest, ok := strings.CutPrefix(folded, "首页"); ok {
		return hasAnyPrefix(rest, crumbs)
	}
	if tells&ofPath == 0 {
		return false
	}
	if isPath(folded) {
		return true
	}
	before, after, found := strings.Cut(folded, "位置")
	return found && len(before) <= len("您现在的所在的") && strings.Trim(before, "您你现在当前目的所") == "" &&
		(hasAnyPrefix(after, crumbs) || hasAnyPrefix(after, standsAt))
}

// isPath recognises a way through a site that does not begin with 首页: 东湖新闻网>时政>正文. Two arrows, or one before
// the word for the page itself, and short names between them.
func isPath(folded string) bool {
	names := 0
	last := ""
	for name := range strings.FieldsFuncSeq(folded, func(r rune) bool { return strings.ContainsRune(">»›→＞", r) }) {
		if names++; utf8.RuneCountInString(name) > 16 || strings.ContainsAny(name, "。,;!?=<:《0123456789") {
			return false
		}
		last = name
	}
	return names > 2 || names == 2 && pathEnds[last]
}

var pathEnds = set(words(`正文 内容 详情 详细信息 信息内容 文章内容 内容页 浏览文章`))

// isHotline recognises the tip-off and advertising lines at the end of news: two of their words, or one and a number.
func isHotline(folded string, runes int) bool {
	n := countOf(folded, hotlineWords)
	return n >= 2 || n == 1 && runes <= 80 && hasNumber(folded)
}

// isFooter recognises the site's imprint.
func isFooter(folded string, tells telltale) bool {
	return hasAnyPrefix(folded, footerLabels) || tells&ofFooter != 0 && containsAny(strings.ToLower(folded), footerWords)
}

// isRelated recognises the heading of a list of other pages.
func isRelated(folded string) bool { return relatedWords[strings.TrimSuffix(folded, ":")] }

// isContact recognises a line of the site's own contacts.
func isContact(folded string) bool {
	return hasNumber(folded) || strings.Contains(folded, "@") || countOf(folded, contactWords) > 0
}

// hasNumber reports whether text holds five digits in a row, as every telephone number does.
func hasNumber(text string) bool {
	run := 0
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			run = 0
		} else if run++; run == 5 {
			return true
		}
	}
	return false
}

// opensToolbar reports cheaply whether a folded line may consist of toolbar words.
func opensToolbar(folded string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(folded, partsTools))
	return toolbarStarts[first]
}

// isToolbar reports whether a line consists of toolbar words only.
func isToolbar(text string) bool {
	found := false
	for piece := range strings.FieldsFuncSeq(text, partsTools) {
		if len(piece) <= 3*longestToolbarWord {
			if word := fold(piece).text; word == "" || toolbarWords[strings.TrimRight(word, ":")] {
				found = found || word != ""
				continue
			}
		}
		for word := range strings.FieldsFuncSeq(piece, isBlank) {
			if word = strings.TrimRight(fold(word).text, ":"); !toolbarWords[word] && !isToolRun(word) {
				return false
			}
			found = true
		}
	}
	return found
}

// isToolRun reports whether a folded word is several words of the toolbar that only style sheets keep apart:
// 打印本页关闭窗口, 字号:大中小.
func isToolRun(word string) bool {
	long := false
	for word != "" {
		first, _ := utf8.DecodeRuneInString(word)
		if !toolbarStarts[first] {
			return false
		}
		n := min(len(word), longestToolbarWord)
		for ; n > 0 && !(utf8.RuneStart(byteAt(word, n)) && toolbarWords[word[:n]]); n-- {
		}
		if n == 0 {
			return false
		}
		long = long || n > len("大")
		word = strings.TrimLeft(word[n:], ":+-")
	}
	return long
}

// byteAt returns byte i of s, 0 at its end.
func byteAt(s string, i int) byte {
	if i == len(s) {
		return 0
	}
	return s[i]
}

// toolbarStarts are the characters that the words of the toolbar begin with.
var toolbarStarts = func() map[rune]bool {
	starts := map[rune]bool{}
	for word := range toolbarWords {
		first, _ := utf8.DecodeRuneInString(word)
		starts[first] = true
	}
	return starts
}()

// partsTools reports whether r stands between the words of a toolbar.
func partsTools(r rune) bool {
	switch r {
	case '|', '｜', '/', '·', '•', '[', ']', '【', '】':
		return true
	}
	return false
}

// longestToolbarWord is the length in bytes of the longest word of the toolbar; padded with blanks it is three times that.
const longestToolbarWord = 33

// The vocabulary of chrome, as folded text has it: no blanks, simplified, half width.
var (
	generators   = words(`producedby poweredby`)
	crumbs       = words(`> » › → / - |`)
	standsAt     = words(`: 是: 在:`)
	welcomes     = words(`访问 光临 来到 进入`)
	pagers       = words(`上一篇 下一篇 上篇 下篇 上一条 下一条 上一页 下一页 前一篇 后一篇`)
	hotlineWords = words(`爆料 报料 新闻热线 广告热线 新闻线索 官方微博 官方微信 合作伙伴 客户端 广告刊例 扫码关注 免责声明 版权声明`)
	footerLabels = words(`主办: 承办: 主办单位: 承办单位: 技术支持: 网站地图`)
	footerWords  = words(`版权所有 copyright © icp备 icp证 公网安备 网站标识码 备案许可证号 备案序号 我为政府网站找错`)
	contactWords = words(`电话 传真 邮箱 邮编 地址 联系 业务`)
	relatedWords = set(words(`相关链接 关联稿件 关联文章 相关阅读 相关文章 相关新闻 相关信息 相关稿件 相关文档 相关解读 相关内容 相关报道 相关政策 相关图解 相关附件 关联稿件 关联文件 关联信息 延伸阅读 更多新闻 更多阅读 猜你喜欢 热门文章 热门新闻 推荐阅读 最新公告 最新信息 最新文章 最新动态 热点信息 热门推荐 推荐内容 近期文章 更多公告 更多信息`))
	toolbarWords = set(words(`无障碍浏览 无障碍 无障碍阅读 无障碍服务 长者模式 长者助手 适老化 适老模式 关怀版 关怀模式 老年版 进入适老模式 智能机器人
		繁体中文 繁体 繁體 繁体版 简体中文 简体 简体版 繁 简 中文 English ENGLISH EN 英文版
		邮箱 电子邮箱 智能问答 智能问答系统 登录 注册 用户登录 个人中心 我的主页 退出 首页 网站首页 网站地图 站点地图
		收藏 收藏本页 加入收藏 设为首页 打印 打印本页 打印此页 关闭 关闭窗口 关闭本页 分享 分享到 微信 微博 QQ空间 新浪微博 腾讯微博
		手机版 移动版 手机站 电脑版 RSS RSS订阅 订阅 返回 返回顶部 返回首页 返回上一页 顶部 搜索 高级搜索 请输入关键字 检索
		字号 字体 大 中 小 字体大小 朗读 语音朗读 语音播报 听全文 下载 pdf下载 word下载 扫一扫在手机打开当前页 扫一扫 二维码
		手机扫一扫打开此页 微信扫一扫 分享到微信 分享到微博 返回列表 返回页首 我要纠错 纠错 发送给朋友 打印本文 发表评论 查看评论
		A A- A+ A＋ A－ 默认 超大 特大 最大 放大 缩小 我要打印 打印本文 打印此文 打印文章 打印页面 关闭页面 关闭此页 收起 展开 分享本页 转发 点赞 挑错 推荐
		我要发表意见 我要提意见 我要留言 我要参与 查看意见 查看结果 关于本站 本站声明 顶一下 踩一下 次 您的评价 满意 基本满意 一般 不满意 政务微博 政务微信 客户端 移动客户端 联系我们 关于我们 网站声明 隐私声明 法律声明 使用帮助 帮助`))
)

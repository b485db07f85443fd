package check

// words say what a kind of finding means and what to do about it.
type words struct{ what, do string }

// Words returns what a finding of this kind means and what to do about it, in "zh" or "en".
func (k Kind) Words(lang string) (what, do string) {
	w := chinese[k]
	if lang == "en" {
		w = english[k]
	}
	return w.what, w.do
}

var chinese = map[Kind]words{
	BrokenLink:     {"链接打不开", "改正链接，或补上它指向的网页、文件"},
	BrokenFragment: {"链接指向的段落不存在", "改正链接中 # 之后的部分"},

	NoLanguage:    {"网页没有标明语言", "在 <html> 上写 lang"},
	WrongLanguage: {"网页标明的语言与所在目录不符", "检查 config.toml 中该语言的 locale"},
	NoTitle:       {"网页没有标题 <title>", "补上标题"},
	OneHeading:    {"网页应当只有一个一级标题", "使每个网页恰好有一个 <h1>"},
	DuplicateID:   {"同一网页中 id 重复或为空", "改正其中一个 id"},
	NoAlt:         {"图片没有替代文字", "补上 alt；装饰性图片写 alt=\"\""},
	EmptyList:     {"空白的列表或导航", "没有内容时不要输出列表"},
	Leftover:      {"模板出错后的残留文字", "改正输出它的模板"},
	Braces:        {"网页中有 {{，可能是模板残留", "看一看：如果不是公告原文，请改正模板"},

	NoCanonical:    {"网页没有（或有多个）规范地址", "写一个 <link rel=\"canonical\">"},
	WrongCanonical: {"规范地址不是网页自己的地址", "检查模板和 --base-url"},
	NoAlternate:    {"没有指向自己或另一字体版本的 hreflang", "为两种字体各写一个 <link rel=\"alternate\" hreflang>"},
	OneScript:      {"网页只有一种字体的版本", "重新导入，或补上另一种字体的文件"},

	MissingLabel: {"缺少国办发〔2017〕47号规定的网页标签", "在模板或 config.toml 中补上"},
	UnknownLabel: {"规定的网页标签没有内容，原文也没有", "查明后写入 config.toml 或公告的来源文件；不要臆造"},
	BadPubDate:   {"PubDate 不是“年-月-日 时:分”", "查明发布时间；不知道时分的，保持原样"},

	BadFact:     {"网站信息的写法与通常不同", "核对 config.toml 的 [params]；docs/configuration.md 说明了每一项"},
	LowContrast: {"文字或边框与底色的对比度不够", "改 config.toml 的 [params.colors]，文字至少 7:1，边框至少 3:1"},

	Script:        {"网页中有脚本", "网站只需要搜索和阅读设置的脚本，去掉它"},
	InlineHandler: {"网页中有内嵌的事件脚本", "去掉它"},
	InlineStyle:   {"网页中有内嵌样式", "写到样式表中"},
	ScriptURL:     {"地址会执行脚本或内嵌数据", "改为普通地址"},
	ThirdParty:    {"网页会从其他网站加载内容", "把文件放到本站"},

	NotUTF8:      {"文件不是有效的 UTF-8", "检查它的来源文件"},
	NonASCIIPath: {"文件路径含有非 ASCII 字符", "改用拉丁字母、数字和连字符"},
	Heavy:        {"文件压缩后仍超过限额", "分成几页，或减少内容"},
}

var english = map[Kind]words{
	BrokenLink:     {"a link leads nowhere", "mend the link, or supply the page or file it names"},
	BrokenFragment: {"a link leads to a place that is not in the page", "mend what follows the # of the link"},

	NoLanguage:    {"the page does not say its language", "give <html> a lang"},
	WrongLanguage: {"the page's language is not its folder's", "check this language's locale in config.toml"},
	NoTitle:       {"the page has no <title>", "give it one"},
	OneHeading:    {"a page has exactly one first heading", "see that the page has one <h1>"},
	DuplicateID:   {"an id stands twice in the page, or is empty", "change one of them"},
	NoAlt:         {"a picture has no text alternative", "give it an alt; alt=\"\" when it is decoration"},
	EmptyList:     {"a list or navigation is empty", "leave the list out when there is nothing in it"},
	Leftover:      {"a template left an error behind", "mend the template that wrote it"},
	Braces:        {"{{ stands in the page, perhaps from a template", "look: if it is not in the announcement itself, mend the template"},

	NoCanonical:    {"the page has no canonical address, or several", "write one <link rel=\"canonical\">"},
	WrongCanonical: {"the canonical address is not the page's own", "check the template and --base-url"},
	NoAlternate:    {"no hreflang link to the page itself or to its twin", "write a <link rel=\"alternate\" hreflang> for each script"},
	OneScript:      {"the page exists in one script only", "import again, or supply the file in the other script"},

	MissingLabel: {"a page label required by 国办发〔2017〕47号 is missing", "supply it in the template or in config.toml"},
	UnknownLabel: {"a required page label is empty, and the source does not say it", "find out, and write it in config.toml or beside the source; never invent it"},
	BadPubDate:   {"PubDate is not YYYY-MM-DD HH:MM", "find out when it was published; leave it when the time is not known"},

	BadFact:     {"a fact about the site is not written as it usually is", "look at [params] in config.toml; docs/configuration.md says what each is"},
	LowContrast: {"text or edges do not stand out enough from their ground", "change [params.colors] in config.toml: 7:1 for text, 3:1 for edges"},

	Script:        {"the page has a script", "the site needs only those for search and for the reader's settings: take it out"},
	InlineHandler: {"an element has an event handler", "take it out"},
	InlineStyle:   {"the page has an inline style", "write it in the style sheet"},
	ScriptURL:     {"an address runs a script or carries its data", "make it an ordinary address"},
	ThirdParty:    {"the page loads something from another site", "put the file on this site"},

	NotUTF8:      {"the file is not valid UTF-8", "check the source it came from"},
	NonASCIIPath: {"the path has characters outside ASCII", "use Latin letters, digits and hyphens"},
	Heavy:        {"the file is over its budget, compressed", "split the page, or take something out"},
}

package extract

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gonggao/tools/announcement"
)

// attachments adds a paragraph that is nothing but links to files, their labels and numbers, as attachments:
// 附件：1.<a>名单.docx</a> 2.<a>起草说明</a>. Words of a sentence stay a paragraph, whose link leads to the file.
// It reports whether the paragraph is dealt with; links that are only chrome it takes out of p.
func (r *domReader) attachments(p *domPiece) bool {
	p.links = withoutTwins(p.links)
	if len(p.links) == 0 {
		return false
	}
	context := r.attachmentContext(p.text)
	var files []announcement.Block
	at, all := 0, true
	for i, k := range p.links {
		words := strings.TrimFunc(p.text[k.at:k.end], isBlank)
		if isRendition(words) {
			p.links[i].href = ""
			all = false
			continue
		}
		if !isAttachment(k.href, words, context) {
			all = false
			continue
		}
		b := announcement.Block{Kind: announcement.Attachment, Href: k.href}
		b.Text, b.Tail = title(words, attr(k.node, "title"), k.href)
		before := p.text[at:max(k.at, at)]
		if isGeneric(words) && b.Tail != "" && len(p.links) == 1 {
			if label, name := attachmentName(before); name != "" {
				before, b.Text = label, name
			}
		}
		b.Head = strings.TrimLeftFunc(before, func(r rune) bool { return isBlank(r) || strings.ContainsRune(";；,，、。", r) })
		if len(files) > 0 {
			files[len(files)-1].Tail += before[:len(before)-len(b.Head)]
		}
		if !isAttachmentGap(b.Head) || i+1 == len(p.links) && !isAttachmentEnd(p.text[k.end:]) {
			all = false
		}
		at = k.end
		files = append(files, b)
	}
	if len(files) == 0 {
		return false
	}
	if !all || len(files) != len(p.links) {
		for i, k := range p.links { // pictures of files have no words in the paragraph
			if k.at == k.end && isAttachment(k.href, "", context) {
				p.links[i].href = ""
				text, _ := title("", attr(k.node, "title"), k.href)
				p.files = append(p.files, announcement.Block{Kind: announcement.Attachment, Href: k.href, Text: text})
			}
		}
		return false
	}
	files[len(files)-1].Tail += p.text[at:]
	r.blocks = append(r.blocks, files...)
	return true
}

// withoutTwins leaves out the links without words, pictures of a file, that stand beside one with words to the same file.
func withoutTwins(links []domLink) []domLink {
	var worded map[string]bool
	for i, k := range links {
		if k.at < k.end {
			continue
		}
		if worded == nil {
			worded = map[string]bool{}
			for _, other := range links {
				worded[other.href] = worded[other.href] || other.at < other.end
			}
			links = slices.Clone(links)
		}
		if worded[k.href] {
			links[i].href = ""
		}
	}
	if worded == nil {
		return links
	}
	return slices.DeleteFunc(links, func(k domLink) bool { return k.href == "" })
}

// attachmentContext reports whether links stand in a list of attachments: the paragraph opens it, or continues it.
func (r *domReader) attachmentContext(text string) bool {
	if hasAnyPrefix(fold(head(text, 60)).text, attachmentLabels) {
		return true
	}
	if n := len(r.blocks); n > 0 {
		last := r.blocks[n-1]
		return last.Kind == announcement.Attachment || len(last.Text) < 60 && hasAnyPrefix(fold(last.Text).text, attachmentLabels)
	}
	return false
}

var attachmentLabels = words(`附件 相关附件 附: 附表 附图 下载附件 文件下载 资料下载`)

// isAttachment reports whether a link leads to a file that belongs to the text.
func isAttachment(href, words string, context bool) bool {
	if isDocument(href) || fileStub(words) == announcement.Attachment {
		return true
	}
	u, err := url.Parse(href)
	if err != nil || u.Scheme == "mailto" || u.Scheme == "tel" {
		return false
	}
	switch ext := strings.ToLower(strings.TrimPrefix(path.Ext(u.Path), ".")); {
	case pictureSuffixes[ext]:
		return words != "" && (context || hasAnyPrefix(words, attachmentLabels))
	case pageSuffixes[ext] && u.RawQuery == "":
		return false
	}
	return context && containsAny(strings.ToLower(u.Path), downloadWords)
}

// isDocument reports whether an address by itself is that of a file: by its suffix, that of a parameter, or as the
// scripts are called that hand out attachments.
func isDocument(href string) bool {
	u, err := url.Parse(href)
	if err != nil {
		return false
	}
	if documentSuffixes[strings.ToLower(strings.TrimPrefix(path.Ext(u.Path), "."))] {
		return true
	}
	lower := strings.ToLower(path.Base(u.Path))
	if containsAny(lower, downloads) || containsAny(lower, downloadScripts) {
		return true
	}
	for parameter := range strings.SplitSeq(u.RawQuery, "&") {
		_, value, _ := strings.Cut(parameter, "=")
		if dot := strings.LastIndexByte(value, '.'); dot >= 0 && documentSuffixes[strings.ToLower(value[dot+1:])] {
			return true
		}
	}
	return false
}

var (
	documentSuffixes = set(words(`doc docx docm dot dotx rtf xls xlsx xlsm xlsb csv ppt pptx pps ppsx pdf wps wpt et ett dps ofd ceb cebx gd sep caj
		odt ods odp zip rar 7z tar gz tgz txt dwg dxf mp3 mp4 wmv avi flv mov wav m4a`))
	pictureSuffixes = set(words(`jpg jpeg png gif bmp tif tiff webp`))
	pageSuffixes    = set(words(`html htm shtml xhtml mht`))
	downloadScripts = words(`download.do download.action download.aspx download.ashx down.asp down.aspx down.php down.do fileload getfile openfile showfile attach_down attachdown`)
	downloadWords   = words(`down attach file fujian fj`)
)

// isRendition reports whether the words of a link offer the page itself in another form.
func isRendition(words string) bool {
	return len(words) <= 60 && containsAny(words, renditionVerbs) && rendition.MatchString(strings.ToLower(fold(words).text))
}

// offersRenditions reports whether a text is made of such words and nothing else.
func offersRenditions(text string) bool {
	if len(text) > 120 || !containsAny(text, renditionVerbs) {
		return false
	}
	for words := range strings.FieldsFuncSeq(text, func(r rune) bool { return isBlank(r) || r == '|' || r == '｜' || r == '/' }) {
		if !isRendition(words) {
			return false
		}
	}
	return true
}

var renditionVerbs = words(`下载 下載 打印 列印 导出 保存`)

var rendition = regexp.MustCompile(`^[\[(【]?(?:点击|我要)?(?:` +
	`(?:全文|正文|本文|本页|页面|网页|pdf|word|docx?|ofd|wps|txt|html)(?:版|格式|文件|文档)*(?:下载|打印|导出)|` +
	`(?:下载|打印|导出|保存)(?:为|成)?(?:全文|正文|本文|本页|页面|网页|pdf|word|docx?|ofd|wps|txt|html)(?:版|格式|文件|文档)*)[\])】]?$`)

// isGeneric reports whether the words of a link name no file.
func isGeneric(words string) bool {
	return words == "" || len(words) <= 60 && genericTitles[strings.Trim(fold(words).text, "[]()【】>:。!")]
}

var genericTitles = set(words(`下载 点击下载 附件下载 文件下载 下载附件 查看 点击查看 查看附件 点击打开 打开 此处 点击此处 这里 点击这里 点此下载 点击 download 预览 在线预览 下载文件`))

// title returns the title of an attachment, and the words of the link that are not it. A title that the page shows
// cut short stands whole in the title attribute.
func title(words, attribute, href string) (text, tail string) {
	attribute = strings.Join(strings.Fields(attribute), " ")
	stem := strings.TrimRight(words, ".…")
	if stem != words && stem != "" && strings.HasPrefix(attribute, stem) {
		return attribute, ""
	}
	if !isGeneric(words) {
		return words, ""
	}
	if attribute != "" && !isGeneric(attribute) {
		return attribute, words
	}
	if name := baseName(href); words == "" && name != "" {
		return name, ""
	}
	if words == "" {
		return "附件", ""
	}
	return words, words
}

// attachmentName parts the words before a link that only says 下载 into label and number, and the name.
func attachmentName(before string) (label, name string) {
	before = strings.TrimRightFunc(before, func(r rune) bool { return isBlank(r) || strings.ContainsRune("（([【:：-—", r) })
	if len(before) > 300 || strings.ContainsAny(before, "。；\n") {
		return "", ""
	}
	label = attachmentLabel.FindString(before)
	return label, strings.TrimFunc(before[len(label):], isBlank)
}

const attachmentLabelPattern = `^[\s\x{A0}\x{3000}]*(?:[（(【\[]?(?:相关|下载)?[附](?:[\s\x{A0}\x{3000}]*)[件表图]?(?:下载|列表)?[\s\x{A0}\x{3000}]*[0-9一二三四五六七八九十]{0,3}[】\]）)]?[\s\x{A0}\x{3000}]*[:：])?` +
	`[\s\x{A0}\x{3000}]*(?:(?:附件)?[\s\x{A0}\x{3000}]*[（(]?[0-9一二三四五六七八九十]{1,3}(?:[.．、)）:：]|-\d))?[\s\x{A0}\x{3000}●•·■◆◇→>★※-]*`

var (
	attachmentLabel = regexp.MustCompile(attachmentLabelPattern)
	attachmentGap   = regexp.MustCompile(`^[\s;；,，、。.]*` + attachmentLabelPattern[1:] + `[《“"]?$`)
	attachmentEnd   = regexp.MustCompile(`^[\s\x{A0}\x{3000};；。.,，、》”")）】\]]*(?:[（(\[【]?(?:大小[:：]?)?[\d.]+\s*(?:[KkMmGg]?[Bb]?|字节)[)）\]】]?)?[\s\x{A0}\x{3000}]*$`)
)

func isAttachmentGap(text string) bool { return len(text) <= 150 && attachmentGap.MatchString(text) }

func isAttachmentEnd(text string) bool { return len(text) <= 90 && attachmentEnd.MatchString(text) }

// emptyAttachmentLabel reports whether a paragraph is only the label of attachments.
func emptyAttachmentLabel(text string) bool {
	if len(text) > 60 || !strings.ContainsAny(text, ":：") {
		return false
	}
	folded := fold(text).text
	return strings.HasSuffix(folded, ":") && utf8.RuneCountInString(folded) <= 8 && attachmentLabelWords[strings.TrimSuffix(folded, ":")]
}

var attachmentLabelWords = set(words(`附件 相关附件 附件下载 附件列表 附 下载附件 文件下载 相关下载 相关文件 相关附件下载`))

// finish takes the labels of attachments that do not come for chrome.
func (r *domReader) finish() []announcement.Block {
	for i, b := range r.blocks {
		if b.Kind != announcement.Paragraph && b.Kind != announcement.Heading || !emptyAttachmentLabel(b.Text) {
			continue
		}
		if i+1 < len(r.blocks) && follows(r.blocks[i+1]) {
			continue
		}
		r.blocks[i] = announcement.Block{Kind: announcement.Chrome, Chrome: announcement.Toolbar, Text: b.Text}
	}
	return r.blocks
}

// follows reports whether a block can be what the label 附件： stands above.
func follows(b announcement.Block) bool {
	switch b.Kind {
	case announcement.Attachment, announcement.Figure, announcement.Item, announcement.DataTable:
		return true
	case announcement.Paragraph, announcement.Heading:
		folded := fold(head(b.Text, 90)).text
		return len(b.Spans) > 0 && b.Spans[0].At == 0 || enumeratorOf(folded).class != 0 || strings.HasPrefix(folded, "附") || strings.Contains(b.Text, "《")
	}
	return false
}

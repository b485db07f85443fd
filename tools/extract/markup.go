package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// attr returns an attribute of an element, "" when it has none of that name.
func attr(n *html.Node, name string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == name && n.Attr[i].Namespace == "" {
			return n.Attr[i].Val
		}
	}
	return ""
}

// isIgnored reports whether nothing in an element is text of the page.
func isIgnored(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Embed, atom.Applet,
		atom.Svg, atom.Math, atom.Canvas, atom.Select, atom.Option, atom.Textarea, atom.Title, atom.Meta, atom.Link, atom.Button,
		atom.Noframes, atom.Noembed, atom.Video, atom.Audio, atom.Map, atom.Xmp:
		return true
	}
	return false
}

// isBlock reports whether an element begins a line of its own.
func isBlock(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Center, atom.Dd, atom.Details,
		atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hr, atom.Li, atom.Main, atom.Menu,
		atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Tfoot,
		atom.Th, atom.Thead, atom.Tr, atom.Ul, atom.Caption, atom.Marquee, atom.Dialog, atom.Hgroup, atom.Listing:
		return true
	}
	return false
}

// hiddenClasses are the names that style sheets of government sites hide elements by.
var hiddenClasses = set(words(`hide hidden ng-hide none dn d-none disnone undis displaynone display-none nodisplay
	noshow no-show is-hidden sr-only visually-hidden visuallyhidden layui-hide`))

// hidesByStyle finds display:none and visibility:hidden in a style attribute.
func hidesByStyle(style string) bool {
	if len(style) < len("display:none") {
		return false
	}
	for declaration := range strings.SplitSeq(style, ";") {
		property, value, _ := strings.Cut(declaration, ":")
		property, value = strings.TrimSpace(property), strings.TrimSpace(value)
		if len(value) >= 4 && (strings.EqualFold(property, "display") && strings.EqualFold(value[:4], "none") ||
			strings.EqualFold(property, "visibility") && strings.EqualFold(value, "hidden")) {
			return true
		}
	}
	return false
}

// isPicture reports whether an image may show something, by what its markup says of it.
func isPicture(n *html.Node) bool {
	src := attr(n, "src")
	if src == "" || small(attr(n, "width")) || small(attr(n, "height")) {
		return false
	}
	if i := strings.LastIndexByte(src, '/'); i >= 0 {
		src = src[i+1:]
	}
	src = strings.ToLower(src)
	return !strings.HasSuffix(src, ".gif") && !containsAny(src, pictureWords)
}

// pictureWords occur in the names of the images a site's frame is made of.
var pictureWords = words(`icon ico_ logo btn button arrow bg_ qrcode ewm banner share print close weixin wechat weibo blank spacer dot`)

// small reports whether a length attribute is below 50 pixels.
func small(length string) bool {
	n := 0
	for _, r := range length {
		if r < '0' || r > '9' {
			if r == '%' {
				return false
			}
			break
		}
		if n = n*10 + int(r-'0'); n >= 50 {
			return false
		}
	}
	return n > 0
}

// isFileLink reports whether an address leads to a document, by its suffix or as CMS download scripts are called.
func isFileLink(href string) bool {
	if len(href) < 5 {
		return false
	}
	href = strings.ToLower(href)
	if (strings.Contains(href, "down") || strings.Contains(href, "attach")) && containsAny(href, downloads) {
		return true
	}
	href, _, _ = strings.Cut(href, "?")
	href, _, _ = strings.Cut(href, "#")
	dot := strings.LastIndexByte(href, '.')
	return dot >= 0 && fileSuffixes[href[dot+1:]]
}

var (
	downloads    = words(`down.jsp download.jsp downfile downloadfile download.asp filedownload downattach download.php attachment.jsp`)
	fileSuffixes = set(words(`doc docx xls xlsx ppt pptx pdf wps et ofd ceb zip rar 7z txt csv`))
)

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

package extract

import (
	"strings"

	"golang.org/x/net/html/atom"

	"gonggao/tools/announcement"
)

// nameHint is what a tag, id or class says an element is for. The names are the page maker's: hints, not proofs.
type nameHint uint16

const (
	hintNavigation nameHint = 1 << iota
	hintFooter
	hintCrumbs
	hintToolbar
	hintRelated
	hintPager
	hintHeader
	hintContent
	hintTitle
	hintMeta
)

// chrome returns the kind of chrome that the names of an element say it is, "" when they say text or nothing.
func (h nameHint) chrome() announcement.ChromeKind {
	switch {
	case h&hintContent != 0 && h&(hintFooter|hintCrumbs) == 0, h&hintTitle != 0:
		return ""
	case h&hintCrumbs != 0:
		return announcement.Breadcrumb
	case h&hintFooter != 0:
		return announcement.Footer
	case h&hintPager != 0:
		return announcement.Pager
	case h&hintRelated != 0:
		return announcement.Related
	case h&hintToolbar != 0:
		return announcement.Toolbar
	case h&(hintNavigation|hintHeader) != 0:
		return announcement.Navigation
	}
	return ""
}

func tagHint(a atom.Atom) nameHint {
	switch a {
	case atom.Nav:
		return hintNavigation
	case atom.Header:
		return hintHeader
	case atom.Footer:
		return hintFooter
	case atom.Aside:
		return hintRelated
	case atom.Main, atom.Article:
		return hintContent
	}
	return 0
}

// hintWords are whole words of ids and classes: footer_links, topNav and share-box are cut into words first.
var hintWords = func() map[string]nameHint {
	m := map[string]nameHint{}
	for hint, list := range map[nameHint]string{
		hintNavigation: `nav navi navbar navigation menu menus mainnav topnav subnav leftnav sidenav daohang dh channel channels lanmu sitemap`,
		hintHeader:     `header head top topbar toplink tops banner logo headers hd`,
		hintFooter:     `footer foot bottom copyright footbox footers links friendlink friend yqlj youlian conac beian`,
		hintCrumbs:     `breadcrumb breadcrumbs crumb crumbs position location dqwz weizhi curpos curmb mianbaoxie currentposition`,
		hintToolbar: `share bdsharebuttonbox bdshare jiathis bshare sharebox fenxiang login search searchbox toolbar tool tools print printer dayin
			fontsize qrcode ewm erweima sweep weixin wechat weibo wza barrierfree voice tts readaloud player audio feedback jiucuo`,
		hintRelated: `related relate relation relations recommend recommended tuijian xgxx xgyd xgwz xgnews xglj xgzc xgjd hot hotnews rank ranking
			paihang sidebar side aside sider advert adbox ads ad guanggao gg`,
		hintPager:   `pager pagination pagebar fenye pagenav prevnext prenext shangxia sxp`,
		hintContent: `content contents article detail details main body text txt zoom news zw zhengwen con conter container wrap wrapper pages page editor neirong wz`,
		hintTitle:   `title titles tit biaoti bt headline subject h1`,
		hintMeta:    `info infos meta source laiyuan date time pubtime attr author byline`,
	} {
		for word := range strings.FieldsSeq(list) {
			m[word] = hint
		}
	}
	return m
}()

// hintOf reads one id or class.
func hintOf(name string) nameHint {
	if len(name) > 60 {
		return 0
	}
	var hints nameHint
	var word [24]byte
	n, long := 0, false // long: no word of the list, or the middle of a1b2c3, which a machine made up
	digits := false
	flush := func() {
		if n >= 2 && !long {
			hints |= hintWords[string(word[:n])]
		}
		n, long, digits = 0, false, false
	}
	for i := 0; i < len(name); i++ {
		c := name[i]
		switch {
		case c >= 'A' && c <= 'Z':
			if i > 0 && name[i-1] >= 'a' && name[i-1] <= 'z' {
				flush()
			}
			c += 'a' - 'A'
		case c >= 'a' && c <= 'z', c == '1' && n == 1 && word[0] == 'h':
		case c >= '0' && c <= '9':
			digits = true
			continue
		default:
			flush()
			continue
		}
		if long = long || digits; n == len(word) {
			long = true
			continue
		}
		word[n] = c
		n++
	}
	flush()
	return hints
}

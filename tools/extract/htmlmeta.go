package extract

import (
	"html"
	"strings"

	"gonggao/tools/announcement"
)

// metaField is a meta element that says something about the page. The names are those that 国办发〔2017〕47号 asks
// for and those that content systems use besides, in lower case.
type metaField struct {
	name, content string
}

// metaLabels are the fields that meta elements hold.
var metaLabels = map[string]announcement.Label{
	"articletitle":              announcement.LabelTitle,
	"title":                     announcement.LabelTitle,
	"og:title":                  announcement.LabelTitle,
	"pubdate":                   announcement.LabelPublished,
	"publishdate":               announcement.LabelPublished,
	"publish_date":              announcement.LabelPublished,
	"publishtime":               announcement.LabelPublished,
	"firstpublishedtime":        announcement.LabelPublished,
	"published":                 announcement.LabelPublished,
	"article:published_time":    announcement.LabelPublished,
	"og:article:published_time": announcement.LabelPublished,
	"contentsource":             announcement.LabelSource,
	"source":                    announcement.LabelSource,
	"author":                    announcement.LabelAuthor,
	"keywords":                  announcement.LabelKeywords,
	"columnname":                announcement.LabelCategory,
	"columntype":                announcement.LabelOther,
	"columndescription":         announcement.LabelOther,
	"columnkeywords":            announcement.LabelOther,
	"lanmu":                     announcement.LabelCategory,
	"sitename":                  announcement.LabelOther,
	"sitedomain":                announcement.LabelOther,
	"siteidcode":                announcement.LabelOther,
	"description":               announcement.LabelOther,
	"url":                       announcement.LabelOther,
	"generator":                 announcement.LabelOther,
	"lastmodifiedtime":          announcement.LabelOther,
	"indexnumber":               announcement.LabelIndex,
	"documentnumber":            announcement.LabelDocumentNumber,
}

// readMetas collects the meta elements of the page, wherever they stand: the first with a value wins.
func (p *htmlPage) readMetas() {
	for _, n := range p.tree.metas {
		name := ""
		for _, key := range []string{"name", "property", "itemprop"} {
			if name = strings.ToLower(strings.TrimSpace(attr(n, key))); metaLabels[name] != "" {
				break
			}
		}
		if metaLabels[name] == "" || p.meta(name) != "" {
			continue
		}
		content := strings.TrimFunc(attr(n, "content"), isBlank)
		if metaLabels[name] == announcement.LabelTitle {
			content = untagged(content)
		}
		p.metas = append(p.metas, metaField{name, content})
	}
}

// meta returns the content of a meta element, "" when there is none.
func (p *htmlPage) meta(name string) string {
	for _, m := range p.metas {
		if m.name == name && m.content != "" {
			return m.content
		}
	}
	return ""
}

// untagged takes tags out of a text that should have none: content systems copy markup into ArticleTitle.
func untagged(s string) string {
	if strings.Contains(s, "&") {
		s = html.UnescapeString(s)
	}
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, "<")
		b.WriteString(before)
		if !ok {
			return strings.TrimFunc(b.String(), isBlank)
		}
		tag, after, closed := strings.Cut(rest, ">")
		if !closed || !isTag(tag) { // 关于<规划>的通知
			b.WriteByte('<')
			s = rest
			continue
		}
		s = after
	}
}

// isTag reports whether what stands between < and > is a tag.
func isTag(s string) bool {
	s = strings.TrimPrefix(s, "/")
	return s != "" && (s[0]|0x20) >= 'a' && (s[0]|0x20) <= 'z'
}

// writeMetas writes the meta elements as fields.
func (p *htmlPage) writeMetas() {
	for _, m := range p.metas {
		p.doc.Blocks = append(p.doc.Blocks, announcement.Block{
			Kind: announcement.Field, Label: metaLabels[m.name], Origin: announcement.FromMeta, Head: m.name + "=", Text: m.content,
		})
	}
}

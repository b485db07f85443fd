package pipeline

import (
	"slices"
	"strings"

	"gonggao/tools/announcement"
	"gonggao/tools/hugosite"
)

// assets finds the files of the crawl that a document's pictures, attachments and links lead to, each once. A picture
// or attachment that is found and that the site can hold is not lost and any other is, whatever its text is.
// Pages are those that the document's text comes from.
func (s *stages) assets(pages []announcement.Page, doc *announcement.Document) []announcement.Asset {
	c := collector{stages: s, known: map[string]hugosite.Refusal{}}
	var flags []announcement.Flag
	settled := map[int]announcement.FlagKind{} // blocks whose flag of a kind, if any, is out of date
	for i, b := range doc.Blocks {
		c.page = pages[b.Page]
		for _, span := range b.Spans {
			if found, why := c.find(span.Href, false); b.Kind.InBody() && !found && why != hugosite.Accepts && hugosite.NamesFile(span.Href) {
				flags = append(flags, refused(announcement.LostAttachment, i, b.Text[span.At:span.End], why))
			}
		}
		kind, shown := lost[b.Kind]
		if b.Href == "" || !shown {
			continue
		}
		found, why := c.find(b.Href, b.Kind == announcement.Figure)
		settled[i] = kind
		switch {
		case !found:
			flags = append(flags, refused(kind, i, b.Text, why))
		case b.Kind == announcement.Figure && strings.Contains(b.Href, b.Text): // its text is the name of the file
			flags = append(flags, announcement.Flag{Kind: announcement.NoAlt, Block: i, Quote: b.Text})
		}
	}
	doc.Flags = slices.DeleteFunc(doc.Flags, func(f announcement.Flag) bool { return settled[f.Block] == f.Kind })
	for _, f := range flags {
		doc.Raise(f)
	}
	for _, asset := range c.assets {
		raiseMismatch(doc, asset.Mismatch, asset.URL)
	}
	return c.assets
}

// collector keeps what was asked for once.
type collector struct {
	*stages
	page   announcement.Page           // that the address stands on
	known  map[string]hugosite.Refusal // missing: the crawl has no such file
	assets []announcement.Asset
}

const missing hugosite.Refusal = "missing"

// find reports whether the site can have what an address leads to; why is for what the crawl has and the site cannot hold.
func (c *collector) find(href string, picture bool) (found bool, why hugosite.Refusal) {
	if href == "" {
		return false, hugosite.Accepts
	}
	refusal, known := c.known[href]
	if !known {
		asset, ok := c.crawl.Asset(c.page, href)
		if refusal = missing; ok {
			asset, refusal = hugosite.Inspect(asset, picture)
		}
		c.known[href] = refusal
		if refusal == hugosite.Accepts {
			c.assets = append(c.assets, asset)
		}
	}
	if refusal == missing {
		return false, hugosite.Accepts
	}
	return refusal == hugosite.Accepts, refusal
}

func refused(kind announcement.FlagKind, block int, quote string, why hugosite.Refusal) announcement.Flag {
	f := announcement.Flag{Kind: kind, Block: block, Quote: quote}
	if why != hugosite.Accepts {
		f.Data = map[string]string{"reason": string(why)}
	}
	return f
}

var lost = map[announcement.BlockKind]announcement.FlagKind{
	announcement.Figure: announcement.LostImage, announcement.Attachment: announcement.LostAttachment,
}

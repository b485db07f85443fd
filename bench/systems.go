package main

import (
	nurl "net/url"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	distiller "github.com/markusmobius/go-domdistiller"
	"github.com/markusmobius/go-trafilatura"

	"gonggao/tools/eval"
	"gonggao/tools/extract"
	"gonggao/tools/metadata"
)

// system is one way to get the text out of a page.
type system struct {
	name, module string
	read         func(page) string
}

func systems() ([]system, error) {
	rules, err := extract.BuiltinSources()
	if err != nil {
		return nil, err
	}
	aliases, err := metadata.BuiltinAliases()
	if err != nil {
		return nil, err
	}
	full, err := eval.NewReader(eval.Options{Sources: rules, Metadata: metadata.Options{Aliases: aliases}})
	if err != nil {
		return nil, err
	}
	return []system{
		{"Gonggao: bytes to text, repairs, facts", "gonggao", func(p page) string {
			doc, _, err := full.Read(p.body, p.URL)
			if err != nil {
				return ""
			}
			return eval.BodyText(&doc)
		}},
		{"Gonggao: text only", "gonggao", func(p page) string { return extracted(p, rules) }},
		{"Gonggao: text only, without rules", "gonggao", func(p page) string { return extracted(p, extract.Sources{}) }},
		{"go-trafilatura, with fallback", "github.com/markusmobius/go-trafilatura", func(p page) string {
			r, err := trafilatura.Extract(strings.NewReader(p.text), trafilatura.Options{OriginalURL: address(p), EnableFallback: true})
			if err != nil {
				return ""
			}
			return r.ContentText
		}},
		{"readeck go-readability", "codeberg.org/readeck/go-readability/v2", func(p page) string {
			r, err := readability.FromReader(strings.NewReader(p.text), address(p))
			var b strings.Builder
			if err != nil || r.Node == nil || r.RenderText(&b) != nil {
				return ""
			}
			return b.String()
		}},
		{"go-domdistiller", "github.com/markusmobius/go-domdistiller", func(p page) string {
			r, err := distiller.ApplyForReader(strings.NewReader(p.text), &distiller.Options{OriginalURL: address(p), SkipPagination: true})
			if err != nil {
				return ""
			}
			return r.Text
		}},
	}, nil
}

func extracted(p page, rules extract.Sources) string {
	doc, err := extract.HTML(p.text, p.URL, extract.HTMLOptions{Sources: rules})
	if err != nil {
		return ""
	}
	return eval.BodyText(&doc)
}

func address(p page) *nurl.URL {
	u, err := nurl.Parse(p.URL)
	if err != nil {
		return &nurl.URL{}
	}
	return u
}

package check

import (
	"net/mail"
	"net/url"
	"path"
	"regexp"

	"github.com/PuerkitoBio/goquery"
)

// provinces are the one-character names that stand before the numbers of 备案.
const provinces = `[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤琼川蜀贵黔云滇陕秦甘陇青蒙桂藏宁新]`

// factForms are how the numbers in a government site's footer are written; the keys are params of config.toml.
// A site may have a rare form, so what does not fit is for a human to look at.
var factForms = map[string]*regexp.Regexp{
	// Ten digits, or bm and eight for a ministry; some sites show twelve.
	"site_id_code":    regexp.MustCompile(`^(?:[0-9]{10}|bm[0-9]{8})$`),
	"icp":             regexp.MustCompile(`^` + provinces + `ICP备[0-9]{8,10}号(?:-[0-9]+)?$`),
	"public_security": regexp.MustCompile(`^` + provinces + `公网安备\s*[:：]?\s*[0-9]{14}号?$`),
	"phone":           regexp.MustCompile(`^[+(（]?[0-9][-0-9()（）、，,/ +转]{2,}$`),
}

// checkFacts looks at what the footer says of the site, once for each script.
func (p *page) checkFacts(add adder) {
	if p.name != path.Join(p.language, "index.html") {
		return
	}
	p.each("footer [data-fact]", func(sel *goquery.Selection) {
		name, value := attr(sel, "data-fact"), attr(sel, "data-value")
		if form := factForms[name]; form != nil && !form.MatchString(value) {
			add(BadFact, name+" = "+value)
		}
		switch name {
		case "email":
			if a, err := mail.ParseAddress(value); err != nil || a.Address != value {
				add(BadFact, name+" = "+value)
			}
		case "report_errors":
			if u, err := url.Parse(value); err != nil || u.Scheme != "https" || u.Host == "" {
				add(BadFact, name+" = "+value)
			}
		}
	})
}
